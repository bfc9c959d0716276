// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"

#include "core/scan/gs1table.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// `ai` makes sense only beside one of `others` (a blank-separated list; an entry may end in '*').
struct Pairing {
    const char *ai;
    const char *others;
};
constexpr Pairing kNeeds[] = {
    {"02", "37"},
    {"10", "01 02 03 8006 8026"},
    {"11", "01 02 03 8006 8026"},
    {"12", "8020"},
    {"13", "01 02 03 8006 8026"},
    {"15", "01 02 03 8006 8026"},
    {"16", "01 02 03 8006 8026"},
    {"17", "01 02 03 255 8006 8026"},
    {"20", "01 02 03 8006 8026"},
    {"21", "01 03 8006"},
    {"22", "01"},
    {"235", "01"},
    {"240", "01 02 03 8006 8026"},
    {"241", "01 02 03 8006 8026"},
    {"242", "01 02 03 8006 8026"},
    {"243", "01"},
    {"250", "01 8006"},
    {"251", "01 8006"},
    {"254", "414"},
    {"30", "01 02"},
    {"37", "00 02 8026"},
    {"8011", "8010"},
    {"8019", "8017 8018"},
    {"8020", "415"},
    {"8111", "255"},
};
constexpr Pairing kExcludes[] = {
    {"01", "02 37 255"}, {"02", "03"}, {"8006", "01 37"}, {"8026", "02 8006"}, {"235", "21"}, {"420", "421"},
};

bool hasAny(const Gs1Elements &elements, const char *list)
{
    const QStringList wanted = QString::fromLatin1(list).split(u' ');
    return std::any_of(elements.begin(), elements.end(), [&](const Gs1Element &e) { return wanted.contains(e.ai); });
}

Error invalid(QStringView ai) { return Error{ErrorCode::InvalidValue, ai.toString()}; }

/// One element off the front of `rest`.
Result<Gs1Element> takeElement(QStringView &rest)
{
    const AiRow *row = aiAtStartOf(rest);
    if (!row)
        return invalid(rest.left(4));
    const QString ai = rest.left(qstrlen(row->ai)).toString();
    rest = rest.mid(ai.size());
    const AiLength length = aiLength(*row);
    qsizetype size = rest.indexOf(QChar(kGroupSeparator));
    if (size < 0)
        size = rest.size();
    if (isPredefinedLength(ai))
        size = std::min(size, length.most);
    else if (size > length.most)
        return Error{ErrorCode::CodeMissingSeparator, ai};
    const QStringView value = rest.left(size);
    if (const auto checked = checkAiValue(*row, ai, value); !checked)
        return checked.error();
    rest = rest.mid(size);
    if (rest.startsWith(QChar(kGroupSeparator)))
        rest = rest.mid(1);
    return Gs1Element{ai, value.toString()};
}

/// Whether the tail of a variable-length value reads as further elements, e.g. the lot "A17271231".
bool couldHideAnother(const Gs1Element &element)
{
    const AiRow *row = aiNamed(element.ai);
    if (!row || aiLength(*row).least == aiLength(*row).most)
        return false;
    // The brand's serials carry a check character of their own: a whole one is not the beginning of something else.
    if (element.ai == "21"_L1 && normaliseUnitCode(element.value).isOk())
        return false;
    for (qsizetype at = 1; at + 2 < element.value.size(); ++at)
        if (splitElementString(QStringView(element.value).mid(at)))
            return true;
    return false;
}

} // namespace

bool isGs1Symbology(QByteArrayView symbology)
{
    constexpr const char *ids[] = {"]C1", "]d2", "]Q3", "]e0", "]J1"};
    return std::any_of(std::begin(ids), std::end(ids), [&](const char *id) { return symbology == QByteArrayView(id); });
}

Result<Gs1Elements> splitElementString(QStringView text)
{
    Gs1Elements elements;
    QStringView rest = text.startsWith(QChar(kGroupSeparator)) ? text.mid(1) : text;
    while (!rest.isEmpty()) {
        auto element = takeElement(rest);
        if (!element)
            return element.error();
        elements.push_back(*std::move(element));
    }
    if (elements.empty())
        return invalid(QStringView());
    return elements;
}

Result<Gs1Elements> parseElementString(QStringView text, Separators separators)
{
    auto elements = splitElementString(text);
    if (!elements)
        return elements;
    if (separators == Separators::Unknown && !text.contains(QChar(kGroupSeparator))
        && couldHideAnother(elements->back()))
        return Error{ErrorCode::CodeMissingSeparator, elements->back().ai};
    if (const auto checked = checkCombination(*elements); !checked)
        return checked.error();
    return elements;
}

Result<Gs1Elements> parseBracketed(QStringView text)
{
    Gs1Elements elements;
    while (!text.isEmpty()) {
        const qsizetype close = text.indexOf(u')');
        if (text.front() != u'(' || close < 0)
            return invalid(text.left(6));
        const QStringView ai = text.mid(1, close - 1);
        qsizetype end = close + 1;
        while (end < text.size() && !(text[end] == u'(' && aiNamed(text.mid(end + 1, text.mid(end).indexOf(u')') - 1))))
            ++end;
        const QStringView value = text.mid(close + 1, end - close - 1);
        const AiRow *row = aiNamed(ai);
        if (!row)
            return invalid(ai.left(4));
        if (const auto checked = checkAiValue(*row, ai, value); !checked)
            return checked.error();
        elements.push_back({ai.toString(), value.toString()});
        text = text.mid(end);
    }
    if (const auto checked = checkCombination(elements); !checked)
        return checked.error();
    return elements;
}

Result<void> checkCombination(const Gs1Elements &elements)
{
    for (const Gs1Element &element : elements) {
        if (*valueOf(elements, element.ai) != element.value)
            return invalid(element.ai);
        for (const Pairing &pair : kNeeds)
            if (element.ai == QLatin1StringView(pair.ai) && !hasAny(elements, pair.others))
                return invalid(element.ai);
        for (const Pairing &pair : kExcludes)
            if (element.ai == QLatin1StringView(pair.ai) && hasAny(elements, pair.others))
                return invalid(element.ai);
    }
    return {};
}

const QString *valueOf(const Gs1Elements &elements, QStringView ai)
{
    const auto found = std::find_if(elements.begin(), elements.end(), [&](const Gs1Element &e) { return e.ai == ai; });
    return found == elements.end() ? nullptr : &found->value;
}

QDate gs1Date(QStringView yymmdd, const QDate &today)
{
    if (yymmdd.size() != 6)
        return {};
    int year = today.year() - today.year() % 100 + yymmdd.left(2).toInt();
    if (year - today.year() >= 51)
        year -= 100;
    else if (today.year() - year >= 50)
        year += 100;
    const int month = yymmdd.mid(2, 2).toInt();
    const int day = yymmdd.mid(4, 2).toInt();
    if (day > 0)
        return QDate(year, month, day);
    const QDate first(year, month, 1);
    return first.isValid() ? QDate(year, month, first.daysInMonth()) : QDate();
}

} // namespace zhike
