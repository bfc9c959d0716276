// SPDX-License-Identifier: Apache-2.0
// Not a test: the rehearsal whose figures stand in docs/operations.md. `zhike-rehearsal [MEMBERS]` seeds a brand into a
// file and into a PostgreSQL server of its own (with fsync), lays the latter out over 32 partitions, and prints what
// requests cost on each.
#include "central/store/founding.h"
#include "central/store/partitions.h"
#include "core/action/addnote/addnote.h"
#include "tests/central/rig.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

constexpr int kPartitions = 32;
constexpr int kAsked = 60;
constexpr int kShops = 4;

void say(const QString &what) { QTextStream(stdout) << what << Qt::endl; }

double secondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// Median, milliseconds.
double medianOf(const std::function<void()> &work)
{
    std::vector<double> took;
    for (int i = 0; i < kAsked; ++i)
        took.push_back(secondsOf(work) * 1000);
    std::sort(took.begin(), took.end());
    return took.at(took.size() / 2);
}

double opsPerSecond(Rig &rig)
{
    std::vector<std::unique_ptr<Desk>> desks;
    for (int i = 0; i < kShops; ++i)
        desks.push_back(std::make_unique<Desk>(rig, makeUuidV7(rig.clock).toLatin1()));
    const double took = secondsOf([&] {
        std::vector<std::thread> shops;
        for (const auto &desk : desks)
            shops.emplace_back([&desk] {
                for (int i = 0; i < kAsked; ++i)
                    (void)desk->act(AddNote{MemberId(golden::kChen.toString()), u"rehearsal"_s});
            });
        for (std::thread &shop : shops)
            shop.join();
    });
    return kShops * kAsked / took;
}

void measure(const QString &name, Rig &rig)
{
    Desk desk(rig, makeUuidV7(rig.clock).toLatin1());
    QJsonObject manifest;
    const double snapshot = secondsOf([&] { manifest = desk.get("/v1/sync/snapshot").json(); });
    int docs = 0;
    for (const auto &shard : manifest.value("shards"_L1).toArray())
        docs += shard.toObject().value("docs"_L1).toInt();
    say(u"%1: snapshot of %2 documents %3 s"_s.arg(name).arg(docs).arg(snapshot, 0, 'f', 2));
    const double page = medianOf([&] { (void)desk.get("/v1/sync/changes?limit=500"); });
    const QByteArray cursor = manifest.value("cursor"_L1).toString().toLatin1();
    const double empty = medianOf([&] { (void)desk.get("/v1/sync/changes?cursor=" + cursor); });
    const double op = medianOf([&] { (void)desk.act(AddNote{MemberId(golden::kChen.toString()), u"rehearsal"_s}); });
    say(u"%1: page of 500 %2 ms, empty page %3 ms, one op %4 ms, %5 ops/s from %6 terminals"_s.arg(name)
            .arg(page, 0, 'f', 1)
            .arg(empty, 0, 'f', 1)
            .arg(op, 0, 'f', 1)
            .arg(opsPerSecond(rig), 0, 'f', 0)
            .arg(kShops));
}

void seedAt(const QString &name, const TestDatabase &place, int members)
{
    const auto database = *Database::open(place.url());
    {
        Transaction tx(*database, Transaction::Kind::Write);
        found(tx);
        (void)tx.commit();
    }
    SeedOptions options;
    options.members = members;
    options.today = QDate(2026, 11, 21);
    const double took = secondsOf([&] {
        if (!seedBrand(options, *database))
            qFatal("no brand");
    });
    Transaction tx(*database, Transaction::Kind::Read);
    say(u"%1: %2 members, %3 documents in %4 s"_s.arg(name)
            .arg(members)
            .arg(tx.number("SELECT COUNT(*) FROM document"))
            .arg(took, 0, 'f', 1));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int members = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    {
        const TestDatabase place;
        seedAt(u"SQLite"_s, place, members);
        Rig rig(place.url(), place.files());
        measure(u"SQLite"_s, rig);
    }
    Cluster cluster({u"fsync=on"_s, u"autovacuum=on"_s, u"shared_buffers=256MB"_s});
    const TestDatabase place(cluster);
    seedAt(u"PostgreSQL"_s, place, members);
    cluster.administer(place.name(), {u"ANALYZE"_s});
    Rig rig(place.url(), place.files());
    measure(u"PostgreSQL"_s, rig);
    say(u"laid out in %1 s"_s.arg(secondsOf([&] { (void)layOut(rig.database(), kPartitions); }), 0, 'f', 1));
    cluster.administer(place.name(), {u"ANALYZE"_s});
    rig.central().stop();
    for (const QString &planning : QStringList{u"auto"_s, u"force_custom_plan"_s}) {
        cluster.administer(place.name(), {u"ALTER DATABASE %1 SET plan_cache_mode = %2"_s.arg(place.name(), planning)});
        Rig laidOut(place.url(), place.files());
        measure(u"PostgreSQL, 32 partitions, plans: "_s + planning, laidOut);
    }
    say(u"partitions with documents %1, largest %2 MB of %3 MB"_s.arg(
        cluster.ask(place.name(), u"SELECT COUNT(*) FROM pg_stat_user_tables WHERE relname LIKE 'document_store_%' AND n_live_tup > 0"_s),
        cluster.ask(place.name(), u"SELECT MAX(pg_total_relation_size(relid)) / 1048576 FROM pg_stat_user_tables WHERE relname LIKE 'document_store_%'"_s),
        cluster.ask(place.name(), u"SELECT pg_database_size(current_database()) / 1048576"_s)));
    return 0;
}
