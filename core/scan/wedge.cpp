// SPDX-License-Identifier: Apache-2.0
#include "core/scan/wedge.h"

#include <QStringDecoder>

namespace zhike {
namespace {

constexpr qint64 kRepeatMs = 1000; // a held key repeats sooner; a press after that is one whose release nobody saw
constexpr qint64 kRepeatDelayMs = 150; // no keyboard begins to repeat earlier
constexpr int kMostHeld = 64; // function and modifier keys without four characters among them: a person
constexpr size_t kMostAltDigits = 7; // Alt + code point

bool isModifier(quint16 key)
{
    switch (key) {
    case keys::LeftCtrl:
    case keys::RightCtrl:
    case keys::LeftShift:
    case keys::RightShift:
    case keys::LeftAlt:
    case keys::RightAlt:
    case keys::LeftMeta:
    case keys::RightMeta:
        return true;
    default:
        return false;
    }
}

quint8 levelOf(KeyModifiers modifiers)
{
    return static_cast<quint8>((modifiers & KeyModifier::Shift ? 1 : 0) | (modifiers & KeyModifier::AltGr ? 2 : 0));
}

bool isTerminator(char32_t sign) { return sign == U'\r' || sign == U'\n' || sign == U'\t'; }

QByteArray asUtf8(char32_t sign) { return QString::fromUcs4(&sign, 1).toUtf8(); }

/// Single bytes above ASCII came by Alt+number, byte by byte: UTF-8 when they fit together, else Latin-1.
QByteArray asUtf8(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes).toUtf8() : bytes;
}

} // namespace

WedgeBurst::WedgeBurst(WedgeSettings settings)
    : m_settings(std::move(settings))
{
}

WedgeBurst::Step WedgeBurst::take(const KeyStroke &stroke)
{
    if (!stroke.isPress)
        return release(stroke);
    // What was pending when this key came too late is decided first; then the key begins something new.
    Step before = settle(stroke.atMs);
    Step now = press(stroke);
    if (before.held != Held::Keep) {
        now.held = before.held;
        now.scanned = std::move(before.scanned);
    }
    return now;
}

WedgeBurst::Step WedgeBurst::settle(qint64 nowMs)
{
    if (!m_isPending || nowMs - m_lastMs <= patienceMs())
        return {};
    return interrupt();
}

WedgeBurst::Step WedgeBurst::interrupt()
{
    Step step;
    if (!m_isPending)
        return step;
    if (isBurst()) {
        step.held = Held::Drop;
        step.scanned = scan();
        dropHeldKeys();
    } else {
        step.held = Held::Replay;
    }
    forget();
    return step;
}

std::optional<qint64> WedgeBurst::decideAt() const
{
    return m_isPending ? std::optional<qint64>(m_lastMs + patienceMs() + 1) : std::nullopt;
}

WedgeBurst::Step WedgeBurst::press(const KeyStroke &stroke)
{
    const bool repeats = isRepeat(stroke);
    const char32_t sign = signOf(stroke);
    m_dropped.erase(stroke.key);
    if (isSecondTerminator(sign, stroke.atMs)) {
        m_scannedMs = stroke.atMs;
        m_heldDown.insert(stroke.key);
        dropHeldKeys();
        forget();
        return {Held::Drop, Key::Drop, {}};
    }
    markDown(stroke, repeats);
    if (repeats) {
        if (isBurst())
            return {Held::Keep, Key::Drop, {}};
        Step step = interrupt();
        step.key = Key::Deliver;
        return step;
    }
    if (!isModifier(stroke.key))
        m_scannedMs = -1;
    return accept(sign, stroke);
}

WedgeBurst::Step WedgeBurst::accept(char32_t sign, const KeyStroke &stroke)
{
    if (isTerminator(sign)) {
        if (isBurst())
            return finish(stroke);
        Step step = interrupt();
        step.key = Key::Deliver;
        return step;
    }
    m_isPending = true;
    m_lastMs = stroke.atMs;
    m_heldDown.insert(stroke.key);
    if (!isModifier(stroke.key) && m_presses.size() < kMostScannerBytes)
        m_presses.push_back({stroke.key, levelOf(stroke.modifiers)});
    if (sign != 0)
        append(asUtf8(sign));
    else if (const int digit = keys::keypadDigit(stroke.key); digit >= 0 && m_altDigits.size() < kMostAltDigits)
        m_altDigits.push_back(digit);
    if (isBurst())
        return {Held::Drop, Key::Drop, {}};
    if (++m_held > kMostHeld) {
        Step step = interrupt();
        step.key = Key::Deliver;
        return step;
    }
    return {Held::Keep, Key::Hold, {}};
}

/// A terminator after enough characters.
WedgeBurst::Step WedgeBurst::finish(const KeyStroke &stroke)
{
    m_heldDown.insert(stroke.key);
    Step step = interrupt();
    step.key = Key::Drop;
    m_scannedMs = stroke.atMs;
    return step;
}

