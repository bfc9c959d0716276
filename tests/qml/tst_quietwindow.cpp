// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/windowfixture.h"
#include "tests/support/qmlwarnings.h"

#include <QQmlComponent>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

/// A tour of the counter, and its window closed wherever it stands: QML has nothing to complain about.
class TestQuietWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTourWarnsOfNothingWhereverTheWindowIsClosed_data();
    void aTourWarnsOfNothingWhereverTheWindowIsClosed();
    void aWindowLockedOnThePassportWarnsOfNothing();
    void whatQmlComplainsAboutIsSeen_data();
    void whatQmlComplainsAboutIsSeen();

private:
    [[nodiscard]] static bool scan(WindowFixture &window);
    [[nodiscard]] static bool tour(WindowFixture &window);
};

bool TestQuietWindow::scan(WindowFixture &window)
{
    auto *shell = window.window->findChild<QObject *>(u"shell"_s);
    return QMetaObject::invokeMethod(shell, "openCode", Q_ARG(QString, u"7C410092118"_s))
        && QTest::qWaitFor([&] { return window.find(u"registerButton"_s) != nullptr; });
}

/// Somebody stands at the counter, their unit is registered; every page, both languages, light and dark, with the
/// banner and without it.
bool TestQuietWindow::tour(WindowFixture &window)
{
    if (!window.signIn() || !window.openMember() || !scan(window) || !window.press(u"registerButton"_s))
        return false;
    if (!QTest::qWaitFor([&] { return window.find(u"receiptNumber"_s) != nullptr; }))
        return false;
    for (const QString &page : allPages()) {
        if (!window.page(page))
            return false;
        window.services.preferences()->toggleLanguage();
        window.services.preferences()->setDark(!window.services.preferences()->isDark());
        window.world.line.isBootstrapping = !window.world.line.isBootstrapping; // the banner comes and goes
        Q_EMIT window.reception.lineChanged();
        static_cast<void>(window.window->grabWindow());
    }
    return true;
}

void TestQuietWindow::aTourWarnsOfNothingWhereverTheWindowIsClosed_data()
{
    QTest::addColumn<QString>("page");
    for (const QString &page : allPages())
        QTest::addRow("%s", qPrintable(page)) << page;
}

void TestQuietWindow::aTourWarnsOfNothingWhereverTheWindowIsClosed()
{
    QFETCH(QString, page);
    const QmlWarnings warnings;
    {
        WindowFixture window;
        QVERIFY(tour(window));
        QVERIFY(window.page(page));
        QCOMPARE(warnings.list(), QStringList());
    }
    QCOMPARE(warnings.list(), QStringList());
}

void TestQuietWindow::aWindowLockedOnThePassportWarnsOfNothing()
{
    const QmlWarnings warnings;
    WindowFixture window;
    QVERIFY(tour(window));
    QVERIFY(scan(window));
    window.reception.lock();
    QVERIFY(QTest::qWaitFor([&] { return window.find(u"signInButton"_s) != nullptr; }));
    QVERIFY(window.signIn());
    QCOMPARE(warnings.list(), QStringList());
}

void TestQuietWindow::whatQmlComplainsAboutIsSeen_data()
{
    QTest::addColumn<QByteArray>("qml");
    QTest::newRow("a value of null") << QByteArray(
        "property QtObject none: null; property string name: none.objectName");
    QTest::newRow("a binding loop") << QByteArray("property int a: b + 1; property int b: a + 1");
}

void TestQuietWindow::whatQmlComplainsAboutIsSeen()
{
    QFETCH(QByteArray, qml);
    const QmlWarnings warnings;
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQml\nQtObject { " + qml + " }", QUrl(u"qrc:/control.qml"_s));
    const std::unique_ptr<QObject> made(component.create());
    QVERIFY2(made, qPrintable(component.errorString()));
    QCOMPARE(warnings.list().size(), 1);
}

QTEST_MAIN(TestQuietWindow)
#include "tst_quietwindow.moc"
