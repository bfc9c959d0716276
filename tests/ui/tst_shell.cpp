// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uiworld.h"
#include "ui/shell/membersearch.h"
#include "ui/shell/shell.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/visitor.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

class TestShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLineIsSaidInWordsAndColour_data();
    void theLineIsSaidInWordsAndColour();
    void aDiskThatTakesNothingIsSaidOnEveryPage();
    void aWrongClockIsSaidWithItsSizeAndDirection_data();
    void aWrongClockIsSaidWithItsSizeAndDirection();
    void aWrongPinIsASentenceAndTheDoorStaysShut();
    void lockingLeavesNothingOfThePageBehind();
    void lockingClearsTheNotice();
    void searchChoosesNothingByItself();
    void aNumberIsFoundBeforeTheIndexIsReady();
    void oneHitIsOpenedByReturnNoneIsLookedUpAsACode();
    void theVisitorIsWhoStandsAtTheCounter();
    void preferencesAreKept();

private:
    UiWorld m_ui;
};

void TestShell::theLineIsSaidInWordsAndColour_data()
{
    QTest::addColumn<LineState>("state");
    QTest::addColumn<int>("refused");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("tone");
    QTest::newRow("offline with two waiting")
        << LineState::Offline << 0 << u"离线 · 2 条待发 · 截至 10:42"_s << u"caution"_s;
    QTest::newRow("online needs no age") << LineState::Online << 0 << u"在线 · 2 条待发"_s << u"positive"_s;
    QTest::newRow("a refusal is critical on any line")
        << LineState::Online << 1 << u"在线 · 2 条待发 · 1 条被拒"_s << u"critical"_s;
    QTest::newRow("a sign-in page is not offline")
        << LineState::Captive << 0 << u"网络要登录 · 2 条待发 · 截至 10:42"_s << u"caution"_s;
    QTest::newRow("central down is not offline")
        << LineState::ServerDown << 0 << u"总部故障 · 2 条待发 · 截至 10:42"_s << u"caution"_s;
}

void TestShell::theLineIsSaidInWordsAndColour()
{
    QFETCH(LineState, state);
    QFETCH(int, refused);
    QFETCH(QString, words);
    QFETCH(QString, tone);
    m_ui.world.line.state = state;
    m_ui.world.line.refused = refused;
    Shell shell;
    shell.setServices(&m_ui.services);
    QCOMPARE(shell.lineWords(), words);
    QCOMPARE(shell.lineTone(), tone);
    QVERIFY(shell.banner().isEmpty());
}

void TestShell::aDiskThatTakesNothingIsSaidOnEveryPage()
{
    UiWorld ui;
    ui.world.line.isReadOnly = true;
    Shell shell;
    shell.setServices(&ui.services);
    QVERIFY(shell.banner().contains(u"磁盘"_s));
    QCOMPARE(shell.lineTone(), u"critical"_s);
}

void TestShell::aWrongClockIsSaidWithItsSizeAndDirection_data()
{
    QTest::addColumn<qint64>("off");
    QTest::addColumn<QString>("words");
    constexpr qint64 kMinute = 60'000;
    QTest::newRow("three days slow") << -3 * 24 * 60 * kMinute << u"慢了 3 天"_s;
    QTest::newRow("five hours fast") << 5 * 60 * kMinute << u"快了 5 小时"_s;
    QTest::newRow("four minutes fast") << 4 * kMinute << u"快了 4 分钟"_s;
    QTest::newRow("right") << qint64(0) << QString();
}

void TestShell::aWrongClockIsSaidWithItsSizeAndDirection()
{
    QFETCH(qint64, off);
    QFETCH(QString, words);
    UiWorld ui;
    ui.world.line.clockOffMs = off;
    Shell shell;
    shell.setServices(&ui.services);
    QVERIFY2(shell.banner().contains(words), qPrintable(shell.banner()));
    QCOMPARE(shell.banner().isEmpty(), words.isEmpty());
}

void TestShell::aWrongPinIsASentenceAndTheDoorStaysShut()
{
    UiWorld ui;
    const auto page = ui.make<SignInPage>();
    QSignalSpy refused(page.get(), &SignInPage::refused);
    page->signIn(u"1001"_s, {});
    QCOMPARE(page->state(), PageState::Idle);
    page->signIn(u"1001"_s, u"0000"_s);
    QCOMPARE(page->state(), PageState::Busy);
    QTRY_COMPARE(page->state(), PageState::Failed);
    QCOMPARE(page->problem(), errorWords({ErrorCode::SignInWrong, {}}));
    QCOMPARE(refused.size(), 1);
    QVERIFY(!ui.reception.desk());
    page->signIn(u"1001"_s, u"2468"_s);
    QTRY_VERIFY(ui.reception.desk());
}

