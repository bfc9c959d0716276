// SPDX-License-Identifier: Apache-2.0
#include "core/scan/codefields.h"
#include "core/scan/memberqr.h"
#include "core/scan/scannedtext.h"
#include "core/scan/symbol.h"
#include "rules.h"
#include "tests/scan/hostile.h"
#include "tests/support/canary.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

/// More than five thousand payloads through the grammar, by every way in: none of them opens a file, a connection or a program, and
/// none of them comes out as something that acts.
class TestHostile : public QObject {
    Q_OBJECT

private:
    static constexpr int kPayloads = 7000; // more than five thousand different ones
    QTemporaryDir m_folder;
    QTcpServer m_server;
    Grammar m_grammar = shippedGrammar();
    Canary m_canary;

    HostileAims aims() const
    {
        return {u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()), m_folder.filePath(u"touched"_s)};
    }
    /// Content that a reader declared as GS1 and that names no product is only shown, as text is.
    static bool acts(const Code &code)
    {
        const auto *label = code.as<Gs1Label>();
        return code.kind() != CodeKind::Text && code.kind() != CodeKind::ForeignUrl && !(label && label->gtin.isEmpty());
    }
    /// A blank of any kind that a person typed or pasted in front of a code or behind it isn't content.
    static bool isOnlyPadded(const QByteArray &bytes, ScanRoute route)
    {
        const QString text = QString::fromUtf8(bytes);
        return route == ScanRoute::Typed && text.trimmed() != text && !hidesCharacters(text.trimmed());
    }
    static bool isShownWhole(const QString &literal)
    {
        return !hidesCharacters(literal)
            && std::none_of(literal.begin(), literal.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    }

private Q_SLOTS:
    void initTestCase();
    void theCanarySingsWhenSomethingIsTouched();
    void thePayloadsAreOfEveryKindAndTheSameForTheSameSeed();
    void noPayloadTouchesAnythingOrActs();
};

void TestHostile::initTestCase()
{
    QVERIFY(m_canary.isWatching());
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    // Whatever is read once a process (zones, alphabets) is read now.
    for (const char *code : {"https://u.hemei.example/u/7C41009211V", "https://\xd0\xb0pple.example/", "HMS-A1042"})
        QVERIFY(parseCode({code, {}, ScanRoute::Camera}, m_grammar).isOk());
}

void TestHostile::theCanarySingsWhenSomethingIsTouched()
{
    m_canary.arm();
    QFile file(aims().file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(m_canary.disarm().files > 0);
    QVERIFY(file.remove());

    m_canary.arm();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
    QTRY_VERIFY(m_server.hasPendingConnections());
    QVERIFY(m_canary.disarm().network > 0);
    delete m_server.nextPendingConnection();

    m_canary.arm();
    QProcess program;
    program.start(u"true"_s, QStringList());
    QVERIFY(program.waitForFinished());
    QVERIFY(m_canary.disarm().programs > 0);
}

void TestHostile::thePayloadsAreOfEveryKindAndTheSameForTheSameSeed()
{
    const auto once = hostilePayloads(7, kPayloads, aims());
    const auto again = hostilePayloads(7, kPayloads, aims());
    const auto other = hostilePayloads(8, kPayloads, aims());
    QSet<QByteArray> kinds;
    QSet<QByteArray> different;
    bool isSame = once.size() == again.size();
    bool isOther = false;
    for (size_t i = 0; i < once.size(); ++i) {
        isSame = isSame && once[i].bytes == again[i].bytes;
        isOther = isOther || once[i].bytes != other[i].bytes;
        kinds << once[i].kind;
        different << once[i].bytes;
    }
    QVERIFY(isSame && isOther);
    QVERIFY(once.size() >= size_t(kPayloads));
    QCOMPARE(kinds.size(), 19);
    qInfo("%d payloads, %d of them different", static_cast<int>(once.size()), static_cast<int>(different.size()));
    QVERIFY(different.size() >= 5000);
}

void TestHostile::noPayloadTouchesAnythingOrActs()
{
    const auto payloads = hostilePayloads(20260520, kPayloads, aims());
    const CodeKeys keys{{{u"1"_s, QString::fromLatin1(QByteArray(32, 'k').toBase64())}}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString noKeys = checkMemberQr(u"a.b"_s, keys, now).error().detail; // libsodium wakes up
    QStringList wrong;
    int refused = 0;
    m_canary.arm();
    for (const HostilePayload &payload : payloads) {
        for (const ScanRoute route : {ScanRoute::Camera, ScanRoute::HandScanner, ScanRoute::Typed})
            for (const char *symbology : {"", "]Q3", "]E0"}) {
                const auto code = parseCode({payload.bytes, symbology, route}, m_grammar);
                refused += !code;
                if (!code)
                    continue;
                const bool mayAct = (payload.isNearMiss || isOnlyPadded(payload.bytes, route))
                    && payload.bytes.size() <= kLongestActingCode;
                if ((acts(*code) && !mayAct) || !isShownWhole(code->literal))
                    wrong << QString::fromLatin1(payload.kind) + u": "_s + described(code);
                if (const auto *qr = code->as<MemberQr>(); qr && checkMemberQr(qr->token, keys, now))
                    wrong << u"a code that nobody signed was believed"_s;
            }
        static_cast<void>(parseSymbols({{payload.bytes, "]Q1", false, {}}, {payload.bytes, "]E0", false, {}}}, m_grammar));
        static_cast<void>(Grammar::fromJson(payload.bytes));
    }
    const Canary::Touches touches = m_canary.disarm();
    qInfo("%d payloads, %d readings refused, %d touches", static_cast<int>(payloads.size()), refused, touches.all());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 10).join(u'\n')));
    QVERIFY2(touches.all() == 0, qPrintable(touches.calls.join(u' ')));
    QVERIFY(!m_server.hasPendingConnections());
    QVERIFY(!QFile::exists(aims().file));
    QCOMPARE(noKeys, u"signature"_s);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
