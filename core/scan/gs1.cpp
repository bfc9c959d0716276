// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"

#include "core/scan/gs1checks.h"
#include "core/scan/gs1table.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

Error invalid(QStringView ai) { return Error{ErrorCode::InvalidValue, ai.toString()}; }
Error invalid(QStringView ai, QLatin1StringView word)
{
    return Error{ErrorCode::InvalidValue, ai.toString() + u' ' + word};
}

/// "31nn": n is any digit.
bool isLike(QStringView ai, QStringView pattern)
{
    return ai.size() == pattern.size()
        && std::equal(ai.begin(), ai.end(), pattern.begin(), [](QChar c, QChar p) { return p == u'n' || c == p; });
}

bool hasLike(const Gs1Elements &elements, QStringView pattern)
{
    return std::any_of(elements.begin(), elements.end(), [&](const Gs1Element &e) { return isLike(e.ai, pattern); });
}

/// "01+21": each of them.
bool hasAll(const Gs1Elements &elements, QStringView joined)
{
    const auto patterns = joined.split(u'+');
    return std::all_of(patterns.begin(), patterns.end(), [&](QStringView p) { return hasLike(elements, p); });
}

bool hasWhatItNeeds(const Gs1Elements &elements, const AiRow &row)
{
    const QString needs = QString::fromLatin1(row.needs);
    const auto alternatives = QStringView(needs).split(u' ', Qt::SkipEmptyParts);
    return alternatives.isEmpty()
        || std::any_of(alternatives.begin(), alternatives.end(), [&](QStringView a) { return hasAll(elements, a); });
}

bool hasWhatItExcludes(const Gs1Elements &elements, const QString &ai, const AiRow &row)
{
    const QString excludes = QString::fromLatin1(row.excludes);
    const auto patterns = QStringView(excludes).split(u' ', Qt::SkipEmptyParts);
    return std::any_of(elements.begin(), elements.end(), [&](const Gs1Element &other) {
        return other.ai != ai
            && std::any_of(patterns.begin(), patterns.end(), [&](QStringView p) { return isLike(other.ai, p); });
    });
}

/// A digital signature is made for one thing: a key whose serial part is optional has to have it.
bool isUnserialised(const Gs1Element &element)
{
    constexpr std::pair<QLatin1StringView, qsizetype> keys[] = {{"253"_L1, 13}, {"255"_L1, 13}, {"8003"_L1, 14}};
    return std::any_of(std::begin(keys), std::end(keys), [&](const auto &key) {
        return element.ai == key.first && element.value.size() <= key.second;
    });
}

