// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobfiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace zhike::blobfiles {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const Shelf &shelf, const QString &name) { return shelf.folder + u'/' + name; }
QString partName(const QString &sha256, int part) { return sha256 + u'.' + QString::number(part); }

/// The version of a place: 0 the whole file, then its parts.
Place placeOf(const QString &sha256, int part = -1) { return {Sealed::Blob, sha256.toLatin1(), part + 1}; }

bool isNamedRight(const QByteArray &bytes, const QString &sha256)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()) == sha256;
}

Result<void> save(const Shelf &shelf, const QString &name, const QByteArray &sealed)
{
    if (!QDir().mkpath(shelf.folder))
        return ErrorCode::StorageIo;
    QSaveFile file(pathOf(shelf, name));
    if (!file.open(QIODevice::WriteOnly) || file.write(sealed) != sealed.size())
        return ErrorCode::StorageFull;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.commit() ? Result<void>() : Result<void>(ErrorCode::StorageIo);
}

Result<QByteArray> load(const Shelf &shelf, const QString &name, const Place &place)
{
    QFile file(pathOf(shelf, name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::RowUnreadable, u"blob"_s};
    return shelf.sealer.open(place, file.readAll());
}

void removeParts(const Shelf &shelf, const QString &sha256)
{
    for (int part = 0; QFile::remove(pathOf(shelf, partName(sha256, part))); ++part) { }
}

} // namespace

Result<void> write(const Shelf &shelf, const QString &sha256, const QByteArray &bytes)
{
    return save(shelf, sha256, shelf.sealer.seal(placeOf(sha256), bytes));
}

Result<QByteArray> read(const Shelf &shelf, const QString &sha256)
{
    return load(shelf, sha256, placeOf(sha256)).then([&](const QByteArray &bytes) -> Result<QByteArray> {
        return isNamedRight(bytes, sha256) ? Result<QByteArray>(bytes)
                                           : Result<QByteArray>(Error{ErrorCode::RowUnreadable, u"blob"_s});
    });
}

bool remove(const Shelf &shelf, const QString &sha256)
{
    removeParts(shelf, sha256);
    QFile::remove(pathOf(shelf, sha256));
    return !QFile::exists(pathOf(shelf, sha256)) && partsHeld(shelf, sha256) == 0;
}

Result<void> writePart(const Shelf &shelf, const QString &sha256, int part, const QByteArray &bytes)
{
    return save(shelf, partName(sha256, part), shelf.sealer.seal(placeOf(sha256, part), bytes));
}

int partsHeld(const Shelf &shelf, const QString &sha256)
{
    int part = 0;
    while (QFile::exists(pathOf(shelf, partName(sha256, part))))
        ++part;
    return part;
}

Result<qint64> join(const Shelf &shelf, const QString &sha256)
{
    QByteArray bytes;
    bool isReadable = true;
    for (int part = 0; isReadable && QFile::exists(pathOf(shelf, partName(sha256, part))); ++part) {
        const Result<QByteArray> next = load(shelf, partName(sha256, part), placeOf(sha256, part));
        isReadable = next.isOk();
        bytes += next.valueOr({});
    }
    if (!isReadable || !isNamedRight(bytes, sha256)) {
        removeParts(shelf, sha256);
        return Error{ErrorCode::AnswerMalformed, u"sha256"_s};
    }
    if (const Result<void> written = write(shelf, sha256, bytes); !written)
        return written.error();
    removeParts(shelf, sha256);
    return bytes.size();
}

} // namespace zhike::blobfiles
