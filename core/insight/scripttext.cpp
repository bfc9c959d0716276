// SPDX-License-Identifier: Apache-2.0
#include "core/insight/scripttext.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <kainjow/mustache.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <exception>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr QStringView kPlainTag = u"{{";

/// Only {{name}}: names of letters and digits. Anything else between the braces is refused before the library sees it.
Result<std::vector<QString>> tagsOf(const QString &text)
{
    std::vector<QString> names;
    qsizetype at = 0;
    while ((at = text.indexOf(kPlainTag, at)) >= 0) {
        const qsizetype close = text.indexOf(u"}}"_s, at);
        if (close < 0)
            return Error{ErrorCode::InvalidValue, u"open tag"_s};
        const QString name = text.sliced(at + 2, close - at - 2).trimmed();
        const bool isPlain =
            !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (!isPlain)
            return Error{ErrorCode::InvalidValue, name};
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
        at = close + 2;
    }
    return names;
}

/// Braces never belong to what a person says; a value that carries them must not look like a template.
QString withoutBraces(QString value) { return value.remove(u'{').remove(u'}'); }

} // namespace

Result<std::vector<QString>> templateSlots(const QString &text)
{
    const auto names = tagsOf(text);
    if (!names)
        return names;
    const kainjow::mustache::mustache compiled(text.toStdString());
    if (!compiled.is_valid())
        return Error{ErrorCode::InvalidValue, QString::fromStdString(compiled.error_message())};
    return names;
}

Result<QString> fillTemplate(const QString &text, const std::map<QString, QString> &values)
{
    const auto names = tagsOf(text);
    if (!names)
        return names.error();
    kainjow::mustache::data data;
    for (const QString &name : *names) {
        const auto value = values.find(name);
        if (value == values.end() || value->second.isEmpty())
            return Error{ErrorCode::NotFound, name};
        data.set(name.toStdString(), withoutBraces(value->second).toStdString());
    }
    try {
        kainjow::mustache::mustache compiled(text.toStdString());
        compiled.set_custom_escape([](const std::string &plain) { return plain; });
        const QString out = QString::fromStdString(compiled.render(data));
        if (!compiled.is_valid() || out.contains(kPlainTag))
            return Error{ErrorCode::InvalidValue, QString::fromStdString(compiled.error_message())};
        return out;
    } catch (const std::exception &failure) {
        return Error{ErrorCode::InvalidValue, QString::fromUtf8(failure.what())};
    }
}

} // namespace zhike
