// SPDX-License-Identifier: Apache-2.0
#include "core/sync/shard.h"

#include "core/store/dictionarytables.h"
#include "core/sync/tuning.h"

#include <QCryptographicHash>

#include <simdjson.h>

#include <algorithm>
#include <unordered_set>

namespace zhike::sync {
namespace {

namespace sj = simdjson;

const Error kMalformed{ErrorCode::AnswerMalformed, QStringLiteral("shard")};

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

/// A shard's line: {"snapshotId":…} first, {"docs":n} last, documents between. Fields in any order, read once.
struct Line {
    bool isHeader = false;
    bool hasBody = false;
    std::optional<qint64> docs;
    documents::Row row;
    [[nodiscard]] bool isDocument() const { return !row.kind.isEmpty() && !row.id.isEmpty() && row.ver > 0 && hasBody; }
};

/// No document of ours is nested deeper; whoever sends one means a reader's stack.
constexpr std::ptrdiff_t kDeepest = 256;

bool isTooDeep(std::string_view body)
{
    if (std::count(body.begin(), body.end(), '[') + std::count(body.begin(), body.end(), '{') <= kDeepest)
        return false; // nearly always: nothing more to look at
    std::ptrdiff_t depth = 0;
    std::ptrdiff_t deepest = 0;
    bool isInText = false;
    for (size_t i = 0; i < body.size(); ++i) {
        if (isInText && body[i] == '\\')
            ++i;
        else if (body[i] == '"')
            isInText = !isInText;
        else if (!isInText && (body[i] == '[' || body[i] == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!isInText && (body[i] == ']' || body[i] == '}'))
            --depth;
    }
    return deepest > kDeepest;
}

void readField(std::string_view key, sj::ondemand::value value, Line &line)
{
    if (key == "body") {
        const std::string_view body = value.get_object().value().raw_json();
        if (isTooDeep(body))
            throw sj::simdjson_error(sj::DEPTH_ERROR);
        line.row.body = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
        line.hasBody = true;
    } else if (key == "id")
        line.row.id = textOf(value.get_string());
    else if (key == "kind")
        line.row.kind = textOf(value.get_string());
    else if (key == "scope")
        line.row.scope = textOf(value.get_string());
    else if (key == "ver")
        line.row.ver = value.get_int64();
    else if (key == "docs")
        line.docs = value.get_int64();
    else if (key == "snapshotId")
        line.isHeader = true;
}

/// `room`: bytes that may be read from `at` on; simdjson looks a little beyond the end.
Line lineAt(const char *at, size_t length, size_t room)
{
    thread_local sj::ondemand::parser parser;
    sj::ondemand::document document = parser.iterate(at, length, room);
    Line line;
    for (auto field : document.get_object())
        readField(field.unescaped_key(), field.value(), line);
    if (document.current_location().error() != sj::OUT_OF_BOUNDS)
        throw sj::simdjson_error(sj::TRAILING_CONTENT);
    return line;
}

/// Watches the order of lines: one header first, documents each once, one trailer that counts them.
class Order {
public:
    [[nodiscard]] bool takes(const Line &line)
    {
        if (m_promised || line.isHeader == m_hasHeader)
            return false;
        m_hasHeader = true;
        m_promised = line.docs;
        if (line.isHeader || line.docs)
            return true;
        return line.isDocument() && m_seen.insert((line.row.kind + u'/' + line.row.id).toStdString()).second;
    }
    [[nodiscard]] bool isComplete() const { return m_promised == static_cast<qint64>(m_seen.size()); }

private:
    bool m_hasHeader = false;
    std::optional<qint64> m_promised;
    std::unordered_set<std::string> m_seen;
};

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Result<void> addRow(const Sealer &sealer, const documents::Row &row, ReadyShard &ready)
{
    static const QString event = enumName(DocumentKind::Event);
    if (row.kind != event) {
        ready.documents.push_back(documents::prepare(sealer, row));
        return {};
    }
    Result<timeline::Prepared> prepared = timeline::prepare(sealer, row);
    if (!prepared)
        return prepared.error();
    ready.events.push_back(*std::move(prepared));
    return {};
}

} // namespace

Result<void> eachInShard(const QByteArray &ndjson, const std::function<Result<void>(const documents::Row &)> &each)
{
    QByteArray padded = ndjson;
    padded.reserve(ndjson.size() + static_cast<qsizetype>(sj::SIMDJSON_PADDING));
    const char *begin = padded.constData();
    const auto room = static_cast<size_t>(padded.size()) + sj::SIMDJSON_PADDING;
    Order order;
    try {
        for (qsizetype at = 0; at < padded.size();) {
            const qsizetype end = padded.indexOf('\n', at);
            const qsizetype length = (end < 0 ? padded.size() : end) - at;
            const Line line = lineAt(begin + at, static_cast<size_t>(length), room - static_cast<size_t>(at));
            at += length + 1;
            if (!order.takes(line))
                return kMalformed;
            if (line.isHeader || line.docs)
                continue;
            if (const Result<void> taken = each(line.row); !taken)
                return taken;
        }
        return order.isComplete() ? Result<void>() : Result<void>(kMalformed);
    } catch (const sj::simdjson_error &) {
        return kMalformed;
    }
}

Result<QByteArray> inflateShard(const QByteArray &compressed, const Dictionary *dictionary)
{
    const auto length = static_cast<size_t>(compressed.size());
    const unsigned long long size = ZSTD_getFrameContentSize(compressed.constData(), length);
    // one frame that says how much it holds, and holds it: "unknown" and "error" are larger than any bound
    if (size > static_cast<unsigned long long>(tuning::shardBytesAtMost)
        || ZSTD_findFrameCompressedSize(compressed.constData(), length) != length)
        return kMalformed;
    if (ZSTD_getDictID_fromFrame(compressed.constData(), length) != (dictionary ? dictionary->id() : 0))
        return kMalformed;
    QByteArray clear;
    clear.reserve(static_cast<qsizetype>(size + sj::SIMDJSON_PADDING));
    clear.resize(static_cast<qsizetype>(size));
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    const size_t got = dictionary
        ? ZSTD_decompress_usingDDict(context.get(), clear.data(), size, compressed.constData(), length,
                                     dictionary->tables().unpack.get())
        : ZSTD_decompressDCtx(context.get(), clear.data(), size, compressed.constData(), length);
    return got == size ? Result<QByteArray>(std::move(clear)) : Result<QByteArray>(kMalformed);
}

Result<std::unique_ptr<const Dictionary>> checkedDictionary(const Manifest &manifest, const QByteArray &bytes)
{
    const Error malformed{ErrorCode::AnswerMalformed, QStringLiteral("dictionary")};
    if (!manifest.dictionary || bytes.size() > Dictionary::kLargest
        || sha256Of(bytes) != manifest.dictionary->sha256.toLatin1())
        return malformed;
    Result<std::unique_ptr<const Dictionary>> dictionary = Dictionary::prepare(bytes);
    if (!dictionary || (*dictionary)->id() != static_cast<quint32>(manifest.dictionaryId))
        return malformed;
    return dictionary;
}

Result<ReadyShardPtr> prepareShard(const Sealer &sealer, const ShardBytes &shard)
{
    if (sha256Of(shard.bytes) != shard.ref.sha256.toLatin1())
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("sha256")};
    const Dictionary *dictionary = shard.dictionaryId == 0 ? nullptr : sealer.dictionaries().find(shard.dictionaryId);
    if (shard.dictionaryId != 0 && !dictionary)
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("dictionary")};
    const Result<QByteArray> ndjson = inflateShard(shard.bytes, dictionary);
    if (!ndjson)
        return ndjson.error();
    auto ready = std::make_shared<ReadyShard>();
    if (const Result<void> read =
            eachInShard(*ndjson, [&](const documents::Row &row) { return addRow(sealer, row, *ready); });
        !read)
        return read.error();
    return ready->size() == shard.ref.docs ? Result<ReadyShardPtr>(std::move(ready))
                                           : Result<ReadyShardPtr>(kMalformed);
}

void stageReady(Writer &writer, const ReadyShard &shard, qsizetype from, qsizetype count)
{
    const auto documents = static_cast<qsizetype>(shard.documents.size());
    for (qsizetype i = from; i < from + count; ++i) {
        if (i < documents)
            staged::putPrepared(writer, shard.documents[static_cast<size_t>(i)]);
        else
            staged::putPrepared(writer, shard.events[static_cast<size_t>(i - documents)]);
    }
}

} // namespace zhike::sync
