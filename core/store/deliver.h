// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFutureWatcher>

namespace zhike {

/// Calls f(result) on `context`'s thread when the future ends; never when `context` is gone by then or there is no result.
/// Call it on that thread. In place of QFuture::then(context, …), which in Qt 6.4.2 asserts when the context died before
/// the future ended (a window closed while a long poll waits).
template <typename T, typename F>
void deliver(const QFuture<T> &future, QObject *context, F f)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, f = std::move(f)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            f(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace zhike
