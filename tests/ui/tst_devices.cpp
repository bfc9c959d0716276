// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/keyboard.h"
#include "tests/support/manualclock.h"
#include "tests/ui/uiworld.h"
#include "ui/device/devicecheck.h"
#include "ui/device/scannerdresssheet.h"
#include "ui/scan/camerapreview.h"
#include "ui/scan/playedsource.h"

#include <QPainter>
#include <QSemaphore>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

namespace {

int rowOf(const QString &key) { return int(QStringList{u"scanner"_s, u"camera"_s, u"printer"_s, u"phone"_s, u"network"_s}.indexOf(key)); }

/// How many points of the preview have the outline's colour.
int outlined(LiveCamera &camera)
{
    CameraPreview preview;
    preview.setSize({640, 360});
    preview.setCamera(&camera);
    QImage image(640, 360, QImage::Format_RGB32);
    QPainter painter(&image);
    preview.paint(&painter);
    int points = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            points += image.pixel(x, y) == QRgb(0xFF39BFB5) ? 1 : 0;
    return points;
}

/// A scanner on a serial line whose other end is this test.
class SerialScanner {
public:
    SerialScanner()
        : m_end(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        m_isThere = m_end >= 0 && ::grantpt(m_end) == 0 && ::unlockpt(m_end) == 0;
    }
    ~SerialScanner() { ::close(m_end); }
    Q_DISABLE_COPY_MOVE(SerialScanner)
    [[nodiscard]] QString key() const { return m_isThere ? u"serial:"_s + QString::fromLocal8Bit(::ptsname(m_end)) : QString(); }
    [[nodiscard]] bool pull(const QByteArray &bytes) const
    {
        return ::write(m_end, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size();
    }

private:
    int m_end;
    bool m_isThere;
};

/// A camera on a cable that this test plugs and pulls. It sees nothing but grey.
class PluggedSource final : public FrameSource {
public:
    struct Cable {
        std::atomic<bool> isPlugged = true;
        std::atomic<int> opened = 0;
        QSemaphore pause; ///< nobody gives: what it waits is the time between two pictures
    };
    explicit PluggedSource(Cable &cable)
        : m_cable(cable)
    {
    }
    [[nodiscard]] CameraState open() override
    {
        m_cable.opened += m_cable.isPlugged ? 1 : 0;
        return m_cable.isPlugged ? CameraState::Running : CameraState::Missing;
    }
    void close() override { }
    [[nodiscard]] CameraState read(CameraFrame &frame) override
    {
        static_cast<void>(m_cable.pause.tryAcquire(1, 5));
        frame = {++m_number, 64, 64, QByteArray(64 * 64, '\x80'), {}};
        return m_cable.isPlugged ? CameraState::Running : CameraState::Missing;
    }

private:
    Cable &m_cable;
    quint64 m_number = 0;
};

} // namespace

class TestDevices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"window.ini"_s));
        m_ui = std::make_unique<UiWorld>();
    }
    void everyDeviceSaysWhetherItWorksAndWhatToDo();
    void aScanProvesItselfAndDoesNothing();
    void theSimulatedCameraPassesTheCheckAndIsOffAgain();
    void theLineIsJudgedInWords_data();
    void theLineIsJudgedInWords();
    void aScannerIsTaughtAndTheLessonIsKept();
    void theGapStaysInItsLimitsAndIsKept();
    void aDressIsKeptAndTakenOffFromTheNextScanOn();
    void aDressThatCantWorkSaysWhyAndIsntKept();
    void aDressIsLearntFromOneScanAndTheLessonIsNoCode();
    void aCameraIsNeverOpenedByItself();
    void aCodeInSightIsOneEvent();
    void aCameraThatIsShownNothingGoesOffAfterTwoMinutes();
    void aCodeInSightBeginsTheTwoMinutesAnew();
    void anUnpluggedCameraSaysSoAndWaitsForAPersonsPress();

private:
    [[nodiscard]] static QString cell(const DeviceCheck &check, const QString &key, const QString &role)
    {
        return check.rows()->at(rowOf(key), role).toString();
    }
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<UiWorld> m_ui;
};

void TestDevices::everyDeviceSaysWhetherItWorksAndWhatToDo()
{
    DeviceCheck check;
    check.setServices(&m_ui->services);
    check.setActive(true);
    QCOMPARE(check.rows()->count(), 5);
    for (int row = 0; row < check.rows()->count(); ++row)
        for (const auto &role : {u"name"_s, u"tone"_s, u"verdict"_s, u"words"_s})
            QVERIFY2(!check.rows()->at(row, role).toString().isEmpty(), qPrintable(role + QString::number(row)));
    QCOMPARE(cell(check, u"printer"_s, u"verdict"_s), u"没有设置"_s);
    QCOMPARE(cell(check, u"scanner"_s, u"tone"_s), u"critical"_s); // nobody called listen() in this test
    QVERIFY(cell(check, u"scanner"_s, u"test"_s).isEmpty());
}

