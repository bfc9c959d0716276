// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"
#include "tests/support/lineplug.h"
#include "tests/support/qmlwarnings.h"
#include "ui/format/errorwords.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr int kHours = 72;
constexpr int kStepHours = 2;
constexpr int kPatienceMs = 60'000; // seventy-two hours of work leave in one go
const QString kTakenPhone = u"+8619900017777"_s; // given to a member elsewhere while our line is cut

/// A shop's clock that runs by itself and can be moved on, or set wrong. It begins three days back, so that the bad
/// days end now.
class DayClock final : public Clock {
public:
    DayClock() { m_since.start(); }
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::currentDateTimeUtc().addMSecs(m_wall - kHours * kHour);
    }
    [[nodiscard]] qint64 steadyMs() const override { return m_since.elapsed() + m_steady; }
    void advance(qint64 ms)
    {
        m_wall += ms;
        m_steady += ms;
    }
    void setWrong(qint64 byMs) { m_wall += byMs; }

private:
    QElapsedTimer m_since;
    std::atomic<qint64> m_wall = 0;
    std::atomic<qint64> m_steady = 1'000;
};

/// Something the screen called done: it has a receipt.
struct Done {
    OpId op;
    QString type;
    MemberId member;
    AssociateId actor;
};

struct Verdict {
    int count = 0;
    QString outcome;
    qint64 centralSeq = 0;
    QJsonObject body;
};

quint32 seedOfThisRun()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("ZHIKE_SEED", &isGiven);
    return isGiven ? static_cast<quint32>(given) : 20261125u;
}

