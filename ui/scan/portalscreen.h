// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QDBusConnection>
#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>

namespace zhike::ui {

/// The screen as a picture where a program may not look by itself (Wayland): the desktop takes it, through
/// org.freedesktop.portal.Screenshot, after asking the person which part. One request at a time.
/// Threads: GUI thread; the file is read on another and deleted when it was made for us.
class PortalScreen : public QObject {
    Q_OBJECT
public:
    explicit PortalScreen(QDBusConnection bus, QObject *parent = nullptr);

    /// Whether this platform needs it.
    [[nodiscard]] static bool isNeeded();
    /// The picture's bytes, as the desktop wrote them. NotPermitted: the person or the desktop said no;
    /// ImageUnreadable: there is no portal, it went away, or what it named is no picture file of this machine. A second
    /// call, and the end of this object, cancel the first.
    [[nodiscard]] QFuture<Result<QByteArray>> take();

private Q_SLOTS:
    void onResponse(uint response, const QVariantMap &results);

private:
    void ask(const QString &token);
    void listenAt(const QString &request);
    void finish(const Result<QByteArray> &picture);

    QDBusConnection m_bus;
    QString m_request; ///< the object whose Response is waited for; empty: none
    QDateTime m_askedAt;
    std::unique_ptr<QPromise<Result<QByteArray>>> m_promise;
    int m_count = 0;
};

} // namespace zhike::ui
