// SPDX-License-Identifier: Apache-2.0
#include "tests/journeys/counterwindow.h"

#include "app/label/label.h"
#include "core/store/shelves.h"

#include <QDir>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLooks = 8;
constexpr int kPatienceMs = 20000; // a slow machine; nothing waits that long when it works

QQuickItem *firstWithPrefix(QQuickItem *item, const QString &prefix)
{
    if (!item->isVisible())
        return nullptr;
    if (item->objectName().startsWith(prefix) && item->isEnabled() && item->width() > 0)
        return item;
    for (QQuickItem *child : item->childItems())
        if (QQuickItem *found = firstWithPrefix(child, prefix))
            return found;
    return nullptr;
}

} // namespace

bool CounterWindow::open(const QUrl &central)
{
    StartOptions options;
    options.place.file = file();
    options.place.vfs = m_vfs;
    options.place.central = central;
    options.place.vault = VaultKind::Demo;
    options.place.decoder = qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhike-decoder"_s;
    options.enrolCode = u"HEMEJ02580"_s;
    m_start = std::make_unique<Start>(options, m_clock);
    static_cast<void>(m_start->begin());
    if (!QTest::qWaitFor([&] { return m_start->window() && m_start->window()->objectName() == "window"_L1; },
                         kPatienceMs))
        return false;
    m_robot = std::make_unique<Robot>(qobject_cast<QQuickWindow *>(m_start->window()));
    return see(u"signInBadge"_s);
}

void CounterWindow::close()
{
    m_robot.reset();
    m_start.reset();
}

bool CounterWindow::powerCut()
{
    auto after = std::make_unique<QTemporaryDir>();
    // on the writer's thread, inside a transaction: nothing else is written or checkpointed at this moment
    QFuture<Result<bool>> copied =
        place().store().write([from = m_folder->path(), to = after->path()](Writer &writer) -> Result<bool> {
            meta::set(writer, "halfDone", qint64(1));
            bool isWhole = true;
            for (const QString &name : QDir(from).entryList(QDir::Files | QDir::Hidden))
                if (!name.endsWith(u"-shm"_s) && !name.endsWith(u".lock"_s))
                    isWhole = QFile::copy(from + u'/' + name, to + u'/' + name) && isWhole;
            return isWhole ? Error{ErrorCode::Refused, {}}
                           : Error{ErrorCode::StorageIo, {}}; // either way it is never committed
        });
    if (!QTest::qWaitFor([&] { return copied.isFinished(); }, kPatienceMs)
        || copied.result().error().code != ErrorCode::Refused)
        return false;
    close();
    m_folder = std::move(after);
    return true;
}

bool CounterWindow::signIn(const QString &badge, const QString &pin)
{
    return m_robot->type(u"signInBadge"_s, badge) && m_robot->type(u"signInPin"_s, pin) && press(u"signInButton"_s)
        && QTest::qWaitFor([&] { return reception().desk() && reception().desk()->isIndexReady(); }, kPatienceMs)
        && QTest::qWaitFor([&] { return !reception().desk()->find(u"19900005678"_s, 1).empty(); }, kPatienceMs);
}

bool CounterWindow::openMember(const QString &typed)
{
    return see(u"searchField"_s) && m_robot->type(u"searchField"_s, typed) && press(u"hit0"_s) && see(u"memberName"_s);
}

bool CounterWindow::scanLabel(const QString &content)
{
    const QString file = m_folder->filePath(u"label.png"_s);
    if (!writeQrLabel(content, file) || !press(u"rail-scan"_s) || !see(u"scanDropArea"_s))
        return false;
    m_robot->drop(file);
    return true;
}

bool CounterWindow::see(const QString &handle) const
{
    const bool isThere = QTest::qWaitFor([&] { return m_robot->sees(handle); }, kPatienceMs);
    if (!isThere)
        picture(u"missing-"_s + handle);
    return isThere;
}

bool CounterWindow::seeText(const QString &part) const
{
    const bool isThere = QTest::qWaitFor([&] { return m_robot->seesText(part); }, kPatienceMs);
    if (!isThere)
        qInfo().noquote() << "on the screen:" << m_robot->texts();
    return isThere;
}

/// A person presses what stands still: seen at the same place in a few looks.
bool CounterWindow::press(const QString &handle)
{
    QRectF last;
    int looks = 0;
    const auto standsStill = [&] {
        const QQuickItem *item = m_robot->find(handle);
        const QRectF now = item ? item->mapRectToScene(item->boundingRect()) : QRectF();
        looks = !now.isEmpty() && now == last ? looks + 1 : 0;
        last = now;
        return looks >= kLooks;
    };
    return QTest::qWaitFor(standsStill, kPatienceMs) && m_robot->press(handle);
}

bool CounterWindow::pressFirst(const QString &prefix)
{
    auto *window = qobject_cast<QQuickWindow *>(m_start->window());
    QQuickItem *found = nullptr;
    return QTest::qWaitFor([&] { return (found = firstWithPrefix(window->contentItem(), prefix)) != nullptr; },
                           kPatienceMs)
        && press(found->objectName());
}

bool CounterWindow::sendAll()
{
    m_start->place()->flush();
    reception().retryNow();
    const auto isSent = [&] {
        const LineView line = reception().line();
        return line.waiting == 0 && line.state == LineState::Online;
    };
    return QTest::qWaitFor(isSent, kPatienceMs);
}

void CounterWindow::picture(const QString &name) const
{
    if (const QString where = qEnvironmentVariable("ZHIKE_PICTURES"); !where.isEmpty() && QDir().mkpath(where))
        m_robot->save(where + u'/' + name + u".png"_s);
}

QJsonObject OtherTerminal::run(const QStringList &words)
{
    QProcess zhikectl;
    zhikectl.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    zhikectl.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhikectl"_s,
                   QStringList{u"--file"_s, m_folder.filePath(u"other.zhike"_s), u"--central"_s, m_central().toString(),
                               u"--demo"_s, u"--enrol-code"_s, u"HEMEJ02580"_s, u"--badge"_s, u"1002"_s, u"--pin"_s,
                               u"2580"_s, u"--json"_s}
                       + words);
    if (!QTest::qWaitFor([&] { return zhikectl.state() == QProcess::NotRunning; }, kPatienceMs))
        return {};
    return json::parseObject(zhikectl.readAllStandardOutput()).valueOr({});
}

bool OtherTerminal::act(const QString &type, const QJsonObject &body)
{
    if (run({u"act"_s, type, QString::fromUtf8(json::toBytes(body))}).isEmpty())
        return false;
    const QJsonObject line = run({u"sync"_s});
    return !line.isEmpty() && line.value(u"waiting"_s).toInt() == 0 && line.value(u"refused"_s).toInt() == 0;
}

QJsonObject askSecondTerminal(const QUrl &central, const QStringList &words)
{
    return OtherTerminal(central).run(words);
}
