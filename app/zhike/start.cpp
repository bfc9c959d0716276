// SPDX-License-Identifier: Apache-2.0
#include "app/zhike/start.h"

#include "ui/format/errorwords.h"

#include <QLocalSocket>
#include <QQuickWindow>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRetryMs = 5000;   // first set-up without a line: try again while the person reads
constexpr int kHolderMs = 1000;  // a living window answers its local socket at once

/// Problems that go away without anybody touching this machine.
bool mayHealItself(const Error &error) { return error.isTransient(); }

} // namespace

Start::Start(StartOptions options, const Clock &clock, QObject *parent) : QObject(parent), m_options(std::move(options)), m_clock(clock)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_retry.setInterval(kRetryMs);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Start::retry);
}

Start::~Start() = default;

Start::Outcome Start::begin()
{
    Result<std::unique_ptr<Workplace>> place = Workplace::open(m_options.place, m_clock);
    if (!place) {
        if (place.error().code == ErrorCode::StorageInUse && wakeHolder())
            return Outcome::OtherWindow;
        showProblem(place.error());
        return Outcome::Problem;
    }
    m_place = *std::move(place);
    listen();
    if (m_place->isEnrolled()) {
        openWindow();
        return Outcome::Window;
    }
    enrol();
    return Outcome::Problem;
}

/// From the moment the file is ours, also while a page about a problem is shown: a second start must find us.
void Start::listen()
{
    m_socket = std::make_unique<CommandSocket>(*m_place, m_options.place.file);
    connect(m_socket.get(), &CommandSocket::showAsked, this, &Start::showFirst);
    static_cast<void>(m_socket->listen()); // without the socket the window still works; zhikectl then says storageInUse
}

void Start::showFirst()
{
    auto *shown = qobject_cast<QQuickWindow *>(window());
    if (!shown)
        return;
    if (shown->visibility() == QWindow::Minimized || shown->visibility() == QWindow::Hidden)
        shown->showNormal();
    shown->raise();
    shown->requestActivate();
}

void Start::enrol()
{
    m_place->enrol(m_options.enrolCode).then(this, [this](const Result<bool> &done) { done ? openWindow() : showProblem(done.error()); });
}

void Start::retry()
{
    if (m_place && m_place->isEnrolled())
        return;
    if (m_place)
        return enrol();
    static_cast<void>(begin());
}

void Start::openWindow()
{
    const ui::Services::Options options{m_options.preferencesFile, m_place->isDemo()};
    m_services = std::make_unique<ui::Services>(m_place->reception(), options);
    ui::Services::setInstance(m_services.get());
    closeProblem();
    m_engine.load(QUrl(u"qrc:/qt/qml/Zhike/Counter/Main.qml"_s));
    m_services->handScanners()->listen();
    Q_EMIT windowReady();
}

void Start::showProblem(const Error &error)
{
    if (!m_problemLanguage)
        m_problemLanguage = std::make_unique<ui::Preferences>(m_options.preferencesFile);
    const QString words = ui::errorWords(error);
    if (QObject *shown = window()) {
        shown->setProperty("words", words);
    } else {
        m_engine.setInitialProperties({{u"words"_s, words}});
        m_engine.load(QUrl(u"qrc:/qt/qml/Zhike/Counter/StartProblem.qml"_s));
        if (QObject *made = window())
            connect(made, SIGNAL(retryAsked()), this, SLOT(retry()));
        m_engine.setInitialProperties({});
    }
    if (mayHealItself(error))
        m_retry.start();
}

void Start::closeProblem()
{
    m_retry.stop();
    if (auto *shown = qobject_cast<QQuickWindow *>(window())) {
        shown->close();
        shown->deleteLater();
    }
    m_problemLanguage.reset();
}

bool Start::wakeHolder() const
{
    QLocalSocket socket;
    socket.connectToServer(socketNameFor(m_options.place.file));
    if (!socket.waitForConnected(kHolderMs))
        return false;
    socket.write("{\"words\":[\"show\"]}\n");
    return socket.waitForReadyRead(kHolderMs);
}

QObject *Start::window() const { return m_engine.rootObjects().isEmpty() ? nullptr : m_engine.rootObjects().constLast(); }

} // namespace zhike
