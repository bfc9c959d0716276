// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"
#include "core/scan/gs1table.h"
#include "core/scan/weburl.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// A primary key and the qualifiers that may follow it in the path, in this order; '|' separates alternative lists.
struct KeyRow {
    const char *key;
    const char *qualifiers;
};
constexpr KeyRow kKeys[] = {
    {"00", ""},       {"01", "22 10 21|235"}, {"253", ""},      {"255", ""},     {"401", ""},
    {"402", ""},      {"414", "254|7040"},    {"415", "8020"},  {"417", "7040"}, {"8003", ""},
    {"8004", "7040"}, {"8006", "22 10 21"},   {"8010", "8011"}, {"8013", ""},    {"8017", "8019"},
    {"8018", "8019"},
};

Error invalid(QStringView ai) { return Error{ErrorCode::InvalidValue, ai.toString()}; }

const KeyRow *keyNamed(QStringView ai)
{
    const auto row = std::find_if(std::begin(kKeys), std::end(kKeys),
                                  [&](const KeyRow &k) { return ai == QLatin1StringView(k.key); });
    return row == std::end(kKeys) ? nullptr : row;
}

/// Qualifiers in the order of one of the key's lists, gaps allowed.
bool areInOrder(const Gs1Elements &path, const KeyRow &key)
{
    for (const QString &list : QString::fromLatin1(key.qualifiers).split(u'|')) {
        const QStringList order = list.split(u' ', Qt::SkipEmptyParts);
        qsizetype next = 0;
        bool fits = true;
        for (size_t i = 1; i < path.size() && fits; ++i) {
            const qsizetype at = order.indexOf(path[i].ai, next);
            fits = at >= 0;
            next = at + 1;
        }
        if (fits)
            return true;
    }
    return false;
}

/// A qualifier belongs into the path: as an attribute it is allowed only where the path could not have held it.
bool belongsIntoPath(QStringView ai, const Gs1Elements &path, const KeyRow &key)
{
    for (const QString &list : QString::fromLatin1(key.qualifiers).split(u'|')) {
        const QStringList order = list.split(u' ', Qt::SkipEmptyParts);
        const bool listInUse =
            std::all_of(path.begin() + 1, path.end(), [&](const Gs1Element &e) { return order.contains(e.ai); });
        if (listInUse && order.contains(ai))
            return true;
    }
    return false;
}

Result<Gs1Element> element(QStringView ai, QStringView encoded)
{
    const AiRow *row = aiNamed(ai);
    if (!row)
        return invalid(ai.left(4));
    auto value = percentDecoded(encoded);
    if (!value)
        return value.error();
    if (const auto checked = checkAiValue(*row, ai, *value); !checked)
        return checked.error();
    return Gs1Element{ai.toString(), *std::move(value)};
}

Result<Gs1Elements> readPath(const QList<QStringView> &segments, qsizetype from)
{
    Gs1Elements path;
    for (qsizetype i = from; i + 1 < segments.size(); i += 2) {
        auto read = element(segments[i], segments[i + 1]);
        if (!read)
            return read.error();
        path.push_back(*std::move(read));
    }
    const KeyRow &key = *keyNamed(segments[from]);
    if (!areInOrder(path, key))
        return invalid(path.back().ai);
    return path;
}

Result<Gs1Elements> withAttributes(Gs1Elements elements, QStringView query)
{
    const Gs1Elements path = elements;
    const KeyRow &key = *keyNamed(path.front().ai);
    for (const QStringView pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        const QStringView name = pair.left(equals < 0 ? pair.size() : equals);
        const bool isNumber =
            !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!isNumber)
            continue; // somebody's own parameter
        const bool known =
            std::any_of(elements.begin(), elements.end(), [&](const Gs1Element &e) { return e.ai == name; });
        if (equals < 0 || known || belongsIntoPath(name, path, key))
            return invalid(name.left(4));
        QString value = pair.mid(equals + 1).toString();
        auto read = element(name, value.replace(u'+', u"%20"_s));
        if (!read)
            return read.error();
        elements.push_back(*std::move(read));
    }
    return elements;
}

/// Keys that are one number with a check digit can't be met by accident; of the others ("/401/…") a broken one is just
/// a link.
bool isUnmistakable(QStringView key, QStringView value)
{
    const AiRow *row = aiNamed(key);
    const QLatin1StringView format(row->format);
    return format.startsWith('n'_L1) && value.size() >= aiLength(*row).least
        && std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

Result<std::optional<Gs1Elements>> parseDigitalLink(QStringView text)
{
    const auto url = splitWebUrl(text);
    if (!url || url->path.size() < 2)
        return std::optional<Gs1Elements>();
    const QList<QStringView> segments = url->path.mid(1).split(u'/');
    // The right-most key starts the identifiers; whatever stands before it is the host's business.
    qsizetype start = segments.size() - 2;
    while (start >= 0 && !keyNamed(segments[start]))
        start -= 2;
    if (start < 0)
        return std::optional<Gs1Elements>();

    const auto read = [&]() -> Result<Gs1Elements> {
        if (!url->userInfo.isNull())
            return invalid(u"@");
        return readPath(segments, start)
            .then([&](const Gs1Elements &path) { return withAttributes(path, url->query); })
            .then([](const Gs1Elements &all) {
                return checkCombination(all).then([&] { return Result<Gs1Elements>(all); });
            });
    }();
    if (read)
        return std::optional(*read);
    if (isUnmistakable(segments[start], segments[start + 1]))
        return read.error();
    return std::optional<Gs1Elements>();
}

} // namespace zhike
