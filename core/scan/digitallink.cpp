// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"
#include "core/scan/gs1checks.h"
#include "core/scan/gs1table.h"
#include "core/scan/weburl.h"

#include <QRegularExpression>

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
Error invalid(QStringView ai, QLatin1StringView word)
{
    return Error{ErrorCode::InvalidValue, ai.toString() + u' ' + word};
}

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

/// A lot or a serial with a blank in it: none of the standard's 82 characters, but makers print them, and somebody wrote this one
/// as an escape on purpose. A plate that is on a machine in somebody's kitchen is taken as it is.
QString asChecked(QStringView ai, QString value)
{
    const bool isMakersOwn = ai == u"10" || ai == u"21" || ai == u"22";
    return isMakersOwn && !value.trimmed().isEmpty() ? value.replace(u' ', u'_') : value;
}

Result<Gs1Element> element(QStringView ai, QStringView encoded)
{
    const AiRow *row = aiNamed(ai);
    if (!row)
        return invalid(ai.left(4));
    auto value = percentDecoded(encoded);
    if (!value)
        return value.error();
    if (const auto checked = checkAiValue(*row, ai, asChecked(ai, *value)); !checked)
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
        return invalid(path.back().ai, "order"_L1);
    return path;
}

Result<Gs1Elements> withAttributes(Gs1Elements elements, QStringView query)
{
    const Gs1Elements path = elements;
    const KeyRow &key = *keyNamed(path.front().ai);
    for (const QStringView pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        const QStringView name = pair.left(equals < 0 ? pair.size() : equals);
        if (!areDigits(name))
            continue; // somebody's own parameter
        const bool known =
            std::any_of(elements.begin(), elements.end(), [&](const Gs1Element &e) { return e.ai == name; });
        const AiRow *row = aiNamed(name);
        const bool isAttribute = row && row->asAttribute == AsAttribute::Yes;
        if (equals < 0 || known || !isAttribute || belongsIntoPath(name, path, key))
            return invalid(name.left(4), "attribute"_L1);
        QString value = pair.mid(equals + 1).toString();
        auto read = element(name, value.replace(u'+', u"%20"_s));
        if (!read)
            return read.error();
        elements.push_back(*std::move(read));
    }
    return elements;
}

/// Whether key and value can't be met by accident, so that a broken link is told about instead of being somebody else's page:
/// a number of (nearly) the right length, a GTIN without its zeros, or a four-digit key before a company's prefix.
bool isUnmistakable(QStringView key, QStringView value)
{
    const AiRow *row = aiNamed(key);
    const AiLength length = aiLength(*row);
    if (row->format[0] != 'n')
        return key.size() == 4 && value.size() > 6 && areDigits(value.left(4));
    const auto digits = std::count_if(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const bool isNearly = value.size() >= length.least && digits >= length.least - 2;
    return isNearly || (key == "01"_L1 && Gtin::parse(value).isOk());
}

/// A key and a value somewhere, but not where pairs counted from the end would put them: "/01/09506000134352/".
const QStringView *strayKey(const QList<QStringView> &segments)
{
    for (qsizetype i = 0; i + 1 < segments.size(); ++i)
        if (keyNamed(segments[i]) && isUnmistakable(segments[i], segments[i + 1]))
            return &segments[i];
    return nullptr;
}

/// '+' is a blank behind the question mark, so that a real one has to be written as an escape in both places.
QString escaped(const QString &value) { return QString::fromLatin1(value.toUtf8().toPercentEncoding()); }

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
    if (start < 0) {
        const QStringView *stray = strayKey(segments);
        return stray ? Result<std::optional<Gs1Elements>>(invalid(*stray, "path"_L1)) : std::optional<Gs1Elements>();
    }
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

Result<QString> digitalLinkOf(const Gs1Elements &elements, const QString &stem)
{
    const auto first = std::find_if(elements.begin(), elements.end(), [](const auto &e) { return keyNamed(e.ai); });
    if (first == elements.end())
        return invalid(u"key");
    const KeyRow &key = *keyNamed(first->ai);
    Gs1Elements path{*first};
    Gs1Elements attributes;
    for (const QString &ai : QString::fromLatin1(key.qualifiers).split(QRegularExpression(u"[ |]"_s), Qt::SkipEmptyParts))
        if (const QString *value = valueOf(elements, ai))
            path.push_back({ai, *value});
    if (!areInOrder(path, key))
        return invalid(path.back().ai, "order"_L1);
    for (const Gs1Element &element : elements) {
        const AiRow *row = aiNamed(element.ai);
        if (valueOf(path, element.ai) || valueOf(attributes, element.ai))
            continue;
        if (!row || row->asAttribute == AsAttribute::No)
            return invalid(element.ai, "attribute"_L1);
        attributes.push_back(element);
    }
    // As GS1 writes it: what has a fixed length comes first.
    std::stable_partition(attributes.begin(), attributes.end(), [](const auto &e) { return isPredefinedLength(e.ai); });
    QString link = stem.endsWith(u'/') ? stem.chopped(1) : stem;
    for (const Gs1Element &element : path)
        link += u'/' + element.ai + u'/' + escaped(element.value);
    for (size_t i = 0; i < attributes.size(); ++i)
        link += (i == 0 ? u'?' : u'&') + attributes[i].ai + u'=' + escaped(attributes[i].value);
    return checkCombination(elements).then([&] { return Result<QString>(link); });
}

} // namespace zhike
