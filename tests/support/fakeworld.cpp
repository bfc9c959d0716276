// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeworld.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

namespace zhike::test {

using namespace Qt::StringLiterals;

FakeWorld::FakeWorld(int documents)
{
    for (int i = 1; i <= documents; ++i)
        central.move(QString::number(i), i % 3);
    central.allowed[u"t0"_s] = {0, 1, 2};
    network.centralNow = [this] {
        return QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC).addMSecs(place.clock.steadyMs() - 1'000);
    };
    if (!place.open())
        qFatal("the world has no file");
    begin();
}

FakeWorld::~FakeWorld()
{
    engine.reset();
    client.reset();
    place.store.reset();
}

void FakeWorld::begin()
{
    client = std::make_unique<CentralClient>(QUrl(u"http://127.0.0.1:1"_s),
                                             CentralClient::Edges{network, timers, place.clock});
    client->setTerminalToken(u"terminal-token"_s);
    SyncEngine::Rooms rooms{*place.store, *client, timers, place.clock, 7};
    rooms.corrected = &corrected;
    if (mayRenew)
        rooms.renewToken = [this] {
            ++renewals;
            QPromise<Result<QString>> promise;
            promise.start();
            promise.addResult(Result<QString>(QString::fromLatin1(network.validToken)));
            promise.finish();
            return promise.future();
        };
    engine = std::make_unique<SyncEngine>(rooms);
}

void FakeWorld::restart()
{
    engine.reset();
    client.reset();
    if (!place.open())
        qFatal("the world lost its file");
    begin();
}

/// What is queued for the file and for this thread is done; each may ask for more of the other.
void FakeWorld::work()
{
    for (int turns = 0; turns < 6; ++turns) {
        (void)place.write([](Writer &) -> Result<bool> { return true; });
        (void)place.read([](const Reader &) -> Result<bool> { return true; });
        QCoreApplication::processEvents();
    }
}

void FakeWorld::pass(qint64 ms)
{
    for (qint64 left = ms; left > 0; left -= 500) {
        work();
        timers.advance(std::min<qint64>(500, left));
    }
    work();
}

void FakeWorld::sleep(qint64 ms)
{
    work();
    timers.advance(ms);
    work();
}

void FakeWorld::spoil(const QStringList &lost, const QStringList &unreadable)
{
    (void)place.write([&](Writer &writer) -> Result<bool> {
        for (const QString &id : lost)
            writer.run("DELETE FROM document WHERE id=?", id);
        for (const QString &id : unreadable)
            writer.run("UPDATE document SET body=x'00112233' WHERE id=?", id);
        return true;
    });
}

bool FakeWorld::syncUntilQuiet()
{
    QSignalSpy quiet(engine.get(), &SyncEngine::quiet);
    engine->start();
    engine->retryNow();
    for (int rounds = 0; rounds < 400; ++rounds) {
        // quiet and still quiet after the file has had its say
        if (QTest::qWaitFor([&] { return !quiet.isEmpty(); }, 25) && outboxRows().empty() && local() == atCentral())
            return true;
        quiet.clear();
        timers.advance(std::clamp<qint64>(timers.untilNext(), 200, 30'000));
    }
    return false;
}

OpId FakeWorld::commit(const QStringList &documents, QJsonObject body, const std::vector<OpId> &needs)
{
    Op op;
    op.opId = OpId(u"op-%1"_s.arg(++m_ops));
    op.type = u"model.add"_s;
    op.wall = place.clock.now();
    op.needs = needs;
    op.body = std::move(body);
    for (const QString &id : documents)
        op.targetList.push_back({DocumentKind::Unit, id, 0});
    const sync::Moment now{place.clock.steadyMs(), place.clock.now()};
    const Result<bool> kept = place.write([op, now, wait = undoMs](Writer &writer) -> Result<bool> {
        const Result<void> committed = sync::commitOp(writer, op, now, wait);
        return committed ? Result<bool>(true) : Result<bool>(committed.error());
    });
    if (!kept)
        qFatal("an op was not kept");
    return op.opId;
}

OpId FakeWorld::add(const QStringList &documents, int arg, const std::vector<OpId> &needs)
{
    return commit(documents, {{u"arg"_s, arg}}, needs);
}
OpId FakeWorld::addPoison(const QString &document)
{
    return commit({document}, {{u"arg"_s, 1}, {u"poison"_s, true}}, {});
}
OpId FakeWorld::make(const QString &document, int arg)
{
    return commit({document}, {{u"arg"_s, arg}, {u"make"_s, document}, {u"scope"_s, 0}}, {});
}

Result<sync::Undone> FakeWorld::undo(const OpId &op)
{
    return place.write([op](Writer &writer) { return sync::undoOp(writer, op); });
}

FakeWorld::State FakeWorld::local()
{
    return *place.read([](const Reader &reader) -> Result<State> {
        State state;
        for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Unit))
            state[row.id] = {row.ver, json::parseObject(row.body)->value("v"_L1).toInteger()};
        return state;
    });
}

FakeWorld::State FakeWorld::atCentral() const
{
    State state;
    const std::set<int> scopes = central.scopesFor(u"t0"_s, {});
    for (const auto &[id, row] : central.rows)
        if (scopes.contains(row.scope))
            state[id] = {row.ver, row.v};
    return state;
}

sync::Standing FakeWorld::standing()
{
    return *place.read([](const Reader &reader) { return Result(sync::standing(reader)); });
}

std::vector<outbox::Row> FakeWorld::outboxRows()
{
    return *place.read([](const Reader &reader) { return Result(outbox::rows(reader, outbox::Shelf::Outbox)); });
}

std::vector<outbox::Row> FakeWorld::journalRows()
{
    return *place.read([](const Reader &reader) { return Result(outbox::rows(reader, outbox::Shelf::Journal)); });
}

} // namespace zhike::test
