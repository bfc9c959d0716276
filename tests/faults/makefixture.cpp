// SPDX-License-Identifier: Apache-2.0
// Makes the fixture of a released schema: a client's file with a full outbox, as today's program writes it, and its
// test vault.
//     makefixture tests/faults/fixtures/v<newestVersion()>
// Run once when a schema is released; what it wrote is committed and never made again, because only that day's program
// can.
#include "core/store/audit.h"
#include "core/store/blobs.h"
#include "core/store/schema.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "tests/support/fakeworld.h"

#include <QCoreApplication>
#include <QDir>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDocuments = 30;
constexpr size_t kOps = 50; // in the outbox, in every state an op can have there

QString nth(int n) { return QString::number(n % kDocuments + 1); }

/// What else a terminal's file holds after a day.
void keepADay(FakeWorld &world)
{
    const Result<bool> kept = world.place.write([](Writer &w) -> Result<bool> {
        for (int i = 0; i < 20; ++i)
            audit::append(w, R"({"event":"view","subject":"member/m-1"})");
        documents::put(
            w,
            {u"member"_s, u"m-1"_s, 1,
             R"({"memberId":"m-1","familyName":"试","identities":[{"kind":"phone","value":"+8613800000001"}]})"});
        interactions::put(
            w, {InteractionId(u"i-1"_s), u"parked"_s, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), R"({"step":3})"});
        logins::put(
            w,
            {u"1001"_s, AssociateId(u"a-1"_s), "{}", "salt", "mac", QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), 1, 0});
        blobs::keep(w, {u"00ff"_s, 3, u"photo"_s, blobs::State::Local, u"00ff"_s});
        return timeline::put(w, {u"event"_s, u"e-1"_s, 1,
                                 R"({"eventId":"e-1","memberId":"m-1","lane":"store","at":"2026-03-02T09:00:00.000Z"})"})
            .isOk();
    });
    if (!kept || !*kept)
        qFatal("the day was not kept");
}

/// Ops that came back, ops that central refused, ops whose answer was lost, ops that wait: then the line goes away for
/// good.
void fillOutbox(FakeWorld &world)
{
    for (int i = 0; i < 6; ++i)
        world.add({nth(i)}, 1);
    world.addPoison(nth(3));
    if (!world.syncUntilQuiet()) // settled, refused: the journal
        qFatal("the world does not come to rest");
    world.network.next(u"/sync/changes"_s, Mishap::NoLine, 1'000);
    for (int i = 0; i < 10; ++i)
        world.add({nth(i), nth(i + 11)}, 2); // answered, and their page doesn't come
    world.engine->retryNow();
    world.pass(3'000);
    world.network.next(u"/sync/ops"_s, Mishap::DropReply, 1'000);
    for (int i = 0; i < 10; ++i)
        world.add({nth(i)}, 3); // central has them, and the answer is lost
    world.engine->retryNow();
    world.pass(1'000);
    world.network.always(Mishap::NoLine);
    const OpId made = world.make(u"new"_s, 1);
    (void)world.add({u"new"_s}, 4, {made});
    world.pass(40'000); // numbered, never arrived
    world.undoMs = 10'000;
    for (size_t n = world.outboxRows().size(); n < kOps; ++n)
        world.add({nth(static_cast<int>(n))}, 5); // waiting
}

void damageOneRow(const QString &path)
{
    Connection file(path, {});
    file.exec("UPDATE outbox SET body=x'0102030405' WHERE ord=(SELECT max(ord)-1 FROM outbox)");
    file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

void tell(FakeWorld &world)
{
    std::map<QString, int> states;
    for (const outbox::Row &row : world.outboxRows())
        ++states[enumName(row.state)];
    for (const auto &[state, count] : states)
        qInfo().noquote() << state << count;
    qInfo() << "journal" << world.journalRows().size();
}

bool keep(const FakeWorld &world, const QDir &folder)
{
    QFile file(world.place.options.path);
    QFile packed(folder.filePath(u"zhike.db.z"_s));
    if (!file.open(QIODevice::ReadOnly) || !packed.open(QIODevice::WriteOnly))
        return false;
    packed.write(qCompress(file.readAll(), 9));
    QFile::remove(folder.filePath(u"vault.json"_s));
    return QFile::copy(world.place.directory.filePath(u"vault.json"_s), folder.filePath(u"vault.json"_s));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 2 || !QDir().mkpath(QString::fromLocal8Bit(argv[1])))
        return 1;
    FakeWorld world(kDocuments);
    if (!world.syncUntilQuiet())
        return 1;
    keepADay(world);
    fillOutbox(world);
    tell(world);
    world.engine.reset();
    world.place.store.reset();
    damageOneRow(world.place.options.path);
    return keep(world, QDir(QString::fromLocal8Bit(argv[1]))) ? 0 : 1;
}