/// One element off the front of `rest`.
Result<Gs1Element> takeElement(QStringView &rest)
{
    const AiRow *row = aiAtStartOf(rest);
    if (!row)
        return invalid(rest.left(4));
    const QString ai = rest.left(aiSize(*row)).toString();
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

/// Whether a value of variable length, cut somewhere, reads as itself and further elements: the lot "A17271231" may be the
/// lot "A" and a date. `before` are the elements in front of it: what doesn't go together isn't hidden there.
bool couldHideAnother(const Gs1Elements &before, const QString &ai, QStringView value)
{
    const AiRow *row = aiNamed(ai);
    if (!row || isPredefinedLength(ai))
        return false;
    // The brand's serials carry a check character of their own: a whole one is not the beginning of something else.
    if (ai == "21"_L1 && normaliseUnitCode(value).isOk())
        return false;
    for (qsizetype at = 1; at + 2 < value.size(); ++at) {
        const auto hidden = splitElementString(value.mid(at));
        if (!hidden || !checkAiValue(*row, ai, value.left(at)))
            continue;
        Gs1Elements all = before;
        all.push_back({ai, value.left(at).toString()});
        all.insert(all.end(), hidden->begin(), hidden->end());
        if (checkCombination(all))
            return true;
    }
    return false;
}

/// An element string that can't be read: because a value of variable length isn't ended before the next element begins?
std::optional<QString> unendedAi(QStringView text)
{
    Gs1Elements before;
    QStringView rest = text.startsWith(QChar(kGroupSeparator)) ? text.mid(1) : text;
    while (!rest.isEmpty()) {
        const QStringView here = rest;
        const auto element = takeElement(rest);
        if (element) {
            before.push_back(*element);
            continue;
        }
        const AiRow *row = aiAtStartOf(here);
        const QString ai = row ? here.left(aiSize(*row)).toString() : QString();
        const QStringView value = here.mid(ai.size());
        const qsizetype end = value.indexOf(QChar(kGroupSeparator));
        return couldHideAnother(before, ai, end < 0 ? value : value.left(end)) ? std::optional(ai) : std::nullopt;
    }
    return std::nullopt;
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
    if (!elements) {
        const auto unended = unendedAi(text);
        return unended ? Error{ErrorCode::CodeMissingSeparator, *unended} : elements.error();
    }
    const Gs1Element &last = elements->back();
    if (separators == Separators::Unknown && !text.contains(QChar(kGroupSeparator))
        && couldHideAnother({elements->begin(), elements->end() - 1}, last.ai, last.value))
        return Error{ErrorCode::CodeMissingSeparator, last.ai};
    if (const auto checked = checkCombination(*elements); !checked)
        return checked.error();
    return elements;
}

namespace {

/// "(21)": two to four digits in brackets.
bool opensIdentifier(QStringView text)
{
    const qsizetype close = text.indexOf(u')');
    return text.startsWith(u'(') && close >= 3 && close <= 5 && areDigits(text.mid(1, close - 1));
}

/// The value that begins at `at`, up to the next identifier; moves `at` behind it. "\\(" is a bracket, and so is one that
/// doesn't look like an identifier: people copy what is printed.
QString takeBracketedValue(QStringView text, qsizetype &at)
{
    QString value;
    while (at < text.size()) {
        const QStringView rest = text.mid(at);
        if (rest.startsWith("\\("_L1)) {
            value += u'(';
            at += 2;
            continue;
        }
        if (opensIdentifier(rest))
            break;
        value += text[at++];
    }
    return value;
}

} // namespace

Result<Gs1Elements> splitBracketed(QStringView text)
{
    Gs1Elements elements;
    for (qsizetype at = 0; at < text.size() || elements.empty();) {
        const qsizetype close = text.indexOf(u')', at);
        if (at >= text.size() || text[at] != u'(' || close < 0)
            return invalid(text.mid(at, 6));
        const QStringView ai = text.mid(at + 1, close - at - 1);
        const AiRow *row = aiNamed(ai);
        if (!row)
            return invalid(ai.left(4));
        at = close + 1;
        const QString value = takeBracketedValue(text, at);
        if (const auto checked = checkAiValue(*row, ai, value); !checked)
            return checked.error();
        elements.push_back({ai.toString(), value});
    }
    return elements;
}

Result<Gs1Elements> parseBracketed(QStringView text)
{
    const auto elements = splitBracketed(text);
    if (!elements)
        return elements;
    if (const auto checked = checkCombination(*elements); !checked)
        return checked.error();
    return elements;
}

Result<void> checkCombination(const Gs1Elements &elements)
{
    const bool isSigned = hasLike(elements, u"8030");
    for (const Gs1Element &element : elements) {
        const AiRow *row = aiNamed(element.ai);
        if (!row)
            return invalid(element.ai);
        if (*valueOf(elements, element.ai) != element.value)
            return invalid(element.ai, "twice"_L1);
        if (hasWhatItExcludes(elements, element.ai, *row))
            return invalid(element.ai, "excludes"_L1);
        if (!hasWhatItNeeds(elements, *row) || (isSigned && isUnserialised(element)))
            return invalid(element.ai, "needs"_L1);
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
