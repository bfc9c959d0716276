// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/schedule.h"

#include "tests/sync/modelterminal.h"

#include <algorithm>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kScopes = 3;
constexpr int kSteps = 170;
constexpr int kFirstMade = 100; // ids below were there from the start

struct Live {
    std::unique_ptr<ModelTerminal> terminal;
    int offlineFrom = 0, offlineTo = 0;
    std::optional<ModelTerminal::Backup> backup;
};

class Schedule
{
public:
    Schedule(quint64 seed, const sync::Rules &rules) : m_chance(seed), m_rules(rules)
    {
        for (int i = 0; i < 10; ++i)
            m_central.move(QString::number(i), m_chance.between(0, kScopes - 1));
        for (int k = 0; k < 3; ++k) {
            Live live{std::make_unique<ModelTerminal>(u"t%1"_s.arg(k), someScopes(), rules), 0, 0, {}};
            if (m_chance.is(0.5)) {
                live.offlineFrom = m_chance.between(0, kSteps - 1);
                live.offlineTo = live.offlineFrom + m_chance.between(20, 90);
            }
            m_live.push_back(std::move(live));
        }
    }

    QStringList run()
    {
        for (int now = 0; now < kSteps && m_errors.isEmpty(); ++now)
            oneMoment(now);
        if (m_errors.isEmpty())
            letItEnd();
        return m_errors;
    }

private:
    void oneMoment(int now)
    {
        whatOthersDo();
        Live &live = m_live[static_cast<size_t>(m_chance.between(0, static_cast<int>(m_live.size()) - 1))];
        ModelTerminal &terminal = *live.terminal;
        if (m_chance.is(0.35))
            makeSomething(terminal, now);
        if (m_chance.is(0.10))
            undoSomething(terminal, now);
        whatDisksDo(live);
        if (!m_late.empty() && m_chance.is(0.1)) {
            const auto late = m_late.begin() + m_chance.between(0, static_cast<int>(m_late.size()) - 1);
            (void)m_central.push(late->first, late->second);
            m_late.erase(late);
        }
        using Drop = ModelTerminal::Drop;
        static const std::vector<Drop> drops{Drop::Nothing, Drop::Nothing, Drop::Nothing, Drop::Nothing, Drop::Nothing,
                                             Drop::Nothing, Drop::Nothing, Drop::Request, Drop::Answer, Drop::Answer};
        if (now < live.offlineFrom || now >= live.offlineTo)
            step(terminal, m_chance.oneOf(drops), now);
        check(terminal);
    }

    void step(ModelTerminal &terminal, ModelTerminal::Drop drop, qint64 now)
    {
        try {
            terminal.step({m_central, m_chance, drop, now, m_late});
        } catch (const Crash &) {
            terminal.restart();
        } catch (const Lost &) {
        }
    }

    std::set<int> someScopes()
    {
        std::set<int> scopes{m_chance.between(0, kScopes - 1)};
        if (m_chance.is(0.5))
            scopes.insert(m_chance.between(0, kScopes - 1));
        return scopes;
    }

    QString someRow()
    {
        std::vector<QString> ids;
        for (int i = 0; i < 10; ++i)
            ids.push_back(QString::number(i));
        for (const auto &[id, row] : m_central.rows)
            ids.push_back(id);
        return m_chance.oneOf(ids);
    }

    void whatOthersDo()
    {
        const double x = m_chance.between(0, 9999) / 10000.0;
        if (x < 0.22) {
            const QString id = someRow();
            if (id.toInt() >= kFirstMade && !m_central.rows.contains(id))
                return;
            m_chance.is(0.5) ? m_central.write(id, m_chance.between(0, 999)) : m_central.move(id, m_chance.between(0, kScopes - 1));
        } else if (x < 0.25) {
            m_central.remove(someRow());
        } else if (x < 0.27) {
            m_central.compact(static_cast<size_t>(m_chance.between(5, 15)));
        } else if (x < 0.273) {
            ++m_central.epoch;
        } else if (x < 0.295) {
            m_central.durable = m_central.seq;
            m_copy = m_central;
        } else if (x < 0.303 && m_copy) {
            const int epoch = m_central.epoch;
            const std::set<QString> moved = m_central.moved;
            m_central = *m_copy;
            m_central.epoch = epoch + 1;
            m_central.moved.insert(moved.begin(), moved.end());
        }
    }

