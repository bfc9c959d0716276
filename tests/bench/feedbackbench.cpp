// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/bench/figures.h"
#include "tests/journeys/counterwindow.h"
#include "tests/scan/keyboard.h"
#include "tests/support/xkeyboard.h"
#include "tests/support/xserver.h"
#include "ui/scan/livecamera.h"
#include "ui/scan/scanpage.h"

#include <QEventLoop>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QTextStream>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

using namespace zhike;
using namespace zhike::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kScans = 100;
constexpr int kPatienceMs = 20'000;
constexpr int kPauseMs = 150; // between two customers: what the last scan built is on the screen
constexpr double kGoalMs = 100; // performance.md, RA10

using Moment = std::chrono::steady_clock::time_point;

void pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Whether it can be seen or not: the colour of an answer can't, before there is one.
QQuickItem *named(QQuickItem *root, const QString &name)
{
    if (root->objectName() == name)
        return root;
    for (QQuickItem *child : root->childItems())
        if (QQuickItem *found = named(child, name))
            return found;
    return nullptr;
}

/// The counter's window as somebody before it: says when the colour and the word of a scan are on the screen, and when
/// its sound has begun. A frame counts when its scene had both and it was handed to the screen.
class Onlooker : public QObject {
    Q_OBJECT
public:
    explicit Onlooker(CounterWindow &counter)
        : m_counter(counter)
        , m_page(named(counter.window()->contentItem(), u"cameraPane"_s)->property("page").value<ui::ScanPage *>())
        , m_glow(named(counter.window()->contentItem(), u"scanGlow"_s))
        , m_words(named(counter.window()->contentItem(), u"scanWords"_s))
    {
        connect(m_page, &ui::ScanPage::feedback, this, [this] { m_hasFeedback = true; });
        connect(
            m_page->findChild<ui::Chime *>(), &ui::Chime::begun, this, [this] { m_heardAt = elapsed(); },
            Qt::DirectConnection);
        // While a scene is handed over, the items stand still whichever thread this is.
        connect(
            counter.window(), &QQuickWindow::afterSynchronizing, this, [this] { m_isInFrame = isShown(); },
            Qt::DirectConnection);
        connect(
            counter.window(), &QQuickWindow::frameSwapped, this,
            [this] {
                if (m_isInFrame && m_seenAt < 0)
                    m_seenAt = elapsed();
            },
            Qt::DirectConnection);
    }

    struct Times {
        double seen = 0;
        double heard = 0;
    };
    /// One deed, from its last character to what a person notices. Empty when nothing came.
    template <typename Deed>
    [[nodiscard]] std::optional<Times> look(Deed &&deed)
    {
        m_hasFeedback = false;
        m_seenAt = m_heardAt = -1;
        m_start = std::chrono::steady_clock::now();
        deed();
        QEventLoop loop;
        QTimer limit;
        limit.setSingleShot(true);
        connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
        connect(
            m_counter.window(), &QQuickWindow::frameSwapped, &loop,
            [&] {
                if (m_seenAt >= 0 && m_heardAt >= 0)
                    loop.quit();
            },
            Qt::QueuedConnection);
        limit.start(kPatienceMs);
        loop.exec();
        return m_seenAt >= 0 && m_heardAt >= 0 ? std::optional(Times{m_seenAt, m_heardAt}) : std::nullopt;
    }

private:
    [[nodiscard]] double elapsed() const
    {
        return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - m_start).count();
    }
    [[nodiscard]] bool isShown() const
    {
        return m_hasFeedback && m_glow->isVisible() && m_glow->opacity() > 0.99 && m_words->isVisible()
            && m_words->property("text").toString() == m_page->heard();
    }

    CounterWindow &m_counter;
    ui::ScanPage *m_page;
    QQuickItem *m_glow;
    QQuickItem *m_words;
    bool m_hasFeedback = false;
    bool m_isInFrame = false;
    Moment m_start;
    std::atomic<double> m_seenAt = -1; // microseconds; negative: not yet
    std::atomic<double> m_heardAt = -1;
};

/// Never the same bytes twice: that would be the same reading.
QByteArray nextCode()
{
    static int count = 0;
    return "https://u.hemei.example/u/" + golden::kStockedUnit.toString().toLatin1()
        + "?n=" + QByteArray::number(++count);
}

struct Series {
    Samples seen;
    Samples heard;
};

/// Scans from the home page: what was on the screen has to make room first.
template <typename Prepare, typename Deed>
std::optional<Series> series(CounterWindow &counter, Onlooker &onlooker, Prepare &&prepare, Deed &&deed)
{
    Series series;
    for (int i = 0; i < kScans; ++i) {
        counter.window()->setProperty("page", u"home"_s);
        pause(kPauseMs);
        const QByteArray code = nextCode();
        prepare(code);
        const auto times = onlooker.look([&] { deed(code); });
        if (!times)
            return std::nullopt;
        series.seen.push_back(times->seen);
        series.heard.push_back(times->heard);
    }
    return series;
}

