// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/portalscreen.h"

#include "core/scan/symbol.h"

#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>
#include <QUuid>
#include <QtConcurrent>

namespace zhike::ui {

using namespace Qt::StringLiterals;

namespace {

// https://flatpak.github.io/xdg-desktop-portal: Screenshot, Request
const QString kService = u"org.freedesktop.portal.Desktop"_s;
const QString kDesktop = u"/org/freedesktop/portal/desktop"_s;
constexpr uint kDone = 0; // 1: the person said no, 2: it ended otherwise
constexpr qint64 kFileClockMs = 1000; // a file's time may lag behind the clock

const Error kUnreadable{ErrorCode::ImageUnreadable, u"portal"_s};

/// A picture that lay there before isn't ours to delete, whatever a portal says.
Result<QByteArray> readAndRemove(const QString &path, const QDateTime &askedAt)
{
    const QFileInfo file(path);
    if (file.isSymLink() || !file.isFile())
        return kUnreadable;
    const bool isMadeForUs = file.lastModified() >= askedAt.addMSecs(-kFileClockMs);
    Result<QByteArray> bytes = readImageFile(path);
    if (isMadeForUs)
        QFile::remove(path);
    return bytes;
}

} // namespace

PortalScreen::PortalScreen(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    auto *watcher = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForUnregistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, [this] {
        if (!m_request.isEmpty())
            finish(kUnreadable);
    });
}

bool PortalScreen::isNeeded() { return QGuiApplication::platformName().startsWith("wayland"_L1); }

QFuture<Result<QByteArray>> PortalScreen::take()
{
    m_promise = std::make_unique<QPromise<Result<QByteArray>>>(); // the one before, if any, ends cancelled
    m_promise->start();
    m_askedAt = QDateTime::currentDateTimeUtc();
    const QString token = u"zhike%1_%2"_s.arg(++m_count).arg(QUuid::createUuid().toString(QUuid::Id128));
    // The answer may be there before the call has returned: its name is known beforehand.
    listenAt(kDesktop + u"/request/"_s + m_bus.baseService().mid(1).replace(u'.', u'_') + u'/' + token);
    ask(token);
    return m_promise->future();
}

void PortalScreen::ask(const QString &token)
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(kService, kDesktop, u"org.freedesktop.portal.Screenshot"_s, u"Screenshot"_s);
    call << QString() << QVariantMap{{u"handle_token"_s, token}, {u"interactive"_s, true}};
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, count = m_count] {
        watcher->deleteLater();
        if (count != m_count || m_request.isEmpty())
            return; // asked anew meanwhile, or answered already
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            finish(kUnreadable);
    });
}

void PortalScreen::listenAt(const QString &request)
{
    const QString interface = u"org.freedesktop.portal.Request"_s;
    if (!m_request.isEmpty())
        m_bus.disconnect(kService, m_request, interface, u"Response"_s, this, SLOT(onResponse(uint, QVariantMap)));
    m_request = request;
    if (!m_request.isEmpty())
        m_bus.connect(kService, m_request, interface, u"Response"_s, this, SLOT(onResponse(uint, QVariantMap)));
}

void PortalScreen::onResponse(uint response, const QVariantMap &results)
{
    if (response != kDone)
        return finish(Error{ErrorCode::NotPermitted, u"portal"_s});
    const QUrl picture(results.value(u"uri"_s).toString());
    if (!picture.isLocalFile())
        return finish(kUnreadable);
    listenAt({});
    QtConcurrent::run([path = picture.toLocalFile(), askedAt = m_askedAt] {
        return readAndRemove(path, askedAt);
    }).then(this, [this, count = m_count](const Result<QByteArray> &bytes) {
        if (count == m_count)
            finish(bytes);
    });
}

void PortalScreen::finish(const Result<QByteArray> &picture)
{
    listenAt({});
    if (!m_promise)
        return;
    m_promise->addResult(picture);
    m_promise->finish();
    m_promise.reset();
}

} // namespace zhike::ui
