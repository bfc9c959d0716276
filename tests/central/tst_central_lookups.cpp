// SPDX-License-Identifier: Apache-2.0
// A look-up and its audit row: the row is on disk before the answer leaves, and many rows share a commit.
#include "tests/central/centralprogram.h"
#include "tests/central/crowd.h"
#include "tests/central/rig.h"

#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

constexpr int kAtOnce = 16;
constexpr int kDeaths = 12; // of a central that keeps its promise
constexpr int kControlDeaths = 30; // at most, of one that doesn't
constexpr auto kRows = "SELECT COUNT(*) FROM audit WHERE body LIKE '%lookup%'";

QByteArray question(const QByteArray &token)
{
    const QByteArray body = R"({"kind":"phone","value":")" + golden::kChenPhone.toLatin1() + R"("})";
    return requestBytes({"POST", "/v1/members/lookup", token, body});
}

double metricOf(quint16 port, const QByteArray &name)
{
    for (const QByteArray &line : exchange(port, {"GET", "/metrics"}).body.split('\n'))
        if (line.startsWith(name + ' '))
            return line.mid(name.size() + 1).toDouble();
    return -1;
}

Answer asked(Rig &rig, const QByteArray &request)
{
    HttpLine line(rig.port());
    line.send(request);
    return line.receive();
}

qint64 rowsIn(const QString &url)
{
    const auto database = Database::open(url);
    if (!database)
        return -1;
    Transaction tx(**database, Transaction::Kind::Read);
    return tx.number(kRows);
}

/// Somebody else writes and hasn't committed yet: no row can be kept meanwhile.
class OtherWriter {
public:
    explicit OtherWriter(Rig &rig) { m_tx.emplace(rig.database(), Transaction::Kind::Write); }
    void end() { m_tx.reset(); }

private:
    std::optional<Transaction> m_tx;
};

struct Toll {
    int answers = 0;
    qint64 rows = 0;
};

/// Asks as many at once as kAtOnce, kills the process (SIGKILL) with the n-th answer, and counts what it had answered and what
/// it had kept. Everything that was on its way is heard first.
Toll killAt(CentralProgram &program, const QByteArray &request, int nth)
{
    const qint64 before = rowsIn(program.database());
    Toll toll;
    if (!program.start({}))
        return toll;
    const auto pid = static_cast<pid_t>(program.process().processId());
    Crowd crowd(
        program.port(), kAtOnce, [&](int) { return request; },
        [&](const Crowd::Answer &answer) {
            toll.answers += answer.status == 200 ? 1 : 0;
            if (toll.answers == nth)
                ::kill(pid, SIGKILL);
        });
    (void)crowd.until([&] { return crowd.ended() == kAtOnce; });
    program.process().waitForFinished();
    toll.rows = rowsIn(program.database()) - before;
    return toll;
}

} // namespace

class TestCentralLookups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerWaitsForItsRow();
    void rowsThatWaitTogetherShareACommit();
    void aRowThatCannotBeKeptLeavesNoAnswer();
    void theNameOfACommunityIsTheNewest();
    void aKilledCentralHasARowForEveryAnswer();
    void theSameCheckFindsACentralThatAnswersTooSoon();
};

void TestCentralLookups::anAnswerWaitsForItsRow()
{
    Rig rig;
    const QByteArray token = Desk(rig).signIn();
    OtherWriter other(rig);
    HttpLine line(rig.port());
    line.send(question(token));
    QTRY_COMPARE(metricOf(rig.port(), "zhike_pool_requests"), 2.0); // the look-up; and the one that asks for the figure
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/policy", token}).status, 200); // who needs no row is answered meanwhile
    QVERIFY(!line.hasNews());
    other.end();
    QCOMPARE(line.receive().status, 200);
    QCOMPARE(rig.count(kRows), 1);
}

void TestCentralLookups::rowsThatWaitTogetherShareACommit()
{
    Rig rig;
    const QByteArray token = Desk(rig).signIn();
    std::vector<std::unique_ptr<HttpLine>> lines;
    for (int i = 0; i < kAtOnce; ++i)
        lines.push_back(std::make_unique<HttpLine>(rig.port()));
    const double before = metricOf(rig.port(), "zhike_commits_total");
    OtherWriter other(rig);
    for (const auto &line : lines)
        line->send(question(token));
    QTRY_COMPARE(metricOf(rig.port(), "zhike_pool_requests"), kAtOnce + 1.0);
    other.end(); // the figures were asked for behind all of them: but for two that other threads may still have, they wait for their rows
    for (const auto &line : lines)
        QCOMPARE(line->receive().status, 200);
    QCOMPARE(rig.count(kRows), kAtOnce);
    QVERIFY(metricOf(rig.port(), "zhike_commits_total") - before <= 4); // the first one's, the others', and those two
}

void TestCentralLookups::aRowThatCannotBeKeptLeavesNoAnswer()
{
    Rig rig;
    const QByteArray token = Desk(rig).signIn();
    QCOMPARE(asked(rig, question(token)).status, 200);
    rig.write([](Transaction &tx, qint64) { tx.define("DROP TABLE audit"); });
    const Answer answer = asked(rig, question(token));
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"centralBusy"_s);
    QVERIFY(!answer.header("Retry-After").isEmpty());
    QVERIFY(!answer.body.contains("candidates"));
}

void TestCentralLookups::theNameOfACommunityIsTheNewest()
{
    Rig rig;
    const QByteArray token = Desk(rig).signIn();
    const auto told = [&] {
        const QJsonObject answer = asked(rig, question(token)).json();
        return answer.value("candidates"_L1).toArray().first().toObject().value("community"_L1).toObject().value("zh"_L1).toString();
    };
    const QString first = told();
    QVERIFY(!first.isEmpty());
    QCOMPARE(told(), first);
    rig.write([](Transaction &tx, qint64 n) {
        const auto member = findDocument(tx, {DocumentKind::Member, golden::kChen.toString()});
        auto community = findDocument(tx, {DocumentKind::Community, member->body.value("communityId"_L1).toString()});
        community->ver = n;
        community->body.insert(u"name"_s, QJsonObject{{u"zh"_s, u"新名字"_s}});
        putDocument(tx, *community);
    });
    QCOMPARE(told(), u"新名字"_s);
}

void TestCentralLookups::aKilledCentralHasARowForEveryAnswer()
{
    CentralProgram program;
    QVERIFY(program.start({u"--seed-demo"_s, u"10"_s, u"--today"_s, u"2026-11-21"_s}));
    const QByteArray token = program.signIn();
    QVERIFY(!token.isEmpty());
    QCOMPARE(program.end(), 0);
    for (int death = 1; death <= kDeaths; ++death) {
        const Toll toll = killAt(program, question(token), 7 * death);
        QVERIFY2(toll.answers >= 7 * death, "it was killed with that answer, not before");
        QVERIFY2(toll.rows >= toll.answers, qPrintable(u"%1 rows for %2 answers"_s.arg(toll.rows).arg(toll.answers)));
    }
}

void TestCentralLookups::theSameCheckFindsACentralThatAnswersTooSoon()
{
    CentralProgram hasty(u"hastycentral"_s);
    bool isFound = false;
    for (int death = 1; death <= kControlDeaths && !isFound; ++death) {
        const Toll toll = killAt(hasty, question("whoever"), 7 * death);
        QVERIFY(toll.answers >= 7 * death);
        isFound = toll.rows < toll.answers;
    }
    QVERIFY(isFound);
}

QTEST_GUILESS_MAIN(TestCentralLookups)
#include "tst_central_lookups.moc"
