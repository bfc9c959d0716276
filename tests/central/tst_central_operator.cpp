// SPDX-License-Identifier: Apache-2.0
// What an operator does beside a running central, each command as the process it is. On a file, which can be put back as a
// backup is; tst_central_engines restores a dump.
#include "central/store/erasure.h"
#include "tests/central/centralprogram.h"
#include "tests/central/rig.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

constexpr int kPatienceMs = 60'000; // a busy machine
const QStringList kBrand{u"--seed-demo"_s, u"30"_s, u"--today"_s, u"2026-11-21"_s};
const QString kElsewhere = u"store:store-shinan"_s;
const QString kNeverSeen = u"018f0000-0000-7000-8000-00000000beef"_s;

struct Told {
    int exitCode = -1;
    QByteArray out;
    QByteArray words; ///< of its error output
};

/// Another process over the same database.
Told beside(const CentralProgram &program, const QStringList &words, const QByteArray &in = {})
{
    QProcess process;
    process.start(qEnvironmentVariable("ZHIKE_BIN_DIR", QCoreApplication::applicationDirPath()) + u"/zhike-central"_s,
                  QStringList{u"--db"_s, program.database(), u"--files"_s, program.folder()} + words);
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatienceMs))
        return {};
    return {process.exitCode(), process.readAllStandardOutput().trimmed(), process.readAllStandardError()};
}

struct Terminal {
    QString id;
    QByteArray token;
    QByteArray cursor;
};

Terminal enrol(const CentralProgram &program)
{
    const QByteArray key = QByteArray(32, 'k').toBase64();
    const QByteArray request = R"({"code":")" + golden::kEnrolCode.toLatin1() + R"(","publicKey":")" + key
        + R"(","boxKey":")" + key + R"(","name":"n"})";
    const QJsonObject body = exchange(program.port(), {"POST", "/v1/terminals/enrol", {}, request}).json();
    Terminal terminal{body.value("terminalId"_L1).toString(),
                      body.value("terminalToken"_L1).toString().toLatin1(),
                      {}};
    terminal.cursor = exchange(program.port(), {"GET", "/v1/sync/snapshot", terminal.token})
                          .json()
                          .value("cursor"_L1)
                          .toString()
                          .toLatin1();
    return terminal;
}

QJsonObject news(const CentralProgram &program, const Terminal &terminal, const QByteArray &more = {})
{
    return exchange(program.port(), {"GET", "/v1/sync/changes?cursor=" + terminal.cursor + more, terminal.token}).json();
}

/// Member → case of the page's erasures.
std::map<QString, QString> erasedIn(const QJsonObject &page)
{
    std::map<QString, QString> erased;
    for (const auto &row : page.value("changes"_L1).toArray())
        if (row["k"_L1].toString() == "erase"_L1)
            erased[row["id"_L1].toString()] = row["case"_L1].toString();
    return erased;
}

} // namespace