std::vector<Figure> rows(const QString &what, const Series &series)
{
    const auto row = [&](const QString &end, const Samples &samples) {
        return Figure{u"RA10"_s, what + u" → "_s + end + u", p95"_s, {}, percentile(samples, 0.95), 0, {}, kGoalMs};
    };
    return {row(u"colour and word on the screen"_s, series.seen), row(u"sound"_s, series.heard)};
}

class Bench {
public:
    explicit Bench(CounterWindow &counter)
        : m_counter(counter)
        , m_onlooker(counter)
        , m_scanners(counter.window()
                         ->findChild<QObject *>(u"shell"_s)
                         ->property("services")
                         .value<ui::Services *>()
                         ->handScanners())
    {
        WedgeSettings tolerant;
        tolerant.keyGapMs = 80; // the bench asks about the end of a code, not about the server's gaps
        tolerant.idleMs = 400;
        m_scanners->setWedge(tolerant);
    }

    [[nodiscard]] std::optional<std::vector<Figure>> wedge()
    {
        test::XKeyboard keyboard;
        if (!keyboard.isThere())
            return std::nullopt;
        return rowsOf(
            u"keyboard wedge: Enter"_s, [&](const QByteArray &code) { keyboard.play(strokesOf(code, 0)); },
            [&](const QByteArray &) { keyboard.play(strokesOf("\r", 0)); });
    }
    [[nodiscard]] std::optional<std::vector<Figure>> serial()
    {
        const int line = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (line < 0 || ::grantpt(line) != 0 || ::unlockpt(line) != 0)
            return std::nullopt;
        m_scanners->setPort(u"serial:"_s + QString::fromLocal8Bit(::ptsname(line)));
        const auto write = [&](const QByteArray &bytes) {
            (void)!::write(line, bytes.constData(), static_cast<size_t>(bytes.size()));
        };
        auto found = rowsOf(
            u"serial scanner: last byte"_s, [](const QByteArray &) {},
            [&](const QByteArray &code) { write(code + '\r'); });
        m_scanners->setPort({});
        ::close(line);
        return found;
    }
    /// The camera itself is replaced by what it reports: the decoder's answer to a frame.
    [[nodiscard]] std::optional<std::vector<Figure>> camera()
    {
        auto *eye =
            named(m_counter.window()->contentItem(), u"cameraPane"_s)->property("eye").value<ui::LiveCamera *>();
        return rowsOf(
            u"camera: answer to a frame"_s,
            [&](const QByteArray &) {
                m_counter.window()->setProperty("page", u"scan"_s);
                pause(kPauseMs);
            },
            [&](const QByteArray &code) {
                Q_EMIT eye->seen(QVariant::fromValue(std::vector<Symbol>{{code, "]Q1", false, {}, SymbolFormat::Qr}}));
            });
    }

private:
    template <typename Prepare, typename Deed>
    std::optional<std::vector<Figure>> rowsOf(const QString &what, Prepare &&prepare, Deed &&deed)
    {
        const auto found = series(m_counter, m_onlooker, prepare, deed);
        return found ? std::optional(rows(what, *found)) : std::nullopt;
    }
    CounterWindow &m_counter;
    Onlooker m_onlooker;
    ui::HandScanners *m_scanners;
};

int measure(bool hasKeyboard, QTextStream &out)
{
    CentralProcess central;
    CounterWindow counter;
    if (!central.start() || !counter.open(central.url()) || !counter.signIn() || !counter.press(u"rail-scan"_s)
        || !counter.see(u"scanWords"_s)) {
        out << "not measured: no window" << Qt::endl;
        return 1;
    }
    counter.window()->requestActivate();
    if (hasKeyboard && !QTest::qWaitFor([&] { return counter.window()->isActive(); }, kPatienceMs))
        hasKeyboard = false;
    Bench bench(counter);
    std::vector<Figure> figures;
    const auto add = [&](const char *what, const std::optional<std::vector<Figure>> &some) {
        if (some)
            figures.insert(figures.end(), some->begin(), some->end());
        else
            out << "not measured: " << what << Qt::endl;
    };
    add("keyboard wedge", hasKeyboard ? bench.wedge() : std::nullopt);
    add("serial scanner", bench.serial());
    add("camera", bench.camera());
    out << table(figures) << Qt::endl;
    return figures.size() == 6 ? 0 : 1;
}

} // namespace

/// RA10: from a scan's last character to what a person notices, in the counter's own window over a real file and a real
/// central. Needs Xvfb for the row of the keyboard.
int main(int argc, char **argv)
{
    const test::XServer server;
    if (!server.isRunning())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    qputenv("ZHIKE_BIN_DIR", QCoreApplication::applicationDirPath().toLocal8Bit());
    QTextStream out(stdout);
    return measure(server.isRunning(), out);
}

#include "feedbackbench.moc"
