// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/reader.h"

#include <optional>
#include <vector>

/// All members' keys, for the search index: read in portions on the store's reader thread, so that a look-up never waits behind a
/// whole shop, and opened on another thread while the next portion is read.
namespace zhike::documents {

/// As they rest.
struct SealedKeys {
    QByteArray id; ///< UTF-8, as it stands in the row
    qint64 ver = 0;
    QByteArray keys; ///< empty when the member's document couldn't be read
};
struct SealedPortion {
    std::vector<SealedKeys> members;
    std::optional<QString> next; ///< go on after this id; empty: that was all
};
/// Up to `limit` members by id, those after `after`.
[[nodiscard]] SealedPortion sealedKeysAfter(const Reader &reader, const QString &after, int limit);
/// The parts (memberkeys.h); empty when they don't open. Any thread.
[[nodiscard]] QByteArray openKeys(const Sealer &sealer, const SealedKeys &sealed);

} // namespace zhike::documents
