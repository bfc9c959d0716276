// SPDX-License-Identifier: Apache-2.0
// Random days of a whole terminal against the whole reference central over real sockets, with real actions: at the end
// a second terminal that starts from nothing holds the same, and every op is at central exactly once.
#include "tests/sync/realterminal.h"

#include "central/store/access.h"
#include "central/store/erasure.h"
#include "core/store/shelves.h"

#include <QLoggingCategory>
#include <QTest>

#include <cstdio>
#include <random>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSeeds = 12;

class Day {
public:
    explicit Day(quint64 seed)
        : m_random(seed)
        , m_terminal(m_rig)
    {
    }

    QString run()
    {
        if (!m_terminal.syncUntilQuiet())
            return u"it never began"_s;
        for (int moment = 0; moment < 25; ++moment) {
            somethingHappens();
            for (int mishaps = between(0, 2); mishaps > 0; --mishaps)
                m_terminal.network.next({}, anyOf<Mishap>({Mishap::NoLine, Mishap::DropReply, Mishap::Truncate,
                                                           Mishap::HalfOpen, Mishap::DropReply}));
            m_terminal.pass(between(0, 4));
        }
        m_terminal.network.forgetMishaps();
        if (!m_terminal.syncUntilQuiet())
            return u"stuck: never quiet"_s;
        return verdict();
    }

private:
    int between(int low, int high) { return std::uniform_int_distribution<>(low, high)(m_random); }
    template <typename T>
    T anyOf(const std::vector<T> &list)
    {
        return list[static_cast<size_t>(between(0, static_cast<int>(list.size()) - 1))];
    }
    MemberId someMember()
    {
        std::vector<MemberId> members{MemberId(golden::kChen.toString()), MemberId(golden::kSilver.toString()),
                                      MemberId(golden::kOpenRepair.toString())};
        members.insert(members.end(), m_registered.begin(), m_registered.end());
        return anyOf(members);
    }

