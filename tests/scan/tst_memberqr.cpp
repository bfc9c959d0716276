// SPDX-License-Identifier: Apache-2.0
#include "core/scan/grammar.h"
#include "core/scan/memberqr.h"
#include "core/session/terminalkeys.h"
#include "rules.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

/// The app's short-lived code: signed, at most a minute old, believed in no other shape.
class TestMemberQr : public QObject {
    Q_OBJECT

private:
    static constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QDateTime m_now{QDate(2026, 5, 20), QTime(10, 42), Qt::UTC};
    TerminalKeys m_app = *TerminalKeys::fromSeed(QByteArray(32, 'a'));
    TerminalKeys m_other = *TerminalKeys::fromSeed(QByteArray(32, 'b'));
    CodeKeys m_keys{{{u"0"_s, u"not a key"_s}, {u"1"_s, QString::fromLatin1(m_app.publicKey().toBase64())}}};

    QByteArray body(qint64 secondsAgo = 0, const QString &nonce = QString(22, u'n')) const
    {
        return json::toBytes(toJson(MemberCodeBody{MemberId(u"member-chen"_s), m_now.toSecsSinceEpoch() - secondsAgo, nonce}));
    }
    static QString token(const QByteArray &body, const TerminalKeys &keys, const QByteArray &prefix = kMemberCodePrefix)
    {
        const QByteArray text = body.toBase64(kUrl);
        return QString::fromLatin1(text + '.' + keys.sign(prefix + text).toBase64(kUrl));
    }
    Error refusal(const QString &token) const
    {
        const auto read = checkMemberQr(token, m_keys, m_now);
        return read ? Error{ErrorCode::Refused, u"it was believed"_s} : read.error();
    }

private Q_SLOTS:
    void aFreshCodeNamesItsMember();
    void aCodeLivesAMinute();
    void anotherKeyIsNotBelieved();
    void anotherMessageOfTheSameKeyIsNoCode();
    void noFlippedCharacterIsBelieved();
    void aSignedBodyThatIsNoCodeIsRefused_data();
    void aSignedBodyThatIsNoCodeIsRefused();
    void withoutKeysNothingIsBelieved();
    void theGrammarTellsItFromEverythingElse();
};

void TestMemberQr::aFreshCodeNamesItsMember()
{
    const auto read = checkMemberQr(token(body(), m_app), m_keys, m_now);
    QVERIFY(read.isOk());
    QCOMPARE(read->member, MemberId(u"member-chen"_s));
}

void TestMemberQr::aCodeLivesAMinute()
{
    QVERIFY(checkMemberQr(token(body(60), m_app), m_keys, m_now).isOk());
    QCOMPARE(refusal(token(body(61), m_app)), (Error{ErrorCode::CodeExpired, u"old"_s}));
    QVERIFY(checkMemberQr(token(body(-60), m_app), m_keys, m_now).isOk());
    QCOMPARE(refusal(token(body(-61), m_app)), (Error{ErrorCode::CodeExpired, u"future"_s}));
}

void TestMemberQr::anotherKeyIsNotBelieved()
{
    QCOMPARE(refusal(token(body(), m_other)), (Error{ErrorCode::CodeUnknown, u"signature"_s}));
}

void TestMemberQr::anotherMessageOfTheSameKeyIsNoCode()
{
    QCOMPARE(refusal(token(body(), m_app, "")), (Error{ErrorCode::CodeUnknown, u"signature"_s}));
    QCOMPARE(refusal(token(body(), m_app, "HMQ2.")), (Error{ErrorCode::CodeUnknown, u"signature"_s}));
}

void TestMemberQr::noFlippedCharacterIsBelieved()
{
    const QString right = token(body(), m_app);
    for (qsizetype at = 0; at < right.size(); ++at) {
        QString wrong = right;
        wrong[at] = right[at] == u'A' ? u'B' : u'A';
        // The last character of a signature carries two bits that base64 doesn't use: the same bytes, the same code.
        const bool isSame = at + 1 == right.size();
        QVERIFY2(isSame || !checkMemberQr(wrong, m_keys, m_now), qPrintable(QString::number(at)));
    }
    for (qsizetype size = 0; size < right.size(); ++size)
        QVERIFY(!checkMemberQr(right.left(size), m_keys, m_now));
    QVERIFY(!checkMemberQr(right + u'A', m_keys, m_now));
    QVERIFY(!checkMemberQr(right + u".A"_s, m_keys, m_now));
}

void TestMemberQr::aSignedBodyThatIsNoCodeIsRefused_data()
{
    QTest::addColumn<QByteArray>("signedBody");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no JSON") << QByteArray("member-chen");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no member") << QByteArray(R"({"m":"","n":"nnnnnnnnnnnnnnnnnnnnnn","t":1779273720})");
    QTest::newRow("a nonce that is too short") << body(0, u"n"_s);
    QTest::newRow("a time beyond numbers") << QByteArray(R"({"m":"x","n":"nnnnnnnnnnnnnnnnnnnnnn","t":9223372036854775808})");
    QTest::newRow("a time in words") << QByteArray(R"({"m":"x","n":"nnnnnnnnnnnnnnnnnnnnnn","t":"now"})");
}

void TestMemberQr::aSignedBodyThatIsNoCodeIsRefused()
{
    QFETCH(QByteArray, signedBody);
    const Error error = refusal(token(signedBody, m_app));
    QVERIFY(error.code == ErrorCode::CodeUnknown || error.code == ErrorCode::CodeExpired);
}

void TestMemberQr::withoutKeysNothingIsBelieved()
{
    QCOMPARE(checkMemberQr(token(body(), m_app), {}, m_now).error(), (Error{ErrorCode::CodeUnknown, u"keys"_s}));
    CodeKeys many = m_keys;
    many.keys.insert(many.keys.begin(), kMostCodeKeys, CodeKey{u"x"_s, QString::fromLatin1(m_other.publicKey().toBase64())});
    QVERIFY(!checkMemberQr(token(body(), m_app), many, m_now)); // a long list costs no more than eight looks
}

void TestMemberQr::theGrammarTellsItFromEverythingElse()
{
    const Grammar grammar = shippedGrammar();
    const QString made = token(body(), m_app);
    for (const QString &text : {QString::fromLatin1(kMemberCodePrefix) + made, u"https://u.hemei.example/m/"_s + made}) {
        const auto code = parseCode({text.toLatin1(), {}, ScanRoute::Camera}, grammar);
        QVERIFY(code && code->as<MemberQr>());
        QVERIFY(checkMemberQr(code->as<MemberQr>()->token, m_keys, m_now).isOk());
    }
}

QTEST_APPLESS_MAIN(TestMemberQr)
#include "tst_memberqr.moc"
