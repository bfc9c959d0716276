// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/windowfixture.h"
#include "tests/support/manualclock.h"
#include "ui/scan/livecamera.h"

#include <QImage>
#include <QPointer>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

/// WCAG 2: relative luminance, then (lighter + .05) / (darker + .05).
double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

/// The counter's window under a finger and a keyboard.
class TestCounter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void everyInkIsReadableOnEveryGround_data();
    void everyInkIsReadableOnEveryGround();
    void badgeAndPinOpenTheDoor();
    void theMemberPageNeedsNoScrollingAt1366x768();
    void everyBlockOfTheMemberPageSaysHowOldItIs();
    void aStaleBlockIsMarked();
    void slashGoesToTheSearchBoxAndReturnOpensTheOnlyHit();
    void severalHitsAreAChoice();
    void acceptCompareBookUndo();
    void aUnitIsRegisteredInTwoTaps();
    void theCameraIsOnOnlyWhileItsSheetIsOpen();
    void aCameraThatWentOffByItselfIsSwitchedOnByAPress();
    void aCodeBeforeTheCameraClosesItAndIsShown();
    void whatAScannerAddsIsSetInWordsAndWrongInputIsRefused();
    void escClosesASheet();
    void aSkeletonIsShownOnlyWhenItTakesLong();
    void aFailureIsAStripWithTryAgain();
    void nothingOfTheSessionSurvivesTheLock();
    void theLineChipLeadsToTheOutbox();
    void aRefusalIsMendedFromTheOutbox();
    void aRowKeepsItsDelegateWhileThePageIsReadAgain();

private:
    std::unique_ptr<WindowFixture> m_window;
};

void TestCounter::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_window = std::make_unique<WindowFixture>();
    QVERIFY(m_window->window);
}

void TestCounter::everyInkIsReadableOnEveryGround_data()
{
    QTest::addColumn<QString>("ink");
    QTest::addColumn<QString>("ground");
    const QStringList grounds{u"ground"_s, u"surface"_s, u"surfaceSunk"_s};
    for (const QString &ground : grounds)
        for (const auto &ink : {u"text"_s, u"textMuted"_s, u"accent"_s, u"caution"_s, u"critical"_s, u"positive"_s})
            QTest::addRow("%s on %s", qPrintable(ink), qPrintable(ground)) << ink << ground;
    for (const auto &role : {u"accent"_s, u"positive"_s, u"caution"_s, u"critical"_s, u"tierGold"_s})
        QTest::addRow("%s on its own soft ground", qPrintable(role)) << role << role + u"Soft"_s;
    QTest::newRow("words on the great button") << u"inkOnAccent"_s << u"accent"_s;
    QTest::newRow("words on the great button, pressed") << u"inkOnAccent"_s << u"accentPressed"_s;
    QTest::newRow("words on a refusal") << u"text"_s << u"criticalSoft"_s;
    QTest::newRow("words on the scanning stage") << u"textOnStage"_s << u"stage"_s;
    QTest::newRow("quiet words on the scanning stage") << u"mutedOnStage"_s << u"stage"_s;
}

void TestCounter::everyInkIsReadableOnEveryGround()
{
    QFETCH(QString, ink);
    QFETCH(QString, ground);
    for (const bool dark : {false, true}) {
        m_window->services.preferences()->setDark(dark);
        const QObject *theme = m_window->theme();
        QCOMPARE(theme->property("dark").toBool(), dark);
        const auto colour = [theme](const QString &role) { return theme->property(qPrintable(role)).value<QColor>(); };
        QVERIFY(colour(ink).isValid() && colour(ground).isValid());
        const double ratio = contrast(colour(ink), colour(ground));
        QVERIFY2(ratio >= 4.5, qPrintable(u"%1 : 1, dark: %2"_s.arg(ratio).arg(dark)));
    }
}

