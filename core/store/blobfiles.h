// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sealer.h"

#include <QString>

/// The bytes of blobs: one sealed file a blob, named by its hash; a blob that is being fetched lies in sealed parts
/// until it is whole. Any thread; a file of some megabytes takes tens of milliseconds: never on the window's.
namespace zhike::blobfiles {

struct Shelf {
    const Sealer &sealer;
    QString folder; ///< beside the database
};

/// Written whole or not at all, readable by this user alone. StorageFull, StorageIo.
[[nodiscard]] Result<void> write(const Shelf &shelf, const QString &sha256, const QByteArray &bytes);
/// RowUnreadable when it isn't there, doesn't open, or isn't what its name says.
[[nodiscard]] Result<QByteArray> read(const Shelf &shelf, const QString &sha256);
/// The file and its parts. False when one of them is still there.
[[nodiscard]] bool remove(const Shelf &shelf, const QString &sha256);

/// Parts are counted from 0 and written in order.
[[nodiscard]] Result<void> writePart(const Shelf &shelf, const QString &sha256, int part, const QByteArray &bytes);
[[nodiscard]] int partsHeld(const Shelf &shelf, const QString &sha256);
/// Makes the file of its parts. AnswerMalformed when they are not what the name says: the parts are gone, too.
[[nodiscard]] Result<qint64> join(const Shelf &shelf, const QString &sha256);

} // namespace zhike::blobfiles
