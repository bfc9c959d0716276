// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannerport.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace zhike {
namespace {

constexpr int kFirstReopenMs = 250;
constexpr int kLastReopenMs = 8000;
constexpr int kReadsATurn = 16; // then the window has its turn

std::unique_ptr<ScannerFrames> framesFor(ScannerWay way, const WedgeSettings &wedge)
{
    switch (way) {
    case ScannerWay::Serial:
        return std::make_unique<SerialFrames>(wedge.dress);
    case ScannerWay::HidPos:
        return std::make_unique<HidPosFrames>();
    case ScannerWay::Evdev:
        return std::make_unique<EvdevFrames>(wedge);
    }
    return nullptr;
}

/// Eight bits, no echo, no translation; the speed matters only to a real RS-232 line.
bool makeRaw(int descriptor)
{
    termios line{};
    if (::tcgetattr(descriptor, &line) != 0)
        return false;
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cc[VMIN] = 1; // "nothing there" and "unplugged" are two answers
    line.c_cc[VTIME] = 0;
    ::cfsetspeed(&line, B115200);
    return ::tcsetattr(descriptor, TCSANOW, &line) == 0 && ::ioctl(descriptor, TIOCEXCL) == 0;
}

/// Grabbed: nobody else on this machine sees its keys any more. Times that don't jump.
bool grab(int descriptor)
{
    int clock = CLOCK_MONOTONIC;
    static_cast<void>(::ioctl(descriptor, EVIOCSCLOCKID, &clock));
    return ::ioctl(descriptor, EVIOCGRAB, 1) == 0;
}

ScannerPort::State stateOf(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return ScannerPort::State::NotAllowed;
    case EBUSY:
        return ScannerPort::State::Busy;
    default:
        return ScannerPort::State::Missing;
    }
}

} // namespace

ScannerPort::ScannerPort(ScannerAddress address, const WedgeSettings &wedge, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_frames(framesFor(m_address.way, wedge))
{
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    m_reopen.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &ScannerPort::settle);
    connect(&m_reopen, &QTimer::timeout, this, &ScannerPort::tryOpen);
}

ScannerPort::~ScannerPort() { close(); }

int ScannerPort::reopenAfterMs(int attempt) { return std::min(kLastReopenMs, kFirstReopenMs << std::clamp(attempt, 0, 10)); }

void ScannerPort::open()
{
    if (m_descriptor < 0 && !m_reopen.isActive()) {
        m_attempt = 0;
        tryOpen();
    }
}

void ScannerPort::close()
{
    m_reopen.stop();
    m_silence.stop();
    m_notifier.reset();
    m_frames->forget();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    setState(State::Closed);
}

void ScannerPort::tryOpen()
{
    const int access = m_address.way == ScannerWay::Serial ? O_RDWR : O_RDONLY;
    m_descriptor = ::open(m_address.path.toLocal8Bit().constData(), access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_descriptor >= 0 && !prepare()) {
        const int error = errno;
        ::close(m_descriptor);
        m_descriptor = -1;
        errno = error;
    }
    if (m_descriptor < 0) {
        setState(stateOf(errno));
        m_reopen.start(reopenAfterMs(m_attempt++));
        return;
    }
    m_attempt = 0;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ScannerPort::readAll);
    setState(State::Open);
}

bool ScannerPort::prepare() const
{
    switch (m_address.way) {
    case ScannerWay::Serial:
        return makeRaw(m_descriptor);
    case ScannerWay::HidPos:
        return true;
    case ScannerWay::Evdev:
        return grab(m_descriptor);
    }
    return false;
}

void ScannerPort::readAll()
{
    QByteArray bytes(m_frames->readSize(), Qt::Uninitialized);
    for (int i = 0; i < kReadsATurn && m_descriptor >= 0; ++i) {
        const ssize_t got = ::read(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (got <= 0)
            return lose();
        report(m_frames->take(QByteArrayView(bytes.constData(), got)));
    }
    if (const std::optional<int> silence = m_frames->silenceMs())
        m_silence.start(*silence);
    else
        m_silence.stop();
}

void ScannerPort::settle() { report(m_frames->settle()); }

/// Unplugged.
void ScannerPort::lose()
{
    m_silence.stop();
    // Called by the notifier that goes away here.
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater();
    }
    m_frames->forget();
    ::close(m_descriptor);
    m_descriptor = -1;
    setState(State::Missing);
    m_reopen.start(reopenAfterMs(m_attempt++));
}

void ScannerPort::report(const std::vector<ScannedBytes> &codes)
{
    for (const ScannedBytes &code : codes)
        Q_EMIT scanned(code);
}

void ScannerPort::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace zhike
