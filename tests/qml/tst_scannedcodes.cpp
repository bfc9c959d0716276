// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/windowfixture.h"

#include <QQmlComponent>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;

/// What a code holds is words on the screen and nothing else; what comes next is on the screen as well.
class TestScannedCodes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void aHostileCodeIsShownLetterByLetterAndFetchesNothing_data();
    void aHostileCodeIsShownLetterByLetterAndFetchesNothing();
    void aLabelThatIsNotPlainWouldFetch();
    void aBadgeOffersToHandTheDeskOver();
    void aReferralGoesWithTheNewMemberAndCanBeLeftOut();
    void aSlipOffersTheCodeThatIsMeant();
    void everyOutcomeIsWholeInBothLanguagesAndLights_data();
    void everyOutcomeIsWholeInBothLanguagesAndLights();

private:
    void scan(const QString &literal, const CodeValue &value = PlainText{})
    {
        m_window->world.scans = {ScanView{Code{value, literal}, std::nullopt, std::nullopt, {}}};
        m_window->world.history = {ScanHistoryRow{m_window->world.now, CodeKind::Text, {literal, literal}, OwnerVerdict::Unknown, false}};
        QVERIFY(m_window->page(u"scan"_s));
        QVERIFY(m_window->press(u"typedCodeField"_s));
        m_window->type(u"x"_s);
        QVERIFY(m_window->press(u"typedCodeButton"_s));
    }
    void keepPicture(const QString &name)
    {
        const QImage picture = m_window->window->grabWindow();
        if (qEnvironmentVariableIsSet("ZHIKE_PICTURE_FOLDER"))
            picture.save(qEnvironmentVariable("ZHIKE_PICTURE_FOLDER") + u'/' + name + u".png"_s);
    }
    std::unique_ptr<WindowFixture> m_window;
    QTcpServer m_server;
};

void TestScannedCodes::init()
{
    if (!m_server.isListening())
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
    m_window = std::make_unique<WindowFixture>();
    QVERIFY(m_window->window);
    QVERIFY(m_window->signIn());
}

void TestScannedCodes::aHostileCodeIsShownLetterByLetterAndFetchesNothing_data()
{
    QTest::addColumn<QString>("content");
    QTest::newRow("a picture of a server") << u"<img src=\"%1/x.png\"><b>x</b>"_s;
    QTest::newRow("a script") << u"javascript:fetch('%1/x')"_s;
    QTest::newRow("a file") << u"<a href=\"file:///etc/shadow\">GTIN</a>"_s;
    QTest::newRow("a style sheet") << u"<style>@import '%1/x.css'</style>text"_s;
    QTest::newRow("markdown") << u"![x](%1/x.png)"_s;
}

