// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/store/blobfiles.h"
#include "core/store/blobs.h"

#include <set>

/// Which files may leave this desk, which must stay and which nobody needs: synchronous over one transaction, like
/// protocol.h. An op names its files and never waits for them; a file never leaves before its op may.
namespace zhike::sync {

/// sha256 of the files an op names: member "blobs" of its body.
[[nodiscard]] std::vector<QString> blobsNamedBy(const QJsonObject &body);

/// In the op's own transaction: the files it names wait with it.
void claimBlobs(Writer &writer, const Op &op);
/// Files that an op of the outbox or the journal names, unless that op was refused and the refusal read.
[[nodiscard]] std::set<QString> namedBlobs(const Reader &reader);
/// In the transaction of an undo; `before`: namedBlobs() when it began. What only the undone op named is given up.
void releaseBlobs(Writer &writer, const std::set<QString> &before);
/// At every start: what a closed program had only picked is named by nobody any more.
void dropUnnamedBlobs(Writer &writer);

/// After anything happened to an op: waiting files whose op may have left go on their way, those of ops that ended and
/// those that central keeps and nobody here names are given up.
void sortBlobs(Writer &writer);
/// Whether sortBlobs may have something to do.
[[nodiscard]] bool hasBlobsToSort(const Reader &reader);
/// Central's history is another one: what it held it may have lost.
void doubtBlobs(Writer &writer);

/// Files that models name (pictures, clips of manuals): asked for when they aren't here, given up when no model names
/// them. `bytesAtMost`: beyond that nothing more is asked for, and what stands over by more than one file is let go.
void wantBlobsOfModels(Writer &writer, qint64 bytesAtMost);

/// Files nobody needs go, each with its row, in the writer's turn. The hashes of those that couldn't be removed: they
/// keep their rows, so that somebody comes back for them.
[[nodiscard]] QStringList removeGoneBlobs(Writer &writer, const blobfiles::Shelf &shelf);

/// An op is numbered and central hasn't answered it: it goes before any file.
[[nodiscard]] bool isOpOnItsWay(const Reader &reader);

} // namespace zhike::sync