void TestDevices::aScanProvesItselfAndDoesNothing()
{
    QSignalSpy scans(m_ui->services.handScanners(), &HandScanners::scanned);
    DeviceCheck check;
    check.setServices(&m_ui->services);
    m_ui->services.handScanners()->take({"7C41", {}, ScanRoute::HandScanner});
    QCOMPARE(scans.size(), 1); // the positive control: without the check it is a scan
    check.setActive(true);
    m_ui->services.handScanners()->take({"7C410092118", "]Q1", ScanRoute::HandScanner});
    QCOMPARE(scans.size(), 1);
    QCOMPARE(cell(check, u"scanner"_s, u"tone"_s), u"positive"_s);
    QVERIFY(cell(check, u"scanner"_s, u"words"_s).contains(u"11"_s));
    QVERIFY(!cell(check, u"scanner"_s, u"words"_s).contains(u"7C41"_s));
    check.setActive(false);
    m_ui->services.handScanners()->take({"7C41", {}, ScanRoute::HandScanner});
    QCOMPARE(scans.size(), 2);
}

void TestDevices::theSimulatedCameraPassesTheCheckAndIsOffAgain()
{
    Services services(&m_ui->reception, {m_folder->filePath(u"window.ini"_s)});
    services.preferences()->setLanguage(u"zh"_s);
    DeviceCheck check;
    check.setServices(&services);
    check.setActive(true);
    check.setSimulators(true);
    QVERIFY(Preferences(m_folder->filePath(u"window.ini"_s)).kept("devices/simulators").toBool());
    services.preferences()->keep("camera/path", u"simulator"_s);
    QCOMPARE(cell(check, u"camera"_s, u"tone"_s), u"caution"_s);
    QVERIFY(!cell(check, u"camera"_s, u"test"_s).isEmpty());
    check.test(u"camera"_s);
    QCOMPARE(cell(check, u"camera"_s, u"tone"_s), u"plain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(check, u"camera"_s, u"tone"_s), u"positive"_s, 20000);
    check.test(u"scanner"_s);
    QCOMPARE(cell(check, u"scanner"_s, u"tone"_s), u"positive"_s);
}

void TestDevices::theLineIsJudgedInWords_data()
{
    QTest::addColumn<LineState>("state");
    QTest::addColumn<QString>("tone");
    QTest::newRow("online") << LineState::Online << u"positive"_s;
    QTest::newRow("slow") << LineState::Slow << u"caution"_s;
    QTest::newRow("offline") << LineState::Offline << u"critical"_s;
    QTest::newRow("a sign-in page") << LineState::Captive << u"critical"_s;
    QTest::newRow("central down") << LineState::ServerDown << u"critical"_s;
}

void TestDevices::theLineIsJudgedInWords()
{
    QFETCH(LineState, state);
    QFETCH(QString, tone);
    m_ui->world.line.state = state;
    DeviceCheck check;
    check.setServices(&m_ui->services);
    QCOMPARE(cell(check, u"network"_s, u"tone"_s), tone);
    check.test(u"network"_s);
    QCOMPARE(m_ui->world.retried, 1);
}

void TestDevices::aScannerIsTaughtAndTheLessonIsKept()
{
    KeyTable foreign = KeyTable::us();
    foreign.set({21, 0}, u'z'); // QWERTZ
    foreign.set({21, 1}, u'Z');
    foreign.set({44, 0}, u'y');
    foreign.set({44, 1}, u'Y');
    Field field;
    field.take(strokesOf(KeyTable::lesson().toLatin1() + "\r", 8, SaysBy::Keys, foreign));
    const Result<KeyTable> learnt = KeyTable::learnt(field.scans.at(0).presses, KeyTable::lesson());
    QVERIFY(learnt);
    HandScanners scanners(m_preferences.get());
    QVERIFY(!scanners.isTaught());
    WedgeSettings settings = scanners.wedge();
    settings.table = *learnt;
    settings.dress = {"<%\x02", "\x03>", "~", true};
    scanners.setWedge(settings);
    QVERIFY(scanners.isTaught());
    const HandScanners tomorrow(m_preferences.get());
    QCOMPARE(tomorrow.wedge().table, foreign);
    QCOMPARE(tomorrow.wedge().dress, settings.dress);
    scanners.forgetLesson();
    QVERIFY(!HandScanners(m_preferences.get()).isTaught());
}

void TestDevices::theGapStaysInItsLimitsAndIsKept()
{
    HandScanners scanners(m_preferences.get());
    QCOMPARE(scanners.keyGap(), 35);
    scanners.setKeyGap(20);
    QCOMPARE(HandScanners(m_preferences.get()).keyGap(), 20);
    scanners.setKeyGap(500);
    QCOMPARE(scanners.keyGap(), 80);
    scanners.setKeyGap(0);
    QCOMPARE(scanners.keyGap(), 10);
}

void TestDevices::aDressIsKeptAndTakenOffFromTheNextScanOn()
{
    Services services(&m_ui->reception, {m_folder->filePath(u"window.ini"_s)});
    const SerialScanner scanner;
    QVERIFY(!scanner.key().isEmpty());
    services.preferences()->keep("scanner/port", scanner.key());
    services.handScanners()->listen();
    QTRY_COMPARE(services.handScanners()->portState(), ScannerPort::State::Open);
    QSignalSpy scans(services.handScanners(), &HandScanners::scanned);
    const auto lastCode = [&] { return scans.isEmpty() ? QByteArray() : scans.last()[0].value<QVariant>().value<ScannedBytes>().bytes; };
    QVERIFY(scanner.pull("*7C410092118~21A#\r"));
    QTRY_COMPARE(lastCode(), QByteArray("*7C410092118~21A#")); // the positive control: nobody set anything

    ScannerDressSheet sheet;
    sheet.setServices(&services);
    QCOMPARE(sheet.summary(), u"没有（出厂设置）"_s);
    sheet.setPrefix(u"*"_s);
    sheet.setSuffix(u"#"_s);
    sheet.setSeparator(u"~"_s);
    QCOMPARE(services.handScanners()->dress(), ScannerDress{}); // a draft until it is kept
    sheet.keep();
    QVERIFY(scanner.pull("*7C410092118~21A#\r"));
    QTRY_COMPARE(lastCode(), QByteArray("7C410092118\x1d" "21A"));
    QCOMPARE(sheet.summary(), u"前面 * · 后面 # · 分隔符 ~"_s);
    const HandScanners tomorrow(services.preferences());
    QCOMPARE(tomorrow.dress(), (ScannerDress{"*", "#", "~", false}));
}

void TestDevices::aDressThatCantWorkSaysWhyAndIsntKept()
{
    ScannerDressSheet sheet;
    sheet.setServices(&m_ui->services);
    sheet.setPrefix(u"<STYX>"_s);
    QVERIFY(!sheet.prefixProblem().isEmpty());
    sheet.setSuffix(u"<Enter>"_s);
    QVERIFY(!sheet.suffixProblem().isEmpty());
    sheet.setSeparator(u"-"_s);
    QVERIFY(!sheet.separatorProblem().isEmpty());
    QVERIFY(!sheet.isPossible());
    QSignalSpy kept(&sheet, &ScannerDressSheet::kept);
    sheet.keep();
    QCOMPARE(m_ui->services.handScanners()->dress(), ScannerDress{});
    sheet.setPrefix(u"<STX>"_s);
    sheet.setSuffix({});
    sheet.setSeparator(u"|"_s);
    QVERIFY(sheet.isPossible());
    sheet.keep();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(m_ui->services.handScanners()->dress(), (ScannerDress{"\x02", {}, "|", false}));
    QCOMPARE(sheet.prefix(), u"<STX>"_s);
}

void TestDevices::aDressIsLearntFromOneScanAndTheLessonIsNoCode()
{
    HandScanners *scanners = m_ui->services.handScanners();
    QSignalSpy scans(scanners, &HandScanners::scanned);
    ScannerDressSheet sheet;
    sheet.setServices(&m_ui->services);
    sheet.begin();
    scanners->take({"7C410092118", {}, ScanRoute::HandScanner});
    QVERIFY(sheet.lesson().contains(u"布局"_s)); // another code: what to do
    QVERIFY(!sheet.lesson().contains(u"7C41"_s));
    scanners->take({"HELLOCOUNTER", {}, ScanRoute::HandScanner});
    QVERIFY(sheet.lesson().contains(u"GS"_s));
    scanners->take({"\x02HELLO~COUNTER\x03", "]Q1", ScanRoute::HandScanner}); // a port that knows identifiers took it off
    QCOMPARE(sheet.prefix(), u"<STX>"_s);
    QCOMPARE(sheet.suffix(), u"<ETX>"_s);
    QCOMPARE(sheet.separator(), u"~"_s);
    QVERIFY(sheet.sendsAim());
    QCOMPARE(scanners->dress(), ScannerDress{});
    sheet.keep();
    QCOMPARE(scanners->dress(), (ScannerDress{"\x02", "\x03", "~", true}));
    QCOMPARE(scans.size(), 0);
    scanners->take({"HELLO-COUNTER", {}, ScanRoute::HandScanner});
    QVERIFY(!sheet.separatorProblem().isEmpty() && !sheet.isPossible()); // found, but it can't work
    sheet.end();
    scanners->take({"7C41", {}, ScanRoute::HandScanner});
    QCOMPARE(scans.size(), 1); // the positive control
    sheet.begin();
    sheet.clear();
    sheet.keep();
    QCOMPARE(scanners->dress(), ScannerDress{});
}

void TestDevices::aCameraIsNeverOpenedByItself()
{
    LiveCamera camera;
    camera.setServices(&m_ui->services);
    camera.look();
    QVERIFY(!camera.isOpen());
    QCOMPARE(camera.state(), CameraState::Closed);
    camera.start();
    QVERIFY(camera.isOpen()); // the positive control
    camera.stop();
    QVERIFY(!camera.isOpen());
    QVERIFY(camera.frame().isEmpty());
}

void TestDevices::aCodeInSightIsOneEvent()
{
    Services services(&m_ui->reception, {m_folder->filePath(u"window.ini"_s)});
    services.preferences()->keep("devices/simulators", true);
    services.preferences()->keep("camera/path", u"simulator"_s);
    LiveCamera camera;
    camera.setServices(&services);
    QSignalSpy seen(&camera, &LiveCamera::seen);
    camera.start();
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 1, 20000);
    const auto symbols = seen[0][0].value<QVariant>().value<std::vector<Symbol>>();
    QCOMPARE(symbols.size(), size_t(1));
    QCOMPARE(symbols[0].bytes, QByteArray("https://u.hemei.example/u/7C41009222H"));
    QTRY_VERIFY(!camera.outlines().empty());
    QVERIFY(outlined(camera) > 100);
    const quint64 then = camera.frame().number;
    QTRY_VERIFY_WITH_TIMEOUT(camera.frame().number > then + 10, 20000);
    QCOMPARE(seen.size(), 1); // still there, still one
    camera.stop();
    QCOMPARE(outlined(camera), 0);
}

