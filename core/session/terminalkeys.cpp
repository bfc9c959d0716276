// SPDX-License-Identifier: Apache-2.0
#include "core/session/terminalkeys.h"

#include <sodium.h>

namespace zhike {
namespace {

unsigned char *bytesOf(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }
const unsigned char *bytesOf(const QByteArray &array) { return reinterpret_cast<const unsigned char *>(array.constData()); }

} // namespace

Result<TerminalKeys> TerminalKeys::make()
{
    if (sodium_init() < 0)
        return ErrorCode::VaultUnavailable;
    QByteArray seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), static_cast<size_t>(seed.size()));
    return fromSeed(seed);
}

Result<TerminalKeys> TerminalKeys::fromSeed(const QByteArray &seed)
{
    if (sodium_init() < 0)
        return ErrorCode::VaultUnavailable;
    if (seed.size() != crypto_sign_SEEDBYTES)
        return ErrorCode::KeyWrong;
    TerminalKeys keys;
    keys.m_seed = seed;
    keys.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    keys.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    keys.m_boxPublic.resize(crypto_scalarmult_curve25519_BYTES);
    crypto_sign_seed_keypair(bytesOf(keys.m_public), bytesOf(keys.m_secret), bytesOf(seed));
    if (crypto_sign_ed25519_pk_to_curve25519(bytesOf(keys.m_boxPublic), bytesOf(keys.m_public)) != 0)
        return ErrorCode::KeyWrong;
    return keys;
}

TerminalKeys::~TerminalKeys()
{
    // Only the last copy wipes: QByteArray shares, and wiping a shared one would copy it first.
    if (m_secret.isDetached())
        sodium_memzero(m_secret.data(), static_cast<size_t>(m_secret.size()));
    if (m_seed.isDetached())
        sodium_memzero(m_seed.data(), static_cast<size_t>(m_seed.size()));
}

QByteArray TerminalKeys::sign(const QByteArray &bytes) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(bytes), static_cast<unsigned long long>(bytes.size()), bytesOf(m_secret));
    return signature;
}

} // namespace zhike
