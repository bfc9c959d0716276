// SPDX-License-Identifier: Apache-2.0
#include "app/label/label.h"
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"
#include "tests/scan/keyboard.h"
#include "tests/support/xkeyboard.h"
#include "tests/support/xserver.h"

#include <QGuiApplication>
#include <QQmlComponent>
#include <QQuickStyle>
#include <QQuickView>
#include <QSignalSpy>

using namespace zhike;
using namespace Qt::StringLiterals;

/// A hand scanner that pretends to be a keyboard, at the real window in a real X server: a colleague's badge at the door, then
/// a label while a note is being written. Keys come from that server's keyboard.
class TestHandScanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_keyboard.isThere());
        QVERIFY(test::XServer::setLayout({u"de"_s})); // not the layout the scanner is set to
    }
    void aScanIsOneEventWhereverTheCursorStands();
    void aColleaguesBadgeHandsTheDeskOverAndShowsHimNothingHalfDone();
    void aCodeInAnotherWindowIsReadFromTheScreen();

private:
    /// The machine that runs this may stand still between two keys; the 35 ms are held by the pure tests.
    static ui::Services *patientServices(CounterWindow &counter);
    void pull(const QByteArray &code) { m_keyboard.play(strokesOf(code + "\r", 8)); }
    test::XKeyboard m_keyboard;
};

ui::Services *TestHandScanner::patientServices(CounterWindow &counter)
{
    WedgeSettings tolerant;
    tolerant.keyGapMs = 80;
    tolerant.idleMs = 400;
    auto *services = counter.window()->findChild<QObject *>(u"shell"_s)->property("services").value<ui::Services *>();
    services->handScanners()->setWedge(tolerant);
    return services;
}

void TestHandScanner::aScanIsOneEventWhereverTheCursorStands()
{
    CentralProcess central;
    QVERIFY(central.start());
    CounterWindow counter;
    QVERIFY(counter.open(central.url()));
    auto *services = patientServices(counter);
    QSignalSpy scans(services->handScanners(), &ui::HandScanners::scanned);
    counter.window()->requestActivate();
    QTRY_VERIFY_WITH_TIMEOUT(counter.window()->isActive(), 20000);

    pull("HMS-1001");
    QTRY_COMPARE_WITH_TIMEOUT(scans.size(), 1, 20000);
    QTRY_COMPARE(counter.robot().find(u"signInBadge"_s)->property("text").toString(), u"1001"_s);
    QVERIFY(counter.signIn());

    QVERIFY(counter.openMember(u"19900005678"_s));
    QVERIFY(counter.press(u"noteButton"_s));
    QVERIFY(counter.see(u"noteField"_s));
    QQuickItem *note = counter.robot().find(u"noteField"_s);
    note->setProperty("text", u"ruft am Montag an"_s);
    note->setProperty("cursorPosition", 4);
    QVERIFY(note->hasActiveFocus());

    pull("https://u.hemei.example/u/" + golden::kStockedUnit.toString().toLatin1());
    QTRY_COMPARE_WITH_TIMEOUT(scans.size(), 2, 20000);
    QCOMPARE(note->property("text").toString().toUtf8(), QByteArray("ruft am Montag an"));
    QCOMPARE(note->property("cursorPosition").toInt(), 4);
    QVERIFY(note->hasActiveFocus());
    QVERIFY(counter.see(u"passportVerdict"_s));
    counter.picture(u"scan-while-a-note-is-written"_s);

    // The draft is still there, and so is the keyboard.
    m_keyboard.play(strokesOf("e", 1));
    QTRY_COMPARE_WITH_TIMEOUT(note->property("text").toString(), u"rufte am Montag an"_s, 20000);
    QCOMPARE(scans.size(), 2);
}

