// SPDX-License-Identifier: Apache-2.0
#include "tests/desk/counter.h"
#include "tests/scan/hostile.h"
#include "tests/support/canary.h"

#include <QTcpServer>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

/// The desk's whole way of a scan - grammar, look-ups in the file and the index, history, "did you mean" - under hostile payloads.
class TestDeskHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noHostileCodeTouchesAnythingOrOpensAnybody();
};

void TestDeskHostile::noHostileCodeTouchesAnythingOrOpensAnybody()
{
    constexpr int kPayloads = 6000;
    Counter counter;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const HostileAims aims{u"http://127.0.0.1:%1"_s.arg(server.serverPort()), counter.file().directory.filePath(u"touched"_s)};
    const auto payloads = hostilePayloads(42, kPayloads, aims);
    const auto desk = counter.desk();
    // Everything that is opened once is open: the file, its log, the decoder stays asleep.
    for (const QString &warm : {newWasher().toString(), chenCard(), u"6907310010146"_s, u"https://a.example/"_s})
        QVERIFY(Counter::take(desk->scanTyped(warm)));
    static_cast<void>(Counter::take(desk->openMemberCode(u"a.b"_s)));

    Canary canary;
    QVERIFY(canary.isWatching());
    canary.arm();
    QFile proof(aims.file + u".proof"_s);
    QVERIFY(proof.open(QIODevice::WriteOnly));
    QVERIFY(canary.disarm().files > 0); // the canary sings

    const auto before = counter.storedMember(kChen);
    int opened = 0;
    canary.arm();
    for (const HostilePayload &payload : payloads) {
        const QString text = QString::fromUtf8(payload.bytes);
        const auto view = Counter::take(desk->scanTyped(text));
        opened += view && !view->members.empty() ? 1 : 0;
        static_cast<void>(desk->find(text.left(200), 5));
        if (view && view->code.kind() == CodeKind::MemberQr)
            opened += Counter::take(desk->openMemberCode(view->code.as<MemberQr>()->token)).isOk() ? 1 : 0;
        if (!view && view.error().code == ErrorCode::CheckDigitWrong)
            static_cast<void>(Counter::take(desk->didYouMean(text)));
    }
    const Canary::Touches touches = canary.disarm();
    qInfo("%d payloads, %d touches", static_cast<int>(payloads.size()), touches.all());
    QVERIFY2(touches.all() == 0, qPrintable(touches.calls.join(u' ')));
    QCOMPARE(opened, 0);
    QVERIFY(!server.hasPendingConnections());
    QVERIFY(!QFile::exists(aims.file));
    QVERIFY(counter.storedMember(kChen) == before);
    QVERIFY(counter.isAuditWhole());
    QVERIFY(desk->scanHistory().size() <= 50);
}

QTEST_GUILESS_MAIN(TestDeskHostile)
#include "tst_desk_hostile.moc"
