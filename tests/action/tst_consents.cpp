// SPDX-License-Identifier: Apache-2.0
// Withdrawals and grants in every order, from two terminals that don't see each other: a withdrawal wins every conflict.
#include "tests/action/brandsample.h"

#include "core/profile/consentrules.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

const std::vector<Channel> kChannels{Channel::Phone, Channel::Sms};

/// A terminal of the model: what it last saw, what it has said, a clock that may be wrong.
struct ModelCounter {
    Documents seen;
    std::vector<PendingOp> said;
    qint64 clockError = 0; // seconds

    [[nodiscard]] Member shown() const { return *effective(seen, said, Policy{}).member(sample::kChen); }
};

/// Central of the model: checks and folds. A naive one takes the last word, whatever it had seen: the positive control.
struct ModelOffice {
    Documents documents = sample::documents();
    int refused = 0;
    bool isNaive = false;

    void take(PendingOp op)
    {
        if (auto *grant = std::get_if<GrantConsent>(&op.action); grant && isNaive)
            grant->seenWithdrawal = answerKey(coveringWithdrawal(*documents.member(sample::kChen), grant->purpose, grant->channel));
        if (check(op.action, documents, contextOf(op.op), Policy{}))
            fold(op.action, documents, contextOf(op.op), Policy{});
        else
            ++refused;
    }
};

Action randomAnswer(QRandomGenerator &dice, const Member &shown)
{
    const Channel channel = dice.bounded(4) == 0 ? Channel::Any : kChannels.at(static_cast<size_t>(dice.bounded(2)));
    if (dice.bounded(2) == 0)
        return WithdrawConsent{sample::kChen, Purpose::Marketing, channel};
    const QString seen = answerKey(coveringWithdrawal(shown, Purpose::Marketing, channel));
    return GrantConsent{sample::kChen, Purpose::Marketing, channel, u"marketing-1"_s, u"spoken"_s, seen};
}

PendingOp say(ModelCounter &counter, int number, const Action &action)
{
    PendingOp op = sample::pending(u"op-%1"_s.arg(number), action);
    op.op.wall = sample::kNow.addSecs(number * 60 + counter.clockError);
    counter.said.push_back(op);
    return op;
}

bool covers(const WithdrawConsent &withdrawal, Channel channel)
{
    return withdrawal.channel == channel || withdrawal.channel == Channel::Any;
}

} // namespace