class TestCentralOperator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTerminalsScopesAreChangedWhileItServes()
    {
        CentralProgram program;
        QVERIFY(program.start(kBrand));
        const Terminal terminal = enrol(program);
        const auto holds = [&] { return news(program, terminal).value("scopes"_L1).toArray().contains(kElsewhere); };
        QVERIFY(!holds());
        QCOMPARE(beside(program, {u"scope"_s, terminal.id, u'+' + kElsewhere}).exitCode, 0);
        QVERIFY(holds());
        QCOMPARE(beside(program, {u"scope"_s, u"--"_s, terminal.id, u'-' + kElsewhere}).exitCode, 0);
        QVERIFY(!holds());

        const Told stranger = beside(program, {u"scope"_s, u"term-nobody"_s, u'+' + kElsewhere});
        QCOMPARE(stranger.exitCode, 1);
        QVERIFY2(stranger.words.contains("notFound"), stranger.words.constData());
        QCOMPARE(beside(program, {u"scope"_s, terminal.id, kElsewhere}).exitCode, 1); // neither more nor less
        QCOMPARE(beside(program, {u"scope"_s, terminal.id}).exitCode, 1);
    }

    void anErasureIsToldToTerminalsAndListed()
    {
        CentralProgram program;
        QVERIFY(program.start(kBrand));
        const Terminal terminal = enrol(program);
        const QString chen = golden::kChen.toString();
        QCOMPARE(beside(program, {u"erasures"_s}).out, QByteArray());
        QCOMPARE(beside(program, {u"erase"_s, chen, u"ER-1"_s}).exitCode, 0);
        QCOMPARE(erasedIn(news(program, terminal)), (std::map<QString, QString>{{chen, u"ER-1"_s}}));
        QCOMPARE(beside(program, {u"erasures"_s}).out, (chen + u" ER-1"_s).toLatin1());

        QCOMPARE(beside(program, {u"erase"_s, chen, u"ER-2"_s}).exitCode, 1); // nobody is there any more
        QCOMPARE(beside(program, {u"erase"_s, golden::kWang.toString()}).exitCode, 1); // for no case
        QCOMPARE(beside(program, {u"erasures"_s}).out, (chen + u" ER-1"_s).toLatin1());
    }

    void opsOfAnOldProtocolAreTurnedAwayAndNothingElse()
    {
        CentralProgram program;
        QVERIFY(program.start(kBrand));
        const Terminal terminal = enrol(program);
        const QByteArray epoch = news(program, terminal).value("epoch"_L1).toString().toLatin1();
        const auto push = [&] {
            return exchange(program.port(),
                            {"POST", "/v1/sync/ops", terminal.token,
                             R"({"epoch":")" + epoch + R"(","replica":"r","ops":[]})", "Zhike-Protocol: 1\r\n"});
        };
        QCOMPARE(push().status, 200);
        QCOMPARE(beside(program, {u"require"_s, u"2"_s}).exitCode, 0);
        QCOMPARE(push().status, 426);
        QCOMPARE(push().code(), u"clientTooOld"_s);
        QVERIFY(!news(program, terminal).value("to"_L1).toString().isEmpty()); // it goes on reading
        QCOMPARE(beside(program, {u"require"_s, u"two"_s}).exitCode, 1);
        QCOMPARE(push().status, 426);
        QCOMPARE(beside(program, {u"require"_s, u"1"_s}).exitCode, 0);
        QCOMPARE(push().status, 200);
    }

    void whoWasErasedSinceTheBackupIsErasedAgainAfterARestore()
    {
        CentralProgram program;
        QVERIFY(program.start(kBrand));
        const QString copy = program.file(u"copy.sqlite"_s);
        QCOMPARE(beside(program, {u"backup"_s, copy}).exitCode, 0);
        for (const QStringView who : {golden::kChen, golden::kWang})
            QCOMPARE(beside(program, {u"erase"_s, who.toString(), u"ER-7"_s}).exitCode, 0);
        const QByteArray list = beside(program, {u"erasures"_s}).out + '\n' + kNeverSeen.toLatin1() + " ER-9\n";
        QCOMPARE(program.end(), 0);
        putBack(program, copy);
        QCOMPARE(beside(program, {u"erasures"_s}).out, QByteArray()); // the control: they are in it again

        QCOMPARE(beside(program, {u"erase-again"_s}, "half\n").exitCode, 1);
        QVERIFY(beside(program, {u"erase-again"_s}, list + "half\n").words.contains("line 4"));
        QCOMPARE(beside(program, {u"erasures"_s}).out, QByteArray()); // all of a list or nothing
        QCOMPARE(beside(program, {u"erase-again"_s}, list).out,
                 QByteArray("erased 2, unknown here and noted 1, erased before 0"));
        QCOMPARE(beside(program, {u"erase-again"_s}, list).out,
                 QByteArray("erased 0, unknown here and noted 0, erased before 3"));
        QCOMPARE(beside(program, {u"erasures"_s}).out, list.trimmed());

        QVERIFY(program.start({u"--new-epoch"_s, u"--enrol-code"_s, golden::kEnrolCode.toString()}));
        const Terminal terminal = enrol(program);
        const std::map<QString, QString> told = erasedIn(news(program, terminal, "&erasedAfter=0"));
        QCOMPARE(told.size(), size_t(3));
        QCOMPARE(told.at(kNeverSeen), u"ER-9"_s);
    }

    /// A terminal registered them after the backup, before they asked to be forgotten; its op comes again.
    void whoIsNotedBeforeTheyComeIsRefused()
    {
        Rig rig;
        Desk desk(rig);
        const RegisterMember made{MemberId(kNeverSeen), u"卢"_s,          u"新"_s,
                                  u"+8619955501234"_s,  CommunityId(golden::kChenCommunity.toString()), {}};
        rig.write([](central::Transaction &tx, qint64) {
            const auto done = central::eraseAgain(tx, {MemberId(kNeverSeen), u"ER-9"_s});
            QVERIFY(done.isOk() && *done == central::ErasedAgain::Noted);
        });
        const OpResult result = desk.act(made);
        QCOMPARE(result.outcome, Outcome::Rejected);
        QCOMPARE(result.code, errorName(ErrorCode::MemberErased));
        QCOMPARE(rig.versionOf(DocumentKind::Member, kNeverSeen), 0);
    }

private:
    static void putBack(const CentralProgram &program, const QString &copy)
    {
        const QString file = program.database().mid(u"sqlite:"_s.size());
        for (const QString &part : {file, file + u"-wal"_s, file + u"-shm"_s})
            QFile::remove(part);
        QVERIFY(QFile::copy(copy, file));
    }
};

QTEST_GUILESS_MAIN(TestCentralOperator)
#include "tst_central_operator.moc"
