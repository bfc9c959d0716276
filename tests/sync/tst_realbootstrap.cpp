// SPDX-License-Identifier: Apache-2.0
// A whole shop from the real central over loopback: its dictionary, its shards, and every document as central holds it.
#include "core/store/shelves.h"
#include "core/sync/engine.h"
#include "tests/central/rig.h"
#include "tests/support/temporarystore.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMembers = 20'000;
constexpr int kDetailed = 300;
constexpr int kPatienceMs = 120'000;

central::SeedOptions manyMembers()
{
    central::SeedOptions seed;
    seed.members = kMembers;
    seed.detailedHomes = kDetailed;
    seed.isOneStore = true;
    seed.today = QDate(2026, 3, 14);
    return seed;
}

/// A terminal of that central: the real client, engine and file.
struct Terminal {
    explicit Terminal(quint16 port) : url(u"http://127.0.0.1:%1"_s.arg(port)) {}

    bool open()
    {
        engine.reset();
        client.reset();
        if (!place.open())
            return false;
        client = std::make_unique<CentralClient>(url, CentralClient::Edges{network, timers, clock});
        client->setTerminalToken(token);
        engine = std::make_unique<SyncEngine>(SyncEngine::Rooms{*place.store, *client, timers, clock, 7});
        return true;
    }
    bool enrol()
    {
        auto answer = client->enrol({golden::kEnrolCode.toString(), QByteArray(32, 'k'), QByteArray(32, 'b'), u"counter"_s});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, kPatienceMs) || !answer.result())
            return false;
        token = answer.result()->terminalToken;
        client->setTerminalToken(token);
        return true;
    }
    bool syncUntilQuiet()
    {
        QSignalSpy quiet(engine.get(), &SyncEngine::quiet);
        engine->start();
        return QTest::qWaitFor([&] { return !quiet.isEmpty(); }, kPatienceMs);
    }

    QUrl url;
    SystemClock clock;
    TemporaryStore place;
    QNetworkAccessManager network;
    LoopTimers timers;
    QString token;
    std::unique_ptr<CentralClient> client;
    std::unique_ptr<SyncEngine> engine;
};

/// Kind, id, version and every byte of the body.
void add(QCryptographicHash &hash, const QStringList &head, const QByteArray &body)
{
    hash.addData(head.join(u'\n').toUtf8() + '\n' + body + '\n');
}

QByteArray hashAtCentral(Rig &rig)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    central::Transaction tx(rig.database(), central::Transaction::Kind::Read);
    tx.stream("SELECT kind, id, ver, body FROM document WHERE kind <> 'event' AND scope IN ('catalogue', 'community', 'rules', 'staff:store-laoshan', "
              "'store:store-laoshan') ORDER BY kind, id", {}, [&hash](const QSqlQuery &row) {
        add(hash, {row.value(0).toString(), row.value(1).toString(), row.value(2).toString()}, row.value(3).toString().toUtf8());
        return true;
    });
    return hash.result();
}

Result<QByteArray> hashAtTerminal(const Reader &reader)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Query kinds = reader.query("SELECT DISTINCT kind FROM document ORDER BY kind");
    while (kinds.next()) {
        const QString name = kinds.text(0);
        for (const documents::Row &row : documents::rowsOf(reader, *enumFromName<DocumentKind>(name)))
            add(hash, {name, row.id, QString::number(row.ver)}, row.body);
    }
    return hash.result();
}

} // namespace

class TestRealBootstrap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twentyThousandMembersArriveAsCentralHoldsThem();
};

void TestRealBootstrap::twentyThousandMembersArriveAsCentralHoldsThem()
{
    Rig rig({}, manyMembers());
    Terminal terminal(rig.port());
    QVERIFY(terminal.open());
    QVERIFY(terminal.enrol());
    QVERIFY(terminal.syncUntilQuiet());
    const QByteArray central = hashAtCentral(rig);
    const auto hash = [&] { return terminal.place.read([](const Reader &reader) { return hashAtTerminal(reader); }).valueOr({}); };
    QCOMPARE(hash(), central);
    QCOMPARE(terminal.place.read([](const Reader &r) { return Result(documents::count(r, DocumentKind::Member)); }).valueOr(0),
             static_cast<int>(rig.count("SELECT COUNT(*) FROM document WHERE kind = 'member' AND scope = 'store:store-laoshan'")));
    const auto byPhone = terminal.place.read([](const Reader &r) { return Result(documents::membersByPhone(r, golden::kChenPhone.toString())); });
    QCOMPARE(*byPhone, std::vector<MemberId>{MemberId(golden::kChen.toString())});

    // its dictionary is in use: a member of two kilobytes rests in less than a third
    const auto clearAndSealed = terminal.place.read([](const Reader &reader) -> Result<std::pair<qint64, qint64>> {
        Query found = reader.query("SELECT sum(length(body)) FROM document WHERE kind='member'");
        qint64 clear = 0;
        for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Member))
            clear += row.body.size();
        return std::pair(clear, found.next() ? found.number(0) : 0);
    });
    QVERIFY2(clearAndSealed->second * 3 < clearAndSealed->first, qPrintable(u"%1 of %2"_s.arg(clearAndSealed->second).arg(clearAndSealed->first)));

    QVERIFY(terminal.open()); // a restart reads the same
    QCOMPARE(hash(), central);
    const qint64 before = terminal.place.store->transactions();
    QVERIFY(terminal.syncUntilQuiet());
    QCOMPARE(hash(), central);
    QVERIFY(terminal.place.store->transactions() - before < 20);
}

QTEST_GUILESS_MAIN(TestRealBootstrap)
#include "tst_realbootstrap.moc"