void TestDevices::aCameraThatIsShownNothingGoesOffAfterTwoMinutes()
{
    PluggedSource::Cable cable;
    test::ManualClock clock;
    LiveCamera camera;
    camera.setServices(&m_ui->services);
    camera.setEdges({&clock, [&cable](const QString &) { return std::make_unique<PluggedSource>(cable); }});
    camera.start();
    QTRY_VERIFY(camera.isRunning() && !camera.frame().isEmpty());
    clock.advance(2 * 60 * 1000 - 1);
    const quint64 then = camera.frame().number;
    QTRY_VERIFY(camera.frame().number > then + 20);
    QVERIFY(camera.isOpen()); // the positive control: a moment before it is still on
    clock.advance(1);
    QTRY_VERIFY(!camera.isOpen());
    QVERIFY(camera.words().contains(u"两分钟"_s));
    QVERIFY(camera.frame().isEmpty());
    camera.start();
    QTRY_VERIFY(camera.isRunning());
    QVERIFY(!camera.words().contains(u"两分钟"_s));
    camera.stop();
    QVERIFY(!camera.words().contains(u"两分钟"_s)); // closed by hand: nothing to explain
}

void TestDevices::aCodeInSightBeginsTheTwoMinutesAnew()
{
    test::ManualClock clock;
    LiveCamera camera;
    camera.setServices(&m_ui->services);
    camera.setEdges({&clock, [](const QString &) { return std::make_unique<PlayedSource>(QString()); }});
    QSignalSpy seen(&camera, &LiveCamera::seen);
    camera.start();
    for (int reading = 1; reading <= 3; ++reading) { // four minutes in all
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), reading, 20000);
        QVERIFY(camera.isOpen());
        clock.advance(2 * 60 * 1000 - 1);
    }
}

