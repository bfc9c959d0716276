// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/keyboard.h"

#include <algorithm>

namespace zhike {
namespace {

KeyPress pressFor(char16_t sign, const KeyTable &table)
{
    for (quint8 level = 0; level < 4; ++level)
        for (quint16 key = 1; key < 71; ++key) // the key pad only for Alt+number
            if (table.at({key, level}) == sign)
                return {key, level};
    return {};
}

quint16 keypadKey(int digit)
{
    for (quint16 key = 71; key <= 82; ++key)
        if (keys::keypadDigit(key) == digit)
            return key;
    return 0;
}

class Script {
public:
    explicit Script(int gapMs)
        : m_gap(gapMs)
    {
    }
    void down(quint16 key)
    {
        m_strokes.push_back({key, true, m_modifiers, {}, m_at});
        m_modifiers |= modifierOf(key);
        m_at += m_gap;
    }
    void up(quint16 key)
    {
        m_strokes.push_back({key, false, m_modifiers, {}, m_at - m_gap / 2});
        m_modifiers &= ~modifierOf(key);
    }
    void tap(quint16 key)
    {
        down(key);
        up(key);
    }
    void with(std::initializer_list<quint16> held, quint16 key)
    {
        for (const quint16 each : held)
            down(each);
        tap(key);
        for (const quint16 each : held)
            up(each);
    }
    std::vector<KeyStroke> strokes() && { return std::move(m_strokes); }

private:
    static KeyModifiers modifierOf(quint16 key)
    {
        switch (key) {
        case keys::LeftShift:
            return KeyModifier::Shift;
        case keys::LeftCtrl:
            return KeyModifier::Ctrl;
        case keys::LeftAlt:
            return KeyModifier::Alt;
        case keys::RightAlt:
            return KeyModifier::AltGr;
        default:
            return {};
        }
    }
    int m_gap;
    qint64 m_at = 0;
    KeyModifiers m_modifiers;
    std::vector<KeyStroke> m_strokes;
};

void sayByAlt(Script &script, uchar sign)
{
    script.down(keys::LeftAlt);
    const QByteArray digits = QByteArray::number(sign).rightJustified(3, '0');
    for (const char digit : digits)
        script.tap(keypadKey(digit - '0'));
    script.up(keys::LeftAlt);
}

void sayByKey(Script &script, char sign, const KeyTable &table)
{
    if (sign == '\r')
        return script.tap(keys::Enter);
    if (sign == '\t')
        return script.tap(keys::Tab);
    if (static_cast<uchar>(sign) < 0x20) // on the US places, whatever the layout: Ctrl+] is a chord, not a character
        return script.with({keys::LeftCtrl}, pressFor(static_cast<char16_t>(QChar::toLower(uint(sign + 0x40))), KeyTable::us()).key);
    const KeyPress press = pressFor(static_cast<char16_t>(sign), table);
    switch (press.level) {
    case 1:
        return script.with({keys::LeftShift}, press.key);
    case 2:
        return script.with({keys::RightAlt}, press.key);
    default:
        return script.tap(press.key);
    }
}

} // namespace

std::vector<KeyStroke> strokesOf(const QByteArray &text, int gapMs, SaysBy how, const KeyTable &table)
{
    Script script(gapMs);
    for (const char sign : text) {
        if (how == SaysBy::AltNumbers && sign != '\r' && sign != '\t')
            sayByAlt(script, static_cast<uchar>(sign));
        else
            sayByKey(script, sign, table);
    }
    return std::move(script).strokes();
}

void Field::take(const std::vector<KeyStroke> &strokes)
{
    const qint64 began = now;
    for (KeyStroke stroke : strokes) {
        stroke.atMs += began;
        take(stroke);
    }
}

void Field::take(KeyStroke stroke)
{
    // A timer between two strokes: what was due is decided before the next one is seen.
    if (const auto due = burst.decideAt(); due && *due < stroke.atMs)
        apply(burst.settle(*due));
    now = std::max(now, stroke.atMs);
    const WedgeBurst::Step step = burst.take(stroke);
    apply(step);
    if (step.key == WedgeBurst::Key::Deliver)
        delivered.push_back(stroke);
    else if (step.key == WedgeBurst::Key::Hold)
        held.push_back(stroke);
}

void Field::wait(qint64 ms)
{
    now += ms;
    apply(burst.settle(now));
}

void Field::apply(const WedgeBurst::Step &step)
{
    if (step.held == WedgeBurst::Held::Replay)
        delivered.insert(delivered.end(), held.begin(), held.end());
    if (step.held != WedgeBurst::Held::Keep)
        held.clear();
    if (step.scanned)
        scans.push_back(*step.scanned);
}

QString Field::typed() const
{
    const KeyTable us = KeyTable::us();
    QString text;
    for (const KeyStroke &stroke : delivered) {
        if (!stroke.isPress)
            continue;
        const quint8 level = stroke.modifiers & KeyModifier::Shift ? 1 : 0;
        if (stroke.key == keys::Enter)
            text += QChar(0x23CE);
        else if (const char16_t sign = us.at({stroke.key, level}))
            text += QChar(sign);
    }
    return text;
}

std::vector<QByteArray> Field::codes() const
{
    std::vector<QByteArray> list;
    for (const WedgeScan &scan : scans)
        list.push_back(scan.code.bytes);
    return list;
}

} // namespace zhike
