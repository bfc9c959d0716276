// SPDX-License-Identifier: Apache-2.0
#include "tests/store/quotavfs.h"

#include <QFileInfo>

#include <atomic>
#include <cstring>
#include <sqlite3.h>

namespace zhike::test {
namespace {

std::atomic<qint64> theQuota = 0;
std::atomic<qint64> theUse = 0; ///< bytes that grew under this VFS
QString theNeighbour;

/// SQLite hands us this with room for the real file behind it.
struct File {
    sqlite3_file base;
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};
sqlite3_file *realOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }

int writeTo(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 at)
{
    sqlite3_file *real = realOf(file);
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    const qint64 growth = std::max<qint64>(0, at + amount - size);
    if (growth > 0 && theUse + growth > theQuota - QFileInfo(theNeighbour).size())
        return SQLITE_FULL;
    const int code = real->pMethods->xWrite(real, bytes, amount, at);
    if (code == SQLITE_OK)
        theUse += growth;
    return code;
}

int truncateTo(sqlite3_file *file, sqlite3_int64 to)
{
    sqlite3_file *real = realOf(file);
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    const int code = real->pMethods->xTruncate(real, to);
    if (code == SQLITE_OK && to < size)
        theUse -= size - to;
    return code;
}

int closeIt(sqlite3_file *f) { return realOf(f)->pMethods->xClose(realOf(f)); }
int readFrom(sqlite3_file *f, void *to, int n, sqlite3_int64 at) { return realOf(f)->pMethods->xRead(realOf(f), to, n, at); }
int syncIt(sqlite3_file *f, int flags) { return realOf(f)->pMethods->xSync(realOf(f), flags); }
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
int shmLock(sqlite3_file *f, int offset, int n, int flags) { return realOf(f)->pMethods->xShmLock(realOf(f), offset, n, flags); }
void shmBarrier(sqlite3_file *f) { realOf(f)->pMethods->xShmBarrier(realOf(f)); }
int shmUnmap(sqlite3_file *f, int isDelete) { return realOf(f)->pMethods->xShmUnmap(realOf(f), isDelete); }

constexpr sqlite3_io_methods kMethods = {2, closeIt, readFrom, writeTo, truncateTo, syncIt, sizeOf, lockIt, unlockIt, checkLock, control,
                                         sectorOf, traitsOf, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

sqlite3_vfs *below() { return sqlite3_vfs_find("unix"); }

int openIt(sqlite3_vfs *, sqlite3_filename path, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = below()->xOpen(below(), path, realOf(file), flags, outFlags);
    file->pMethods = code == SQLITE_OK ? &kMethods : nullptr;
    return code;
}

sqlite3_vfs theVfs;

} // namespace

QuotaDisk::QuotaDisk(qint64 quota, const QString &neighbour)
{
    theQuota = quota;
    theUse = 0;
    theNeighbour = neighbour;
    theVfs = *below();
    theVfs.zName = "quota";
    theVfs.szOsFile = below()->szOsFile + static_cast<int>(sizeof(File));
    theVfs.xOpen = openIt;
    sqlite3_vfs_register(&theVfs, 0);
}

QuotaDisk::~QuotaDisk() { sqlite3_vfs_unregister(&theVfs); }

void QuotaDisk::setQuota(qint64 quota) { theQuota = quota; }

} // namespace zhike::test
