// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/schedule.h"

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

class Schedule {
public:
    Schedule(quint64 seed, const ScheduleSetup &setup)
        : m_chance(seed)
        , m_setup(setup)
    {
        m_central.mistakes = setup.central;
        for (int i = 0; i < 10; ++i)
            m_central.move(QString::number(i), m_chance.between(0, kScopes - 1));
        for (int k = 0; k < 3; ++k) {
            Live live{std::make_unique<ModelTerminal>(u"t%1"_s.arg(k), m_setup.terminal), 0, 0, {}};
            m_central.allowed[live.terminal->name] = someScopes();
            if (m_chance.is(0.5)) {
                live.offlineFrom = m_chance.between(0, kSteps - 1);
                live.offlineTo = live.offlineFrom + m_chance.between(20, 90);
            }
            m_live.push_back(std::move(live));
        }
    }

    ScheduleEnd run()
    {
        for (int now = 0; now < kSteps && m_end.isGood(); ++now)
            oneMoment(now);
        if (m_end.isGood())
            letItEnd();
        return m_end;
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
                                             Drop::Nothing, Drop::Nothing, Drop::Request, Drop::Answer,  Drop::Answer};
        if (now < live.offlineFrom || now >= live.offlineTo)
            step(terminal, m_chance.oneOf(drops), now);
        check(terminal);
    }

    void step(ModelTerminal &terminal, ModelTerminal::Drop drop, qint64 now)
    {
        try {
            terminal.step({m_central, m_chance, drop, now, m_late, now >= kSteps});
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
            m_chance.is(0.5) ? m_central.write(id, m_chance.between(0, 999))
                             : m_central.move(id, m_chance.between(0, kScopes - 1));
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
            m_central.restore(*m_copy);
        } else if (x < 0.309) {
            m_central.erase(someRow());
        }
    }

    void makeSomething(ModelTerminal &terminal, int now)
    {
        const ModelTerminal::View &view = terminal.view();
        std::set<QString> ids;
        for (const auto &[id, row] : view.stored)
            ids.insert(id);
        for (const ModelTerminal::OpRow &row : view.outbox)
            if (const QString &make = terminal.memory.made.at(row.op).make; !make.isEmpty())
                ids.insert(make);
        std::vector<QString> visible;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(visible),
                     [&](const QString &id) { return terminal.effective(id).has_value(); });
        const int wait = m_chance.oneOf(std::vector<int>{0, 0, 4, 8});
        if (m_chance.is(0.15) && !view.standing.scopes.empty())
            return makeDocument(terminal, view, visible, {wait, now});
        if (visible.empty())
            return;
        ModelTerminal::Made made{m_chance.is(0.9) ? u"add"_s : u"poison"_s, {}, {}, 0, {}, m_chance.between(1, 9), 0};
        made.targets = some(visible, m_chance.oneOf(std::vector<int>{1, 1, 2, 2, 3}));
        made.needs = needsOf(terminal, view, made.targets);
        terminal.commit(m_chance, std::move(made), wait, now);
    }

    void makeDocument(ModelTerminal &terminal, const ModelTerminal::View &view, const std::vector<QString> &visible,
                      std::pair<int, int> waitAndNow)
    {
        const QString id = QString::number(++m_lastMade);
        ModelTerminal::Made made{u"create"_s, {}, id, 0, {}, m_chance.between(1, 9), 0};
        if (!visible.empty() && m_chance.is(0.5))
            made.targets = some(visible, 1);
        made.needs = needsOf(terminal, view, made.targets);
        made.targets.insert(made.targets.begin(), Target{DocumentKind::Unit, id, 0});
        made.scope = m_chance.is(0.8) ? m_chance.oneOf(view.standing.scopes).toInt() : m_chance.between(0, kScopes - 1);
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

    std::vector<OpId> needsOf(const ModelTerminal &terminal, const ModelTerminal::View &view,
                              const std::vector<Target> &targets)
    {
        std::set<OpId> needs;
        std::vector<OpId> candidates;
        const auto consider = [&](const ModelTerminal::OpRow &row) {
            if (terminal.memory.made.at(row.op).kind != u"cancel" && !view.refused.contains(row.op))
                candidates.push_back(row.op);
        };
        for (const ModelTerminal::OpRow &row : view.outbox) {
            const QString &make = terminal.memory.made.at(row.op).make;
            const bool isWanted =
                std::any_of(targets.begin(), targets.end(), [&](const Target &t) { return t.id == make; });
            if (!make.isEmpty() && isWanted && !view.stored.contains(make))
                needs.insert(row.op);
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
        const ModelTerminal::View &view = terminal.view();
        std::vector<OpId> candidates;
        for (int twice = 0; twice < 3; ++twice)
            for (const ModelTerminal::OpRow &row : view.outbox)
                candidates.push_back(row.op);
        for (size_t i = view.journal.size() > 3 ? view.journal.size() - 3 : 0; i < view.journal.size(); ++i)
            candidates.push_back(view.journal[i].op);
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
                for (const ModelTerminal::OpRow &row : terminal.view().outbox)
                    if (row.isUnnumbered)
                        m_shared.insert(row.op); // another living copy may have deleted it
        }
        if (m_chance.is(0.012)) {
            m_central.allowed[terminal.name] = someScopes();
            for (const Live &each : m_live)
                each.terminal->isStable = each.terminal->isStable && each.terminal->name != terminal.name;
        }
        if (m_chance.is(0.012))
            terminal.damage(m_chance);
        if (m_chance.is(0.003) && !m_isCloned)
            clone(terminal);
    }

    /// A second, living copy of the same file.
    void clone(ModelTerminal &terminal)
    {
        auto copy = std::make_unique<ModelTerminal>(terminal.name, m_setup.terminal);
        copy->isStable = terminal.isStable;
        copy->restore(terminal.backup());
        const ModelTerminal::View &view = terminal.view();
        for (const auto *list : {&view.outbox, &view.journal})
            for (const ModelTerminal::OpRow &row : *list)
                m_shared.insert(row.op);
        m_isCloned = true;
        m_live.push_back({std::move(copy), 0, 0, {}});
    }

    static void fail(QStringList &list, const QString &error)
    {
        if (!list.contains(error))
            list << error;
    }

    [[nodiscard]] bool isAboutErased(const ModelTerminal::Made &made) const
    {
        return std::any_of(made.targets.begin(), made.targets.end(),
                           [this](const Target &target) { return m_central.erased.contains(target.id); });
    }

    /// What the person must see, at every step.
    void check(const ModelTerminal &terminal)
    {
        const ModelTerminal::View &view = terminal.view();
        checkErased(terminal, view);
        checkUndone(terminal, view);
        if (terminal.memory.isDamaged || (view.standing.cursor.isEmpty() && view.stored.empty()))
            return;
        std::map<QString, std::optional<ModelTerminal::Seen>> seen;
        for (const auto &[op, made] : terminal.memory.made) {
            const bool isGone = terminal.memory.undone.contains(op) || view.refused.contains(op);
            if (isGone && m_shared.contains(op))
                continue;
            const bool mayBeEither = isAboutErased(made); // its refusal may be told without an item of its own
            for (const Target &target : made.targets) {
                const auto [it, isNew] = seen.try_emplace(target.id);
                if (isNew)
                    it->second = terminal.effective(target.id);
                if (!it->second) {
                    if (!isGone && !mayBeEither && target.id == made.make && terminal.isStable
                        && holds(view, made.scope) && !m_central.moved.contains(target.id))
                        fail(m_end.lost,
                             u"own new document missing (%1 of %2, op %3)"_s.arg(target.id, terminal.name,
                                                                                 op.toString()));
                    continue;
                }
                const auto count = it->second->ops.find(op);
                const int shown = count == it->second->ops.end() ? 0 : count->second;
                if (shown > 1)
                    fail(m_end.doubled, u"own write shown twice"_s);
                else if (shown < (isGone ? 0 : 1) && !mayBeEither)
                    fail(m_end.lost,
                         u"own write missing (%1 on %2: %3)"_s.arg(op.toString(), target.id,
                                                                   whereabouts(view, op, target.id)));
                else if (shown > (isGone ? 0 : 1) && !mayBeEither)
                    fail(m_end.other, u"undone or refused write shown"_s);
            }
        }
    }

    /// What the file and central know of an op, for whoever has to find out why.
    QString whereabouts(const ModelTerminal::View &view, const OpId &op, const QString &id) const
    {
        QString text;
        for (const auto *list : {&view.outbox, &view.journal})
            for (const ModelTerminal::OpRow &row : *list)
                if (row.op == op)
                    text += u"%1 result %2 at %3 gone %4; "_s.arg(list == &view.outbox ? u"outbox"_s : u"journal"_s)
                                .arg(row.result ? static_cast<int>(row.result->outcome) : -1)
                                .arg(row.result ? row.result->centralSeq : 0)
                                .arg(QStringList(row.gone.begin(), row.gone.end()).join(u' '));
        const auto stored = view.stored.find(id);
        const auto ruling = m_central.rulings.find(op);
        return text
            + u"stored ver %1, cursor %2 epoch %3, scopes %4; central: op at %5, document at %6, seq %7 epoch %8"_s
                  .arg(stored == view.stored.end() ? 0 : stored->second.ver)
                  .arg(view.standing.cursor, view.standing.epoch)
                  .arg(QStringList(view.standing.scopes.begin(), view.standing.scopes.end()).join(u' '))
                  .arg(ruling == m_central.rulings.end() ? 0 : ruling->second.result.centralSeq)
                  .arg(m_central.rows.contains(id) ? m_central.rows.at(id).ver : 0)
                  .arg(m_central.seq)
                  .arg(m_central.epochText());
    }

    static bool holds(const ModelTerminal::View &view, int scope)
    {
        return std::find(view.standing.scopes.begin(), view.standing.scopes.end(), QString::number(scope))
            != view.standing.scopes.end();
    }

    /// What was built on an undone op went with it.
    void checkUndone(const ModelTerminal &terminal, const ModelTerminal::View &view)
    {
        if (m_isCloned || terminal.wasRestored)
            return;
        for (const ModelTerminal::OpRow &row : view.outbox) {
            const auto &needs = terminal.memory.made.at(row.op).needs;
            if (row.isUnnumbered && std::any_of(needs.begin(), needs.end(), [&](const OpId &p) {
                    return terminal.memory.undone.contains(p);
                }))
                fail(m_end.torn, u"built on an undone op"_s);
        }
    }

    /// Of an erased document nothing is stored, nothing waits, and no words are kept.
    void checkErased(const ModelTerminal &terminal, const ModelTerminal::View &view)
    {
        if (terminal.memory.knowsErased.empty())
            return;
        const auto isErased = [&](const ModelTerminal::OpRow &row) {
            const auto &targets = terminal.memory.made.at(row.op).targets;
            return std::any_of(targets.begin(), targets.end(),
                               [&](const Target &t) { return terminal.memory.knowsErased.contains(t.id); });
        };
        for (const QString &id : terminal.memory.knowsErased)
            if (view.stored.contains(id))
                fail(m_end.other, u"an erased document is stored"_s);
        for (const ModelTerminal::OpRow &row : view.outbox)
            if (row.isUnnumbered && !row.result && isErased(row))
                fail(m_end.other, u"an op about an erased document waits to leave"_s);
        for (const ModelTerminal::OpRow &row : view.journal)
            if (isErased(row) && terminal.hasWords(row.op))
                fail(m_end.other, u"words about an erased document are kept"_s);
    }

    void letItEnd()
    {
        for (int round = 0; round < 900 && m_end.isGood(); ++round) {
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
                        fail(m_end.torn, u"child without parent"_s);
                }
        checkOrder();
        for (const auto &[op, times] : m_central.effects)
            if (times != 1)
                fail(m_end.doubled, u"applied twice"_s);
    }

    /// On one document, a terminal's ops arrive in the order in which they were made.
    void checkOrder()
    {
        std::map<std::pair<QString, QString>, std::map<qint64, int>>
            arrivals; // terminal and document → number → order of making
        for (const auto &[op, ruling] : m_central.rulings)
            for (const Live &live : m_live)
                if (const auto made = live.terminal->memory.made.find(op); made != live.terminal->memory.made.end()
                    && !m_isCloned && !live.terminal->wasRestored && live.terminal->name == ruling.terminal
                    && ruling.result.outcome == Outcome::Applied)
                    for (const Target &target : made->second.targets)
                        arrivals[{ruling.terminal, target.id}][ruling.result.centralSeq] = made->second.order;
        for (const auto &[where, list] : arrivals)
            if (!std::is_sorted(list.begin(), list.end(),
                                [](const auto &a, const auto &b) { return a.second < b.second; }))
                fail(m_end.torn, u"arrived out of order"_s);
    }

    [[nodiscard]] bool isAtEnd(const ModelTerminal &terminal) const
    {
        const ModelTerminal::View &view = terminal.view();
        return view.standing.cursor == m_central.cursorNow() && !view.isUnderWay && view.outbox.empty()
            && view.standing.epoch == m_central.epochText() && view.standing.added.empty() && !terminal.memory.isDamaged
            && scopesOf(view) == m_central.scopesFor(terminal.name, {});
    }

    static std::set<int> scopesOf(const ModelTerminal::View &view)
    {
        std::set<int> scopes;
        for (const QString &scope : view.standing.scopes)
            scopes.insert(scope.toInt());
        return scopes;
    }

    using State = std::map<QString, std::pair<qint64, qint64>>;
    /// The documents that differ, "id mine/theirs".
    static QString difference(const State &mine, const State &theirs)
    {
        QStringList list;
        for (const State *one : {&mine, &theirs})
            for (const auto &[id, value] : *one) {
                const auto a = mine.find(id), b = theirs.find(id);
                const QString text = u"%1 %2/%3"_s.arg(id)
                                         .arg(a == mine.end() ? 0 : a->second.first)
                                         .arg(b == theirs.end() ? 0 : b->second.first);
                if ((a == mine.end() || b == theirs.end() || a->second != b->second) && !list.contains(text))
                    list << text;
            }
        return list.join(u", "_s);
    }

    /// The end: local == central, nothing stuck, every op told truly.
    void compare(const ModelTerminal &terminal)
    {
        const ModelTerminal::View &view = terminal.view();
        if (!isAtEnd(terminal))
            fail(m_end.stuck,
                 u"%1 (%2: cursor %3 of %4, epoch %5 of %6, held %7, staging %8, to be added %9)"_s
                     .arg(view.outbox.empty() ? u"never quiet"_s : u"outbox stuck"_s, terminal.name,
                          view.standing.cursor, m_central.cursorNow(), view.standing.epoch, m_central.epochText())
                     .arg(view.standing.isHeld)
                     .arg(view.isUnderWay)
                     .arg(view.standing.added.size()));
        State mine, theirs;
        for (const auto &[id, row] : view.stored)
            mine[id] = {row.ver, row.v};
        const std::set<int> scopes = m_central.scopesFor(terminal.name, {});
        for (const auto &[id, row] : m_central.rows)
            if (scopes.contains(row.scope))
                theirs[id] = {row.ver, row.v};
        if (mine != theirs)
            fail(m_end.other, u"local is not central: %1"_s.arg(difference(mine, theirs)));
        for (const ModelTerminal::OpRow &row : view.journal)
            if (isAboutErased(terminal.memory.made.at(row.op)) && terminal.hasWords(row.op))
                fail(m_end.other, u"words about an erased document are kept at the end"_s);
        for (const auto &[op, made] : terminal.memory.made)
            compareOp(terminal, view, op, made);
    }

    void compareOp(const ModelTerminal &terminal, const ModelTerminal::View &view, const OpId &op,
                   const ModelTerminal::Made &made)
    {
        const auto ruling = m_central.rulings.find(op);
        const bool isKnown = ruling != m_central.rulings.end();
        const bool isApplied = isKnown && ruling->second.result.outcome == Outcome::Applied;
        const bool isShared = m_shared.contains(op);
        if (isApplied && std::any_of(made.targets.begin(), made.targets.end(), [&](const Target &t) {
                return !m_central.hasApplied(t.id, op);
            }))
            fail(m_end.torn, u"applied to some of its targets"_s);
        if (terminal.memory.undone.contains(op)) {
            if (isKnown && !isShared)
                fail(m_end.other, u"undone op reached central"_s);
        } else if (view.endedHere.contains(op)) {
            if (isApplied && !isShared)
                fail(m_end.other, u"refused op applied"_s);
        } else if (!isKnown) {
            fail(m_end.lost, u"op lost"_s);
        } else if (!isShared && !isAboutErased(made) && isApplied == view.refused.contains(op)) {
            fail(m_end.lost, u"outcome told wrong"_s);
        }
    }

    Chance m_chance;
    ScheduleSetup m_setup;
    ModelCentral m_central;
    std::optional<ModelCentral> m_copy;
    std::vector<Live> m_live;
    std::vector<std::pair<QString, OpsRequest>> m_late;
    std::set<OpId> m_shared; ///< ops that two living copies of a file hold
    bool m_isCloned = false;
    int m_lastMade = kFirstMade;
    ScheduleEnd m_end;
};

} // namespace

ScheduleEnd runSchedule(quint64 seed, const ScheduleSetup &setup) { return Schedule(seed, setup).run(); }

} // namespace zhike::test
