// SPDX-License-Identifier: Apache-2.0
#include "central/store/snapshot.h"

#include "central/store/feed.h"
#include "central/store/founding.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShardDocs = 10'000;
constexpr int kZstdLevel = 3;
constexpr int kKept = 8; // snapshots on the shelf, the newest ones
constexpr qint64 kKeptSeconds = 3'600; // and none older: a download that slow starts again
constexpr auto kManifestName = "manifest.json"_L1;
constexpr auto kDictionaryName = "dictionary"_L1;

/// Ids and kinds are plain words nearly always; whatever isn't is left to Qt.
QByteArray quoted(const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(),
                                     [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'"' && c != u'\\'; });
    if (isPlain)
        return '"' + text.toLatin1() + '"';
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// One frame a shard, with the size of its content and the dictionary's id in its head.
class Compressor {
public:
    explicit Compressor(const QByteArray &dictionary)
        : m_context(ZSTD_createCCtx(), &ZSTD_freeCCtx)
    {
        ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, kZstdLevel);
        if (!dictionary.isEmpty())
            ZSTD_CCtx_loadDictionary(m_context.get(), dictionary.constData(), static_cast<size_t>(dictionary.size()));
    }
    [[nodiscard]] QByteArray operator()(const QByteArray &plain) const
    {
        const auto length = static_cast<size_t>(plain.size());
        QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(length)), Qt::Uninitialized);
        const size_t size = ZSTD_compress2(m_context.get(), packed.data(), static_cast<size_t>(packed.size()),
                                           plain.constData(), length);
        if (ZSTD_isError(size))
            return {};
        packed.resize(static_cast<qsizetype>(size));
        return packed;
    }

private:
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> m_context;
};

/// Lines of the shard being filled, then files: one at a time in memory.
struct ShardWriter {
    QDir directory;
    Manifest &manifest;
    const Compressor compressed;
    int of = 0;
    QByteArray lines = {};
    int docs = 0;
    bool hasFailed = false;

    void add(const QSqlQuery &row)
    {
        if (docs == 0) {
            const QJsonObject header{{u"snapshotId"_s, manifest.snapshotId},
                                     {u"shard"_s, static_cast<int>(manifest.shards.size())},
                                     {u"of"_s, of}};
            lines = json::toBytes(header) + '\n';
        }
        lines += R"({"kind":)" + quoted(row.value(0).toString()) + R"(,"id":)" + quoted(row.value(1).toString())
            + R"(,"ver":)" + QByteArray::number(row.value(2).toLongLong()) + R"(,"scope":)"
            + quoted(row.value(4).toString()) + R"(,"body":)" + row.value(3).toString().toUtf8() + "}\n";
        if (++docs == kShardDocs)
            close();
    }
    void close()
    {
        if (docs == 0)
            return;
        lines += json::toBytes({{u"docs"_s, docs}}) + '\n';
        const QByteArray packed = compressed(lines);
        const int number = static_cast<int>(manifest.shards.size());
        hasFailed = hasFailed || packed.isEmpty() || !writeFile(directory.filePath(QString::number(number)), packed);
        manifest.shards.push_back(
            {u"/v1/sync/snapshot/%1/%2"_s.arg(manifest.snapshotId).arg(number), packed.size(), sha256Of(packed), docs});
        lines.clear();
        docs = 0;
    }
};

/// Beside the shards, under the same roof and for as long; false when it can't be written.
bool putDictionary(const QDir &directory, const QByteArray &dictionary, Manifest &manifest)
{
    const unsigned id = ZSTD_getDictID_fromDict(dictionary.constData(), static_cast<size_t>(dictionary.size()));
    if (id == 0)
        return true;
    manifest.dictionaryId = static_cast<int>(id);
    manifest.dictionary = ShardRef{u"/v1/sync/snapshot/%1/%2"_s.arg(manifest.snapshotId, kDictionaryName),
                                dictionary.size(), sha256Of(dictionary), 0};
    return writeFile(directory.filePath(kDictionaryName), dictionary);
}

/// In a file whose greater part is asked for, the table is read in its own order instead of sorting half of it. A server
/// is asked by partition (scopeGroups), and an expression over the scope would hide which.
QByteArray fromOf(Transaction &tx, const QStringList &scopes, qint64 docs)
{
    const bool isMost = tx.engine() == EngineKind::Sqlite && docs * 4 > tx.number("SELECT COUNT(*) FROM document");
    return isMost ? "document WHERE scope || '' IN " + placeholders(scopes.size()) : heldBy(scopes).from;
}

