// SPDX-License-Identifier: Apache-2.0
#include "ui/board/exportfile.h"

#include <QDir>
#include <QSaveFile>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kKeptHours = 24;

/// By the time in its name: what somebody copied here later is as old as its content.
void removeOld(const QDir &folder, const QDateTime &now)
{
    for (const QString &name : folder.entryList({u"outbox-*.csv"_s}, QDir::Files)) {
        const QDateTime made = QDateTime::fromString(name.mid(7, 15), u"yyyyMMdd-HHmmss"_s);
        if (made.isValid() && made.secsTo(now.toLocalTime()) > kKeptHours * 3600)
            QFile::remove(folder.filePath(name));
    }
}

} // namespace

Result<QString> keepExport(const QString &folder, const QByteArray &bytes, const QDateTime &now)
{
    if (!QDir().mkpath(folder))
        return ErrorCode::StorageIo;
    removeOld(QDir(folder), now);
    QSaveFile file(folder + u"/outbox-"_s + now.toLocalTime().toString(u"yyyyMMdd-HHmmss"_s) + u".csv"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return ErrorCode::StorageFull;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.commit() ? Result<QString>(file.fileName()) : Result<QString>(ErrorCode::StorageIo);
}

} // namespace zhike::ui
