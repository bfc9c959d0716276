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
#include <optional>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr QStringView kPlainTag = u"{{";

/// One {{name}} in a text: its first character and the one behind it.
struct Tag {
    qsizetype from = 0;
    qsizetype to = 0;
    QString name;
};

/// The next tag from `at` on, empty when there is none. Only names of letters and digits: anything else between the braces is
/// refused before the library sees it.
Result<std::optional<Tag>> nextTag(const QString &text, qsizetype at)
{
    const qsizetype open = text.indexOf(kPlainTag, at);
    if (open < 0)
        return std::optional<Tag>();
    const qsizetype close = text.indexOf(u"}}", open);
    if (close < 0)
        return Error{ErrorCode::InvalidValue, u"open tag"_s};
    const QString name = text.sliced(open + 2, close - open - 2).trimmed();
    const bool isPlain = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (!isPlain)
        return Error{ErrorCode::InvalidValue, name};
    return std::optional<Tag>(Tag{open, close + 2, name});
}

Result<std::vector<QString>> tagsOf(const QString &text)
{
    std::vector<QString> names;
    for (qsizetype at = 0;;) {
        const Result<std::optional<Tag>> tag = nextTag(text, at);
        if (!tag)
            return tag.error();
        if (!*tag)
            return names;
        if (std::find(names.begin(), names.end(), (*tag)->name) == names.end())
            names.push_back((*tag)->name);
        at = (*tag)->to;
    }
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

/// Plain tags need no engine: opening a profile fills some fifty texts, and each would be compiled first.
Result<QString> fillTemplate(const QString &text, const std::map<QString, QString> &values)
{
    QString out;
    for (qsizetype at = 0;;) {
        const Result<std::optional<Tag>> tag = nextTag(text, at);
        if (!tag)
            return tag.error();
        if (!*tag)
            return out.append(QStringView(text).sliced(at));
        const auto value = values.find((*tag)->name);
        if (value == values.end() || value->second.isEmpty())
            return Error{ErrorCode::NotFound, (*tag)->name};
        out.append(QStringView(text).sliced(at, (*tag)->from - at)).append(withoutBraces(value->second));
        at = (*tag)->to;
    }
}

} // namespace zhike
