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
    void aCodeInAnotherWindowIsReadFromTheScreen();

private:
    void pull(const QByteArray &code) { m_keyboard.play(strokesOf(code + "\r", 8)); }
    test::XKeyboard m_keyboard;
};

void TestHandScanner::aScanIsOneEventWhereverTheCursorStands()
{
    CentralProcess central;
    QVERIFY(central.start());
    CounterWindow counter;
    QVERIFY(counter.open(central.url()));
    // The machine that runs this may stand still between two keys; the 35 ms are held by the pure tests.
    WedgeSettings tolerant;
    tolerant.keyGapMs = 80;
    tolerant.idleMs = 400;
    auto *shell = counter.window()->findChild<QObject *>(u"shell"_s);
    QVERIFY(shell);
    auto *services = shell->property("services").value<ui::Services *>();
    services->handScanners()->setWedge(tolerant);
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
