// SPDX-License-Identifier: Apache-2.0
#include "tests/action/brandsample.h"

#include <QRandomGenerator>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestEffective : public QObject
{
    Q_OBJECT
    const Policy m_policy;
    const Action m_registration = RegisterUnit{sample::kChen, sample::kOrdinary, {}};

private Q_SLOTS:
    void whatWasSaidHereShowsBeforeCentralAnswers()
    {
        const Documents shown = effective(sample::documents(), std::vector{sample::pending(u"op-1"_s, m_registration)}, m_policy);
        QCOMPARE(shown.unit(sample::kOrdinary)->ownerId, sample::kChen);
        QCOMPARE(shown.member(sample::kChen)->units, std::vector{sample::kOrdinary});
    }

    void aRefusedOpLeavesTheFold()
    {
        PendingOp op = sample::pending(u"op-1"_s, m_registration);
        op.result = OpResult{OpId(u"op-1"_s), Outcome::Rejected, 9, u"unitOwned"_s, {}, {}, {}};
        QCOMPARE(effective(sample::documents(), std::vector{op}, m_policy), sample::documents());
    }

    void anAnsweredOpShowsUntilTheDocumentCarriesIt()
    {
        PendingOp op = sample::pending(u"op-1"_s, m_registration);
        op.result = sample::applied(u"op-1"_s, 9);
        QCOMPARE(effective(sample::documents(), std::vector{op}, m_policy).unit(sample::kOrdinary)->ownerId, sample::kChen);
    }

    /// One document has come back from central with the op in it, the other not yet: the op shows exactly once on each.
    void anOpOnTwoDocumentsShowsPerTarget()
    {
        PendingOp op = sample::pending(u"op-1"_s, m_registration);
        op.result = sample::applied(u"op-1"_s, 9);
        Documents stored = sample::documents();
        Documents confirmed = sample::documents();
        fold(m_registration, confirmed, sample::context(u"op-1"_s), m_policy);
        stored.units.insert_or_assign(sample::kOrdinary, Doc<Unit>{confirmed.units.at(sample::kOrdinary).value, 9});

        const Documents shown = effective(stored, std::vector{op}, m_policy);
        QCOMPARE(shown.unit(sample::kOrdinary)->ownerId, sample::kChen);
        // The member's document is still the old one. Folding needs the unit free, which it isn't any more on central's copy.
        const PointsBalance balance = pointsBalance(*shown.member(sample::kChen));
        QCOMPARE(balance.provisional, m_policy.activationPoints);
        QCOMPARE(shown.member(sample::kChen)->units, std::vector{sample::kOrdinary});
    }

    void theMemberFirstThenTheUnitIsNoDifference()
    {
        PendingOp op = sample::pending(u"op-1"_s, m_registration);
        op.result = sample::applied(u"op-1"_s, 9);
        Documents stored = sample::documents();
        Documents confirmed = sample::documents();
        fold(m_registration, confirmed, sample::context(u"op-1"_s), m_policy);
        stored.members.insert_or_assign(sample::kChen, Doc<Member>{confirmed.members.at(sample::kChen).value, 9});

        const Documents shown = effective(stored, std::vector{op}, m_policy);
        QCOMPARE(shown.unit(sample::kOrdinary)->ownerId, sample::kChen);
        QCOMPARE(shown.member(sample::kChen)->points.size(), size_t(1));
        QVERIFY(shown.events.empty()); // central's own row tells it now
    }

    void aTargetThatLeftThisTerminalIsNotInventedAgain()
    {
        const Action made = RegisterMember{MemberId(u"member-new"_s), u"周"_s, {}, u"+8619900000001"_s, {}, {}};
        PendingOp op = sample::pending(u"op-1"_s, made);
        QVERIFY(effective(sample::documents(), std::vector{op}, m_policy).member(MemberId(u"member-new"_s)));
        op.result = sample::applied(u"op-1"_s, 9);
        op.gone.insert(u"member/member-new"_s);
        QVERIFY(!effective(sample::documents(), std::vector{op}, m_policy).member(MemberId(u"member-new"_s)));
    }

    void aCancellingOpTakesThePendingOneBack()
    {
        const std::vector ops{sample::pending(u"op-1"_s, m_registration),
                              sample::pending(u"op-2"_s, CancelOp{OpId(u"op-1"_s), typeName(m_registration), bodyOf(m_registration)})};
        const Documents shown = effective(sample::documents(), ops, m_policy);
        QVERIFY(shown.unit(sample::kOrdinary)->ownerId.isEmpty());
        QCOMPARE(pointsBalance(*shown.member(sample::kChen)).provisional, 0);
    }

    /// I10 in small: whatever the order in which central's documents arrive, own writes never flicker and never show twice.
    void ownWritesNeverFlickerNorShowTwice()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 200; ++round) {
            PendingOp first = sample::pending(u"op-1"_s, m_registration);
            PendingOp second = sample::pending(u"op-2"_s, AddNote{sample::kChen, u"好"_s});
            Documents stored = sample::documents();
            Documents central = sample::documents();
            fold(first.action, central, sample::context(u"op-1"_s), m_policy);
            fold(second.action, central, sample::context(u"op-2"_s), m_policy);
            std::vector<int> steps{0, 1, 2, 3};
            std::shuffle(steps.begin(), steps.end(), random);
            for (const int step : steps) {
                // Documents may only arrive with the number their op got; answers may come before or with them.
                if (step == 0 || step == 2)
                    first.result = sample::applied(u"op-1"_s, 9);
                if (step == 1 || step == 2)
                    second.result = sample::applied(u"op-2"_s, 10);
                if (step == 2)
                    stored.members.insert_or_assign(sample::kChen, Doc<Member>{central.members.at(sample::kChen).value, 10});
                if (step == 3) {
                    first.result = sample::applied(u"op-1"_s, 9);
                    stored.units.insert_or_assign(sample::kOrdinary, Doc<Unit>{central.units.at(sample::kOrdinary).value, 9});
                }
                const Documents shown = effective(stored, std::vector{first, second}, m_policy);
                QCOMPARE(shown.unit(sample::kOrdinary)->ownerId, sample::kChen);
                QCOMPARE(shown.member(sample::kChen)->points.size(), size_t(1));
                QCOMPARE(shown.member(sample::kChen)->units.size(), size_t(1));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestEffective)
#include "tst_effective.moc"
