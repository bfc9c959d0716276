// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "central/store/secrets.h"

namespace zhike::central {

/// What a central has from its first day: an epoch, the key that hides identity values, the key ops are sealed to.
/// Idempotent.
void found(Transaction &tx);

/// Central's X25519 public key, base64.
[[nodiscard]] QString centralKey(Transaction &tx);
/// Both halves: they open what terminals have sealed to central.
[[nodiscard]] BoxKeyPair escrowKeys(Transaction &tx);
[[nodiscard]] QString epochOf(Transaction &tx);
/// After a restore that may have lost numbers: terminals bootstrap again and send what central doesn't know.
void beginNewEpoch(Transaction &tx);

} // namespace zhike::central
