// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace zhike::central {

/// How many files and sockets this process may hold at once.
[[nodiscard]] quint64 descriptorLimit();
/// Lifts that to the most the system allows this process (the hard limit): a waiting terminal holds one. Tells the
/// limit it ends at.
quint64 raiseDescriptorLimit();
/// How many of `descriptors` may be connections: the database, shards and blobs need some too.
[[nodiscard]] quint64 connectionsWithin(quint64 descriptors);

} // namespace zhike::central
