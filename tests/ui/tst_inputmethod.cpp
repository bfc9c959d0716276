// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/keyboard.h"
#include "tests/support/xkeyboard.h"
#include "tests/support/xserver.h"
#include "ui/scan/wedgefilter.h"

#include <QGuiApplication>
#include <QProcess>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

namespace {

const QByteArray kCode = "nihao01069012345678922112345\x1d" "17271231/]y:Z";
constexpr auto kQml = R"(
import QtQuick
TextEdit { width: 600; height: 300; focus: true })";

/// A Chinese input method of this test's own: its bus, its settings, switched to pinyin from the first key on.
class InputMethod {
public:
    InputMethod()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(u"config"_s).toUtf8());
        qputenv("XDG_DATA_HOME", m_folder.filePath(u"data"_s).toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("QT_IM_MODULE", "fcitx");
        write(u"config/fcitx5/profile"_s,
              "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n[Groups/0/Items/0]\nName=pinyin\nLayout=\n[GroupOrder]\n0=Default\n");
        write(u"config/fcitx5/config"_s, "[Behavior]\nActiveByDefault=True\n");
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
        if (!m_bus.waitForReadyRead(30000))
            return;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readAllStandardOutput().trimmed());
        m_fcitx.setProcessChannelMode(QProcess::MergedChannels);
        m_fcitx.start(u"fcitx5"_s, {u"--disable"_s, u"all"_s, u"--enable"_s, u"dbus,dbusfrontend,xcb,keyboard,pinyin,punctuation,imselector"_s});
        static_cast<void>(m_fcitx.waitForStarted(30000));
    }
    ~InputMethod()
    {
        end(m_fcitx);
        end(m_bus);
    }

private:
    static void end(QProcess &process)
    {
        process.terminate();
        if (!process.waitForFinished(10000))
            process.kill();
    }
    void write(const QString &name, const QByteArray &text) const
    {
        QDir(m_folder.path()).mkpath(QFileInfo(name).path());
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    }
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_fcitx;
};

} // namespace

/// fcitx5 with pinyin on: it would make 你好 of a scanner's letters. Built where fcitx5 is installed.
class TestInputMethod : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theInputMethodSeesAPersonAndNeverAScanner();

private:
    test::XKeyboard m_keyboard;
};

void TestInputMethod::theInputMethodSeesAPersonAndNeverAScanner()
{
    QVERIFY(test::XServer::setLayout({u"us"_s}));
    QQuickView view;
    QQmlComponent component(view.engine());
    component.setData(kQml, QUrl());
    auto *field = qobject_cast<QQuickItem *>(component.create());
    QVERIFY(field);
    view.setContent(QUrl(), nullptr, field);
    view.show();
    view.requestActivate();
    QTRY_VERIFY(view.isActive());
    const auto text = [&] { return field->property("text").toString(); };

    // It is on: what a person types becomes Chinese. It takes a moment to come up, so the word is typed until it does.
    QTRY_VERIFY_WITH_TIMEOUT((field->setProperty("text", QString()), m_keyboard.play(strokesOf("nihao ", 90)),
                              QTest::qWaitFor([&] { return text().contains(u'好'); }, 2000)),
                             60000);
    field->setProperty("text", QString());

    WedgeSettings settings;
    settings.keyGapMs = 60; // a loaded machine; a person types at 90
    settings.idleMs = 400;
    const auto filter = WedgeFilter::make(settings);
    std::vector<WedgeScan> scans;
    connect(filter.get(), &WedgeFilter::scanned, this, [&](const WedgeScan &scan) { scans.push_back(scan); });
    m_keyboard.play(strokesOf(kCode + "\r", 8));
    QTRY_COMPARE_WITH_TIMEOUT(scans.size(), size_t(1), 20000);
    QCOMPARE(scans[0].code.bytes, kCode);
    QCOMPARE(text(), QString());

    // With the filter a person still has the input method.
    m_keyboard.play(strokesOf("nihao ", 150));
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"你好"_s), 20000);
    QCOMPARE(scans.size(), size_t(1));
}

int main(int argc, char **argv)
{
    const test::XServer server;
    const InputMethod method;
    QGuiApplication application(argc, argv);
    TestInputMethod test;
    return server.isRunning() ? QTest::qExec(&test, argc, argv) : 1;
}

#include "tst_inputmethod.moc"
