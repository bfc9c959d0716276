// SPDX-License-Identifier: Apache-2.0
#include "tests/support/gatedisk.h"

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <sqlite3.h>

namespace zhike::test {
namespace {

std::mutex theMutex;
std::condition_variable theTurn;
GateDisk::Gate theGate = GateDisk::Gate::Open; ///< under the mutex, as what follows
int theWaiting = 0;
int theRefused = 0;

/// SQLite hands us this with room for the real file behind it.
struct File {
    sqlite3_file base;
    bool isLog;
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};
sqlite3_file *realOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }

int syncIt(sqlite3_file *file, int flags)
{
    if (reinterpret_cast<File *>(file)->isLog) {
        std::unique_lock lock(theMutex);
        ++theWaiting;
        theTurn.wait(lock, [] { return theGate != GateDisk::Gate::Held; });
        --theWaiting;
        if (theGate == GateDisk::Gate::Failing) {
            ++theRefused;
            return SQLITE_IOERR_FSYNC;
        }
    }
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int closeIt(sqlite3_file *f) { return realOf(f)->pMethods->xClose(realOf(f)); }
int readFrom(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    return realOf(f)->pMethods->xRead(realOf(f), to, n, at);
}
int writeTo(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
    return realOf(f)->pMethods->xWrite(realOf(f), from, n, at);
}
int truncateTo(sqlite3_file *f, sqlite3_int64 to) { return realOf(f)->pMethods->xTruncate(realOf(f), to); }
int sizeOf(sqlite3_file *f, sqlite3_int64 *size) { return realOf(f)->pMethods->xFileSize(realOf(f), size); }
int lockIt(sqlite3_file *f, int level) { return realOf(f)->pMethods->xLock(realOf(f), level); }
int unlockIt(sqlite3_file *f, int level) { return realOf(f)->pMethods->xUnlock(realOf(f), level); }
int checkLock(sqlite3_file *f, int *out) { return realOf(f)->pMethods->xCheckReservedLock(realOf(f), out); }
int control(sqlite3_file *f, int op, void *arg) { return realOf(f)->pMethods->xFileControl(realOf(f), op, arg); }
int sectorOf(sqlite3_file *f) { return realOf(f)->pMethods->xSectorSize(realOf(f)); }
int traitsOf(sqlite3_file *f) { return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f)); }
int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **to)
{
    return realOf(f)->pMethods->xShmMap(realOf(f), page, size, extend, to);
}
int shmLock(sqlite3_file *f, int offset, int n, int flags)
{
    return realOf(f)->pMethods->xShmLock(realOf(f), offset, n, flags);
}
void shmBarrier(sqlite3_file *f) { realOf(f)->pMethods->xShmBarrier(realOf(f)); }
int shmUnmap(sqlite3_file *f, int isDelete) { return realOf(f)->pMethods->xShmUnmap(realOf(f), isDelete); }

constexpr sqlite3_io_methods kMethods = {2,       closeIt,    readFrom,  writeTo, truncateTo, syncIt,   sizeOf,
                                         lockIt,  unlockIt,   checkLock, control, sectorOf,   traitsOf, shmMap,
                                         shmLock, shmBarrier, shmUnmap,  nullptr, nullptr};

sqlite3_vfs *below() { return sqlite3_vfs_find("unix"); }

int openIt(sqlite3_vfs *, sqlite3_filename path, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = below()->xOpen(below(), path, realOf(file), flags, outFlags);
    file->pMethods = code == SQLITE_OK ? &kMethods : nullptr;
    reinterpret_cast<File *>(file)->isLog = (flags & SQLITE_OPEN_WAL) != 0;
    return code;
}

sqlite3_vfs theVfs;

} // namespace

GateDisk::GateDisk()
{
    set(Gate::Open);
    theRefused = 0;
    theVfs = *below();
    theVfs.zName = "gate";
    theVfs.szOsFile = below()->szOsFile + static_cast<int>(sizeof(File));
    theVfs.xOpen = openIt;
    sqlite3_vfs_register(&theVfs, 0);
}

GateDisk::~GateDisk()
{
    set(Gate::Open);
    sqlite3_vfs_unregister(&theVfs);
}

void GateDisk::set(Gate gate)
{
    {
        const std::lock_guard lock(theMutex);
        theGate = gate;
    }
    theTurn.notify_all();
}

bool GateDisk::isSomebodyWaiting() const
{
    const std::lock_guard lock(theMutex);
    return theWaiting > 0;
}

int GateDisk::refused() const
{
    const std::lock_guard lock(theMutex);
    return theRefused;
}

} // namespace zhike::test
