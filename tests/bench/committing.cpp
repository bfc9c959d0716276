// SPDX-License-Identifier: Apache-2.0
// P7: an action committed (checked, folded, signed, sealed, journalled) beside a bare commit of as many bytes.
#include "core/desk/commit.h"
#include "tests/bench/rows.h"

#include <QFile>
#include <QRandomGenerator>

#include <SQLiteCpp/SQLiteCpp.h>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRounds = 400;
constexpr int kWarmUp = 20;

/// A file with nothing but a table of blobs, as safe as ours.
class BareCommit
{
public:
    explicit BareCommit(const QString &path) : m_db(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    {
        m_db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB)");
        m_insert = std::make_unique<SQLite::Statement>(m_db, "INSERT INTO t (b) VALUES (?)");
    }
    double commit(const QByteArray &bytes)
    {
        return microseconds([&] {
            m_db.exec("BEGIN IMMEDIATE");
            m_insert->bind(1, bytes.constData(), static_cast<int>(bytes.size()));
            m_insert->exec();
            m_insert->reset();
            m_db.exec("COMMIT");
        });
    }

private:
    SQLite::Database m_db;
    std::unique_ptr<SQLite::Statement> m_insert;
};

/// What one op's rows take: the outbox row and the audit row carry nearly all of it.
qint64 bytesOfNewest(const Reader &reader)
{
    Query found = reader.query("SELECT (SELECT length(body)+length(escrow)+length(signature)+length(sha256)+300 FROM outbox ORDER BY ord DESC LIMIT 1) + "
                               "(SELECT length(prev)+length(mac)+length(body) FROM audit ORDER BY n DESC LIMIT 1)");
    return found.next() ? found.number(0) : 0;
}

} // namespace

Figures commitFigures(World &world)
{
    const SystemClock clock;
    const Terminal terminal{TerminalId(u"terminal-1"_s), StoreId(u"store-laoshan"_s), TerminalKeys::make()->boxPublicKey(), *TerminalKeys::make()};
    const SignedIn who{AssociateId(u"associate-lin"_s), u"林晓"_s, u"associate"_s, StoreId(u"store-laoshan"_s), {}, false};
    const auto shared = world.store().read([](const Reader &reader) -> Result<SharedDocs> { return loadShared(reader, StoreId(u"store-laoshan"_s)); }).result();
    if (!shared)
        return shared.error();
    const CommitRoom room{*shared, terminal, who, clock, clock.steadyMs()};
    const QString bareFile = world.folder() + u"/commit.sqlite"_s;
    BareCommit bare(bareFile);
    QRandomGenerator random(7);
    Samples ours;
    Samples floor;
    for (int round = 0; round < kRounds + kWarmUp; ++round) {
        const World::Person &person = world.people()[random.bounded(static_cast<quint32>(world.people().size()))];
        Result<Receipt> kept = Error{ErrorCode::NotFound, {}};
        const double us = microseconds([&] {
            kept = world.store().write([&](Writer &writer) { return commitAction(writer, room, {AddNote{MemberId(person.member), u"喜欢深色面板，周末再来看"_s}, {}, {}}); }).result();
        });
        if (!kept)
            return kept.error();
        const auto bytes = world.store().read([](const Reader &reader) -> Result<qint64> { return bytesOfNewest(reader); }).result();
        const double least = bare.commit(QByteArray(static_cast<qsizetype>(*bytes), 'x'));
        if (round < kWarmUp)
            continue;
        ours.push_back(us);
        floor.push_back(least);
    }
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(bareFile + suffix);
    return std::vector<Figure>{
        {u"P7"_s, u"an action committed, median"_s, u"bare FULL commit of as many bytes"_s, percentile(ours, 0.5), percentile(floor, 0.5), 1.5, {}}};
}

} // namespace zhike::bench
