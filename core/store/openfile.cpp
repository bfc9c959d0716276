// SPDX-License-Identifier: Apache-2.0
#include "core/store/openfile.h"

#include "core/store/keyring.h"
#include "core/store/salvage.h"
#include "core/store/schema.h"
#include "core/store/storageerror.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

QString suspectMark(const QString &path) { return path + ".suspect"_L1; }

// SQLite file format 1.3: user_version at byte 60, application_id at byte 68, big endian
struct Header {
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
        return {};
    return {true, qFromBigEndian<qint32>(bytes.constData() + 60), qFromBigEndian<qint32>(bytes.constData() + 68)};
}

/// What can't be downloaded again is checked at every start; everything after a suspicion.
bool isWhole(Connection &connection, const QString &path)
{
    const auto check = [&](const char *sql) {
        SQLite::Statement said(connection.database(), sql);
        return said.executeStep() && said.getColumn(0).getString() == "ok";
    };
    for (const char *sql : {"PRAGMA quick_check('meta')", "PRAGMA quick_check('outbox')", "PRAGMA quick_check('journal')",
                            "PRAGMA quick_check('outbox_target')", "PRAGMA quick_check('outbox_need')", "PRAGMA quick_check('audit')"})
        if (!check(sql))
            return false;
    return !QFile::exists(suspectMark(path)) || check("PRAGMA quick_check");
}

/// A file with a version of ours but not today's is copied beside before anything is changed. The copy's name.
Result<QString> backUp(Connection &connection, const QString &path)
{
    const qint64 version = connection.pragma("PRAGMA user_version");
    if (version == 0 || version >= newestVersion())
        return QString();
    const QString copy = u"%1.v%2.backup"_s.arg(path).arg(version);
    if (!QFile::exists(copy)) {
        Query vacuum(connection.prepared("VACUUM INTO ?"));
        vacuum.bindAll(copy);
        vacuum.run();
    }
    return copy;
}

std::unique_ptr<Connection> connect(const StoreOptions &options)
{
    return std::make_unique<Connection>(options.path,
                                        Connection::Options{Connection::Mode::ReadWrite, options.vfs, options.maxPages});
}

/// One try at the file as it lies there. StorageCorrupt asks for quarantine.
Result<OpenedFile> tryOpen(const StoreOptions &options)
{
    OpenedFile file;
    file.report.isFresh = QFileInfo(options.path).size() == 0; // also when it doesn't exist
    if (!file.report.isFresh) {
        const Header header = headerOf(options.path);
        if (!header.isWhole)
            return ErrorCode::StorageCorrupt;
        if (header.applicationId == kApplicationId && header.userVersion > newestVersion())
            return Error{ErrorCode::StorageNewer, QString::number(header.userVersion)};
    }
    file.connection = connect(options);
    if (!file.report.isFresh) {
        const Result<QString> copy = backUp(*file.connection, options.path);
        if (!copy)
            return copy.error();
        file.report.backup = *copy;
    }
    if (const Result<void> migrated = migrate(*file.connection, migrations()); !migrated)
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
        return storageError(exception);
    }
}

Result<OpenedFile> startAnew(const StoreOptions &options, const Clock &clock)
{
    const QString kept = quarantine(options.path, clock.now().toString(u"yyyyMMdd-hhmmss-zzz"));
    if (kept.isEmpty())
        return ErrorCode::StorageIo;
    QFile::remove(suspectMark(options.path));
    Result<OpenedFile> file = tryOpenClassified(options);
    if (!file)
        return file;
    const Salvaged salvaged = salvage(kept, *file->connection);
    file->report.quarantine = kept;
    file->report.salvagedOps = salvaged.ops;
    file->report.salvagedRows = salvaged.rows;
    file->report.lostRows = salvaged.lost;
    return file;
}

} // namespace

Result<OpenedFile> openFile(const StoreOptions &options, Vault &vault, const Clock &clock)
{
    Result<OpenedFile> file = tryOpenClassified(options);
    if (!file && file.error().code == ErrorCode::StorageCorrupt)
        file = startAnew(options, clock);
    if (!file)
        return file;
    try {
        const Result<Secret> key = fileKey(*file->connection, options.path, vault);
        if (!key)
            return key.error();
        file->key = *key;
    } catch (const SQLite::Exception &exception) {
        return storageError(exception);
    }
    return file;
}

void markSuspect(const QString &path)
{
    QFile mark(suspectMark(path));
    mark.open(QIODevice::WriteOnly);
}

} // namespace zhike
