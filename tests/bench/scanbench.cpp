// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannerport.h"
#include "tests/bench/figures.h"
#include "tests/scan/keyboard.h"
#include "tests/support/xkeyboard.h"
#include "tests/support/xserver.h"
#include "ui/scan/wedgefilter.h"

#include <QEventLoop>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTimer>
#include <QWindow>

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

using namespace zhike;
using namespace zhike::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kScans = 500;
constexpr int kPatienceMs = 5000;
const QByteArray kCode = "01069012345678922112345\x1d" "17271231";

using Moment = std::chrono::steady_clock::time_point;

/// The event loop as a program has it (QTest's wait sleeps 10 ms between two looks). False when nothing came in time.
template <typename Sender, typename Signal>
bool waitFor(Sender *sender, Signal signal)
{
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, [&loop] { loop.exit(1); });
    QObject::connect(sender, signal, &loop, &QEventLoop::quit);
    limit.start(kPatienceMs);
    return loop.exec() == 0;
}

double since(Moment start) { return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count(); }

/// B4: the terminator of a serial scanner is written → the event.
Samples serialSamples()
{
    const int line = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (line < 0 || ::grantpt(line) != 0 || ::unlockpt(line) != 0)
        return {};
    ScannerPort port({ScannerWay::Serial, QString::fromLocal8Bit(::ptsname(line)), {}}, {});
    Samples samples;
    Moment sent;
    QObject::connect(&port, &ScannerPort::scanned, &port, [&] { samples.push_back(since(sent)); });
    port.open();
    for (int i = 0; i < kScans; ++i) {
        const QByteArray bytes = kCode + '\r';
        sent = std::chrono::steady_clock::now();
        if (::write(line, bytes.constData(), static_cast<size_t>(bytes.size())) < 0 || !waitFor(&port, &ScannerPort::scanned))
            return {};
    }
    ::close(line);
    return samples;
}

/// B4: Enter of a keyboard wedge goes down in the X server → the event. The code's own keys come before.
Samples wedgeSamples()
{
    QWindow window;
    window.resize(300, 200);
    window.show();
    window.requestActivate();
    WedgeSettings settings;
    settings.keyGapMs = 200; // the bench asks about the end of a code, not about the server's gaps
    settings.idleMs = 400;
    const auto filter = ui::WedgeFilter::make(settings);
    test::XKeyboard keyboard;
    Samples samples;
    Moment sent;
    QObject::connect(filter.get(), &ui::WedgeFilter::scanned, filter.get(), [&] { samples.push_back(since(sent)); });
    if (!keyboard.isThere() || !QTest::qWaitFor([&] { return window.isActive(); }, kPatienceMs))
        return {};
    for (int i = 0; i < kScans; ++i) {
        keyboard.play(strokesOf("7C410092", 0));
        sent = std::chrono::steady_clock::now();
        keyboard.play(strokesOf("\r", 0));
        if (!waitFor(filter.get(), &ui::WedgeFilter::scanned))
            return {};
    }
    return samples;
}

Figure figureOf(const QString &what, const Samples &samples)
{
    Figure figure{u"B4"_s, what + u", p99"_s, {}, percentile(samples, 0.99), 0, {}, 10.0, Unit::Microseconds};
    return figure;
}

} // namespace

/// From the last key or byte of a hand scanner to the program's event. Needs Xvfb; takes a few seconds.
int main(int argc, char **argv)
{
    const test::XServer server;
    QGuiApplication application(argc, argv);
    const Samples serial = serialSamples();
    const Samples wedge = server.isRunning() ? wedgeSamples() : Samples();
    QTextStream out(stdout);
    if (serial.empty() || wedge.empty()) {
        out << "not measured: " << (serial.empty() ? "serial " : "") << (wedge.empty() ? "wedge" : "") << Qt::endl;
        return 1;
    }
    out << table({figureOf(u"serial scanner: terminator → event"_s, serial), figureOf(u"keyboard wedge in X: terminator → event"_s, wedge)})
        << Qt::endl;
    return 0;
}
