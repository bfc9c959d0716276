// SPDX-License-Identifier: Apache-2.0
#include "core/store/store.h"

#include "core/store/lanes.h"
#include "core/store/storageerror.h"

#include <QLockFile>

namespace zhike {

using namespace Qt::StringLiterals;

/// Made in this order, ended in the reverse one: first the reader, then the writer, then the lock.
struct Store::Rooms {
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<WriterRoom> writer;
    std::unique_ptr<Connection> readerConnection;
    std::atomic<qint64> reads = 0;
    std::optional<Lane<Job>> writing;
    std::optional<Lane<ReadJob>> reading;
};

namespace {

Result<void> readOnce(Connection &connection, const Sealer &sealer, const std::function<Result<void>(const Reader &)> &work)
{
    try {
        Transaction transaction(connection, Transaction::Kind::Read);
        const Reader reader(connection, sealer);
        return work(reader);
    } catch (const SQLite::Exception &exception) {
        return storageError(exception);
    }
}

/// What old rows are compressed with; without it they are downloaded again.
Result<void> loadDictionaries(OpenedFile &file, const Sealer &sealer)
{
    try {
        Transaction transaction(*file.connection, Transaction::Kind::Read);
        dictionaries::load(Reader(*file.connection, sealer));
        return {};
    } catch (const SQLite::Exception &exception) {
        return storageError(exception);
    }
}

Result<std::unique_ptr<Connection>> readerOf(const StoreOptions &options)
{
    try {
        return std::make_unique<Connection>(options.path,
                                            Connection::Options{Connection::Mode::ReadOnly, options.vfs, 0, {}});
    } catch (const SQLite::Exception &exception) {
        return storageError(exception);
    }
}

} // namespace

Store::Store() : m_events(std::make_unique<StoreEvents>()), m_rooms(std::make_unique<Rooms>()) {}

Store::~Store()
{
    m_rooms->reading.reset();
    m_rooms->readerConnection.reset(); // before the last checkpoint: a reader would hold it back
    m_rooms->writing.reset();
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions &options, Vault &vault, const Clock &clock)
{
    auto lock = std::make_unique<QLockFile>(options.path + ".lock"_L1);
    lock->setStaleLockTime(0); // only a dead process gives the file free, never time alone
    if (!lock->tryLock(0))
        return lock->error() == QLockFile::LockFailedError ? ErrorCode::StorageInUse : ErrorCode::StorageIo;
    Result<OpenedFile> file = openFile(options, vault, clock);
    if (!file)
        return file.error();
    Result<std::unique_ptr<Connection>> reader = readerOf(options);
    if (!reader)
        return reader.error();

    std::unique_ptr<Store> store(new Store);
    store->m_sealer = std::make_unique<const Sealer>(file->key);
    if (const Result<void> loaded = loadDictionaries(*file, *store->m_sealer); !loaded)
        return loaded.error();
    store->m_report = file->report;
    Rooms &rooms = *store->m_rooms;
    rooms.lock = std::move(lock);
    rooms.readerConnection = *std::move(reader);
    rooms.writer = std::make_unique<WriterRoom>(std::move(file->connection), *store->m_sealer, options, clock);
    rooms.writer->whenReadOnlyChanges = [events = store->m_events.get()](bool isReadOnly) {
        Q_EMIT events->readOnlyChanged(isReadOnly);
    };
    rooms.writer->whenTidied = [events = store->m_events.get()](const Change &change) {
        Q_EMIT events->committed(change);
    };
    rooms.writing.emplace(
        [&rooms, events = store->m_events.get()](Job &job) {
            const WriterRoom::Done done = rooms.writer->run(job.work, job.isCache);
            if (!done.change.isEmpty())
                Q_EMIT events->committed(done.change);
            job.finish(done.end);
        },
        [&rooms] { return rooms.writer->tidyWhenIdle(); });
    rooms.reading.emplace(
        [&rooms, sealer = store->m_sealer.get(), path = options.path](ReadJob &job) {
            ++rooms.reads;
            const Result<void> end =
                job.isCanceled() ? ErrorCode::StorageBusy : readOnce(*rooms.readerConnection, *sealer, job.work);
            if (!end && end.error().code == ErrorCode::StorageCorrupt)
                markSuspect(path);
            job.finish(end);
        },
        [] { return false; });
    return store;
}

void Store::post(Job job)
{
    if (!m_rooms->writing->post(job))
        job.finish(ErrorCode::StorageBusy);
}

void Store::post(ReadJob job)
{
    if (!m_rooms->reading->post(job))
        job.finish(ErrorCode::StorageBusy);
}

bool Store::isReadOnly() const { return m_rooms->writer->isReadOnly(); }
qint64 Store::transactions() const { return m_rooms->writer->transactions + m_rooms->reads; }

} // namespace zhike