void TestScannedCodes::aHostileCodeIsShownLetterByLetterAndFetchesNothing()
{
    QFETCH(QString, content);
    if (content.contains(u"%1"_s))
        content = content.arg(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
    scan(content);
    QTRY_VERIFY(m_window->find(u"scanLiteral"_s));
    keepPicture(u"literal"_s);
    QCOMPARE(m_window->find(u"scanLiteral"_s)->property("text").toString(), content);
    QCOMPARE(m_window->texts(m_window->find(u"scanHistory"_s)).contains(content), true);
    m_window->world.scans.push_back(m_window->world.scans.front());
    m_window->walk([&](QQuickItem *item) {
        if (item->inherits("QQuickText") && item->property("text").toString().contains(content))
            QCOMPARE(item->property("textFormat").toInt(), int(Qt::PlainText));
    });
    QVERIFY(!m_server.hasPendingConnections());
}

void TestScannedCodes::aLabelThatIsNotPlainWouldFetch()
{
    QQmlComponent component(&m_window->engine);
    component.setData("import QtQuick\nText { width: 100; height: 100; textFormat: Text.RichText }", {});
    const std::unique_ptr<QObject> text(component.create());
    auto *item = qobject_cast<QQuickItem *>(text.get());
    QVERIFY(item);
    item->setParentItem(m_window->window->contentItem());
    item->setProperty("text", u"<img src=\"http://127.0.0.1:%1/x.png\">"_s.arg(m_server.serverPort()));
    static_cast<void>(m_window->window->grabWindow());
    QTRY_VERIFY(m_server.hasPendingConnections()); // so the test above could have failed
    delete m_server.nextPendingConnection();
}

void TestScannedCodes::aBadgeOffersToHandTheDeskOver()
{
    scan(u"HMS-2002"_s, StaffBadge{BadgeCode(u"2002"_s)});
    QTRY_VERIFY(m_window->find(u"codeVerbButton"_s));
    keepPicture(u"badge"_s); // lays out what has just appeared
    QTRY_VERIFY(m_window->find(u"codeNumber"_s));
    QCOMPARE(m_window->find(u"codeNumber"_s)->property("text").toString(), u"2002"_s);
    QVERIFY(m_window->press(u"codeVerbButton"_s));
    QTRY_VERIFY(!m_window->reception.desk());
}

void TestScannedCodes::aReferralGoesWithTheNewMemberAndCanBeLeftOut()
{
    scan(u"HMF-7K2M9QWX"_s, ReferralCard{ReferralCode(u"7K2M9QWX"_s)});
    QVERIFY(m_window->press(u"codeVerbButton"_s));
    QTRY_VERIFY(m_window->find(u"newMemberReferral"_s));
    QVERIFY(m_window->find(u"newMemberReferral"_s)->property("text").toString().contains(u"7K2M9QWX"_s));
    keepPicture(u"referral-new-member"_s);
    QVERIFY(m_window->press(u"dropReferralButton"_s));
    QTRY_VERIFY(!m_window->find(u"newMemberReferral"_s));
    QTest::keyClick(m_window->window, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(u"familyNameField"_s));
    // From the code again, and taken in with it.
    QVERIFY(m_window->press(u"codeVerbButton"_s));
    QTRY_VERIFY(m_window->find(u"newMemberReferral"_s));
    QVERIFY(m_window->press(u"familyNameField"_s));
    m_window->type(u"Zhou"_s);
    QVERIFY(m_window->press(u"phoneField"_s));
    m_window->type(u"13800138000"_s);
    QVERIFY(m_window->press(u"confirmButton"_s));
    QTRY_VERIFY(!m_window->world.acted.empty());
    const auto *made = std::get_if<RegisterMember>(&m_window->world.acted.back());
    QVERIFY(made);
    QCOMPARE(made->referral, u"7K2M9QWX"_s);
}

void TestScannedCodes::aSlipOffersTheCodeThatIsMeant()
{
    m_window->world.nearMisses = {{u"7C41009211V"_s, 9}};
    QVERIFY(m_window->page(u"scan"_s));
    m_window->world.nextError = Error{ErrorCode::CheckDigitWrong, u"7"_s};
    QVERIFY(m_window->press(u"typedCodeField"_s));
    m_window->type(u"7C41009221V"_s);
    QVERIFY(m_window->press(u"typedCodeButton"_s));
    QTRY_VERIFY(m_window->find(u"nearMiss0"_s));
    keepPicture(u"slip"_s);
    QVERIFY(m_window->press(u"nearMiss0"_s));
    QTRY_VERIFY(!m_window->find(u"nearMiss0"_s));
}

void TestScannedCodes::everyOutcomeIsWholeInBothLanguagesAndLights_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("zh light") << u"zh"_s << false;
    QTest::newRow("zh dark") << u"zh"_s << true;
    QTest::newRow("en light") << u"en"_s << false;
    QTest::newRow("en dark") << u"en"_s << true;
}

void TestScannedCodes::everyOutcomeIsWholeInBothLanguagesAndLights()
{
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    m_window->services.preferences()->setLanguage(language);
    m_window->services.preferences()->setDark(isDark);
    const Gs1Label label{{{u"01"_s, u"09506000134352"_s}, {u"10"_s, u"ABC123"_s}, {u"17"_s, u"271231"_s}}, {}, {}};
    const std::pair<const char *, CodeValue> outcomes[] = {{"coupon", Coupon{CouponCode(u"SPRNG2024"_s)}},
                                                           {"badge", StaffBadge{BadgeCode(u"2002"_s)}},
                                                           {"referral", ReferralCard{ReferralCode(u"7K2M9QWX"_s)}},
                                                           {"resume", ResumeTicket{ResumeCode(u"4K7M2Q"_s)}},
                                                           {"label", label}};
    for (const auto &[name, value] : outcomes) {
        scan(QString::fromLatin1(name), value);
        if (std::holds_alternative<Coupon>(value))
            m_window->world.scans.front().coupon = CouponView{u"SPRNG2024"_s, QDate(2026, 5, 1), true, false};
        QVERIFY(m_window->press(u"typedCodeButton"_s));
        QTRY_VERIFY(m_window->find(u"typedCodeButton"_s)->isEnabled()); // it was read
        keepPicture(QString::fromLatin1(name) + u'-' + language + (isDark ? u"-dark"_s : u"-light"_s));
        QTRY_VERIFY(m_window->find(u"codeWords"_s));
        for (const char *item : {"codeWords", "codeNumber", "scanWords"}) {
            const QQuickItem *text = m_window->find(QString::fromLatin1(item));
            QVERIFY2(text && !text->property("truncated").toBool(), item);
        }
    }
}

QTEST_MAIN(TestScannedCodes)
#include "tst_scannedcodes.moc"
