// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Central's use of libsodium, in one place.
namespace zhike::central {

/// 32 random bytes, base64url: a bearer token. Only its hash is stored.
[[nodiscard]] QString makeToken();
[[nodiscard]] QString tokenHash(const QString &token);

/// Argon2id, interactive cost (16 MiB), salt inside the text. Slow on purpose: never inside a write transaction.
[[nodiscard]] QString pinVerifier(const QString &pin);
[[nodiscard]] bool isPinRight(const QString &verifier, const QString &pin);

/// Ed25519 over `message`. False for keys and signatures of a wrong length.
[[nodiscard]] bool isSignatureRight(const QByteArray &message, const QByteArray &signature,
                                    const QByteArray &publicKey);

/// HMAC-SHA256 of "kind:value" under central's key: the only form in which an identity value is looked up.
[[nodiscard]] QString keyedHash(const QByteArray &key, const QString &kind, const QString &value);

struct BoxKeyPair {
    QByteArray publicKey;
    QByteArray secretKey;
};
/// X25519, for the escrow of ops.
[[nodiscard]] BoxKeyPair makeBoxKeyPair();
/// What a terminal sealed to the public half (core/session/escrow.h); empty when it wasn't sealed to it, or not whole.
[[nodiscard]] std::optional<QByteArray> openEscrow(const QByteArray &sealed, const BoxKeyPair &keys);
/// Ed25519, for what central itself signs.
struct SigningKeyPair {
    QByteArray publicKey;
    QByteArray secretKey;
};
[[nodiscard]] SigningKeyPair makeSigningKeyPair();
[[nodiscard]] QByteArray signedWith(const QByteArray &secretKey, const QByteArray &message);
[[nodiscard]] QByteArray randomBytes(qsizetype count);

} // namespace zhike::central
