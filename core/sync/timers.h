// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace zhike {

/// Every wait of this room goes through here, so that tests move time by hand. One thread: calls come back on the thread
/// that started them.
class Timers
{
public:
    using Id = quint64; ///< 0 is no timer
    virtual ~Timers() = default;
    /// Calls `then` once after `ms`, unless cancelled.
    virtual Id start(qint64 ms, std::function<void()> then) = 0;
    virtual void cancel(Id id) = 0;
};

/// The event loop's timers.
class LoopTimers final : public Timers
{
public:
    LoopTimers();
    ~LoopTimers() override;
    Id start(qint64 ms, std::function<void()> then) override;
    void cancel(Id id) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