void TestShell::lockingLeavesNothingOfThePageBehind()
{
    UiWorld ui;
    Shell shell;
    shell.setServices(&ui.services);
    QVERIFY(ui.signIn());
    QVERIFY(shell.isSignedIn());
    QCOMPARE(shell.associateInitial(), u"林"_s);
    shell.openMember(u"member-chen"_s);
    QCOMPARE(shell.page(), u"member"_s);
    shell.lock();
    QVERIFY(!shell.isSignedIn());
    QCOMPARE(shell.page(), u"home"_s);
    QVERIFY(shell.associate().isEmpty());
}

void TestShell::lockingClearsTheNotice()
{
    UiWorld ui;
    QVERIFY(ui.signIn());
    ui.services.notices()->showReceipt(ui.world.receipt(), [](const Words &) { return u"已登记 陈**"_s; });
    ui.reception.lock();
    QVERIFY(!ui.services.notices()->isShown());
}

void TestShell::searchChoosesNothingByItself()
{
    UiWorld ui;
    QVERIFY(ui.signIn());
    const auto search = ui.make<MemberSearch>();
    QSignalSpy found(search.get(), &MemberSearch::memberFound);
    search->setTyped(u"5678"_s);
    QCOMPARE(search->hits()->count(), 2);
    search->accept();
    QCOMPARE(found.size(), 0);
    search->take(1);
    QCOMPARE(found[0][0].toString(), u"member-chen2"_s);
    QVERIFY(search->typed().isEmpty());
    QCOMPARE(search->hits()->count(), 0);
}

void TestShell::aNumberIsFoundBeforeTheIndexIsReady()
{
    UiWorld ui;
    QVERIFY(ui.signIn());
    ui.world.isIndexReady = false;
    const auto search = ui.make<MemberSearch>();
    ui.world.isHolding = true;
    search->setTyped(u"5678"_s);
    QCOMPARE(search->hits()->count(), 0); // the file is asked
    ui.world.isHolding = false;
    ui.world.release();
    QTRY_COMPARE(search->hits()->count(), 2);
    ui.world.isHolding = true;
    search->setTyped(u"5678"_s + u"9"_s);
    search->setTyped({});
    ui.world.isHolding = false;
    ui.world.release();
    QCoreApplication::processEvents();
    QCOMPARE(search->hits()->count(), 0); // an answer to what isn't typed any more is nobody's
}

void TestShell::oneHitIsOpenedByReturnNoneIsLookedUpAsACode()
{
    UiWorld ui;
    QVERIFY(ui.signIn());
    const auto search = ui.make<MemberSearch>();
    QSignalSpy found(search.get(), &MemberSearch::memberFound);
    QSignalSpy code(search.get(), &MemberSearch::codeTyped);
    search->setTyped(u"王"_s);
    search->accept();
    QCOMPARE(found.size(), 1);
    search->setTyped(u"7C410092118"_s);
    QCOMPARE(search->state(), PageState::Empty);
    search->accept();
    QCOMPARE(code[0][0].toString(), u"7C410092118"_s);
}

void TestShell::theVisitorIsWhoStandsAtTheCounter()
{
    UiWorld ui;
    QVERIFY(ui.signIn());
    const auto visitor = ui.make<Visitor>();
    QCOMPARE(visitor->state(), PageState::Empty);
    ui.reception.desk()->receive(MemberId(u"member-chen"_s));
    QTRY_COMPARE(visitor->name(), u"陈**"_s);
    QCOMPARE(visitor->tier(), u"金卡"_s);
    ui.reception.desk()->endVisit();
    QVERIFY(visitor->memberId().isEmpty());
    QVERIFY(visitor->name().isEmpty());
}

void TestShell::preferencesAreKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"window.ini"_s);
    {
        Preferences first(file);
        QCOMPARE(first.language(), u"zh"_s);
        first.setLanguage(u"en"_s);
        first.setDark(true);
        first.setTextPercent(900);
    }
    const Preferences second(file);
    QCOMPARE(second.language(), u"en"_s);
    QVERIFY(second.isDark());
    QCOMPARE(second.textPercent(), 200);
}

QTEST_GUILESS_MAIN(TestShell)
#include "tst_shell.moc"
