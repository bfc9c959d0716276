// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uiworld.h"
#include "ui/scan/portalscreen.h"
#include "ui/scan/scanpage.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

namespace {

const QString kService = u"org.freedesktop.portal.Desktop"_s;

/// A message bus of this test's own: nobody's desktop is asked for anything.
class PrivateBus {
public:
    PrivateBus()
    {
        m_daemon.start(QStringLiteral(DBUS_DAEMON),
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                        u"--address=unix:dir="_s + m_folder.path()});
        if (QTest::qWaitFor([this] { return m_daemon.canReadLine(); }, 20000))
            m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)
    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

/// What a desktop's portal does, as its documentation says.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Screenshot")
public:
    explicit FakePortal(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
        m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, this, QDBusConnection::ExportScriptableSlots);
        m_bus.registerService(kService);
    }
    ~FakePortal() override { leave(); }
    void leave() { m_bus.unregisterService(kService); }

    uint response = 0;
    QString uri;
    QByteArray picture; ///< written to `uri` when it is asked, unless empty
    bool isSilent = false; ///< the person is still choosing
    int asked = 0;
    bool wasInteractive = false;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusObjectPath Screenshot(const QString &, const QVariantMap &options, const QDBusMessage &message)
    {
        ++asked;
        wasInteractive = options.value(u"interactive"_s).toBool();
        const QString token = options.value(u"handle_token"_s).toString();
        const QString request =
            u"/org/freedesktop/portal/desktop/request/"_s + message.service().mid(1).replace(u'.', u'_') + u'/' + token;
        if (!isSilent)
            QMetaObject::invokeMethod(
                this, [this, request] { answer(request); }, Qt::QueuedConnection);
        return QDBusObjectPath(request);
    }

private:
    void answer(const QString &request)
    {
        if (QFile file(QUrl(uri).toLocalFile()); !picture.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(picture);
        QDBusMessage said = QDBusMessage::createSignal(request, u"org.freedesktop.portal.Request"_s, u"Response"_s);
        said << response << (response == 0 ? QVariantMap{{u"uri"_s, uri}} : QVariantMap{});
        m_bus.send(said);
    }
    QDBusConnection m_bus;
};

} // namespace

/// The screen as a picture where only the desktop may take one.
class TestPortalScreen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void thePictureIsReadAndItsFileIsGone();
    void whatIsNoPictureOfThisMachineIsNotTaken_data();
    void whatIsNoPictureOfThisMachineIsNotTaken();
    void aPictureThatLayThereBeforeIsNotDeleted();
    void aPersonWhoSaysNoIsUnderstood();
    void withoutAPortalNobodyWaits();
    void aPortalThatGoesAwayLeavesNobodyWaiting();
    void askingAgainEndsTheFirst();
    void theScanPageReadsTheCodeAndSaysWhatWentWrong();

private:
    [[nodiscard]] QString picturePath() const { return m_folder->filePath(u"Screenshot 1.png"_s); }
    [[nodiscard]] static bool isAnswered(const QFuture<Result<QByteArray>> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20000);
    }
    static constexpr auto kOurs = "portal-test-ours";
    static constexpr auto kTheirs = "portal-test-theirs";

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakePortal> m_portal;
    std::unique_ptr<PortalScreen> m_screen;
};

void TestPortalScreen::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bus = std::make_unique<PrivateBus>();
    const QDBusConnection ours = m_bus->connection(QLatin1StringView(kOurs));
    QVERIFY(ours.isConnected());
    m_portal = std::make_unique<FakePortal>(m_bus->connection(QLatin1StringView(kTheirs)));
    m_portal->uri = QUrl::fromLocalFile(picturePath()).toString(QUrl::FullyEncoded);
    m_portal->picture = "as the desktop wrote it";
    m_screen = std::make_unique<PortalScreen>(ours);
}

void TestPortalScreen::cleanup()
{
    m_screen.reset();
    m_portal.reset();
    QDBusConnection::disconnectFromBus(QLatin1StringView(kOurs));
    QDBusConnection::disconnectFromBus(QLatin1StringView(kTheirs));
    m_bus.reset();
}

void TestPortalScreen::thePictureIsReadAndItsFileIsGone()
{
    const auto answer = m_screen->take();
    QVERIFY(isAnswered(answer));
    QVERIFY(answer.result());
    QCOMPARE(*answer.result(), m_portal->picture);
    QVERIFY(!QFile::exists(picturePath()));
    QVERIFY(m_portal->wasInteractive); // the person chooses; nothing is taken behind their back
}