    void makeSomething(ModelTerminal &terminal, int now)
    {
        const ModelTerminal::View view = terminal.view();
        std::set<QString> ids;
        for (const auto &[id, row] : view.stored)
            ids.insert(id);
        for (const outbox::Row &row : view.outbox)
            if (const QString make = row.op.body.value("make"_L1).toString(); !make.isEmpty())
                ids.insert(make);
        std::vector<QString> visible;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(visible), [&](const QString &id) { return ModelTerminal::effective(view, id).has_value(); });
        const int wait = m_chance.oneOf(std::vector<int>{0, 0, 4, 8});
        if (m_chance.is(0.15) && !terminal.memory.scopes.empty())
            return makeDocument(terminal, view, visible, {wait, now});
        if (visible.empty())
            return;
        ModelTerminal::Made made{m_chance.is(0.9) ? u"add"_s : u"poison"_s, {}, {}, 0, {}, m_chance.between(1, 9), 0};
        made.targets = some(visible, m_chance.oneOf(std::vector<int>{1, 1, 2, 2, 3}));
        made.needs = needsOf(terminal, view, made.targets);
        terminal.commit(m_chance, std::move(made), wait, now);
    }

    void makeDocument(ModelTerminal &terminal, const ModelTerminal::View &view, const std::vector<QString> &visible, std::pair<int, int> waitAndNow)
    {
        const QString id = QString::number(++m_lastMade);
        ModelTerminal::Made made{u"create"_s, {}, id, 0, {}, m_chance.between(1, 9), 0};
        if (!visible.empty() && m_chance.is(0.5))
            made.targets = some(visible, 1);
        made.needs = needsOf(terminal, view, made.targets);
        made.targets.insert(made.targets.begin(), Target{DocumentKind::Unit, id, 0});
        const std::vector<int> own(terminal.memory.scopes.begin(), terminal.memory.scopes.end());
        made.scope = m_chance.is(0.8) ? m_chance.oneOf(own) : m_chance.between(0, kScopes - 1);
        terminal.commit(m_chance, std::move(made), waitAndNow.first, waitAndNow.second);
    }

    std::vector<Target> some(std::vector<QString> from, int count)
    {
        std::vector<Target> targets;
        for (; count > 0 && !from.empty(); --count) {
            const auto it = from.begin() + m_chance.between(0, static_cast<int>(from.size()) - 1);
            targets.push_back({DocumentKind::Unit, *it, 0});
            from.erase(it);
        }
        return targets;
    }

    std::vector<OpId> needsOf(const ModelTerminal &terminal, const ModelTerminal::View &view, const std::vector<Target> &targets)
    {
        std::set<OpId> needs;
        std::vector<OpId> candidates;
        const auto consider = [&](const outbox::Row &row) {
            const auto made = terminal.memory.made.find(row.op.opId);
            if (made != terminal.memory.made.end() && made->second.kind != u"cancel" && !view.refused.contains(row.op.opId))
                candidates.push_back(row.op.opId);
        };
        for (const outbox::Row &row : view.outbox) {
            const QString make = row.op.body.value("make"_L1).toString();
            const bool isWanted = std::any_of(targets.begin(), targets.end(), [&](const Target &t) { return t.id == make; });
            if (!make.isEmpty() && isWanted && !view.stored.contains(make))
                needs.insert(row.op.opId);
            consider(row);
        }
        for (size_t i = view.journal.size() > 2 ? view.journal.size() - 2 : 0; i < view.journal.size(); ++i)
            consider(view.journal[i]);
        if (!candidates.empty() && m_chance.is(0.3))
            needs.insert(m_chance.oneOf(candidates));
        return {needs.begin(), needs.end()};
    }

    void undoSomething(ModelTerminal &terminal, int now)
    {
        const ModelTerminal::View view = terminal.view();
        std::vector<OpId> candidates;
        for (int twice = 0; twice < 3; ++twice)
            for (const outbox::Row &row : view.outbox)
                candidates.push_back(row.op.opId);
        for (size_t i = view.journal.size() > 3 ? view.journal.size() - 3 : 0; i < view.journal.size(); ++i)
            candidates.push_back(view.journal[i].op.opId);
        if (!candidates.empty())
            terminal.undo(m_chance, m_chance.oneOf(candidates), now);
    }

    void whatDisksDo(Live &live)
    {
        ModelTerminal &terminal = *live.terminal;
        if (m_chance.is(0.01))
            terminal.restart();
        if (m_chance.is(0.02))
            live.backup = terminal.backup();
        if (m_chance.is(0.006) && live.backup) {
            terminal.restore(*live.backup);
            if (m_isCloned)
                for (const outbox::Row &row : terminal.view().outbox)
                    if (!row.wasNumbered)
                        m_shared.insert(row.op.opId); // another living copy may have deleted it
        }
        if (m_chance.is(0.006)) {
            terminal.wanted = someScopes();
            terminal.isStable = false;
        }
        if (m_chance.is(0.003) && !m_isCloned)
            clone(terminal);
    }

    /// A second, living copy of the same file.
    void clone(ModelTerminal &terminal)
    {
        auto copy = std::make_unique<ModelTerminal>(terminal.name, terminal.wanted, m_rules);
        copy->isStable = terminal.isStable;
        copy->restore(terminal.backup());
        const ModelTerminal::View view = terminal.view();
        for (const auto *list : {&view.outbox, &view.journal})
            for (const outbox::Row &row : *list)
                m_shared.insert(row.op.opId);
        m_isCloned = true;
        m_live.push_back({std::move(copy), 0, 0, {}});
    }

    void fail(const QString &error)
    {
        if (!m_errors.contains(error))
            m_errors << error;
    }

    /// What the person must see, at every step.
    void check(const ModelTerminal &terminal)
    {
        const ModelTerminal::View view = terminal.view();
        if (view.standing.cursor.isEmpty() && view.stored.empty())
            return;
        std::map<QString, std::optional<ModelTerminal::Seen>> seen;
        for (const auto &[op, made] : terminal.memory.made) {
            const bool isGone = terminal.memory.undone.contains(op) || view.refused.contains(op);
            if (isGone && m_shared.contains(op))
                continue;
            for (const Target &target : made.targets) {
                const auto [it, isNew] = seen.try_emplace(target.id);
                if (isNew)
                    it->second = ModelTerminal::effective(view, target.id);
                if (!it->second) {
                    if (!isGone && target.id == made.make && terminal.isStable && terminal.memory.scopes.contains(made.scope)
                        && !m_central.moved.contains(target.id))
                        fail(u"own new document missing"_s);
                    continue;
                }
                const auto count = it->second->ops.find(op);
                const int shown = count == it->second->ops.end() ? 0 : count->second;
                if (shown < (isGone ? 0 : 1))
                    fail(u"own write missing"_s);
                if (shown > (isGone ? 0 : 1))
                    fail(isGone ? u"undone or refused write shown"_s : u"own write shown twice"_s);
            }
        }
    }

    void letItEnd()
    {
        for (int round = 0; round < 900 && m_errors.isEmpty(); ++round) {
            bool isQuiet = true;
            for (Live &live : m_live) {
                step(*live.terminal, ModelTerminal::Drop::Nothing, 1'000'000);
                check(*live.terminal);
                isQuiet = isQuiet && isAtEnd(*live.terminal);
            }
            if (isQuiet)
                break;
        }
        for (const Live &live : m_live)
            compare(*live.terminal);
        for (const auto &[op, ruling] : m_central.rulings)
            if (ruling.result.outcome == Outcome::Applied)
                for (const OpId &parent : ruling.needs) {
                    const auto found = m_central.rulings.find(parent);
                    if (found == m_central.rulings.end() || found->second.result.outcome != Outcome::Applied
                        || found->second.result.centralSeq >= ruling.result.centralSeq)
                        fail(u"child without parent"_s);
                }
        checkOrder();
        for (const auto &[op, times] : m_central.effects)
            if (times != 1)
                fail(u"applied twice"_s);
    }

    /// On one document, a terminal's ops arrive in the order in which they were made.
    void checkOrder()
    {
        std::map<std::pair<QString, QString>, std::map<qint64, int>> arrivals; // terminal and document → number → order of making
        for (const auto &[op, ruling] : m_central.rulings)
            for (const Live &live : m_live)
                if (const auto made = live.terminal->memory.made.find(op); made != live.terminal->memory.made.end() && !m_isCloned && !live.terminal->wasRestored
                    && live.terminal->name == ruling.terminal && ruling.result.outcome == Outcome::Applied)
                    for (const Target &target : made->second.targets)
                        arrivals[{ruling.terminal, target.id}][ruling.result.centralSeq] = made->second.order;
        for (const auto &[where, list] : arrivals)
            if (!std::is_sorted(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.second < b.second; }))
                fail(u"arrived out of order"_s);
    }

    bool isAtEnd(const ModelTerminal &terminal) const
    {
        const auto [where, count] = terminal.file.read([](const Reader &r) { return std::pair(sync::standing(r), outbox::rows(r, outbox::Shelf::Outbox).size()); });
        return where.cursor == m_central.cursorNow() && !terminal.memory.isUnderWay && count == 0 && where.epoch == m_central.epochText()
            && terminal.memory.scopes == terminal.wanted;
    }

    /// The end: local == central, nothing stuck, every op told truly.
    void compare(const ModelTerminal &terminal)
    {
        const ModelTerminal::View view = terminal.view();
        if (!view.outbox.empty())
            fail(u"outbox stuck"_s);
        std::map<QString, std::pair<qint64, qint64>> mine, theirs;
        for (const auto &[id, row] : view.stored)
            mine[id] = {row.ver, row.v};
        for (const auto &[id, row] : m_central.rows)
            if (terminal.wanted.contains(row.scope))
                theirs[id] = {row.ver, row.v};
        if (mine != theirs)
            fail(u"diverged"_s);
        for (const auto &[op, made] : terminal.memory.made) {
            const auto ruling = m_central.rulings.find(op);
            const bool isKnown = ruling != m_central.rulings.end();
            const bool isShared = m_shared.contains(op);
            if (terminal.memory.undone.contains(op)) {
                if (isKnown && !isShared)
                    fail(u"undone op reached central"_s);
            } else if (view.endedHere.contains(op)) {
                if (isKnown && ruling->second.result.outcome == Outcome::Applied && !isShared)
                    fail(u"refused op applied"_s);
            } else if (!isKnown) {
                fail(u"op lost"_s);
            } else if (!isShared && (ruling->second.result.outcome == Outcome::Rejected) != view.refused.contains(op)) {
                fail(u"outcome told wrong"_s);
            }
        }
    }

    Chance m_chance;
    sync::Rules m_rules;
    ModelCentral m_central;
    std::optional<ModelCentral> m_copy;
    std::vector<Live> m_live;
    std::vector<std::pair<QString, OpsRequest>> m_late;
    std::set<OpId> m_shared; ///< ops that two living copies of a file hold
    bool m_isCloned = false;
    int m_lastMade = kFirstMade;
    QStringList m_errors;
};

} // namespace

QStringList runSchedule(quint64 seed, const sync::Rules &rules) { return Schedule(seed, rules).run(); }

} // namespace zhike::test
