// SPDX-License-Identifier: Apache-2.0
#include "core/store/openfile.h"

#include "core/store/audit.h"
#include "core/store/keyring.h"
#include "core/store/logcheck.h"
#include "core/store/outbox.h"
#include "core/store/salvage.h"
#include "core/store/schema.h"
#include "core/store/storageerror.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtEndian>

#include <cstddef>
#include <sqlite3.h>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

QString suspectMark(const QString &path) { return path + ".suspect"_L1; }

/// Holds the name of a quarantined file whose rows aren't in the new one yet: whatever interrupts a salvage, the next
/// start goes on with it.
QString salvageMark(const QString &path) { return path + ".salvage"_L1; }

QString underSalvage(const QString &path)
{
    QFile mark(salvageMark(path));
    return mark.open(QIODevice::ReadOnly) ? QFileInfo(path).absolutePath() + u'/' + QString::fromUtf8(mark.read(4096))
                                          : QString();
}

bool markSalvage(const QString &path, const QString &kept)
{
    QSaveFile mark(salvageMark(path));
    const QByteArray name = QFileInfo(kept).fileName().toUtf8();
    return mark.open(QIODevice::WriteOnly) && mark.write(name) == name.size() && mark.commit();
}

// SQLite file format 1.3: user_version at byte 60, application_id at byte 68, big endian
struct Header {
    bool isReadable = false; ///< false: the file couldn't be opened, which says nothing about what is in it
    bool isWhole = false;
    int userVersion = 0;
    int applicationId = 0;
};

Header headerOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.read(100);
    if (bytes.size() < 100 || !bytes.startsWith("SQLite format 3"))
        return {true, false, 0, 0};
    return {true, true, qFromBigEndian<qint32>(bytes.constData() + 60), qFromBigEndian<qint32>(bytes.constData() + 68)};
}

/// What can't be downloaded again is checked at every start; everything after a suspicion.
bool isWhole(Connection &connection, const QString &path)
{
    const auto check = [&](const char *sql) {
        SQLite::Statement said(connection.database(), sql);
        return said.executeStep() && said.getColumn(0).getString() == "ok";
    };
    for (const char *sql : {"PRAGMA integrity_check('meta')", "PRAGMA integrity_check('outbox')", "PRAGMA integrity_check('journal')",
                            "PRAGMA integrity_check('outbox_target')", "PRAGMA integrity_check('outbox_need')", "PRAGMA quick_check('audit')"})
        if (!check(sql))
            return false;
    return !QFile::exists(suspectMark(path)) || check("PRAGMA integrity_check");
}

