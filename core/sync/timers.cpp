// SPDX-License-Identifier: Apache-2.0
#include "core/sync/timers.h"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <map>

namespace zhike {

struct LoopTimers::Private {
    std::map<Id, std::unique_ptr<QTimer>> running;
    Id last = 0;
};

LoopTimers::LoopTimers() : d(std::make_unique<Private>()) {}
LoopTimers::~LoopTimers() = default;

Timers::Id LoopTimers::start(qint64 ms, std::function<void()> then)
{
    const Id id = ++d->last;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [this, id, then = std::move(then)] {
        const auto node = d->running.extract(id);
        node.mapped().release()->deleteLater(); // we are inside its signal
        const auto call = then;
        call();
    });
    timer->start(static_cast<int>(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max())));
    d->running.emplace(id, std::move(timer));
    return id;
}

void LoopTimers::cancel(Id id) { d->running.erase(id); }

} // namespace zhike