void TestPortalScreen::whatIsNoPictureOfThisMachineIsNotTaken_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("an address in the network") << u"https://example.org/x.png"_s;
    QTest::newRow("a machine's share") << u"smb://shop/x.png"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("a file that isn't there") << u"file:///nowhere/x.png"_s;
    QTest::newRow("a folder") << u"file:///tmp"_s;
    QTest::newRow("a device") << u"file:///dev/zero"_s;
    QTest::newRow("a link to another file") << u"link"_s;
}

void TestPortalScreen::whatIsNoPictureOfThisMachineIsNotTaken()
{
    QFETCH(QString, uri);
    const QString secret = m_folder->filePath(u"secret"_s);
    QFile file(secret);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kept") == 4);
    file.close();
    QVERIFY(QFile::link(secret, picturePath()));
    m_portal->picture.clear();
    m_portal->uri = uri == "link"_L1 ? m_portal->uri : uri;
    const auto answer = m_screen->take();
    QVERIFY(isAnswered(answer));
    QVERIFY(!answer.result());
    QCOMPARE(answer.result().error().code, ErrorCode::ImageUnreadable);
    QVERIFY(QFile::exists(secret));
}

void TestPortalScreen::aPictureThatLayThereBeforeIsNotDeleted()
{
    QFile file(picturePath());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a holiday") == 9 && file.flush());
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    m_portal->picture.clear();
    const auto answer = m_screen->take();
    QVERIFY(isAnswered(answer));
    QVERIFY(answer.result());
    QVERIFY(QFile::exists(picturePath()));
}

void TestPortalScreen::aPersonWhoSaysNoIsUnderstood()
{
    m_portal->response = 1;
    const auto answer = m_screen->take();
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().code, ErrorCode::NotPermitted);
    m_portal->response = 0; // and yes the next time
    const auto again = m_screen->take();
    QVERIFY(isAnswered(again));
    QVERIFY(again.result());
}

void TestPortalScreen::withoutAPortalNobodyWaits()
{
    m_portal.reset();
    const auto answer = m_screen->take();
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().code, ErrorCode::ImageUnreadable);
}

void TestPortalScreen::aPortalThatGoesAwayLeavesNobodyWaiting()
{
    m_portal->isSilent = true;
    const auto answer = m_screen->take();
    QTRY_COMPARE(m_portal->asked, 1);
    QVERIFY(!answer.isFinished());
    m_portal->leave();
    QVERIFY(isAnswered(answer));
    QCOMPARE(answer.result().error().code, ErrorCode::ImageUnreadable);
}

void TestPortalScreen::askingAgainEndsTheFirst()
{
    m_portal->isSilent = true;
    const auto first = m_screen->take();
    QTRY_COMPARE(m_portal->asked, 1);
    m_portal->isSilent = false;
    const auto second = m_screen->take();
    QVERIFY(first.isCanceled());
    QVERIFY(isAnswered(second));
    QVERIFY(second.result());
}

void TestPortalScreen::theScanPageReadsTheCodeAndSaysWhatWentWrong()
{
    UiWorld ui;
    QVERIFY(ui.signIn());
    const auto page = ui.make<ScanPage>();
    ScanView scan;
    scan.code.value = PlainText{};
    scan.code.literal = u"HELLO"_s;
    ui.world.scans = {scan};
    m_portal->response = 1;
    page->snipBy(m_bus->connection(QLatin1StringView(kOurs)));
    QTRY_COMPARE(page->state(), PageState::Failed);
    QVERIFY(page->problem().contains(u"共享"_s));
    m_portal->response = 0;
    page->snipBy(m_bus->connection(QLatin1StringView(kOurs)));
    QTRY_COMPARE(page->literal(), u"HELLO"_s);
    QVERIFY(!QFile::exists(picturePath()));
    m_portal.reset();
    page->snipBy(m_bus->connection(QLatin1StringView(kOurs)));
    QTRY_COMPARE(page->state(), PageState::Failed);
    QVERIFY(!page->problem().contains(u"共享"_s));
}

QTEST_MAIN(TestPortalScreen)
#include "tst_portalscreen.moc"