class TestConsents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWithdrawalAndAGrantThatDoNotSeeEachOther_data()
    {
        QTest::addColumn<bool>("isWithdrawalFirst");
        QTest::addColumn<Channel>("withdrawn");
        QTest::addColumn<Channel>("granted");
        QTest::addColumn<int>("clockError");
        for (const bool isFirst : {true, false})
            for (const Channel withdrawn : {Channel::Any, Channel::Phone})
                for (const int error : {0, 86'400 * 3650, -86'400 * 3650})
                    QTest::addRow("the withdrawal of %s %s the grant, its clock %+d days", withdrawn == Channel::Any ? "all" : "the phone",
                                  isFirst ? "before" : "after", error / 86'400)
                        << isFirst << withdrawn << Channel::Phone << error;
    }
    void aWithdrawalAndAGrantThatDoNotSeeEachOther()
    {
        QFETCH(bool, isWithdrawalFirst);
        QFETCH(Channel, withdrawn);
        QFETCH(Channel, granted);
        QFETCH(int, clockError);
        ModelOffice office;
        PendingOp yes = sample::pending(u"op-yes"_s, GrantConsent{sample::kChen, Purpose::Marketing, granted, u"1"_s, u"spoken"_s, {}});
        PendingOp no = sample::pending(u"op-no"_s, WithdrawConsent{sample::kChen, Purpose::Marketing, withdrawn});
        no.op.wall = sample::kNow.addSecs(clockError);
        office.take(isWithdrawalFirst ? no : yes);
        QCOMPARE(hasConsent(*office.documents.member(sample::kChen), Purpose::Marketing, granted), !isWithdrawalFirst); // positive control
        office.take(isWithdrawalFirst ? yes : no);
        QVERIFY(!hasConsent(*office.documents.member(sample::kChen), Purpose::Marketing, granted));
        QCOMPARE(office.refused, isWithdrawalFirst ? 1 : 0); // the grant is refused with words, the withdrawal never
    }

    void whoeverIsAskedAgainMaySayYes()
    {
        ModelOffice office;
        PendingOp no = sample::pending(u"op-no"_s, WithdrawConsent{sample::kChen, Purpose::Marketing, Channel::Any});
        no.op.wall = sample::kNow.addYears(10); // a clock far ahead
        office.take(no);
        office.take(sample::pending(u"op-yes"_s, GrantConsent{sample::kChen, Purpose::Marketing, Channel::Phone, u"1"_s, u"spoken"_s, u"op-no"_s}));
        QVERIFY(hasConsent(*office.documents.member(sample::kChen), Purpose::Marketing, Channel::Phone));
        QVERIFY(!hasConsent(*office.documents.member(sample::kChen), Purpose::Marketing, Channel::Sms));
        QCOMPARE(office.documents.member(sample::kChen)->consents.size(), size_t(2)); // the history is kept
    }

    void whileTheLineIsCutTheOwnAnswerShows()
    {
        ModelCounter counter{sample::documents(), {}, 0};
        say(counter, 1, GrantConsent{sample::kChen, Purpose::Advice, Channel::Any, u"advice-1"_s, u"spoken"_s, {}});
        QVERIFY(hasConsent(counter.shown(), Purpose::Advice, Channel::Store));
        say(counter, 2, WithdrawConsent{sample::kChen, Purpose::Advice, Channel::Any});
        QVERIFY(!hasConsent(counter.shown(), Purpose::Advice, Channel::Store));
        // Central's document comes with somebody else's grant in it: the own withdrawal still shows.
        fold(GrantConsent{sample::kChen, Purpose::Advice, Channel::Any, u"advice-1"_s, u"spoken"_s, {}}, counter.seen, sample::context(u"op-else"_s), Policy{});
        QVERIFY(!hasConsent(counter.shown(), Purpose::Advice, Channel::Store));
    }

    /// Two counters, clocks twenty years apart, random answers, random moments of exchange: at the end nobody's unseen no was
    /// overruled - a channel is open only if a grant had seen its last withdrawal.
    void inAnyOrderFromTwoTerminalsAWithdrawalWins()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator dice(seed);
        int overruled = 0;
        int overruledByTheNaive = 0;
        for (int schedule = 0; schedule < 2000; ++schedule) {
            overruled += overruledIn(dice, {}) ? 1 : 0;
            ModelOffice naive;
            naive.isNaive = true;
            overruledByTheNaive += overruledIn(dice, naive) ? 1 : 0;
        }
        QCOMPARE(overruled, 0);
        QVERIFY2(overruledByTheNaive > 100, "the schedules don't bring withdrawal and grant together");
    }

private:
    static bool overruledIn(QRandomGenerator &dice, ModelOffice office)
    {
        ModelCounter counters[] = {{office.documents, {}, -315'360'000}, {office.documents, {}, 315'360'000}};
        std::vector<PendingOp> inOrder;
        const auto exchange = [&](ModelCounter &counter) {
            for (const PendingOp &op : counter.said)
                office.take(op);
            inOrder.insert(inOrder.end(), counter.said.begin(), counter.said.end());
            counter = {office.documents, {}, counter.clockError};
        };
        for (int step = 0; step < 12; ++step) {
            ModelCounter &counter = counters[dice.bounded(2)];
            if (dice.bounded(3) > 0)
                say(counter, step, randomAnswer(dice, counter.shown()));
            else
                exchange(counter);
        }
        for (ModelCounter &counter : counters)
            exchange(counter);
        return isOverruled(inOrder, *office.documents.member(sample::kChen));
    }

    static bool isOverruled(const std::vector<PendingOp> &inOrder, const Member &member)
    {
        for (const Channel channel : kChannels) {
            QString lastNo;
            for (const PendingOp &op : inOrder)
                if (const auto *no = std::get_if<WithdrawConsent>(&op.action); no && covers(*no, channel))
                    lastNo = op.op.opId.toString();
            const bool isAnswered = std::any_of(inOrder.begin(), inOrder.end(), [&](const PendingOp &op) {
                const auto *yes = std::get_if<GrantConsent>(&op.action);
                return yes && (yes->channel == channel || yes->channel == Channel::Any) && yes->seenWithdrawal == lastNo;
            });
            if (!isAnswered && hasConsent(member, Purpose::Marketing, channel))
                return true;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestConsents)
#include "tst_consents.moc"
