// SPDX-License-Identifier: Apache-2.0
#include "core/store/lanes.h"

#include "core/store/storageerror.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <sqlite3.h>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcWriter, "zhike.store.writer")

} // namespace

WriterRoom::WriterRoom(std::unique_ptr<Connection> connection, const Sealer &sealer, const StoreOptions &options,
                       const Clock &clock)
    : m_connection(std::move(connection))
    , m_sealer(sealer)
    , m_path(options.path)
    , m_clock(clock)
    , m_reserve(options.path + ".reserve"_L1, options.reserveBytes)
    , m_pagesBeforeCheckpoint(options.pagesBeforeCheckpoint)
    , m_limits(options.limits)
    , m_passDueAt(clock.steadyMs() + storetuning::firstPassMs)
{
    if (m_limits.blobFolder.isEmpty())
        m_limits.blobFolder = QFileInfo(m_path).absolutePath() + "/blobs"_L1;
    sqlite3_wal_hook(
        m_connection->database().getHandle(),
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<WriterRoom *>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    if (!m_reserve.hold())
        qCWarning(lcWriter) << "no room for the reserve";
}

WriterRoom::~WriterRoom() { checkpoint(SQLITE_CHECKPOINT_TRUNCATE); }

WriterRoom::Done WriterRoom::run(const std::function<Result<void>(Writer &)> &work, bool isCache)
{
    if (m_isReadOnly && isCache && !canLeaveReadOnly())
        return {ErrorCode::StorageFull, {}};
    ++transactions;
    Attempt first = attempt(work);
    if (!first.isStorageTrouble)
        return std::move(first.done);
    if (first.done.end.error().code == ErrorCode::StorageCorrupt)
        markSuspect(m_path);
    if (!stopsWriting(first.done.end.error()))
        return std::move(first.done);
    m_reserve.release();
    setReadOnly(true);
    return isCache ? std::move(first.done) : attempt(work).done; // what a person did is tried again, out of the reserve
}

WriterRoom::Attempt WriterRoom::attempt(const std::function<Result<void>(Writer &)> &work)
{
    try {
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        Writer writer(*m_connection, m_sealer);
        const Result<void> end = work(writer);
        if (!end)
            return {{end, {}}, false};
        transaction.commit();
        m_owesSweep = m_owesSweep || writer.change().erased;
        if (m_owesSweep)
            sweepErased();
        else if (m_walPages >= m_pagesBeforeCheckpoint)
            checkpoint(SQLITE_CHECKPOINT_PASSIVE);
        return {{end, std::move(writer.change())}, false};
    } catch (const SQLite::Exception &exception) {
        return {{storageError(exception), {}}, true};
    }
}

void WriterRoom::setReadOnly(bool isReadOnly)
{
    m_triedReserveAt = m_clock.steadyMs();
    if (m_isReadOnly.exchange(isReadOnly) == isReadOnly)
        return;
    qCWarning(lcWriter) << (isReadOnly ? "the file can't grow: read-only" : "writing again");
    if (whenReadOnlyChanges)
        whenReadOnlyChanges(isReadOnly);
}

bool WriterRoom::canLeaveReadOnly()
{
    if (m_clock.steadyMs() - m_triedReserveAt < storetuning::reserveEveryMs)
        return false;
    m_triedReserveAt = m_clock.steadyMs();
    if (!m_reserve.hold())
        return false;
    setReadOnly(false);
    return true;
}

/// The log is cut to nothing, so that what was erased doesn't stay in old frames; without waiting for a reader: a
/// person's commit may come at any moment.
void WriterRoom::checkpointWhenIdle()
{
    if (m_walPages == 0 && !m_owesSweep)
        return;
    sqlite3 *handle = m_connection->database().getHandle();
    sqlite3_busy_timeout(handle, 0);
    if (checkpoint(SQLITE_CHECKPOINT_TRUNCATE))
        m_owesSweep = false;
    sqlite3_busy_timeout(handle, Connection::busyMs);
}

bool WriterRoom::isPassDue()
{
    if (m_pass || m_clock.steadyMs() < m_passDueAt)
        return m_pass != nullptr;
    m_pass = std::make_unique<retention::Pass>(m_limits, m_clock.now());
    return true;
}

bool WriterRoom::tidyWhenIdle()
{
    bool hasMore = false;
    bool isPassOver = false;
    const bool isInPass = !m_isReadOnly && isPassDue();
    const Attempt portion = m_isReadOnly ? Attempt{} : attempt([&](Writer &writer) -> Result<void> {
        hasMore = retention::scrubStep(writer);
        isPassOver = isInPass && !m_pass->step(writer);
        return {};
    });
    if (portion.isStorageTrouble || isPassOver) {
        m_pass.reset();
        m_passDueAt = m_clock.steadyMs() + storetuning::passEveryMs;
    }
    if (!portion.done.change.isEmpty() && whenTidied)
        whenTidied(portion.done.change);
    checkpointWhenIdle();
    return !portion.isStorageTrouble && (hasMore || m_pass);
}

/// Cells are overwritten when they go (secure_delete), free pages when the writer is idle (retention.h); what is left
/// of an erased person then is the log, which is cut to nothing as soon as no reader stands in the way.
void WriterRoom::sweepErased() { m_owesSweep = !checkpoint(SQLITE_CHECKPOINT_TRUNCATE); }

bool WriterRoom::checkpoint(int mode)
{
    int inLog = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_connection->database().getHandle(), nullptr, mode, &inLog, &moved);
    if (code != SQLITE_OK || inLog != moved)
        return false;
    m_walPages = 0;
    return true;
}

} // namespace zhike