void TestCounter::badgeAndPinOpenTheDoor()
{
    QTRY_VERIFY(m_window->find(u"signInBadge"_s));
    m_window->type(u"1001"_s);
    QVERIFY(m_window->press(u"signInPin"_s));
    for (const auto &digit : {u"pin0"_s, u"pin0"_s, u"pin0"_s, u"pin0"_s})
        QVERIFY(m_window->press(digit));
    QVERIFY(m_window->press(u"signInButton"_s));
    QTRY_VERIFY(m_window->find(u"signInProblem"_s));
    QCOMPARE(m_window->find(u"signInPin"_s)->property("length").toInt(), 0);
    for (const auto &digit : {u"pin2"_s, u"pin4"_s, u"pin6"_s, u"pin8"_s})
        QVERIFY(m_window->press(digit));
    QVERIFY(m_window->press(u"signInButton"_s));
    QTRY_VERIFY(m_window->find(u"worklist"_s));
    QVERIFY(!m_window->find(u"signInPin"_s));
}

void TestCounter::theMemberPageNeedsNoScrollingAt1366x768()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    QCOMPARE(m_window->window->size(), QSize(1366, 768));
    for (const auto &name :
         {u"memberName"_s, u"appliancesCard"_s, u"adviceAccept"_s, u"adviceScript"_s, u"communityCard"_s,
          u"timelineCard"_s, u"ticketsCard"_s, u"endVisitButton"_s, u"registerButton"_s}) {
        const QQuickItem *item = m_window->find(name);
        QVERIFY2(item, qPrintable(name));
        QVERIFY2(QRectF(0, 0, 1366, 768).contains(item->mapRectToScene(item->boundingRect())), qPrintable(name));
    }
    m_window->walk([&](QQuickItem *item) {
        if (item->inherits("QQuickFlickable") && !item->inherits("QQuickItemView") && item->height() > 300)
            QCOMPARE(item->property("contentHeight").toReal(), item->height());
    });
}

void TestCounter::everyBlockOfTheMemberPageSaysHowOldItIs()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    for (const auto &name :
         {u"appliancesCard"_s, u"adviceCard"_s, u"communityCard"_s, u"timelineCard"_s, u"ticketsCard"_s}) {
        QQuickItem *block = m_window->find(name);
        QVERIFY2(block, qPrintable(name));
        QVERIFY2(m_window->texts(block).join(u' ').contains(u"截至 10:42"_s), qPrintable(name));
    }
}

void TestCounter::aStaleBlockIsMarked()
{
    const auto marks = [this] {
        int stale = 0;
        m_window->walk([&stale](QQuickItem *item) {
            stale += item->objectName() == "staleMark"_L1 && item->property("stale").toBool();
        });
        return stale;
    };
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    QCOMPARE(marks(), 0);
    for (Freshness *freshness :
         {&m_window->world.member.freshness, &m_window->world.member.advice.freshness,
          &m_window->world.member.community.freshness, &m_window->world.member.timeline.freshness})
        freshness->isStale = true;
    Q_EMIT m_window->reception.desk()->membersChanged({});
    QTRY_VERIFY(marks() >= 5);
}

void TestCounter::slashGoesToTheSearchBoxAndReturnOpensTheOnlyHit()
{
    QVERIFY(m_window->signIn());
    QTest::keyClick(m_window->window, Qt::Key_Slash);
    QTRY_VERIFY(m_window->find(u"searchField"_s)->hasActiveFocus());
    m_window->type(u"0001"_s);
    QTRY_VERIFY(m_window->find(u"hit0"_s));
    QVERIFY(!m_window->find(u"hit1"_s));
    QTest::keyClick(m_window->window, Qt::Key_Return);
    QTRY_VERIFY(m_window->find(u"memberName"_s));
    QCOMPARE(m_window->world.atCounter, MemberId(u"member-wang"_s));
    QVERIFY(!m_window->find(u"hit0"_s));
}

