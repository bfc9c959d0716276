// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/realterminal.h"

#include "core/store/holdings.h"
#include "core/store/timeline.h"

#include <QSignalSpy>
#include <QTest>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

/// Waits for an answer of the client: the test's loop runs meanwhile.
template <typename T>
T awaited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("central never answered");
    return future.takeResult();
}

} // namespace

RealTerminal::RealTerminal(Rig &rig)
    : m_rig(rig)
    , m_keys(*TerminalKeys::make())
{
    if (!place.open())
        qFatal("no file");
    begin();
    const Enrolment enrolment = *awaited(
        client->enrol({golden::kEnrolCode.toString(), m_keys.publicKey(), m_keys.boxPublicKey(), u"counter"_s}));
    m_terminal = enrolment.terminal;
    m_token = enrolment.terminalToken;
    client->setTerminalToken(m_token);
}

RealTerminal::~RealTerminal()
{
    engine.reset();
    client.reset();
    place.store.reset();
}

void RealTerminal::begin()
{
    client = std::make_unique<CentralClient>(QUrl(u"http://127.0.0.1:%1"_s.arg(m_rig.port())),
                                             CentralClient::Edges{network, timers, place.clock});
    client->setTerminalToken(m_token);
    engine = std::make_unique<SyncEngine>(SyncEngine::Rooms{*place.store, *client, timers, place.clock, 7});
}

void RealTerminal::restart()
{
    engine.reset();
    client.reset();
    if (!place.open())
        qFatal("the terminal lost its file");
    begin();
    engine->start();
}

OpId RealTerminal::act(const Action &action, qint64 undoMs)
{
    Op op;
    op.opId = makeId<OpId>(place.clock);
    op.type = typeName(action);
    op.typeVersion = typeOf(action).version;
    op.actor = AssociateId(golden::kAssociate.toString());
    op.role = u"associate"_s;
    op.store = StoreId(golden::kStore.toString());
    op.terminal = m_terminal;
    op.wall = m_rig.clock.now();
    op.targetList = targets(action);
    op.body = bodyOf(action);
    const sync::Moment now{place.clock.steadyMs(), place.clock.now()};
    const Result<bool> kept =
        place.write([&, cancelled = std::get_if<CancelOp>(&action)](Writer &writer) -> Result<bool> {
            for (Target &target : op.targetList)
                target.baseVer = documents::version(writer, enumName(target.kind), target.id);
            op.needs = sync::neededBy(writer, op.targetList);
            if (cancelled && std::find(op.needs.begin(), op.needs.end(), cancelled->cancelled) == op.needs.end())
                op.needs.push_back(cancelled->cancelled);
            op.signature = QString::fromLatin1(m_keys.sign(signedBytes(op)).toBase64());
            const Result<void> committed = sync::commitOp(writer, op, now, undoMs);
            return committed ? Result<bool>(true) : Result<bool>(committed.error());
        });
    if (!kept)
        qFatal("an op was not kept");
    return op.opId;
}

Result<sync::Undone> RealTerminal::undo(const OpId &op)
{
    return place.write([op](Writer &writer) { return sync::undoOp(writer, op); });
}

void RealTerminal::undoOrCancel(const OpId &op, std::set<OpId> &undone)
{
    std::optional<outbox::Row> kept;
    for (const outbox::Shelf shelf : {outbox::Shelf::Outbox, outbox::Shelf::Journal})
        for (const outbox::Row &row : rows(shelf))
            if (row.op.opId == op)
                kept = row;
    const Result<sync::Undone> answer = undo(op);
    if (!answer)
        return;
    undone.insert(answer->removed.begin(), answer->removed.end());
    if (answer->needsCancelOp && kept)
        (void)act(CancelOp{op, kept->op.type, kept->op.body});
}

void RealTerminal::pass(int seconds)
{
    for (int i = 0; i < seconds; ++i) {
        const int answers = network.answers();
        (void)QTest::qWaitFor([&] { return network.answers() != answers; }, 15); // or nobody has anything to say
        timers.advance(1'000);
    }
}

bool RealTerminal::syncUntilQuiet()
{
    QSignalSpy quiet(engine.get(), &SyncEngine::quiet);
    engine->start();
    engine->retryNow();
    for (int rounds = 0; rounds < 600; ++rounds) {
        if (QTest::qWaitFor([&] { return !quiet.isEmpty(); }, 40) && rows(outbox::Shelf::Outbox).empty())
            return true;
        quiet.clear();
        timers.advance(std::clamp<qint64>(timers.untilNext(), 200, 20'000));
    }
    return false;
}

RealTerminal::State RealTerminal::state()
{
    return *place.read([](const Reader &reader) -> Result<State> {
        State state;
        for (const EnumName<DocumentKind> &kind : EnumNames<DocumentKind>::values)
            for (const documents::Row &row : documents::rowsOf(reader, kind.value))
                state[row.kind + u'/' + row.id] = {row.ver, row.body};
        holdings::Walk walk;
        holdings::walk(reader, walk, 1'000'000, [&](const holdings::Mark &mark) {
            if (mark.kind == u"event")
                state[mark.kind + u'/' + mark.id] = {mark.ver, {}};
        });
        return state;
    });
}

std::vector<outbox::Row> RealTerminal::rows(outbox::Shelf shelf)
{
    return *place.read([shelf](const Reader &reader) { return Result(outbox::rows(reader, shelf)); });
}

} // namespace zhike::test