QString idOf(const QStringList &scopes, const QString &epoch, qint64 seq)
{
    const QByteArray content = (scopes.join(u'\n') + u'|' + epoch + u'|' + QString::number(seq)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(32));
}

bool isSnapshotId(const QString &id)
{
    static const QRegularExpression form(u"^[0-9a-f]{32}$"_s);
    return form.match(id).hasMatch();
}

} // namespace

Result<Manifest> SnapshotShelf::take(Database &database, const QStringList &scopes)
{
    QStringList sorted = scopes;
    sorted.sort();
    const std::lock_guard lock(m_building);
    Transaction tx(database, Transaction::Kind::Read, Transaction::Patience::Unlimited);
    Manifest manifest;
    manifest.epoch = epochOf(tx);
    const qint64 seq = currentSeq(tx);
    manifest.cursor = cursorText(seq);
    manifest.snapshotId = idOf(sorted, manifest.epoch, seq);
    manifest.scopes.assign(sorted.begin(), sorted.end());
    if (const std::optional<Manifest> ready = find(manifest.snapshotId))
        return *ready;
    Result<Manifest> built = build(tx, manifest, sorted);
    tidy();
    return built;
}

/// Everything inside one read transaction, so that all shards stand for the same number.
Result<Manifest> SnapshotShelf::build(Transaction &tx, Manifest manifest, const QStringList &scopes)
{
    const QString half = m_directory + u'/' + manifest.snapshotId + u".part"_s;
    QDir(half).removeRecursively();
    if (!QDir().mkpath(half))
        return ErrorCode::StorageIo;
    const HeldBy held = heldBy(scopes);
    const qint64 docs = scopes.isEmpty() ? 0 : tx.number("SELECT COUNT(*) FROM " + held.from, held.values);
    const QByteArray dictionary = m_dictionary && docs > 0 ? m_dictionary() : QByteArray();
    if (!putDictionary(QDir(half), dictionary, manifest))
        return ErrorCode::StorageIo;
    ShardWriter writer{QDir(half), manifest, Compressor(manifest.dictionary ? dictionary : QByteArray()),
                       static_cast<int>((docs + kShardDocs - 1) / kShardDocs)};
    if (docs > 0)
        tx.stream("SELECT kind, id, ver, body, scope FROM " + fromOf(tx, scopes, docs) + " ORDER BY kind, id", held.values,
                  [&writer](const QSqlQuery &row) {
                      writer.add(row);
                      return !writer.hasFailed;
                  });
    writer.close();
    if (tx.hasFailed() || writer.hasFailed
        || !writeFile(QDir(half).filePath(kManifestName), json::toBytes(toJson(manifest))))
        return ErrorCode::StorageIo;
    if (!QDir().rename(half, m_directory + u'/' + manifest.snapshotId))
        return ErrorCode::StorageIo;
    return manifest;
}

std::optional<Manifest> SnapshotShelf::find(const QString &snapshotId) const
{
    QFile file(m_directory + u'/' + snapshotId + u'/' + kManifestName);
    if (!isSnapshotId(snapshotId) || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<Manifest> manifest = fromJsonBytes<Manifest>(file.readAll());
    return manifest ? std::optional(*manifest) : std::nullopt;
}

QString SnapshotShelf::shardPath(const QString &snapshotId, int shard) const
{
    return isSnapshotId(snapshotId) ? m_directory + u'/' + snapshotId + u'/' + QString::number(shard) : QString();
}

QString SnapshotShelf::dictionaryPath(const QString &snapshotId) const
{
    return isSnapshotId(snapshotId) ? m_directory + u'/' + snapshotId + u'/' + kDictionaryName : QString();
}

void SnapshotShelf::clear()
{
    const std::lock_guard lock(m_building);
    QDir(m_directory).removeRecursively();
}

void SnapshotShelf::tidy() const
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addSecs(-kKeptSeconds);
    int kept = 0;
    for (const QFileInfo &entry : QDir(m_directory).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
        const bool isHalf = entry.fileName().endsWith(u".part"_s);
        if (!isHalf && ++kept <= kKept && entry.lastModified().toUTC() >= oldest)
            continue;
        QDir(entry.absoluteFilePath()).removeRecursively();
    }
}

} // namespace zhike::central