void TestCounter::severalHitsAreAChoice()
{
    QVERIFY(m_window->signIn());
    QTest::keyClick(m_window->window, Qt::Key_K, Qt::ControlModifier);
    m_window->type(u"5678"_s);
    QTRY_VERIFY(m_window->find(u"hit1"_s));
    QTest::keyClick(m_window->window, Qt::Key_Return);
    QVERIFY(m_window->world.atCounter.isEmpty());
    QTest::keyClick(m_window->window, Qt::Key_Down);
    QTest::keyClick(m_window->window, Qt::Key_Down);
    QTest::keyClick(m_window->window, Qt::Key_Return);
    QTRY_COMPARE(m_window->world.atCounter, MemberId(u"member-chen2"_s));
}

void TestCounter::acceptCompareBookUndo()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    QVERIFY(m_window->press(u"adviceAccept"_s));
    QTRY_VERIFY(m_window->find(u"compareTable"_s));
    QVERIFY(m_window->press(u"book0"_s));
    QVERIFY(m_window->press(u"slot-slot-2-14"_s));
    QVERIFY(m_window->press(u"confirmButton"_s));
    QTRY_COMPARE(m_window->world.acted.size(), 2u);
    QVERIFY(std::holds_alternative<BookInstall>(m_window->world.acted.back()));
    QTRY_VERIFY(!m_window->find(u"slotList"_s));
    QTRY_COMPARE(m_window->find(u"receiptNumber"_s)->property("text").toString(), u"7C41-0093"_s);
    QVERIFY(m_window->press(u"undoButton"_s));
    QTRY_COMPARE(m_window->world.undone.size(), 1u);
    QTRY_VERIFY(m_window->find(u"receiptWords"_s)->property("text").toString().contains(u"已撤销"_s));
}

void TestCounter::aUnitIsRegisteredInTwoTaps()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    QVERIFY(m_window->page(u"scan"_s));
    QVERIFY(m_window->press(u"typedCodeField"_s));
    m_window->type(u"7C410092118"_s);
    QTest::keyClick(m_window->window, Qt::Key_Return);
    QTRY_VERIFY(m_window->find(u"passportVerdict"_s));
    QTRY_VERIFY(m_window->find(u"registerFor"_s)->property("text").toString().contains(u"陈**"_s));
    QVERIFY(m_window->press(u"registerButton"_s));
    QTRY_COMPARE(m_window->world.acted.size(), 1u);
    QVERIFY(std::holds_alternative<ActivateUnit>(m_window->world.acted.back()));
    QTRY_VERIFY(m_window->find(u"receiptNumber"_s));
}

void TestCounter::theCameraIsOnOnlyWhileItsSheetIsOpen()
{
    const QTemporaryDir pictures;
    QImage blank(640, 360, QImage::Format_RGB32);
    blank.fill(Qt::lightGray);
    QVERIFY(blank.save(pictures.filePath(u"blank.png"_s)));
    ui::Preferences *preferences = m_window->services.preferences();
    preferences->keep("devices/simulators", true);
    preferences->keep("camera/path", u"simulator"_s);
    preferences->keep("camera/folder", pictures.path());
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->page(u"scan"_s));
    auto *camera = m_window->find(u"cameraPane"_s)->property("eye").value<ui::LiveCamera *>();
    QVERIFY(camera);
    QVERIFY(!camera->isOpen());
    QVERIFY(m_window->press(u"cameraButton"_s));
    QTRY_VERIFY(m_window->find(u"cameraOn"_s));
    QTRY_VERIFY(camera->isRunning());
    QTRY_VERIFY(!camera->frame().isEmpty());
    QTest::keyClick(m_window->window, Qt::Key_Escape);
    QTRY_VERIFY(!camera->isOpen());
    QVERIFY(camera->frame().isEmpty());
    QTRY_VERIFY(!m_window->find(u"cameraOn"_s));
    QVERIFY(m_window->press(u"cameraButton"_s));
    QTRY_VERIFY(camera->isOpen());
    const QPointer<ui::LiveCamera> gone(camera);
    m_window->reception.lock();
    QTRY_VERIFY(!gone); // with everything else of the session
}

