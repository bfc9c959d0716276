// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shimvfs.h"

#include <mutex>
#include <sqlite3.h>

namespace zhike::test {
namespace {

Witness *theWitness = nullptr;
std::mutex theMutex;

/// SQLite hands us this with room for the real file behind it.
struct File {
    sqlite3_file base;
    const char *path; ///< SQLite keeps it until the file is closed
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};
sqlite3_file *realOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }
QByteArray pathOf(sqlite3_file *file) { return QByteArray(reinterpret_cast<File *>(file)->path); }
const sqlite3_io_methods &real(sqlite3_file *file) { return *realOf(file)->pMethods; }
sqlite3_vfs *below() { return sqlite3_vfs_find("unix"); }

/// Lets the witness hold the call, asks it, makes the call, tells the witness.
template <typename F>
int witnessed(const Call &call, F make)
{
    theWitness->stand(call);
    {
        const std::lock_guard lock(theMutex);
        if (const int code = theWitness->before(call); code != SQLITE_OK)
            return code;
    }
    const int code = make();
    if (code != SQLITE_OK)
        return code;
    const std::lock_guard lock(theMutex);
    theWitness->after(call);
    return code;
}

int readFrom(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    const Call call{FileCall::Read, pathOf(f), at, nullptr, n};
    const int code = witnessed(call, [&] { return real(f).xRead(realOf(f), to, n, at); });
    if (code == SQLITE_OK) {
        const std::lock_guard lock(theMutex);
        theWitness->afterRead(call, static_cast<char *>(to));
    }
    return code;
}
int writeTo(sqlite3_file *f, const void *bytes, int n, sqlite3_int64 at)
{
    return witnessed({FileCall::Write, pathOf(f), at, static_cast<const char *>(bytes), n},
                     [&] { return real(f).xWrite(realOf(f), bytes, n, at); });
}
int truncateTo(sqlite3_file *f, sqlite3_int64 to)
{
    return witnessed({FileCall::Truncate, pathOf(f), to}, [&] { return real(f).xTruncate(realOf(f), to); });
}
int syncIt(sqlite3_file *f, int flags)
{
    return witnessed({FileCall::Sync, pathOf(f)}, [&] { return real(f).xSync(realOf(f), flags); });
}
int sizeOf(sqlite3_file *f, sqlite3_int64 *size)
{
    return witnessed({FileCall::Size, pathOf(f)}, [&] { return real(f).xFileSize(realOf(f), size); });
}
int lockIt(sqlite3_file *f, int level)
{
    return witnessed({FileCall::Lock, pathOf(f)}, [&] { return real(f).xLock(realOf(f), level); });
}
int unlockIt(sqlite3_file *f, int level)
{
    return witnessed({FileCall::Unlock, pathOf(f)}, [&] { return real(f).xUnlock(realOf(f), level); });
}
int closeIt(sqlite3_file *f)
{
    const Call call{FileCall::Close, pathOf(f)};
    const int code = real(f).xClose(realOf(f)); // whatever the witness says: a descriptor is never left open
    const std::lock_guard lock(theMutex);
    const int said = theWitness->before(call);
    return said != SQLITE_OK ? said : code;
}
int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **to)
{
    return witnessed({FileCall::ShmMap, pathOf(f)}, [&] { return real(f).xShmMap(realOf(f), page, size, extend, to); });
}
int shmLock(sqlite3_file *f, int offset, int n, int flags)
{
    if (flags & SQLITE_SHM_UNLOCK) // giving back always works
        return real(f).xShmLock(realOf(f), offset, n, flags);
    return witnessed({FileCall::ShmLock, pathOf(f)}, [&] { return real(f).xShmLock(realOf(f), offset, n, flags); });
}

int checkLock(sqlite3_file *f, int *out) { return real(f).xCheckReservedLock(realOf(f), out); }
int control(sqlite3_file *f, int op, void *arg) { return real(f).xFileControl(realOf(f), op, arg); }
int sectorOf(sqlite3_file *f) { return real(f).xSectorSize(realOf(f)); }
int traitsOf(sqlite3_file *f) { return real(f).xDeviceCharacteristics(realOf(f)); }
void shmBarrier(sqlite3_file *f) { real(f).xShmBarrier(realOf(f)); }
int shmUnmap(sqlite3_file *f, int isDelete) { return real(f).xShmUnmap(realOf(f), isDelete); }

constexpr sqlite3_io_methods kMethods = {2,       closeIt,    readFrom,  writeTo, truncateTo, syncIt,   sizeOf,
                                         lockIt,  unlockIt,   checkLock, control, sectorOf,   traitsOf, shmMap,
                                         shmLock, shmBarrier, shmUnmap,  nullptr, nullptr};

int openIt(sqlite3_vfs *, sqlite3_filename path, sqlite3_file *file, int flags, int *outFlags)
{
    reinterpret_cast<File *>(file)->path = path;
    file->pMethods = nullptr;
    const int code = witnessed({FileCall::Open, QByteArray(path)},
                               [&] { return below()->xOpen(below(), path, realOf(file), flags, outFlags); });
    if (code == SQLITE_OK)
        file->pMethods = &kMethods;
    return code;
}

int deleteIt(sqlite3_vfs *, const char *path, int syncDirectory)
{
    return witnessed({FileCall::Delete, QByteArray(path), 0, nullptr, 0, syncDirectory != 0},
                     [&] { return below()->xDelete(below(), path, syncDirectory); });
}

int accessIt(sqlite3_vfs *, const char *path, int flags, int *out)
{
    return witnessed({FileCall::Access, QByteArray(path)}, [&] { return below()->xAccess(below(), path, flags, out); });
}

int sleepNot(sqlite3_vfs *, int microseconds) { return microseconds; }

sqlite3_vfs theVfs;

} // namespace

ShimVfs::ShimVfs(Witness &witness, Sleep sleep)
{
    theWitness = &witness;
    theVfs = *below();
    theVfs.zName = "shim";
    theVfs.szOsFile = below()->szOsFile + static_cast<int>(sizeof(File));
    theVfs.xOpen = openIt;
    theVfs.xDelete = deleteIt;
    theVfs.xAccess = accessIt;
    if (sleep == Sleep::Never)
        theVfs.xSleep = sleepNot;
    sqlite3_vfs_register(&theVfs, 0);
}

ShimVfs::~ShimVfs() { sqlite3_vfs_unregister(&theVfs); }

} // namespace zhike::test