/// Plain rows out of central's tables, without the product's code.
Verdict verdictOf(const CentralProcess &central, const OpId &op)
{
    SQLite::Database database(central.database().toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement query(database, "SELECT outcome, central_seq, body FROM op_result WHERE op_id = ?");
    query.bind(1, op.toString().toStdString());
    Verdict verdict;
    while (query.executeStep()) {
        ++verdict.count;
        verdict.outcome = QString::fromStdString(query.getColumn(0).getString());
        verdict.centralSeq = query.getColumn(1).getInt64();
        verdict.body = json::parseObject(QByteArray::fromStdString(query.getColumn(2).getString())).valueOr({});
    }
    return verdict;
}

int countAtCentral(const CentralProcess &central, const char *sql, const QString &value)
{
    SQLite::Database database(central.database().toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement query(database, sql);
    query.bind(1, value.toStdString());
    return query.executeStep() ? query.getColumn(0).getInt() : -1;
}

/// Every sign-in that central ever gave out has run out.
void expireSignIns(const CentralProcess &central)
{
    SQLite::Database database(central.database().toStdString(), SQLite::OPEN_READWRITE);
    database.setBusyTimeout(10'000);
    database.exec("UPDATE sign_in SET expires_at = 1");
}

/// The closed file in the shape of the first release: what later ones added is taken away again.
void makeOld(const QString &file)
{
    SQLite::Database database(file.toStdString(), SQLite::OPEN_READWRITE);
    for (const char *later : {"ALTER TABLE document DROP COLUMN scope", "ALTER TABLE timeline DROP COLUMN scope", "ALTER TABLE snap_document DROP COLUMN scope",
                              "ALTER TABLE snap_timeline DROP COLUMN scope", "DROP TABLE set_aside", "DROP TABLE export", "DROP TABLE scrub", "PRAGMA user_version=1"})
        database.exec(later);
}

} // namespace

/// Golden case 13, the bad day: 72 hours without a line, three users, two shifts, a power cut, a clock three days slow,
/// expired sign-ins, the program restarted in between - and every confirmed command is at central exactly once, every
/// refusal in the tray with words. Seeded: ZHIKE_SEED.
class TestBadDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostAndNothingIsDoneTwice()
    {
        qInfo("seed %u", m_seed);
        const test::QmlWarnings warnings;
        QVERIFY(m_central.start());
        m_plug = std::make_unique<LinePlug>(m_central.url());
        QVERIFY(m_counter.open(m_plug->url()));
        for (const QString &badge : {badgeOf(2), badgeOf(1), badgeOf(0)})
            QVERIFY2(changeOver(badge), qPrintable(badge)); // whoever was here once may come without a line
        m_plug->cut();
        QVERIFY(meanwhileElsewhere());

        QVERIFY(scanThroughTheWindow());
        for (int hour = 0; hour < kHours; hour += kStepHours) {
            m_clock.advance(kStepHours * kHour);
            QVERIFY(whatTheDayBrings(hour));
            if (hour % 8 == 0)
                QVERIFY2(changeOver(badgeOf(hour / 8)), qPrintable(u"hour %1"_s.arg(hour)));
            for (int i = m_random.bounded(3); i >= 0; --i)
                workALittle();
        }
        QVERIFY(m_done.size() > 60);
        const int waiting = m_counter.reception().line().waiting;
        QVERIFY(waiting >= static_cast<int>(m_done.size()) / 2);

        expireSignIns(m_central);
        m_plug->mend();
        m_counter.place().flush();
        m_counter.reception().retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_counter.reception().line().waiting, 0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_counter.reception().line().state, LineState::Online, kPatienceMs);

        compareWithCentral();
        compareTray();
        compareWithAnotherTerminal();
        m_counter.close();
        QCOMPARE(warnings.list(), QStringList());
        qInfo("faults: bad day, seed %u: confirmed %d, applied %d, refused %d, taken back %d; lost 0 double 0", m_seed,
              static_cast<int>(m_done.size()), m_applied, m_refused, static_cast<int>(m_undone.size()));
    }

private:
    static QString badgeOf(int shift)
    {
        const QStringView badges[] = {golden::kAssociateBadge, golden::kLeadBadge, golden::kLateBadge};
        return badges[shift % 3].toString();
    }

    bool changeOver(const QString &badge)
    {
        if (m_counter.reception().desk()) {
            m_counter.reception().lock();
            if (!m_counter.see(u"signInBadge"_s))
                return false;
        }
        return m_counter.signIn(badge);
    }

    /// The other shop has a line. What it does makes some of our later deeds impossible.
    bool meanwhileElsewhere()
    {
        return m_elsewhere.act(
                   u"unit.register"_s,
                   {{u"memberId"_s, golden::kSilver.toString()}, {u"unitCode"_s, golden::kSoldUnit.toString()}})
            && m_elsewhere.act(u"member.register"_s,
                               {{u"memberId"_s, u"018f0000-0000-7000-8000-00000000beef"_s},
                                {u"familyName"_s, u"马"_s},
                                {u"phone"_s, kTakenPhone},
                                {u"communityId"_s, golden::kChenCommunity.toString()}});
    }

    bool whatTheDayBrings(int hour)
    {
        switch (hour) {
        case 10:
            bookUnitThatIsGone();
            return true;
        case 16:
            registerWithATakenPhone();
            return true;
        case 24: // the power goes in the middle of a transaction
            return m_counter.powerCut() && m_counter.open(m_plug->url()) && m_counter.signIn(badgeOf(1));
        case 36:
            m_clock.setWrong(-3 * 24 * kHour);
            return true;
        case 48:
            return update();
        default:
            return true;
        }
    }

    /// The program ends as an old one and begins as today's, with everything still waiting in its file.
    bool update()
    {
        const int waiting = wait(desk().outbox()).valueOr({}).waiting; // the file's: what is shown follows a moment later
        if (waiting == 0 || !showsWaiting(waiting))
            return false;
        m_counter.close();
        makeOld(m_counter.file());
        if (!m_counter.open(m_plug->url()) || !m_counter.signIn(badgeOf(2)))
            return false;
        const OpenReport &report = m_counter.place().openReport();
        return report.migratedFrom == 1 && QFile::exists(report.backup) && showsWaiting(waiting)
            && wait(desk().outbox()).valueOr({}).waiting == waiting;
    }

    bool showsWaiting(int count)
    {
        return QTest::qWaitFor([&] { return m_counter.reception().line().waiting == count; }, kPatienceMs);
    }

    /// The main job by hand, without a line: scan, register, receipt.
    bool scanThroughTheWindow()
    {
        if (!m_counter.openMember(u"19900005678"_s)
            || !m_counter.scanLabel(u"https://u.hemei.example/u/"_s + golden::kConnectedUnit.toString())
            || !m_counter.press(u"registerButton"_s) || !m_counter.see(u"receiptNumber"_s))
            return false;
        const OutboxView outbox = wait(desk().outbox()).valueOr({});
        if (outbox.rows.empty())
            return false;
        m_done.push_back({outbox.rows.front().op, outbox.rows.front().type, MemberId(golden::kChen.toString()),
                          desk().who().associate});
        return true;
    }

    void workALittle()
    {
        static const std::vector<QStringView> people{golden::kChen, golden::kWang, golden::kSilver, golden::kOpenRepair,
                                                     golden::kNoAdvice};
        const MemberId somebody(
            people[static_cast<size_t>(m_random.bounded(static_cast<int>(people.size())))].toString());
        switch (m_random.bounded(8)) {
        case 0:
            return newMemberWithARepair();
        case 1:
            return takeBack(act(AddNote{somebody, u"写错了"_s}, somebody));
        case 2: {
            const MemberId chen(golden::kChen.toString());
            static_cast<void>(
                act(BookRepair{chen, UnitCode(golden::kChenWasher.toString()), u"noise"_s, {}, {}, {}, 120, {}}, chen));
            return;
        }
        default:
            static_cast<void>(act(AddNote{somebody, u"第 %1 句"_s.arg(m_done.size())}, somebody));
        }
    }

    void newMemberWithARepair()
    {
        const MemberId made = desk().newMemberId();
        const QString phone = u"+86199000%1"_s.arg(20'000 + static_cast<int>(m_done.size()));
        if (act(RegisterMember{made, u"客"_s, u"新"_s, phone, CommunityId(golden::kChenCommunity.toString()),
                               Salutation::None},
                made)
                .isEmpty())
            return;
        static_cast<void>(act(AddNote{made, u"第一次来"_s}, made));
    }

    /// Sold elsewhere in the meantime: central will refuse it, and what was built on it.
    void bookUnitThatIsGone()
    {
        const MemberId chen(golden::kChen.toString());
        const UnitCode unit(golden::kSoldUnit.toString());
        m_doomed << act(RegisterUnit{chen, unit, {}}, chen)
                 << act(BookRepair{chen, unit, u"leak"_s, {}, {}, {}, 120, {}}, chen);
    }

    void registerWithATakenPhone()
    {
        const MemberId made = desk().newMemberId();
        m_doomed << act(
            RegisterMember{
                made, u"马"_s, {}, kTakenPhone, CommunityId(golden::kChenCommunity.toString()), Salutation::None},
            made);
        m_doomed << act(AddNote{made, u"重名的客人"_s}, made);
    }

    OpId act(const Action &action, const MemberId &member)
    {
        const Result<Receipt> receipt = wait(desk().act(action));
        if (!receipt)
            return {};
        m_done.push_back({receipt->op, typeName(action), member, desk().who().associate});
        return receipt->op;
    }

    void takeBack(const OpId &op)
    {
        if (!op.isEmpty() && wait(desk().undo(op)).valueOr(UndoOutcome::TooLate) == UndoOutcome::Removed)
            m_undone << op;
    }

    /// What the receipts promised.
    void compareWithCentral()
    {
        std::map<MemberId, qint64> lastOf;
        for (const Done &done : m_done) {
            const QByteArray name = (done.type + u' ' + done.op.toString()).toUtf8();
            const Verdict verdict = verdictOf(m_central, done.op);
            if (m_undone.contains(done.op)) {
                QVERIFY2(verdict.count == 0, name.constData());
                continue;
            }
            QVERIFY2(verdict.count == 1, name.constData());
            const bool isApplied = verdict.outcome == u"applied"_s;
            QVERIFY2(isApplied != m_doomed.contains(done.op), (name + ' ' + verdict.outcome.toUtf8()).constData());
            ++(isApplied ? m_applied : m_refused);
            QVERIFY2(verdict.centralSeq > lastOf[done.member], name.constData()); // a member's story keeps its order
            lastOf[done.member] = verdict.centralSeq;
            const int events =
                countAtCentral(m_central, "SELECT COUNT(*) FROM document WHERE kind = 'event' AND id = ?",
                               madeBy(done.op, "event"_L1));
            QVERIFY2(events == (isApplied ? 1 : 0), name.constData());
        }
        QVERIFY(m_refused >= 4);
        QCOMPARE(countAtCentral(m_central, "SELECT COUNT(*) FROM unit_points WHERE unit_code = ?",
                                golden::kConnectedUnit.toString()),
                 1);
    }

    /// Each refusal lies in the tray, with words a person can use - and can be seen there.
    void compareTray()
    {
        const OutboxView outbox = *wait(desk().outbox());
        QVERIFY(m_counter.press(u"rail-outbox"_s));
        for (const OpId &op : m_doomed) {
            const auto row =
                std::find_if(outbox.rows.begin(), outbox.rows.end(), [&](const OutboxRow &r) { return r.op == op; });
            QVERIFY(row != outbox.rows.end());
            QCOMPARE(row->state, OutboxState::Refused);
            QVERIFY(row->refusal.has_value());
            const QString words = ui::errorWords(*row->refusal);
            QVERIFY(words.size() > 4);
            QVERIFY(!words.contains(errorName(row->refusal->code)));
            QVERIFY(!row->actor.isEmpty());
        }
        QVERIFY(m_counter.see(u"outboxList"_s));
        QVERIFY(m_counter.see(u"refusal-"_s + m_doomed.back().toString()));
        m_counter.picture(u"bad-day-tray"_s);
    }

    void compareWithAnotherTerminal()
    {
        const QJsonObject theirs = m_elsewhere.run({u"profile"_s, u"--member"_s, golden::kChen.toString()});
        const MemberView ours = *wait(desk().member(MemberId(golden::kChen.toString()), RecognisedBy::Search));
        QCOMPARE(theirs.value(u"appliances"_s).toArray().size(), static_cast<qsizetype>(ours.appliances.size()));
        QCOMPARE(theirs.value(u"header"_s).toObject().value(u"pointsConfirmed"_s).toInt(),
                 static_cast<int>(ours.header.points.confirmed));
        QCOMPARE(static_cast<int>(ours.header.points.provisional), 0);
        QCOMPARE(theirs.value(u"open"_s).toArray().size(), static_cast<qsizetype>(ours.tickets.size()));
    }

    [[nodiscard]] Desk &desk() { return *m_counter.reception().desk(); }

    template <typename T>
    static Result<T> wait(Answer<T> answer)
    {
        const bool isThere = QTest::qWaitFor([&] { return answer.isFinished(); }, kPatienceMs);
        return isThere && answer.resultCount() > 0 ? answer.result() : Result<T>(ErrorCode::LineTimeout);
    }

    const quint32 m_seed = seedOfThisRun();
    QRandomGenerator m_random{m_seed};
    DayClock m_clock;
    CentralProcess m_central;
    std::unique_ptr<LinePlug> m_plug;
    CounterWindow m_counter{m_clock};
    OtherTerminal m_elsewhere{m_central};
    std::vector<Done> m_done;
    QList<OpId> m_undone;
    QList<OpId> m_doomed; ///< central must refuse these
    int m_applied = 0;
    int m_refused = 0;
};

QTEST_MAIN(TestBadDay)
#include "tst_badday.moc"
