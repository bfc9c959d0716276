// SPDX-License-Identifier: Apache-2.0
#include "core/session/offlinepin.h"

#include <sodium.h>

#include <algorithm>

namespace zhike {
namespace {

constexpr int kFreeTries = 5;
constexpr int kFirstLockSeconds = 30;
constexpr int kLongestLockSeconds = 3600;

/// Argon2id with libsodium's "interactive" cost in 64 MiB.
bool derive(const QString &pin, const QByteArray &salt, QByteArray &out)
{
    const QByteArray secret = pin.toUtf8();
    out.resize(crypto_auth_hmacsha256_BYTES);
    return crypto_pwhash(reinterpret_cast<unsigned char *>(out.data()), static_cast<unsigned long long>(out.size()), secret.constData(),
                         static_cast<unsigned long long>(secret.size()), reinterpret_cast<const unsigned char *>(salt.constData()),
                         crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
        == 0;
}

Result<QByteArray> macOf(const QString &pin, const QByteArray &salt, const QByteArray &vaultKey)
{
    if (vaultKey.size() != crypto_auth_hmacsha256_KEYBYTES || salt.size() != crypto_pwhash_SALTBYTES)
        return ErrorCode::KeyWrong;
    QByteArray derived;
    if (sodium_init() < 0 || !derive(pin, salt, derived))
        return ErrorCode::VaultUnavailable;
    QByteArray mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char *>(mac.data()), reinterpret_cast<const unsigned char *>(derived.constData()),
                           static_cast<unsigned long long>(derived.size()), reinterpret_cast<const unsigned char *>(vaultKey.constData()));
    sodium_memzero(derived.data(), static_cast<size_t>(derived.size()));
    return mac;
}

} // namespace

Result<PinVerifier> makePinVerifier(const QString &pin, const QByteArray &vaultKey)
{
    if (sodium_init() < 0)
        return ErrorCode::VaultUnavailable;
    PinVerifier verifier;
    verifier.salt.resize(crypto_pwhash_SALTBYTES);
    randombytes_buf(verifier.salt.data(), static_cast<size_t>(verifier.salt.size()));
    const Result<QByteArray> mac = macOf(pin, verifier.salt, vaultKey);
    if (!mac)
        return mac.error();
    verifier.mac = *mac;
    return verifier;
}

Result<bool> isPinRight(const QString &pin, const PinVerifier &verifier, const QByteArray &vaultKey)
{
    return macOf(pin, verifier.salt, vaultKey).then([&](const QByteArray &mac) -> Result<bool> {
        return mac.size() == verifier.mac.size() && sodium_memcmp(mac.constData(), verifier.mac.constData(), static_cast<size_t>(mac.size())) == 0;
    });
}

int lockSeconds(int wrongTries)
{
    if (wrongTries < kFreeTries)
        return 0;
    const int doublings = std::min(wrongTries - kFreeTries, 10);
    return std::min(kFirstLockSeconds << doublings, kLongestLockSeconds);
}

} // namespace zhike
