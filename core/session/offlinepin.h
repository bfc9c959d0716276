// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QDateTime>

/// Signing in without a line: Argon2id over the PIN, then HMAC with a key that lives in the vault - a bare six-digit PIN
/// behind Argon2id alone falls in hours (safety.md, "Sign-in"). Pure functions; about 60 ms a call: never on the GUI thread.
namespace zhike {

struct PinVerifier {
    QByteArray salt; ///< 16 bytes
    QByteArray mac;  ///< 32 bytes
};

/// `vaultKey`: 32 bytes. KeyWrong when it has another size.
[[nodiscard]] Result<PinVerifier> makePinVerifier(const QString &pin, const QByteArray &vaultKey);
[[nodiscard]] Result<bool> isPinRight(const QString &pin, const PinVerifier &verifier, const QByteArray &vaultKey);

/// Seconds to wait after this many wrong tries: none below 5, then 30 s doubling, at most one hour.
[[nodiscard]] int lockSeconds(int wrongTries);

} // namespace zhike
