// SPDX-License-Identifier: Apache-2.0
#include "core/scan/keytable.h"

#include <QStringList>

#include <set>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

/// A run of neighbouring keys, plain and shifted.
struct KeyRow {
    quint16 first;
    QStringView plain;
    QStringView shifted;
};

constexpr KeyRow kUs[] = {
    {2, u"1234567890-=", u"!@#$%^&*()_+"},  {16, u"qwertyuiop[]", u"QWERTYUIOP{}"}, {30, u"asdfghjkl;'`", u"ASDFGHJKL:\"~"},
    {43, u"\\zxcvbnm,./", u"|ZXCVBNM<>?"},  {55, u"*", u"*"},                       {57, u" ", u" "},
    {71, u"789-456+1230.", u"789-456+1230."}, {86, u"\\", u"|"},                    {98, u"/", u"/"},
};

Error cannotLearn(const QString &why) { return {ErrorCode::InvalidValue, why}; }

/// A dead key sends its character only together with a space: the two are one press.
std::vector<KeyPress> withoutSpaces(std::span<const KeyPress> presses)
{
    std::vector<KeyPress> kept;
    for (const KeyPress &press : presses)
        if (press.key != keys::Space)
            kept.push_back(press);
    return kept;
}

} // namespace

int keys::keypadDigit(quint16 key)
{
    constexpr int digits[] = {7, 8, 9, -1, 4, 5, 6, -1, 1, 2, 3, 0};
    return key >= 71 && key <= 82 ? digits[key - 71] : -1;
}

KeyTable KeyTable::us()
{
    KeyTable table;
    for (const KeyRow &row : kUs)
        for (qsizetype i = 0; i < row.plain.size(); ++i) {
            const auto key = static_cast<quint16>(row.first + i);
            table.m_signs[key] = {row.plain[i].unicode(), row.shifted[i].unicode(), u'\0', u'\0'};
        }
    return table;
}

QString KeyTable::lesson() { return u"abcdefghijklmnopqrstuvwxyz0123456789:/?=.-_&%+]#*!,;()@$"_s; }

void KeyTable::set(KeyPress press, char16_t sign)
{
    if (press.key < kKeys)
        m_signs[press.key][press.level & 3] = sign;
}

Result<KeyTable> KeyTable::learnt(std::span<const KeyPress> presses, QStringView shown)
{
    const std::vector<KeyPress> kept = withoutSpaces(presses);
    if (static_cast<qsizetype>(kept.size()) != shown.size())
        return cannotLearn(u"count"_s);
    if (std::set<KeyPress>(kept.begin(), kept.end()).size() != kept.size())
        return cannotLearn(u"twice"_s);
    KeyTable table = us();
    // Letters first of all: a layout that moves them moves their capitals along.
    for (size_t i = 0; i < kept.size(); ++i) {
        const QChar sign = shown[static_cast<qsizetype>(i)];
        if (sign.isLetter() && kept[i].level == 0)
            table.set({kept[i].key, 1}, sign.toUpper().unicode());
    }
    for (size_t i = 0; i < kept.size(); ++i)
        table.set(kept[i], shown[static_cast<qsizetype>(i)].unicode());
    return table;
}

QString KeyTable::toString() const
{
    const KeyTable plain = us();
    QStringList parts;
    for (quint16 key = 0; key < kKeys; ++key)
        for (quint8 level = 0; level < 4; ++level)
            if (const char16_t sign = m_signs[key][level]; sign != plain.m_signs[key][level])
                parts << u"%1.%2.%3"_s.arg(key).arg(level).arg(static_cast<uint>(sign));
    return parts.join(u' ');
}

KeyTable KeyTable::fromString(const QString &text)
{
    KeyTable table = us();
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QStringList numbers = part.split(u'.');
        if (numbers.size() == 3)
            table.set({numbers[0].toUShort(), static_cast<quint8>(numbers[1].toUShort() & 3)}, numbers[2].toUShort());
    }
    return table;
}

} // namespace zhike