/// Through SQLite's own file system, which knows how on every platform.
bool syncFile(Connection &connection, const QString &path)
{
    sqlite3_vfs *vfs = nullptr;
    sqlite3_file_control(connection.database().getHandle(), "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
    if (!vfs)
        return false;
    const std::unique_ptr<std::byte[]> room(new std::byte[static_cast<size_t>(vfs->szOsFile)]());
    auto *file = reinterpret_cast<sqlite3_file *>(room.get());
    const QByteArray name = path.toUtf8() + QByteArray(2, '\0'); // SQLite's names end twice
    if (vfs->xOpen(vfs, name.constData(), file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK)
        return false;
    const bool isSynced = file->pMethods->xSync(file, SQLITE_SYNC_FULL) == SQLITE_OK;
    file->pMethods->xClose(file);
    return isSynced;
}

/// A file with a version of ours but not today's is copied beside before anything is changed. The copy's name.
Result<QString> backUp(Connection &connection, const QString &path)
{
    const qint64 version = connection.pragma("PRAGMA user_version");
    if (version == 0 || version >= newestVersion())
        return QString();
    const QString copy = u"%1.v%2.backup"_s.arg(path).arg(version);
    if (QFile::exists(copy))
        return copy;
    // under another name until it is whole and on the disk: a copy that was cut short must not pass for one
    const QString part = copy + ".part"_L1;
    QFile::remove(part);
    {
        Query vacuum(connection.prepared("VACUUM INTO ?"));
        vacuum.bindAll(part);
        vacuum.run();
    }
    if (!syncFile(connection, part) || !QFile::rename(part, copy))
        return ErrorCode::StorageIo;
    return copy;
}

/// While a file is opened, a statement that doesn't fit means a file that isn't what its version says.
Error unfit(const SQLite::Exception &exception)
{
    const Error error = storageError(exception);
    return error.code == ErrorCode::RowUnreadable ? Error{ErrorCode::StorageCorrupt, error.detail} : error;
}

Result<void> migrateOurs(Connection &connection, OpenReport &report)
{
    const auto version = static_cast<int>(connection.pragma("PRAGMA user_version"));
    report.migratedFrom = version > 0 && version < newestVersion() ? version : 0;
    return migrate(connection, migrations());
}

std::unique_ptr<Connection> connect(const StoreOptions &options)
{
    return std::make_unique<Connection>(
        options.path, Connection::Options{Connection::Mode::ReadWrite, options.vfs, options.maxPages, options.pragmas});
}

/// One try at the file as it lies there. StorageCorrupt asks for quarantine.
Result<OpenedFile> tryOpen(const StoreOptions &options)
{
    OpenedFile file;
    file.report.isFresh = QFileInfo(options.path).size() == 0; // also when it doesn't exist
    if (file.report.isFresh && QFileInfo(options.path + "-wal"_L1).size() > 0)
        return ErrorCode::StorageCorrupt; // SQLite would delete the log of an empty file, and ops may stand there
    if (!file.report.isFresh) {
        const Header header = headerOf(options.path);
        if (!header.isReadable)
            return ErrorCode::StorageIo;
        if (!header.isWhole)
            return ErrorCode::StorageCorrupt;
        if (header.applicationId == kApplicationId && header.userVersion > newestVersion())
            return Error{ErrorCode::StorageNewer, QString::number(header.userVersion)};
    }
    const LogReport log = checkLog(options.path);
    if (log.isDamaged)
        return ErrorCode::StorageCorrupt;
    file.connection = connect(options);
    if (const qint64 found = framesFound(options.path); found >= 0 && found < log.frames)
        return ErrorCode::StorageCorrupt; // SQLite misread the log and would write over what it didn't see
    if (!file.report.isFresh) {
        const Result<QString> copy = backUp(*file.connection, options.path);
        if (!copy)
            return copy.error();
        file.report.backup = *copy;
    }
    if (const Result<void> migrated = migrateOurs(*file.connection, file.report); !migrated)
        return migrated.error();
    if (!isWhole(*file.connection, options.path))
        return ErrorCode::StorageCorrupt;
    QFile::remove(suspectMark(options.path));
    return file;
}

Result<OpenedFile> tryOpenClassified(const StoreOptions &options)
{
    try {
        return tryOpen(options);
    } catch (const SQLite::Exception &exception) {
        return unfit(exception);
    }
}

/// Carries over what `kept` holds into the file at the path, a fresh one or one that an interrupted salvage left.
Result<OpenedFile> goOnSalvaging(const StoreOptions &options, const QString &kept)
{
    if (!QFile::exists(kept) && !quarantine(options.path, kept))
        return ErrorCode::StorageIo;
    QFile::remove(suspectMark(options.path));
    Result<OpenedFile> file = tryOpenClassified(options);
    if (!file && file.error().code == ErrorCode::StorageCorrupt && quarantine(options.path, kept + "-again"_L1))
        file = tryOpenClassified(options); // damaged before anything was carried over
    if (!file)
        return file;
    try {
        const Salvaged salvaged = isSalvaged(kept, *file->connection) ? Salvaged{} : salvage(kept, *file->connection);
        file->report.quarantine = kept;
        file->report.salvagedOps = salvaged.ops;
        file->report.salvagedRows = salvaged.rows;
        file->report.lostRows = salvaged.lost;
    } catch (const SQLite::Exception &exception) {
        return storageError(exception);
    }
    QFile::remove(salvageMark(options.path));
    return file;
}

Result<OpenedFile> startAnew(const StoreOptions &options, const Clock &clock)
{
    const QString kept = options.path + ".quarantine-"_L1 + clock.now().toString(u"yyyyMMdd-hhmmss-zzz");
    return markSalvage(options.path, kept) ? goOnSalvaging(options, kept) : Result<OpenedFile>(ErrorCode::StorageIo);
}

/// What opening can do only with the key.
void mend(OpenedFile &file)
{
    const Sealer sealer(file.key);
    Transaction transaction(*file.connection, Transaction::Kind::Write);
    Writer writer(*file.connection, sealer);
    file.report.setAsideOps = outbox::setAsideUnreadable(writer);
    if (!file.report.quarantine.isEmpty())
        outbox::mendTargets(writer);
    if (file.report.migratedFrom == 1)
        audit::sealHead(writer);
    transaction.commit();
}

Result<OpenedFile> withKey(Result<OpenedFile> file, const StoreOptions &options, Vault &vault)
{
    if (!file)
        return file;
    try {
        const Result<Secret> key = fileKey(*file->connection, options.path, vault);
        if (!key)
            return key.error();
        file->key = *key;
        mend(*file);
    } catch (const SQLite::Exception &exception) {
        return unfit(exception);
    }
    return file;
}

bool isDamaged(const Result<OpenedFile> &file) { return !file && file.error().code == ErrorCode::StorageCorrupt; }

Result<OpenedFile> openOrSalvage(const StoreOptions &options, Vault &vault, const Clock &clock)
{
    const QString kept = underSalvage(options.path);
    Result<OpenedFile> file = withKey(kept.isEmpty() ? tryOpenClassified(options) : goOnSalvaging(options, kept), options, vault);
    if (isDamaged(file)) // damage is still there the second time; a bad moment of the disk is not
        file = withKey(tryOpenClassified(options), options, vault);
    return isDamaged(file) ? withKey(startAnew(options, clock), options, vault) : std::move(file);
}

} // namespace

Result<OpenedFile> openFile(const StoreOptions &options, Vault &vault, const Clock &clock)
{
    Result<OpenedFile> file = openOrSalvage(options, vault, clock);
    // a full disk at the start: the reserve is for this, too
    if (!file && stopsWriting(file.error()) && QFile::remove(options.path + ".reserve"_L1))
        file = openOrSalvage(options, vault, clock);
    return file;
}

void markSuspect(const QString &path)
{
    QFile mark(suspectMark(path));
    mark.open(QIODevice::WriteOnly);
}

} // namespace zhike