void TestCounter::aCameraThatWentOffByItselfIsSwitchedOnByAPress()
{
    const QTemporaryDir nothing; // no picture in it has a code
    QImage blank(640, 360, QImage::Format_RGB32);
    blank.fill(Qt::lightGray);
    QVERIFY(blank.save(nothing.filePath(u"blank.png"_s)));
    ui::Preferences *preferences = m_window->services.preferences();
    preferences->keep("devices/simulators", true);
    preferences->keep("camera/path", u"simulator"_s);
    preferences->keep("camera/folder", nothing.path());
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->page(u"scan"_s));
    auto *camera = m_window->find(u"cameraPane"_s)->property("eye").value<ui::LiveCamera *>();
    test::ManualClock clock;
    camera->setEdges({&clock, {}});
    QVERIFY(m_window->press(u"cameraButton"_s));
    QTRY_VERIFY(m_window->find(u"cameraOn"_s));
    QVERIFY(!m_window->find(u"cameraAgainButton"_s));
    clock.advance(2 * 60 * 1000);
    QTRY_VERIFY(!m_window->find(u"cameraOn"_s));
    QVERIFY(m_window->find(u"cameraWords"_s)->property("text").toString().contains(u"两分钟"_s));
    QVERIFY(m_window->press(u"cameraAgainButton"_s));
    QTRY_VERIFY(m_window->find(u"cameraOn"_s));
    QTRY_VERIFY(camera->isRunning());
    QTest::keyClick(m_window->window, Qt::Key_Escape);
    QTRY_VERIFY(!camera->isOpen());
}

void TestCounter::aCodeBeforeTheCameraClosesItAndIsShown()
{
    ui::Preferences *preferences = m_window->services.preferences();
    preferences->keep("devices/simulators", true);
    preferences->keep("camera/path", u"simulator"_s);
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->page(u"scan"_s));
    QVERIFY(m_window->press(u"cameraButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->find(u"passportVerdict"_s), 20000);
    QVERIFY(!m_window->find(u"cameraPane"_s)->property("eye").value<ui::LiveCamera *>()->isOpen());
}

void TestCounter::whatAScannerAddsIsSetInWordsAndWrongInputIsRefused()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->page(u"devices"_s));
    QQuickItem *page = m_window->find(u"deviceScroll"_s);
    page->setProperty("contentY", page->property("contentHeight").toReal() - page->height());
    QVERIFY(m_window->press(u"dressButton"_s));
    QVERIFY(m_window->press(u"dressPrefix"_s));
    m_window->type(u"<styx>"_s);
    QTRY_VERIFY(m_window->find(u"dressPrefixProblem"_s));
    QVERIFY(!m_window->find(u"keepDressButton"_s)->isEnabled());
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_window->window, Qt::Key_Backspace);
    m_window->type(u"x>"_s);
    QTRY_VERIFY(!m_window->find(u"dressPrefixProblem"_s));
    QVERIFY(m_window->press(u"choice-yes"_s));
    QVERIFY(m_window->press(u"keepDressButton"_s));
    QCOMPARE(m_window->services.handScanners()->dress(), (ScannerDress{"\x02", {}, {}, true}));
    QTRY_VERIFY(m_window->find(u"dressSummary"_s)->property("text").toString().contains(u"<STX>"_s));
    // Learnt instead of typed.
    QVERIFY(m_window->press(u"dressButton"_s));
    QTRY_VERIFY(m_window->find(u"dressCode"_s));
    m_window->services.handScanners()->take({"HELLO~COUNTER", {}, ScanRoute::HandScanner});
    QTRY_COMPARE(m_window->find(u"dressSeparator"_s)->property("text").toString(), u"~"_s);
    QCOMPARE(m_window->find(u"dressPrefix"_s)->property("text").toString(), QString());
    QTest::keyClick(m_window->window, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(u"dressCode"_s));
    QCOMPARE(m_window->services.handScanners()->dress().separatorAs, QByteArray()); // looked at, not kept
}

void TestCounter::escClosesASheet()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    QVERIFY(m_window->press(u"whyNotButton"_s));
    QTRY_VERIFY(m_window->find(u"rejectedList"_s));
    QTest::keyClick(m_window->window, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(u"rejectedList"_s));
}

