// SPDX-License-Identifier: Apache-2.0
#include "core/sync/wire.h"

#include "core/sync/tuning.h"

#include <simdjson.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace zhike {
namespace {

namespace sj = simdjson;

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }
QByteArray bytesOf(std::string_view view) { return {view.data(), static_cast<qsizetype>(view.size())}; }

/// Central's own bytes of an object, without the blanks around it.
QByteArray rawOf(sj::ondemand::value value) { return bytesOf(std::string_view(value.get_object().value().raw_json().value())); }

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

/// A shard's line: {"snapshotId":…} first, {"docs":n} last, documents between.
struct ShardLine {
    bool isHeader = false;
    std::optional<qint64> docs;
    Line document;
};

ShardLine shardLineOf(const sj::padded_string &all, qsizetype at, qsizetype length)
{
    thread_local sj::ondemand::parser parser;
    const size_t room = all.size() + sj::SIMDJSON_PADDING - static_cast<size_t>(at);
    sj::ondemand::document document = parser.iterate(all.data() + at, static_cast<size_t>(length), room);
    sj::ondemand::object object = document.get_object();
    ShardLine line;
    if (sj::ondemand::value snapshot; object.find_field_unordered("snapshotId").get(snapshot) == sj::SUCCESS) {
        line.isHeader = true;
        return line;
    }
    object.reset();
    if (int64_t docs = 0; object.find_field_unordered("docs").get(docs) == sj::SUCCESS) {
        line.docs = docs;
        return line;
    }
    object.reset();
    line.document = lineOf(object);
    return line;
}

void readField(std::string_view key, sj::ondemand::value value, Page &page)
{
    if (key == "epoch")
        page.epoch = textOf(value.get_string());
    else if (key == "from")
        page.from = textOf(value.get_string());
    else if (key == "to")
        page.to = textOf(value.get_string());
    else if (key == "more")
        page.hasMore = value.get_bool();
    else if (key == "durableSeq")
        page.durableSeq = value.get_int64();
    else if (key == "changes")
        for (auto element : value.get_array()) {
            const Line line = lineOf(element.get_object());
            if (!line.what || !isWhole(line, *line.what == FeedRow::What::Put))
                throw sj::simdjson_error(sj::NO_SUCH_FIELD);
            page.changes.push_back({*line.what, line.row});
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

Result<std::vector<documents::Row>> readShard(const QByteArray &ndjson)
{
    const Error malformed{ErrorCode::AnswerMalformed, QStringLiteral("shard")};
    try {
        const sj::padded_string padded(ndjson.constData(), static_cast<size_t>(ndjson.size()));
        std::vector<documents::Row> rows;
        std::optional<qint64> promised;
        bool hasHeader = false;
        for (qsizetype at = 0; at < ndjson.size();) {
            const qsizetype end = ndjson.indexOf('\n', at);
            const qsizetype length = (end < 0 ? ndjson.size() : end) - at;
            const ShardLine line = shardLineOf(padded, at, length);
            at += length + 1;
            if (promised || line.isHeader == hasHeader)
                return malformed; // one header first, nothing after the trailer
            hasHeader = true;
            promised = line.docs;
            if (!line.isHeader && !line.docs && !isWhole(line.document, true))
                return malformed;
            if (!line.isHeader && !line.docs)
                rows.push_back(line.document.row);
        }
        return promised == static_cast<qint64>(rows.size()) ? Result<std::vector<documents::Row>>(std::move(rows)) : malformed;
    } catch (const sj::simdjson_error &) {
        return malformed;
    }
}

Result<QByteArray> inflateShard(const QByteArray &compressed)
{
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    QByteArray clear;
    QByteArray chunk(static_cast<qsizetype>(ZSTD_DStreamOutSize()), Qt::Uninitialized);
    ZSTD_inBuffer in{compressed.constData(), static_cast<size_t>(compressed.size()), 0};
    size_t left = 1;
    while (in.pos < in.size) {
        ZSTD_outBuffer out{chunk.data(), static_cast<size_t>(chunk.size()), 0};
        left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left) || clear.size() + static_cast<qsizetype>(out.pos) > sync::tuning::shardBytesAtMost)
            return Error{ErrorCode::AnswerMalformed, QStringLiteral("shard")};
        clear.append(chunk.constData(), static_cast<qsizetype>(out.pos));
        while (out.pos == out.size) { // everything is read, but not everything is out yet
            out.pos = 0;
            left = ZSTD_decompressStream(context.get(), &out, &in);
            if (ZSTD_isError(left) || clear.size() > sync::tuning::shardBytesAtMost)
                return Error{ErrorCode::AnswerMalformed, QStringLiteral("shard")};
            clear.append(chunk.constData(), static_cast<qsizetype>(out.pos));
        }
    }
    return left == 0 ? Result<QByteArray>(clear) : Result<QByteArray>(Error{ErrorCode::AnswerMalformed, QStringLiteral("shard")});
}

} // namespace zhike