void TestHandScanner::aColleaguesBadgeHandsTheDeskOverAndShowsHimNothingHalfDone()
{
    CentralProcess central;
    QVERIFY(central.start());
    CounterWindow counter;
    QVERIFY(counter.open(central.url()));
    static_cast<void>(patientServices(counter));
    QVERIFY(counter.signIn());
    counter.window()->requestActivate();
    QTRY_VERIFY_WITH_TIMEOUT(counter.window()->isActive(), 20000);
    QVERIFY(counter.openMember(u"19900005678"_s));
    const QString whoWasServed = counter.robot().find(u"memberName"_s)->property("text").toString();
    QVERIFY(counter.robot().seesText(whoWasServed)); // the positive control
    QVERIFY(counter.press(u"noteButton"_s));
    QVERIFY(counter.see(u"noteField"_s));
    counter.robot().find(u"noteField"_s)->setProperty("text", u"only for me"_s);

    pull("HMS-1002");
    QVERIFY(counter.see(u"codeVerbButton"_s)); // an offer: a badge that slips under the scanner locks nobody out
    QVERIFY(counter.reception().desk());
    counter.picture(u"badge-while-a-note-is-written"_s);
    if (counter.robot().sees(u"noteField"_s)) { // a touch beside the sheet closes it
        QVERIFY(counter.press(u"codeVerbButton"_s));
        QTRY_VERIFY(!counter.robot().sees(u"noteField"_s));
    }
    QVERIFY(counter.press(u"codeVerbButton"_s));
    QVERIFY(counter.see(u"signInPin"_s));
    QVERIFY(!counter.reception().desk());
    QCOMPARE(counter.robot().find(u"signInBadge"_s)->property("text").toString(), u"1002"_s);
    QVERIFY(!counter.robot().seesText(whoWasServed));
    QTRY_VERIFY(counter.robot().find(u"signInPin"_s)->hasActiveFocus());
    counter.picture(u"handed-over"_s);

    m_keyboard.play(strokesOf("2580\r", 200)); // his fingers
    QTRY_VERIFY_WITH_TIMEOUT(counter.reception().desk(), 20000);
    QCOMPARE(counter.reception().desk()->who().associate, AssociateId(golden::kLead.toString()));
    QVERIFY(counter.see(u"worklist"_s));
    QVERIFY(!counter.robot().sees(u"noteField"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!counter.reception().desk()->find(u"19900005678"_s, 1).empty(), 20000);
    QVERIFY(counter.openMember(u"19900005678"_s));
    QVERIFY(counter.press(u"noteButton"_s));
    QVERIFY(counter.see(u"noteField"_s));
    QCOMPARE(counter.robot().find(u"noteField"_s)->property("text").toString(), QString());
}

void TestHandScanner::aCodeInAnotherWindowIsReadFromTheScreen()
{
    CentralProcess central;
    QVERIFY(central.start());
    CounterWindow counter;
    QVERIFY(counter.open(central.url()));
    QVERIFY(counter.signIn());
    const QTemporaryDir folder;
    const QString label = folder.filePath(u"label.png"_s);
    QVERIFY(writeQrLabel(u"https://u.hemei.example/u/"_s + golden::kStockedUnit.toString(), label));
    QQuickView other; // somebody's chat, below the counter
    QQmlComponent component(other.engine());
    component.setData("import QtQuick\nImage { }", QUrl());
    auto *picture = qobject_cast<QQuickItem *>(component.create());
    QVERIFY(picture);
    picture->setProperty("source", QUrl::fromLocalFile(label));
    other.setContent(QUrl(), nullptr, picture);
    other.show();
    QTRY_VERIFY(other.isExposed());
    counter.window()->raise();
    counter.window()->requestActivate();
    QTRY_VERIFY_WITH_TIMEOUT(counter.window()->isActive(), 20000);
    QVERIFY(counter.press(u"rail-scan"_s));
    QVERIFY(counter.press(u"snipButton"_s));
    QVERIFY(counter.see(u"passportVerdict"_s));
    QVERIFY(counter.see(u"registerFor"_s) || counter.see(u"registerButton"_s));
}

int main(int argc, char **argv)
{
    const test::XServer server;
    if (!server.isRunning()) {
        qCritical("no Xvfb: installer/packages/build.txt names it");
        return 1;
    }
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    TestHandScanner test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_handscanner.moc"
