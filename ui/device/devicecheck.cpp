// SPDX-License-Identifier: Apache-2.0
#include "ui/device/devicecheck.h"

#include "ui/format/desklabels.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kCameraTest = 5s; // until the first picture: slow cameras take two

} // namespace

DeviceCheck::DeviceCheck(QObject *parent)
    : QObject(parent)
    , m_rows(new RowList({"name", "tone", "verdict", "words", "test"}, this))
{
    m_limit.setInterval(kCameraTest);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &DeviceCheck::endCamera);
    connect(&m_camera, &LiveCamera::choicesChanged, this, &DeviceCheck::show);
    connect(&m_camera, &LiveCamera::painted, this, [this] {
        if (m_camera.frame().isEmpty())
            return;
        m_hasPicture = true;
        endCamera();
    });
}

DeviceCheck::~DeviceCheck() { setActive(false); }

void DeviceCheck::setServices(Services *services)
{
    m_services = services;
    HandScanners *scanners = services->handScanners();
    connect(scanners, &HandScanners::checked, this, &DeviceCheck::onChecked);
    connect(scanners, &HandScanners::portsChanged, this, &DeviceCheck::show);
    connect(scanners, &HandScanners::lessonLearnt, this, [this] {
        m_lesson = tr("Learnt. This scanner's layout is understood from now on.");
        show();
    });
    connect(scanners, &HandScanners::lessonMissed, this, [this] {
        m_lesson = tr("That wasn't the whole code. Please scan the code below once more.");
        show();
    });
    connect(services->reception(), &Reception::lineChanged, this, &DeviceCheck::show);
    connect(services->preferences(), &Preferences::languageChanged, this, &DeviceCheck::show);
    m_camera.setServices(services);
    Q_EMIT servicesChanged();
    refresh();
}

void DeviceCheck::setActive(bool active) // house-check: allow - a property's setter
{
    if (!m_services || active == m_isActive)
        return;
    m_isActive = active;
    if (active) {
        m_services->handScanners()->beginCheck();
        refresh();
    } else {
        m_services->handScanners()->endCheck();
        stopTeaching();
        endCamera();
    }
    Q_EMIT changed();
}

bool DeviceCheck::hasSimulators() const { return m_services && m_services->preferences()->kept("devices/simulators", false).toBool(); }

void DeviceCheck::setSimulators(bool simulators) // house-check: allow - a property's setter
{
    m_services->preferences()->keep("devices/simulators", simulators);
    m_cameraResult.reset();
    m_isScanned = false;
    refresh();
}

void DeviceCheck::refresh()
{
    m_services->handScanners()->look();
    m_camera.look();
    show();
}

void DeviceCheck::test(const QString &key)
{
    if (key == "scanner"_L1)
        m_services->handScanners()->take({"7C410092118", "]Q1", ScanRoute::HandScanner}); // an invented unit
    else if (key == "camera"_L1)
        testCamera();
    else if (key == "network"_L1)
        m_services->reception()->retryNow();
}

void DeviceCheck::teach()
{
    m_lesson = tr("Scan the code below with the scanner.");
    m_services->handScanners()->teach();
    Q_EMIT changed();
}

void DeviceCheck::stopTeaching()
{
    m_lesson.clear();
    m_services->handScanners()->stopTeaching();
    Q_EMIT changed();
}

void DeviceCheck::onChecked(const ScannedBytes &code)
{
    m_isScanned = true;
    m_heard = tr("%1 characters").arg(code.bytes.size());
    if (!code.symbology.isEmpty())
        m_heard = joined({m_heard, QString::fromLatin1(code.symbology)});
    show();
}

void DeviceCheck::testCamera()
{
    m_hasPicture = false;
    m_cameraResult.reset();
    m_camera.start();
    m_limit.start();
    show();
}

void DeviceCheck::endCamera()
{
    m_limit.stop();
    if (!m_camera.isOpen())
        return;
    m_cameraResult = m_camera.state();
    m_camera.stop();
    show();
}

void DeviceCheck::show()
{
    if (!m_services)
        return;
    m_rows->show({row(u"scanner"_s, tr("Hand scanner"), scanner()), row(u"camera"_s, tr("Camera"), camera()),
                  row(u"printer"_s, tr("Printer"), printer()), row(u"phone"_s, tr("Phone line"), phone()),
                  row(u"network"_s, tr("Network and central"), network())});
    Q_EMIT changed();
}

