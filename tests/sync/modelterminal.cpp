// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/modelterminal.h"

#include "core/action/effective.h"
#include "core/store/shelves.h"

namespace zhike::test {

using namespace Qt::StringLiterals;
using namespace sync;

ModelTerminal::ModelTerminal(QString n, std::set<int> scopes, const Rules &rules)
    : name(std::move(n)), wanted(std::move(scopes)), m_rules(rules)
{
    restart();
}

void ModelTerminal::commit(Chance &chance, Made made, int wait, qint64 now)
{
    Op op;
    op.opId = chance.opId();
    op.type = made.kind == u"cancel" ? QString::fromLatin1(CancelOp::type.name) : u"model."_s + made.kind;
    op.wall = at(now).wall;
    op.targetList = made.targets;
    op.needs = made.needs;
    op.body = {{u"arg"_s, made.arg}};
    if (made.kind == u"poison")
        op.body.insert(u"poison"_s, true);
    if (!made.make.isEmpty()) {
        op.body.insert(u"make"_s, made.make);
        op.body.insert(u"scope"_s, made.scope);
    }
    (void)file.write([&](Writer &writer) { return commitOp(writer, op, at(now), wait); });
    made.order = ++m_made;
    memory.made.emplace(op.opId, std::move(made));
}

void ModelTerminal::undo(Chance &chance, const OpId &op, qint64 now)
{
    const Result<Undone> undone = file.write([&](Writer &writer) { return undoOp(writer, op); });
    if (!undone)
        return;
    memory.undone.insert(undone->removed.begin(), undone->removed.end());
    if (!undone->needsCancelOp)
        return;
    const Made &made = memory.made.at(op);
    if (made.kind == u"poison")
        return;
    commit(chance, {u"cancel"_s, made.targets, {}, 0, {op}, -made.arg, 0}, chance.is(0.5) ? 0 : 6, now);
}

void ModelTerminal::restart()
{
    m_inFlight.reset();
    m_asked = 0;
    file.write([this](Writer &writer) { freezeWaiting(writer, m_rules); });
}

void ModelTerminal::restore(const Backup &backup)
{
    file.restore(backup.file);
    memory = backup.memory;
    wasRestored = true;
    restart();
}

void ModelTerminal::step(Air air)
{
    const Standing where = file.read([](const Reader &r) { return standing(r); });
    const bool wants = file.read([](const Reader &r) { return outbox::counts(r).waiting > 0; });
    if (wants && !where.isHeld && air.chance.is(0.55))
        return push(air);
    if (memory.isUnderWay && memory.stagedScopes != wanted) {
        memory.isUnderWay = false;
        return file.write([](Writer &writer) { abandonStaging(writer); });
    }
    if (air.drop != Drop::Nothing)
        return;
    if (where.cursor.isEmpty() || memory.isUnderWay || memory.scopes != wanted)
        return bootstrap(air);
    pull(air);
}

void ModelTerminal::push(Air &air)
{
    file.write([&](Writer &writer) { numberOps(writer, at(air.now), m_rules); });
    if (air.chance.is(0.08))
        throw Crash();
    OpsRequest request = file.read([](const Reader &r) { return nextBatch(r); });
    if (request.ops.empty())
        return;
    request.ops.resize(std::min(request.ops.size(), static_cast<size_t>(air.chance.between(1, 4))));
    if (air.drop == Drop::Request)
        return;
    if (air.chance.is(0.1))
        air.late.emplace_back(name, request);
    const OpsAnswer answer = air.central.push(name, request);
    if (air.drop == Drop::Answer) {
        if (air.chance.is(0.3))
            throw Crash();
        throw Lost();
    }
    file.write([&](Writer &writer) { takePushAnswer(writer, request, answer, at(air.now), m_asked, m_rules); });
}

void ModelTerminal::bootstrap(Air &air)
{
    m_inFlight.reset();
    const ModelCentral &central = air.central;
    if (!memory.isUnderWay) {
        memory.isUnderWay = true;
        memory.isStaged = false;
        memory.stagedAfter.clear();
        memory.stagedScopes = wanted;
        Manifest manifest;
        manifest.epoch = central.epochText();
        manifest.cursor = central.cursorNow();
        return file.write([&](Writer &writer) { beginStaging(writer, manifest); });
    }
    const std::optional<Staging> under = file.read([](const Reader &r) { return staging(r); });
    const auto abandon = [this] {
        memory.isUnderWay = false;
        file.write([](Writer &writer) { abandonStaging(writer); });
    };
    if (under->manifest.epoch != central.epochText())
        return abandon();
    if (!memory.isStaged) {
        std::vector<documents::Row> rows;
        for (const auto &[id, row] : central.rows)
            if (memory.stagedScopes.contains(row.scope) && id > memory.stagedAfter && rows.size() < 4)
                rows.push_back(central.documentOf(id));
        if (rows.empty())
            memory.isStaged = true;
        else
            memory.stagedAfter = rows.back().id;
        return file.write([&](Writer &writer) { (void)stageRows(writer, rows); });
    }
    Result<Page> page = central.changes({name, memory.stagedScopes, under->cursor, under->manifest.epoch, 4, true});
    if (!page)
        return abandon();
    page->request = ++m_asked;
    const Result<bool> swapped = file.write([&](Writer &writer) { return replayPage(writer, *page, at(air.now), m_rules); });
    if (swapped && *swapped) {
        memory.isUnderWay = false;
        memory.scopes = memory.stagedScopes;
    }
}

void ModelTerminal::pull(Air &air)
{
    if (!m_inFlight) {
        const Standing where = file.read([](const Reader &r) { return standing(r); });
        const qint64 request = ++m_asked;
        Result<Page> page = air.central.changes({name, memory.scopes, where.cursor, where.epoch, static_cast<size_t>(air.chance.between(1, 6)), false});
        if (!page)
            return file.write([](Writer &writer) { loseCursor(writer); });
        page->request = request;
        m_inFlight = *std::move(page);
        if (air.chance.is(0.2))
            return; // still on its way: ops may be pushed and answered before it arrives
    }
    const Page page = *std::exchange(m_inFlight, std::nullopt);
    file.write([&](Writer &writer) { (void)applyPage(writer, page, at(air.now), m_rules); });
}

ModelTerminal::View ModelTerminal::view() const
{
    return file.read([](const Reader &reader) {
        View view;
        for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Unit)) {
            const QJsonObject body = *json::parseObject(row.body);
            ModelCentral::Row stored{row.ver, body.value("v"_L1).toInteger(), {}, 0};
            for (const auto &op : body.value("ops"_L1).toArray())
                stored.ops.insert(OpId(op.toString()));
            view.stored.emplace(row.id, std::move(stored));
        }
        view.outbox = outbox::rows(reader, outbox::Shelf::Outbox);
        view.journal = outbox::rows(reader, outbox::Shelf::Journal);
        for (const attention::Item &item : attention::unseen(reader))
            if (item.result.outcome == Outcome::Rejected)
                view.refused.insert(item.op);
        for (const outbox::Row &row : view.journal)
            if (row.endedHere)
                view.endedHere.insert(row.op.opId);
        view.standing = standing(reader);
        return view;
    });
}

std::optional<ModelTerminal::Seen> ModelTerminal::effective(const View &view, const QString &id)
{
    Seen seen;
    const auto stored = view.stored.find(id);
    const qint64 ver = stored == view.stored.end() ? 0 : stored->second.ver;
    bool exists = ver > 0;
    if (exists) {
        seen.v = stored->second.v;
        for (const OpId &op : stored->second.ops)
            seen.ops[op] = 1;
    }
    for (const outbox::Row &row : view.outbox) {
        const PendingOp pending{row.op, {}, row.ord, row.isVoid ? OpState::Refused : row.state, row.result, row.gone};
        for (const Target &target : row.op.targetList) {
            if (target.id != id || !shows(pending, target, ver))
                continue;
            exists = exists || row.op.body.value("make"_L1).toString() == id;
            seen.v += row.op.body.value("arg"_L1).toInteger();
            ++seen.ops[row.op.opId];
        }
    }
    return exists ? std::optional(seen) : std::nullopt;
}

} // namespace zhike::test