void TestDevices::anUnpluggedCameraSaysSoAndWaitsForAPersonsPress()
{
    PluggedSource::Cable cable;
    LiveCamera camera;
    camera.setServices(&m_ui->services);
    camera.setEdges({&m_clock, [&cable](const QString &) { return std::make_unique<PluggedSource>(cable); }});
    camera.start();
    QTRY_VERIFY(camera.isRunning());
    cable.isPlugged = false;
    QTRY_VERIFY(!camera.isOpen());
    QVERIFY(camera.words().contains(u"拔"_s));
    QVERIFY(camera.frame().isEmpty()); // nothing of the last picture stays on the screen
    cable.isPlugged = true;
    camera.look();
    QVERIFY(!camera.isOpen());
    QCOMPARE(cable.opened.load(), 1);
    camera.start(); // by hand
    QTRY_VERIFY(camera.isRunning());
    QCOMPARE(cable.opened.load(), 2);
    camera.stop();
    // Not there when it is switched on: that press is still good when it comes.
    cable.isPlugged = false;
    camera.start();
    QTRY_COMPARE(camera.state(), CameraState::Missing);
    cable.isPlugged = true;
    QTRY_VERIFY(camera.isRunning());
}

QTEST_MAIN(TestDevices)
#include "tst_devices.moc"