ShownRow DeviceCheck::row(const QString &key, const QString &name, const Verdict &verdict)
{
    return {key, {name, verdict.tone, verdict.verdict, verdict.words, verdict.test}};
}

DeviceCheck::Verdict DeviceCheck::scanner() const
{
    const HandScanners *scanners = m_services->handScanners();
    const QString pull = hasSimulators() ? tr("Simulate a scan") : QString();
    if (m_isScanned)
        return {u"positive"_s, tr("Works"), tr("A scan arrived whole: %1.").arg(m_heard), pull};
    if (!scanners->port().isEmpty())
        switch (scanners->portState()) {
        case ScannerPort::State::Missing:
            return {u"critical"_s, tr("Not there"), tr("The chosen scanner isn't plugged in. Plug it in, or choose another below."), pull};
        case ScannerPort::State::NotAllowed:
            return {u"critical"_s, tr("Not allowed"), tr("This desk may not read the scanner's port. Ask support to add its user to the groups \"dialout\" and \"input\"."), pull};
        case ScannerPort::State::Busy:
            return {u"critical"_s, tr("In use"), tr("Another program reads the scanner. Close that program; it is then used by itself."), pull};
        case ScannerPort::State::Open:
        case ScannerPort::State::Closed:
            break;
        }
    if (!scanners->isListening())
        return {u"critical"_s, tr("Off"), tr("The keyboard isn't watched for scanners. Start the program again."), pull};
    return {u"caution"_s, tr("Not tried yet"),
            scanners->isNative() ? tr("Scan any code now: it is only shown here. Nothing happens? Check the cable, then the light of the scanner.")
                                 : tr("Scan any code now: it is only shown here. With a Chinese input method on, choose the scanner's own port below."),
            pull};
}

DeviceCheck::Verdict DeviceCheck::camera() const
{
    const QString verb = m_camera.choices().isEmpty() ? QString() : tr("Take a look");
    if (m_camera.isOpen())
        return {u"plain"_s, tr("Trying"), tr("The camera is on until its first picture."), {}};
    if (m_cameraResult && m_hasPicture)
        return {u"positive"_s, tr("Works"), tr("A picture came. The camera is off again."), verb};
    if (m_cameraResult)
        return {u"critical"_s, tr("No picture"), *m_cameraResult == CameraState::Running ? tr("The camera opened but sent no picture. Unplug it and plug it in again.") : LiveCamera::wordsOf(*m_cameraResult), verb};
    if (m_camera.choices().isEmpty())
        return {u"critical"_s, tr("Not there"), tr("No camera is connected. Plug one in, or use a hand scanner or a picture."), {}};
    return {u"caution"_s, tr("Not tried yet"), tr("The camera is only opened when you ask for it."), verb};
}

DeviceCheck::Verdict DeviceCheck::printer() const
{
    return {u"critical"_s, tr("None set up"), tr("This desk has no printer. Show the number on the screen, or let the customer photograph it."), {}};
}

DeviceCheck::Verdict DeviceCheck::phone() const
{
    return {u"critical"_s, tr("None set up"), tr("This desk has no phone line. Calls are taken on the telephone; look the caller up by number."), {}};
}

DeviceCheck::Verdict DeviceCheck::network() const
{
    const LineView line = m_services->reception()->line();
    const QString state = lineStateWords(line.state);
    switch (line.state) {
    case LineState::Online:
        return {u"positive"_s, state, tr("Central answers."), tr("Try now")};
    case LineState::Slow:
        return {u"caution"_s, state, tr("Central answers slowly. Everything works; what you do is sent a little later."), tr("Try now")};
    case LineState::Captive:
        return {u"critical"_s, state, tr("The network wants a sign-in first. Open its page in a browser, then try again."), tr("Try now")};
    case LineState::ServerDown:
        return {u"critical"_s, state, tr("The network works, central doesn't. Go on working; everything is kept and sent later."), tr("Try now")};
    default:
        return {u"critical"_s, state, tr("No way to central. Check the network cable or the wireless network; everything is kept and sent later."), tr("Try now")};
    }
}

} // namespace zhike::ui
