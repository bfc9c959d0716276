// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/modelterminal.h"

#include "core/action/effective.h"
#include "core/store/shelves.h"
#include "core/sync/marks.h"

#include <algorithm>

namespace zhike::test {

using namespace Qt::StringLiterals;
using namespace sync;

namespace {

/// What a bad proxy makes of a page: rows twice, old states of them beside the new ones, everything shuffled.
void pollute(Page &page, Chance &chance)
{
    std::vector<FeedRow> more;
    for (const FeedRow &row : page.changes) {
        if (chance.is(0.3))
            more.push_back(row);
        if (row.row.ver - 1 > page.from.toLongLong() && chance.is(0.3))
            more.push_back(
                {FeedRow::What::Put, {row.row.kind, row.row.id, row.row.ver - 1, R"({"ops":[],"v":-1})", u"0"_s}});
    }
    page.changes.insert(page.changes.end(), more.begin(), more.end());
    chance.shuffle(page.changes);
}

std::vector<ModelTerminal::OpRow> opRows(const Reader &reader, Query found)
{
    std::vector<ModelTerminal::OpRow> rows;
    while (found.next()) {
        ModelTerminal::OpRow row{OpId(found.text(0)),
                                 found.isNull(1) && found.number(2) == 0,
                                 found.number(3) != 0,
                                 found.number(4) != 0,
                                 {},
                                 {}};
        if (!found.isNull(5)) {
            row.result.emplace();
            row.result->outcome = enumFromName<Outcome>(found.text(5)).value_or(Outcome::Rejected);
            row.result->centralSeq = found.number(6);
        }
        Query gone = reader.query("SELECT kind, id FROM outbox_target WHERE op_id=? AND gone>0", row.op.toString());
        while (gone.next())
            row.gone.insert(gone.text(0) + u'/' + gone.text(1));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

ModelTerminal::ModelTerminal(QString n, const Setup &setup)
    : name(std::move(n))
    , m_setup(setup)
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
    file.write([&](Writer &writer) {
        (void)commitOp(writer, op, at(now), wait);
        if (m_setup.mistakes.numbersAtQueueing)
            numberOps(writer, at(now + 1'000), m_setup.rules);
    });
    made.order = ++m_made;
    memory.made.emplace(op.opId, std::move(made));
}

void ModelTerminal::undo(Chance &chance, const OpId &op, qint64 now)
{
    if (m_setup.mistakes.deletesNumbered || m_setup.mistakes.numbersAtQueueing)
        file.write([&](Writer &writer) {
            const std::optional<outbox::Row> row = outbox::find(writer, op, outbox::Shelf::Outbox);
            if (!row || row->result || (m_setup.mistakes.numbersAtQueueing && row->dueMs <= now))
                return;
            outbox::erase(writer, op);
            memory.undone.insert(op);
        });
    if (memory.undone.contains(op))
        return;
    const Result<Undone> undone = file.write([&](Writer &writer) { return undoOp(writer, op, m_setup.rules); });
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
    m_replayInFlight.reset();
    m_repairInFlight.reset();
    m_asked = 0;
    file.write([this](Writer &writer) { freezeWaiting(writer, m_setup.rules); });
}

void ModelTerminal::damage(Chance &chance)
{
    memory.isDamaged = true;
    file.write([&](Writer &writer) {
        for (const documents::Row &row : documents::rowsOf(writer, DocumentKind::Unit)) {
            if (chance.is(0.3))
                writer.run("DELETE FROM document WHERE id=?", row.id);
            else if (chance.is(0.3))
                writer.run("UPDATE document SET body=x'00112233' WHERE id=?", row.id);
        }
    });
}

void ModelTerminal::restore(const Backup &backup)
{
    file.restore(backup.file);
    memory = backup.memory;
    wasRestored = true;
    restart();
}

void ModelTerminal::abandon()
{
    m_replayInFlight.reset();
    file.write([](Writer &writer) { abandonStaging(writer); });
}

void ModelTerminal::step(Air air)
{
    const Standing where = view().standing;
    const bool isWanting =
        std::any_of(view().outbox.begin(), view().outbox.end(), [](const OpRow &row) { return !row.result; });
    if (isWanting && !where.isHeld && air.chance.is(0.55))
        return push(air);
    if (air.drop != Drop::Nothing)
        return;
    const std::optional<Staging> under = file.read([](const Reader &r) { return staging(r); });
    if (where.cursor.isEmpty() || (under && !under->isAddition))
        return bootstrap(air, where);
    if ((under || !where.added.empty()) && (where.scopes.empty() || air.chance.is(0.6)))
        return bootstrap(air, where);
    if (air.chance.is(memory.isDamaged || m_repairInFlight ? 0.3 : 0.03))
        return compare(air);
    pull(air);
}

void ModelTerminal::push(Air &air)
{
    const QByteArray before = m_setup.mistakes.reusesNumbers ? file.copy() : QByteArray();
    file.write([&](Writer &writer) { numberOps(writer, at(air.now), m_setup.rules); });
    const auto crash = [&] {
        if (m_setup.mistakes.reusesNumbers)
            file.restore(before);
        throw Crash();
    };
    if (air.chance.is(0.08))
        crash();
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
            crash();
        throw Lost();
    }
    takeAnswer(request, answer, air.now);
}

void ModelTerminal::takeAnswer(const OpsRequest &request, const OpsAnswer &answer, qint64 now)
{
    file.write([&](Writer &writer) {
        takePushAnswer(writer, request, answer, at(now), m_asked, m_setup.rules);
        if (m_setup.mistakes.restartsBootstraps && answer.conflict == ErrorCode::EpochChanged)
            abandonStaging(writer);
        if (m_setup.mistakes.deletesOnAnswer)
            for (const OpResult &result : answer.results)
                outbox::erase(writer, result.opId);
    });
}

void ModelTerminal::bootstrap(Air &air, const Standing &where)
{
    if (where.cursor.isEmpty())
        m_inFlight.reset();
    const std::optional<Staging> under = file.read([](const Reader &r) { return staging(r); });
    if (!under)
        return beginBootstrap(air, where.cursor.isEmpty() ? std::vector<QString>() : where.added);
    if (under->manifest.epoch != air.central.epochText() || (under->isAddition && where.cursor.isEmpty()))
        return abandon();
    memory.isStaged ? replay(air, *under) : stageSome(air, *under);
}

void ModelTerminal::beginBootstrap(Air &air, const std::vector<QString> &added)
{
    memory.isStaged = false;
    memory.stagedAfter.clear();
    m_replayInFlight.reset();
    const Manifest manifest = air.central.manifest(name, added);
    file.write(
        [&](Writer &writer) { added.empty() ? beginStaging(writer, manifest) : beginAddition(writer, manifest); });
}

void ModelTerminal::stageSome(Air &air, const Staging &under)
{
    std::vector<documents::Row> rows;
    const std::set<int> scopes = air.central.scopesFor(name, under.manifest.scopes);
    if (scopes.size() != under.manifest.scopes.size())
        return abandon(); // central doesn't give these shards any more
    for (const auto &[id, row] : air.central.rows)
        if (scopes.contains(row.scope) && id > memory.stagedAfter && rows.size() < 4)
            rows.push_back(air.central.documentOf(id));
    if (rows.empty()) {
        memory.isStaged = true;
        if (m_setup.mistakes.judgesEarly)
            memory.early =
                air.central.changes({name, {}, under.cursor, under.manifest.epoch, 0, true}).valueOr({}).results;
    } else {
        memory.stagedAfter = rows.back().id;
    }
    file.write([&](Writer &writer) { (void)stageRows(writer, rows); });
}

void ModelTerminal::replay(Air &air, const Staging &under)
{
    if (!m_replayInFlight) {
        Result<Page> page = air.central.changes({name, under.manifest.scopes, under.cursor, under.manifest.epoch, 4,
                                                 true, erasuresAfter(under, view().standing)});
        if (!page)
            return abandon();
        page->request = ++m_asked;
        if (m_setup.mistakes.judgesEarly)
            page->results = memory.early;
        m_replayInFlight = *std::move(page);
        if (under.isAddition && air.chance.is(0.5))
            return; // the feed goes on meanwhile
    }
    const Page page = *std::exchange(m_replayInFlight, std::nullopt);
    const std::vector<QString> before = view().standing.scopes;
    const Result<bool> swapped =
        file.write([&](Writer &writer) { return replayPage(writer, page, at(air.now), m_setup.rules); });
    if (!swapped && swapped.error().code == ErrorCode::CursorTooOld)
        return abandon();
    note(page);
    noteLostScopes(before);
    if (swapped && *swapped && !under.isAddition)
        memory.isDamaged = isToCompare();
}

/// The file says that it wants to be compared.
bool ModelTerminal::isToCompare() const
{
    return !view().standing.comparedAt.isValid();
}

void ModelTerminal::noteLostScopes(const std::vector<QString> &before)
{
    const std::vector<QString> now = view().standing.scopes;
    const bool isLost = std::any_of(before.begin(), before.end(),
                                    [&now](const QString &scope) { return std::find(now.begin(), now.end(), scope) == now.end(); });
    memory.isDamaged = memory.isDamaged || (isLost && isToCompare());
}

void ModelTerminal::note(const Page &page)
{
    for (const FeedRow &row : page.changes)
        if (row.what == FeedRow::What::Erase)
            memory.knowsErased.insert(row.row.id);
}

void ModelTerminal::pull(Air &air)
{
    if (!m_inFlight) {
        const Standing where = view().standing;
        const qint64 request = ++m_asked;
        Result<Page> page = air.central.changes(
            {name, where.scopes, where.cursor, where.epoch, static_cast<size_t>(air.chance.between(1, 6)), false});
        if (!page)
            return file.write([](Writer &writer) { loseCursor(writer); });
        page->request = request;
        page->asked = where.scopes;
        m_inFlight = *std::move(page);
        if (air.chance.is(0.2))
            return; // still on its way: ops may be pushed and answered before it arrives
    }
    Page page = *std::exchange(m_inFlight, std::nullopt);
    if (air.chance.is(0.15))
        pollute(page, air.chance);
    take(air, std::move(page));
}

void ModelTerminal::take(Air &air, Page page)
{
    if (m_setup.mistakes.movesCursorFirst) {
        file.write([&](Writer &writer) { meta::set(writer, kCursor, page.to); });
        if (air.chance.is(0.1))
            throw Crash();
        page.from = page.to;
    }
    if (m_setup.mistakes.takesHalfPages && page.changes.size() > 1 && air.chance.is(0.3))
        page.changes.resize(page.changes.size() / 2);
    const std::vector<QString> before = view().standing.scopes;
    const Result<void> applied =
        file.write([&](Writer &writer) { return applyPage(writer, page, at(air.now), m_setup.rules); });
    if (applied)
        note(page);
    noteLostScopes(before);
}

void ModelTerminal::compare(Air &air)
{
    if (m_repairInFlight) {
        const auto [repair, wanted] = *std::exchange(m_repairInFlight, std::nullopt);
        WrongRows rows(wanted);
        file.write([&](Writer &writer) {
            (void)rows.look(writer, 1'000);
            (void)applyRepair(writer, repair, rows, m_setup.rules);
        });
        return;
    }
    const Standing where = view().standing;
    const Digest sums = air.central.digest({name, where.scopes, where.cursor, where.epoch, 0, false});
    if (sums.at != where.cursor || sums.sums.empty())
        return pull(air);
    Comparison comparison(sums);
    Result<bool> isDone = false;
    while (isDone && !*isDone)
        isDone = file.read([&](const Reader &reader) { return comparison.look(reader, 3); });
    const std::vector<int> wrong = comparison.wrongBuckets();
    if (wrong.empty()) {
        memory.isDamaged = false;
        return;
    }
    const RepairWanted wanted{where.epoch, where.cursor, where.scopes, static_cast<int>(sums.sums.size()), wrong};
    m_repairInFlight.emplace(air.central.repair(name, wanted), wanted);
    if (!air.chance.is(0.5)) // otherwise the feed may move before it arrives
        compare(air);
}

const ModelTerminal::View &ModelTerminal::view() const
{
    if (m_viewAt != file.writes()) {
        readView();
        m_viewAt = file.writes();
    }
    return m_view;
}

void ModelTerminal::readView() const
{
    m_view = file.read([](const Reader &reader) {
        View view;
        for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Unit)) {
            const QJsonObject body = *json::parseObject(row.body);
            ModelCentral::Row stored{row.ver, body.value("v"_L1).toInteger(), {}, 0};
            for (const auto &op : body.value("ops"_L1).toArray())
                stored.ops.insert(OpId(op.toString()));
            view.stored.emplace(row.id, std::move(stored));
        }
        view.outbox = opRows(
            reader,
            reader.query("SELECT op_id, seq, ever, void, ended_here, outcome, central_seq FROM outbox ORDER BY ord"));
        view.journal = opRows(
            reader,
            reader.query("SELECT op_id, seq, ever, void, ended_here, outcome, central_seq FROM journal ORDER BY ord"));
        Query refused = reader.query("SELECT op_id FROM attention WHERE seen=0 AND outcome='rejected'");
        while (refused.next())
            view.refused.insert(OpId(refused.text(0)));
        for (const OpRow &row : view.journal)
            if (row.endedHere)
                view.endedHere.insert(row.op);
        view.standing = standing(reader);
        view.isUnderWay = staging(reader).has_value();
        return view;
    });
}

std::optional<ModelTerminal::Seen> ModelTerminal::effective(const QString &id) const
{
    Seen seen;
    const auto stored = view().stored.find(id);
    const qint64 ver = stored == view().stored.end() ? 0 : stored->second.ver;
    bool exists = ver > 0;
    if (exists) {
        seen.v = stored->second.v;
        for (const OpId &op : stored->second.ops)
            seen.ops[op] = 1;
    }
    for (const OpRow &row : view().outbox) {
        const Made &op = memory.made.at(row.op);
        for (const Target &target : op.targets) {
            if (target.id != id
                || !shows({{}, {}, 0, row.isVoid ? OpState::Refused : OpState::Waiting, row.result, row.gone}, target,
                          ver))
                continue;
            exists = exists || op.make == id;
            seen.v += op.arg;
            ++seen.ops[row.op];
        }
    }
    return exists ? std::optional(seen) : std::nullopt;
}

} // namespace zhike::test