WedgeBurst::Step WedgeBurst::release(const KeyStroke &stroke)
{
    if (m_dropped.erase(stroke.key) > 0)
        return {Held::Keep, Key::Drop, {}};
    markUp(stroke);
    const bool isHeld = m_heldDown.erase(stroke.key) > 0;
    if (!m_isPending || !isHeld)
        return {Held::Keep, Key::Deliver, {}}; // its press was delivered before: nothing may stay pressed
    if (stroke.key == keys::LeftAlt || stroke.key == keys::RightAlt) {
        if (isBurst() && isTerminator(altSign()))
            return finish(stroke);
        endAlt();
        if (isBurst())
            return {Held::Drop, Key::Drop, {}};
    }
    return isBurst() ? Step{Held::Keep, Key::Drop, {}} : Step{Held::Keep, Key::Hold, {}};
}

/// What Alt and the digits so far say; 0: nothing.
char32_t WedgeBurst::altSign() const
{
    char32_t sign = 0;
    for (const int digit : m_altDigits)
        sign = sign * 10 + static_cast<char32_t>(digit);
    return sign;
}

void WedgeBurst::endAlt()
{
    const char32_t sign = altSign();
    m_altDigits.clear();
    if (!isUsed(sign) || isTerminator(sign))
        return;
    append(sign < 0x100 ? QByteArray(1, static_cast<char>(sign)) : asUtf8(sign));
}

/// A control character that counts: GS, what ends a code, what the scanner is known to send. Anything else is dropped.
bool WedgeBurst::isUsed(char32_t sign) const
{
    if (sign >= U' ' && sign != 0x7F)
        return true;
    if (sign == 0x1D || isTerminator(sign) || (m_settings.takesControls && sign != 0))
        return true;
    const ScannerDress &dress = m_settings.dress;
    const auto has = [byte = static_cast<char>(sign)](const QByteArray &part) { return part.contains(byte); };
    return sign != 0 && (has(dress.prefix) || has(dress.suffix) || has(dress.separatorAs));
}

/// The character a stroke says; 0: none that counts.
char32_t WedgeBurst::signOf(const KeyStroke &stroke) const
{
    if (stroke.key == 0) {
        const char32_t sign = stroke.text.size() == 1 ? stroke.text[0].unicode() : 0;
        return isUsed(sign) ? sign : 0;
    }
    if (stroke.key == keys::Enter || stroke.key == keys::KeypadEnter)
        return U'\r';
    if (stroke.key == keys::Tab)
        return U'\t';
    if (isModifier(stroke.key) || stroke.modifiers & (KeyModifier::Alt | KeyModifier::Meta))
        return 0;
    char32_t sign = m_settings.table.at({stroke.key, levelOf(stroke.modifiers)});
    if (stroke.modifiers & KeyModifier::Ctrl)
        sign = sign >= 0x40 && sign < 0x7F ? sign & 0x1F : 0;
    return isUsed(sign) ? sign : 0;
}

void WedgeBurst::append(const QByteArray &bytes)
{
    ++m_characters;
    if (m_bytes.size() < kMostScannerBytes)
        m_bytes.append(bytes);
}

/// A key that is held down is a person's. Where the machine doesn't say so, a repeat is a release and a press at one moment.
bool WedgeBurst::isRepeat(const KeyStroke &stroke) const
{
    if (stroke.key == 0)
        return false;
    if (m_up.wasLong && m_up.key == stroke.key && m_up.atMs == stroke.atMs)
        return true;
    const auto found = m_down.find(stroke.key);
    return found != m_down.end() && stroke.atMs - found->second.lastMs <= kRepeatMs;
}

/// CR LF: the second half of what ended the last burst would press a button.
bool WedgeBurst::isSecondTerminator(char32_t sign, qint64 atMs) const
{
    return m_characters == 0 && m_scannedMs >= 0 && isTerminator(sign) && atMs - m_scannedMs <= m_settings.keyGapMs;
}

void WedgeBurst::markDown(const KeyStroke &stroke, bool repeats)
{
    const auto found = m_down.find(stroke.key);
    const qint64 since = !repeats ? stroke.atMs : found != m_down.end() ? found->second.sinceMs : stroke.atMs - kRepeatDelayMs;
    m_down[stroke.key] = {since, stroke.atMs};
}

void WedgeBurst::markUp(const KeyStroke &stroke)
{
    const auto found = m_down.find(stroke.key);
    m_up = {stroke.key, stroke.atMs, found != m_down.end() && stroke.atMs - found->second.sinceMs >= kRepeatDelayMs};
    if (found != m_down.end())
        m_down.erase(found);
}

/// The presses went to nobody: the releases go there too.
void WedgeBurst::dropHeldKeys()
{
    m_dropped.insert(m_heldDown.begin(), m_heldDown.end());
    for (const quint16 key : m_heldDown)
        m_down.erase(key);
}

WedgeScan WedgeBurst::scan() const { return {undress(asUtf8(m_bytes), m_settings.dress), m_presses}; }

void WedgeBurst::forget()
{
    m_isPending = false;
    m_characters = 0;
    m_held = 0;
    m_bytes.clear();
    m_presses.clear();
    m_altDigits.clear();
    m_heldDown.clear();
}

} // namespace zhike
