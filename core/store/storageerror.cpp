// SPDX-License-Identifier: Apache-2.0
#include "core/store/storageerror.h"

#include <sqlite3.h>

namespace zhike {
namespace {

ErrorCode codeOf(int primary)
{
    switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: // the locks of the log's index weren't given in a hundred tries
        return ErrorCode::StorageBusy;
    case SQLITE_FULL:
        return ErrorCode::StorageFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::StorageReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::StorageCorrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
        return ErrorCode::StorageIo; // the file may be whole, this try failed
    default: // CONSTRAINT, MISMATCH, ERROR …: a statement and a row that don't fit; the file is well
        return ErrorCode::RowUnreadable;
    }
}

} // namespace

Error storageError(const SQLite::Exception &exception)
{
    return {codeOf(exception.getErrorCode() & 0xFF), QString::number(exception.getExtendedErrorCode())};
}

bool stopsWriting(const Error &error)
{
    return error.code == ErrorCode::StorageFull || error.code == ErrorCode::StorageIo || error.code == ErrorCode::StorageReadOnly;
}

} // namespace zhike
