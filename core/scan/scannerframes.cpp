// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannerframes.h"

#include <algorithm>
#include <cstring>

#include <linux/input.h>

namespace zhike {
namespace {

constexpr uchar kPosReport = 2;
constexpr qsizetype kPosHead = 5; // id, length, three bytes of AIM identifier
constexpr int kPosBytes = 56;

KeyModifiers modifierOf(quint16 key)
{
    switch (key) {
    case keys::LeftShift:
    case keys::RightShift:
        return KeyModifier::Shift;
    case keys::LeftCtrl:
    case keys::RightCtrl:
        return KeyModifier::Ctrl;
    case keys::LeftAlt:
        return KeyModifier::Alt;
    case keys::RightAlt:
        return KeyModifier::AltGr;
    case keys::LeftMeta:
    case keys::RightMeta:
        return KeyModifier::Meta;
    default:
        return {};
    }
}

} // namespace

std::vector<ScannedBytes> SerialFrames::take(QByteArrayView bytes)
{
    std::vector<ScannedBytes> codes;
    for (const char byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            const std::vector<ScannedBytes> whole = settle();
            codes.insert(codes.end(), whole.begin(), whole.end());
        } else if (m_bytes.size() < kMostScannerBytes) {
            m_bytes.append(byte);
        }
    }
    return codes;
}

std::vector<ScannedBytes> SerialFrames::settle()
{
    if (m_bytes.isEmpty())
        return {};
    return {undress(std::exchange(m_bytes, {}), m_dress)};
}

std::optional<int> SerialFrames::silenceMs() const { return m_bytes.isEmpty() ? std::nullopt : std::optional<int>(kIdleMs); }

std::vector<ScannedBytes> HidPosFrames::take(QByteArrayView report)
{
    if (report.size() < kPosHead + 1 || static_cast<uchar>(report[0]) != kPosReport)
        return {};
    const qsizetype length = std::min<qsizetype>({static_cast<uchar>(report[1]), kPosBytes, report.size() - kPosHead - 1});
    const bool hasMore = report.back() & 1;
    if (!m_pending) {
        m_pending = ScannedBytes{{}, {}, ScanRoute::HandScanner};
        if (report[2] == ']')
            m_pending->symbology = report.sliced(2, 3).toByteArray();
    }
    const qsizetype room = kMostScannerBytes - m_pending->bytes.size();
    m_pending->bytes.append(report.sliced(kPosHead, std::min(length, room)).toByteArray());
    if (hasMore)
        return {};
    ScannedBytes whole = *std::exchange(m_pending, std::nullopt);
    return whole.bytes.isEmpty() ? std::vector<ScannedBytes>() : std::vector<ScannedBytes>{std::move(whole)};
}

std::vector<ScannedBytes> HidPosFrames::settle()
{
    forget();
    return {};
}

std::optional<int> HidPosFrames::silenceMs() const { return m_pending ? std::optional<int>(kRestMs) : std::nullopt; }

EvdevFrames::EvdevFrames(WedgeSettings settings)
    : m_burst([&settings] {
        settings.leastCharacters = 1; // nobody types on a grabbed device
        settings.keyGapMs = std::max(settings.keyGapMs, settings.idleMs);
        return settings;
    }())
{
}

int EvdevFrames::readSize() const { return 64 * static_cast<int>(sizeof(input_event)); }

std::vector<ScannedBytes> EvdevFrames::take(QByteArrayView bytes)
{
    std::vector<ScannedBytes> codes;
    m_part.append(bytes.data(), bytes.size());
    qsizetype done = 0;
    for (; m_part.size() - done >= static_cast<qsizetype>(sizeof(input_event)); done += sizeof(input_event)) {
        input_event event;
        std::memcpy(&event, m_part.constData() + done, sizeof(event));
        if (event.type == EV_SYN && event.code == SYN_DROPPED)
            m_isLosing = true;
        else if (event.type == EV_KEY)
            key(event.code, event.value, qint64(event.input_event_sec) * 1000 + event.input_event_usec / 1000, codes);
    }
    m_part.remove(0, done);
    return codes;
}

void EvdevFrames::key(quint16 key, int value, qint64 atMs, std::vector<ScannedBytes> &codes)
{
    if (value == 2) // the kernel's own repeat: no scanner holds a key
        return;
    const KeyStroke stroke{key, value == 1, m_modifiers, {}, atMs};
    if (stroke.isPress)
        m_modifiers |= modifierOf(key);
    else
        m_modifiers &= ~modifierOf(key);
    const WedgeBurst::Step step = m_burst.take(stroke);
    if (step.scanned && !m_isLosing)
        codes.push_back(step.scanned->code);
    if (step.scanned)
        m_isLosing = false;
}

std::vector<ScannedBytes> EvdevFrames::settle()
{
    const WedgeBurst::Step step = m_burst.interrupt();
    const bool counts = step.scanned && !std::exchange(m_isLosing, false);
    return counts ? std::vector<ScannedBytes>{step.scanned->code} : std::vector<ScannedBytes>();
}

std::optional<int> EvdevFrames::silenceMs() const
{
    return m_burst.decideAt() ? std::optional<int>(m_burst.settings().idleMs) : std::nullopt;
}

void EvdevFrames::forget()
{
    m_burst = WedgeBurst(m_burst.settings());
    m_modifiers = {};
    m_part.clear();
    m_isLosing = false;
}

} // namespace zhike
