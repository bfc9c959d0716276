// SPDX-License-Identifier: Apache-2.0
#include "core/sync/wire.h"

#include <simdjson.h>

namespace zhike {
namespace {

namespace sj = simdjson;

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }
QByteArray bytesOf(std::string_view view) { return {view.data(), static_cast<qsizetype>(view.size())}; }

/// Central's own bytes of an object, without the blanks around it.
QByteArray rawOf(sj::ondemand::value value)
{
    return bytesOf(std::string_view(value.get_object().value().raw_json().value()));
}

FeedRow::What whatOf(std::string_view name)
{
    if (name == "put")
        return FeedRow::What::Put;
    if (name == "leave")
        return FeedRow::What::Leave;
    if (name == "del")
        return FeedRow::What::Del;
    if (name == "erase")
        return FeedRow::What::Erase;
    throw sj::simdjson_error(sj::INCORRECT_TYPE); // an unknown word may mean "take it away": never guessed
}

/// One document or feed line; fields in any order. True in `hasBody` when there was one.
struct Line {
    documents::Row row;
    std::optional<FeedRow::What> what;
    QString erasureCase;
    bool hasBody = false;
};

Line lineOf(sj::ondemand::object object)
{
    Line line;
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        if (key == "k")
            line.what = whatOf(field.value().get_string());
        else if (key == "kind")
            line.row.kind = textOf(field.value().get_string());
        else if (key == "id")
            line.row.id = textOf(field.value().get_string());
        else if (key == "ver")
            line.row.ver = field.value().get_int64();
        else if (key == "scope")
            line.row.scope = textOf(field.value().get_string());
        else if (key == "case")
            line.erasureCase = textOf(field.value().get_string());
        else if (key == "body") {
            line.row.body = rawOf(field.value());
            line.hasBody = true;
        }
    }
    return line;
}

bool isWhole(const Line &line, bool needsBody)
{
    return !line.row.kind.isEmpty() && !line.row.id.isEmpty() && line.row.ver > 0 && line.hasBody >= needsBody;
}

std::vector<QString> textsOf(sj::ondemand::array array)
{
    std::vector<QString> texts;
    for (auto element : array)
        texts.push_back(textOf(element.get_string()));
    return texts;
}

void readField(std::string_view key, sj::ondemand::value value, Page &page)
{
    if (key == "epoch")
        page.epoch = textOf(value.get_string());
    else if (key == "from")
        page.from = textOf(value.get_string());
    else if (key == "to")
        page.to = textOf(value.get_string());
    else if (key == "toSeq")
        page.toSeq = value.get_int64();
    else if (key == "scopes")
        page.scopes = textsOf(value.get_array());
    else if (key == "more")
        page.hasMore = value.get_bool();
    else if (key == "durableSeq")
        page.durableSeq = value.get_int64();
    else if (key == "changes")
        for (auto element : value.get_array()) {
            const Line line = lineOf(element.get_object());
            if (!line.what || !isWhole(line, *line.what == FeedRow::What::Put))
                throw sj::simdjson_error(sj::NO_SUCH_FIELD);
            page.changes.push_back({*line.what, line.row, line.erasureCase});
        }
    else if (key == "results")
        for (auto element : value.get_array()) {
            const Result<OpResult> result = fromJsonBytes<OpResult>(rawOf(element.value()));
            if (!result || result->opId.isEmpty())
                throw sj::simdjson_error(sj::INCORRECT_TYPE);
            page.results.push_back(*result);
        }
}

} // namespace

Result<Page> readPage(const QByteArray &bytes)
{
    try {
        thread_local sj::ondemand::parser parser;
        const sj::padded_string padded(bytes.constData(), static_cast<size_t>(bytes.size()));
        sj::ondemand::document document = parser.iterate(padded);
        Page page;
        for (auto field : document.get_object())
            readField(field.unescaped_key(), field.value(), page);
        if (document.current_location().error() != sj::OUT_OF_BOUNDS || page.epoch.isEmpty() || page.to.isEmpty())
            return Error{ErrorCode::AnswerMalformed, QStringLiteral("changes")};
        return page;
    } catch (const sj::simdjson_error &) {
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("changes")};
    }
}

Result<Repair> readRepair(const QByteArray &bytes)
{
    const Error malformed{ErrorCode::AnswerMalformed, QStringLiteral("repair")};
    try {
        thread_local sj::ondemand::parser parser;
        const sj::padded_string padded(bytes.constData(), static_cast<size_t>(bytes.size()));
        sj::ondemand::document document = parser.iterate(padded);
        Repair repair;
        for (auto field : document.get_object()) {
            const std::string_view key = field.unescaped_key();
            if (key == "epoch")
                repair.epoch = textOf(field.value().get_string());
            else if (key == "at")
                repair.at = textOf(field.value().get_string());
            else if (key == "documents")
                for (auto element : field.value().get_array()) {
                    const Line line = lineOf(element.get_object());
                    if (!isWhole(line, true))
                        return malformed;
                    repair.rows.push_back(line.row);
                }
        }
        return repair.epoch.isEmpty() || repair.at.isEmpty() ? Result<Repair>(malformed)
                                                             : Result<Repair>(std::move(repair));
    } catch (const sj::simdjson_error &) {
        return malformed;
    }
}

} // namespace zhike
