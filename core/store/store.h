// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/clock.h"
#include "core/store/reader.h"
#include "core/store/retention.h"
#include "core/store/vault.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace zhike {

struct StoreOptions {
    QString path; ///< the database file; lock, reserve and wrapped key lie beside it
    qint64 reserveBytes =
        storetuning::reserveBytes; ///< released when the disk is full, so that ops can still be committed
    retention::Limits limits = {}; ///< what is let go at idle
    int pagesBeforeCheckpoint = storetuning::pagesBeforeCheckpoint;
    QByteArray vfs = {}; ///< tests: a VFS that fails
    int maxPages = 0; ///< tests: a file that may not grow
    QByteArray pragmas = {}; ///< tests: see Connection::Options
};

/// What opening found and did; words for the person are made from it.
struct OpenReport {
    bool isFresh = false;
    QString backup;       ///< copy made before an older file was migrated
    QString quarantine;   ///< the damaged file, kept beside
    int salvagedOps = 0;  ///< unsent ops carried over from it
    int salvagedRows = 0; ///< journal, audit and other rows carried over
    int lostRows = 0; ///< rows that could not be read any more
    int setAsideOps = 0; ///< ops whose row doesn't open: kept in a table of their own, they block nobody
    int migratedFrom = 0; ///< the file's version before; 0 when it was today's, or fresh
};

/// Tells what was committed. Signals come from the writer thread: connect with a context object.
class StoreEvents : public QObject
{
    Q_OBJECT
Q_SIGNALS:
    void committed(const zhike::Change &change);
    /// The disk is full or read-only (Error), or writes work again (code Refused never appears; `isReadOnly` false).
    void readOnlyChanged(bool isReadOnly);
};

/// The client's file, its writer thread (the only writer, the only checkpointer) and its reader thread.
///
/// Threads: read() and write() from any thread; the functions run on the store's threads and may touch nothing but what they
/// were given. Queues are bounded (1,024 each): beyond that StorageBusy. A read whose future was cancelled before it began is
/// not run. Destruction finishes queued writes, then checkpoints.
/// Errors: StorageInUse, StorageNewer, StorageFull, StorageIo, VaultUnavailable, KeyMissing, KeyWrong at open; any Storage*
/// later. No path deletes a file that may hold unsent ops.
class Store
{
public:
    /// Blocks (vault, migrations): before the window's loop, or on a worker. `clock` and `vault` outlive the store.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreOptions &options, Vault &vault, const Clock &clock);
    ~Store();

    /// f(const Reader &) → Result<T>, in one read transaction on the reader thread.
    template <typename F>
    [[nodiscard]] auto read(F f) -> QFuture<std::invoke_result_t<F, const Reader &>>;

    /// f(Writer &) → Result<T>, in one BEGIN IMMEDIATE transaction on the writer thread: committed if the Result is a value,
    /// rolled back on an Error or an exception. The future completes after the commit ("saved" is painted only then).
    /// For what people did: works in read-only mode too, out of the reserve.
    template <typename F>
    [[nodiscard]] auto write(F f) -> QFuture<std::invoke_result_t<F, Writer &>>;

    /// As write(), for what can be downloaded again (pages, shards): refused with StorageFull in read-only mode.
    template <typename F>
    [[nodiscard]] auto writeCache(F f) -> QFuture<std::invoke_result_t<F, Writer &>>;

    [[nodiscard]] StoreEvents &events() { return *m_events; }
    [[nodiscard]] const OpenReport &report() const { return m_report; }
    [[nodiscard]] bool isReadOnly() const; ///< any thread
    /// Keys of this file, for sealing outside it (blobs, sign-in). Valid while the store lives.
    [[nodiscard]] const Sealer &sealer() const { return *m_sealer; }
    /// Number of read and write transactions since open: tests and `zhikectl doctor`.
    [[nodiscard]] qint64 transactions() const;

private:
    struct Rooms;
    struct Job {
        std::function<Result<void>(Writer &)> work;  ///< keeps its value for `finish`
        std::function<void(const Result<void> &)> finish;
        bool isCache = false;
    };
    struct ReadJob {
        std::function<Result<void>(const Reader &)> work;
        std::function<void(const Result<void> &)> finish;
        std::function<bool()> isCanceled;
    };
    Store();
    void post(Job job);
    void post(ReadJob job);

    std::unique_ptr<StoreEvents> m_events;
    std::unique_ptr<const Sealer> m_sealer;
    OpenReport m_report;
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace zhike

#include "core/store/storejobs.h"
