// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/openfile.h"
#include "core/store/reserve.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace zhike {

/// A thread that takes jobs from a bounded queue, first come first served, until it is told to end; what was queued by
/// then is still done.
template <typename Job>
class Lane {
public:
    static constexpr size_t kBound = 1024;

    /// `serve` runs each job, `idle` after `kIdle` without one; both on the lane's thread. While `idle` answers true it
    /// has more to do and is called again as soon as no job waits.
    Lane(std::function<void(Job &)> serve, std::function<bool()> idle)
        : m_serve(std::move(serve))
        , m_idle(std::move(idle))
        , m_thread([this] { run(); })
    {
    }
    ~Lane()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isEnding = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    /// False when the queue is full: the job was not taken.
    [[nodiscard]] bool post(Job &job)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_jobs.size() >= kBound)
                return false;
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
        return true;
    }

private:
    static constexpr auto kIdle = std::chrono::seconds(2);

    void run()
    {
        std::unique_lock lock(m_mutex);
        bool hasMore = false;
        while (true) {
            const auto patience = hasMore ? std::chrono::seconds(0) : kIdle;
            const bool isWoken = m_wake.wait_for(lock, patience, [this] { return m_isEnding || !m_jobs.empty(); });
            if (m_jobs.empty() && m_isEnding)
                return;
            if (!isWoken) {
                lock.unlock();
                hasMore = m_idle();
                lock.lock();
                continue;
            }
            Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            m_serve(job);
            job = {};
            lock.lock();
        }
    }

    std::function<void(Job &)> m_serve;
    std::function<bool()> m_idle;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_isEnding = false;
    std::thread m_thread; ///< last: it starts when everything above is there
};

/// The writer's work: transactions, read-only mode, checkpoints. Writer thread only, but for the atomics.
class WriterRoom {
public:
    WriterRoom(std::unique_ptr<Connection> connection, const Sealer &sealer, const StoreOptions &options,
               const Clock &clock);
    ~WriterRoom(); ///< checkpoints

    struct Done {
        Result<void> end;
        Change change; ///< empty when nothing was committed
    };
    [[nodiscard]] Done run(const std::function<Result<void>(Writer &)> &work, bool isCache);
    /// Checkpoints, lets go of what is past its time, scrubs: a portion. True while there is more to do.
    [[nodiscard]] bool tidyWhenIdle();
    /// Called with what a portion of the tidying changed.
    std::function<void(const Change &)> whenTidied;
    /// Called on the writer thread when read-only mode begins or ends.
    std::function<void(bool)> whenReadOnlyChanges;

    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    std::atomic<qint64> transactions = 0;

private:
    struct Attempt {
        Done done;
        bool isStorageTrouble = false;
    };
    [[nodiscard]] Attempt attempt(const std::function<Result<void>(Writer &)> &work);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] bool canLeaveReadOnly();
    /// False when a reader stood in the way.
    bool checkpoint(int mode);
    void checkpointWhenIdle();
    void sweepErased();
    [[nodiscard]] bool isPassDue();

    std::unique_ptr<Connection> m_connection;
    const Sealer &m_sealer;
    QString m_path;
    const Clock &m_clock;
    Reserve m_reserve;
    std::atomic<bool> m_isReadOnly = false;
    qint64 m_triedReserveAt = 0;
    int m_walPages = 0;
    int m_pagesBeforeCheckpoint;
    bool m_owesSweep = false; ///< a person was erased: what they left in the log has to go
    retention::Limits m_limits;
    std::unique_ptr<retention::Pass> m_pass;
    qint64 m_passDueAt;
};

} // namespace zhike