void TestCounter::aSkeletonIsShownOnlyWhenItTakesLong()
{
    QVERIFY(m_window->signIn());
    m_window->world.isHolding = true;
    QMetaObject::invokeMethod(m_window->window, "openMember", Q_ARG(QString, u"member-chen"_s));
    const auto isLoading = [this] {
        bool seen = false;
        m_window->walk([&seen](QQuickItem *item) {
            seen |= QByteArrayView(item->metaObject()->className()).startsWith("Skeleton");
        });
        return seen;
    };
    QVERIFY(!isLoading());
    QTRY_VERIFY(isLoading());
    m_window->world.release();
    QTRY_VERIFY(m_window->find(u"memberName"_s));
    QVERIFY(!isLoading());
}

void TestCounter::aFailureIsAStripWithTryAgain()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->page(u"member"_s));
    m_window->world.lastingError = Error{ErrorCode::RowUnreadable, {}};
    QMetaObject::invokeMethod(m_window->window, "openMember", Q_ARG(QString, u"member-chen"_s));
    QTRY_VERIFY(m_window->find(u"memberProblem"_s));
    m_window->world.lastingError.reset();
    QVERIFY(m_window->press(u"retryButton"_s));
    QTRY_VERIFY(m_window->find(u"memberName"_s));
    QTRY_VERIFY(!m_window->find(u"memberProblem"_s));
}

void TestCounter::nothingOfTheSessionSurvivesTheLock()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    const QPointer<QQuickItem> name = m_window->find(u"memberName"_s);
    QVERIFY(name);
    QVERIFY(m_window->press(u"lockButton"_s));
    QTRY_VERIFY(m_window->find(u"signInPin"_s));
    QTRY_VERIFY(!name);
    QVERIFY(!m_window->texts().join(u'\n').contains(u"陈"_s));
    QCOMPARE(m_window->find(u"signInBadge"_s)->property("text").toString(), u"1001"_s);
    QVERIFY(m_window->find(u"signInPin"_s)->hasActiveFocus());
}

void TestCounter::theLineChipLeadsToTheOutbox()
{
    QVERIFY(m_window->signIn());
    QCOMPARE(m_window->find(u"lineChip"_s)->property("text").toString(), u"离线 · 2 条待发 · 截至 10:42"_s);
    QVERIFY(m_window->press(u"lineChip"_s));
    QTRY_VERIFY(m_window->find(u"outbox-op-a"_s));
}

void TestCounter::aRefusalIsMendedFromTheOutbox()
{
    QVERIFY(m_window->signIn());
    m_window->world.acted = {
        BookInstall{MemberId(u"member-chen"_s), {}, ModelId(u"model-drum"_s), u"slot-1-9"_s, {}, 120, {}}};
    QVERIFY(m_window->page(u"outbox"_s));
    QTRY_VERIFY(m_window->find(u"refusal-op-a"_s));
    QVERIFY(m_window->press(u"edit-op-a"_s));
    QVERIFY(m_window->press(u"slot-slot-3-14"_s));
    QVERIFY(m_window->press(u"confirmButton"_s));
    QTRY_COMPARE(m_window->world.acted.size(), 2u);
    QCOMPARE(std::get<BookInstall>(m_window->world.acted.back()).slotId, u"slot-3-14"_s);
}

void TestCounter::aRowKeepsItsDelegateWhileThePageIsReadAgain()
{
    QVERIFY(m_window->signIn());
    QVERIFY(m_window->openMember());
    const QPointer<QQuickItem> first = m_window->find(u"appliance-7C410092118"_s);
    QVERIFY(first);
    m_window->world.member.appliances[0].detail = {u"刚修好"_s, u"just mended"_s};
    Q_EMIT m_window->reception.desk()->unitsChanged({});
    QTRY_VERIFY(m_window->texts(first).contains(u"刚修好"_s));
    QCOMPARE(m_window->find(u"appliance-7C410092118"_s), first.data());
}

QTEST_MAIN(TestCounter)
#include "tst_counter.moc"