    void somethingHappens()
    {
        const qint64 undoMs = between(0, 2) == 0 ? 4'000 : 0;
        switch (between(0, 11)) {
        case 0:
            m_registered.push_back(makeId<MemberId>(m_terminal.place.clock));
            return m_made.push_back(m_terminal.act(
                RegisterMember{
                    m_registered.back(), u"周"_s, u"试"_s, u"+861990001%1"_s.arg(1'000 + m_registered.size()), {}, {}},
                undoMs));
        case 1:
            return m_made.push_back(m_terminal.act(
                RegisterUnit{
                    someMember(),
                    UnitCode(anyOf<QStringView>({golden::kStockedUnit, golden::kSoldUnit, golden::kSomeonesUnit})
                                 .toString()),
                    {}},
                undoMs));
        case 2:
            return m_made.push_back(
                m_terminal.act(AddNote{MemberId(u"member-nobody"_s), u"an op that central refuses"_s}, undoMs));
        case 3:
        case 4:
            if (!m_made.empty())
                m_terminal.undoOrCancel(anyOf(m_made), m_undone);
            return;
        case 5:
            return m_terminal.restart();
        case 6:
            return elsewhere();
        case 7:
            return scopes();
        default:
            return m_made.push_back(m_terminal.act(AddNote{someMember(), u"note %1"_s.arg(m_made.size())}, undoMs));
        }
    }

    /// The head office changes and moves a document.
    void elsewhere()
    {
        m_rig.write([&](central::Transaction &tx, qint64 n) {
            const QString scope =
                between(0, 3) == 0 ? u"store:elsewhere"_s : central::storeScope(golden::kStore.toString());
            central::putDocument(tx,
                                 {{DocumentKind::Household, u"household-%1"_s.arg(between(1, 5))},
                                  n,
                                  scope,
                                  {{u"size"_s, between(1, 6)}}});
        });
    }

    void scopes()
    {
        central::Transaction tx(m_rig.database(), central::Transaction::Kind::Write);
        const QStringList community{central::kCommunityScope, u"store:elsewhere"_s};
        (void)central::changeScopes(tx, m_terminal.terminalId(),
                                    between(0, 1) == 0 ? central::ScopeChange{community, {}}
                                                       : central::ScopeChange{{}, community});
        (void)tx.commit();
    }

    QString verdict()
    {
        for (const OpId &op : m_made) {
            const bool isKnown = m_rig.count("SELECT COUNT(*) FROM op_result WHERE op_id = ?", {op.toString()}) == 1;
            bool endedHere = false;
            for (const outbox::Row &row : m_terminal.rows(outbox::Shelf::Journal))
                endedHere = endedHere || (row.op.opId == op && row.endedHere);
            if (m_undone.contains(op) && isKnown)
                return u"an undone op reached central"_s;
            if (!m_undone.contains(op) && !isKnown && !endedHere)
                return u"lost: %1"_s.arg(op.toString());
        }
        const qint64 notes = m_rig.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND id LIKE '%event%'");
        const qint64 distinct =
            m_rig.count("SELECT COUNT(DISTINCT id) FROM document WHERE kind = 'event' AND id LIKE '%event%'");
        if (notes != distinct)
            return u"double"_s;
        RealTerminal second(m_rig);
        if (!giveSameScopes(second.terminalId()) || !second.syncUntilQuiet())
            return u"the second terminal never began"_s;
        return second.state() == m_terminal.state() ? QString() : u"a terminal from nothing holds something else"_s;
    }

    bool giveSameScopes(const QString &terminalId)
    {
        central::Transaction tx(m_rig.database(), central::Transaction::Kind::Write);
        const std::optional<central::Terminal> mine = central::findTerminal(tx, m_terminal.terminalId());
        (void)central::changeScopes(tx, terminalId, {{}, {central::kCommunityScope, u"store:elsewhere"_s}});
        (void)central::changeScopes(tx, terminalId, {mine->scopes, {}});
        return tx.commit().isOk();
    }

    std::mt19937_64 m_random;
    Rig m_rig;
    RealTerminal m_terminal;
    std::vector<OpId> m_made;
    std::vector<MemberId> m_registered;
    std::set<OpId> m_undone;
};

} // namespace

class TestRealDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDayEndsWithLocalEqualToCentral()
    {
        QStringList bad;
        for (int seed = 0; seed < kSeeds && bad.size() < 3; ++seed)
            if (const QString wrong = Day(static_cast<quint64>(seed)).run(); !wrong.isEmpty())
                bad << u"seed %1: %2"_s.arg(seed).arg(wrong);
        const auto count = [&bad](const char *word) { return bad.filter(QString::fromLatin1(word)).size(); };
        std::printf("faults: days engine+central %d seeds 0..%d lost %d double %d stuck %d other %d\n", kSeeds,
                    kSeeds - 1, int(count("lost")), int(count("double")), int(count("stuck")),
                    int(bad.size() - count("lost") - count("double") - count("stuck")));
        std::fflush(stdout);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void damagedRowsAreMendedByTheRealCentral()
    {
        Rig rig;
        RealTerminal terminal(rig);
        QVERIFY(terminal.syncUntilQuiet());
        const RealTerminal::State whole = terminal.state();
        QVERIFY(whole.size() > 100);
        (void)terminal.place.write([](Writer &writer) -> Result<bool> {
            writer.run("DELETE FROM document WHERE rowid % 7 = 0");
            writer.run("UPDATE document SET body=x'00112233' WHERE rowid % 7 = 1");
            writer.run("DELETE FROM timeline WHERE lane='service'");
            return true;
        });
        QVERIFY(terminal.state() != whole);
        terminal.engine->compare();
        rig.write([](central::Transaction &tx, qint64 n) {
            central::putDocument(
                tx,
                {{DocumentKind::Household, u"household-new"_s}, n, central::storeScope(golden::kStore.toString()), {}});
        });
        QTRY_VERIFY_WITH_TIMEOUT(
            (terminal.pass(2), terminal.engine->status().repaired > 0 && terminal.state().size() == whole.size() + 1),
            60'000);
        for (const auto &[key, value] : whole)
            QVERIFY2(terminal.state()[key] == value, qPrintable(key));
    }

    void anErasedPersonLeavesTheRealTerminal()
    {
        Rig rig;
        RealTerminal terminal(rig);
        QVERIFY(terminal.syncUntilQuiet());
        const QString chen = u"member/"_s + golden::kChen.toString();
        QVERIFY(terminal.state().contains(chen));
        const OpId waiting =
            terminal.act(AddNote{MemberId(golden::kChen.toString()), u"calls back in the evening"_s}, 3'600'000);
        {
            central::Transaction tx(rig.database(), central::Transaction::Kind::Write);
            QVERIFY(central::erasePerson(tx, MemberId(golden::kChen.toString()), u"ER-77"_s).isOk());
            QVERIFY(tx.commit().isOk());
        }
        QTRY_VERIFY_WITH_TIMEOUT((terminal.pass(1), !terminal.state().contains(chen)), 60'000);
        QVERIFY(terminal.rows(outbox::Shelf::Outbox).empty());
        QCOMPARE(terminal.rows(outbox::Shelf::Journal).front().op.opId, waiting);
        QCOMPARE(errorFromName(terminal.rows(outbox::Shelf::Journal).front().result->code), ErrorCode::MemberErased);
        QCOMPARE(
            rig.count(
                "SELECT COUNT(*) FROM document WHERE body LIKE '%\"ownerId\":\"member-chen\"%' OR body LIKE '%\"memberId\":\"member-chen\"%'"),
            0);
        QCOMPARE(rig.count("SELECT COUNT(*) FROM op_result WHERE body LIKE '%member-chen%'"), 0);
        const OpId late = terminal.act(AddNote{MemberId(golden::kChen.toString()), u"too late"_s});
        QVERIFY(terminal.syncUntilQuiet());
        QCOMPARE(
            rig.count(
                "SELECT COUNT(*) FROM op_result WHERE op_id = ? AND outcome = 'rejected' AND result LIKE '%memberErased%' AND body = '{}'",
                {late.toString()}),
            1);
        RealTerminal second(rig);
        QVERIFY(second.syncUntilQuiet());
        QVERIFY(!second.state().contains(chen));
        QVERIFY(second.state() == terminal.state());
    }
};

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1800000");
    const QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(u"zhike.*=false"_s);
    TestRealDays test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_realdays.moc"
