// SPDX-License-Identifier: Apache-2.0
#include "core/store/secret.h"

#include <sodium.h>

#include <cstring>
#include <new>

namespace zhike {
namespace {

std::shared_ptr<unsigned char> guarded()
{
    if (sodium_init() < 0)
        throw std::bad_alloc();
    auto *memory = static_cast<unsigned char *>(sodium_malloc(Secret::size));
    if (!memory)
        throw std::bad_alloc();
    return {memory, [](unsigned char *p) { sodium_free(p); }};
}

} // namespace

Secret Secret::random()
{
    Secret secret;
    secret.m = guarded();
    randombytes_buf(secret.m.get(), size);
    return secret;
}

Secret Secret::copyOf(const QByteArray &bytes)
{
    Secret secret;
    if (bytes.size() != size)
        return secret;
    secret.m = guarded();
    std::memcpy(secret.m.get(), bytes.constData(), size);
    return secret;
}

Secret Secret::derive(quint64 purpose) const
{
    Secret secret;
    secret.m = guarded();
    // the context is part of the file format: eight bytes, never changed
    crypto_kdf_derive_from_key(secret.m.get(), size, purpose, "zhikefil", m.get());
    return secret;
}

QByteArray Secret::bytes() const { return m ? QByteArray(reinterpret_cast<const char *>(m.get()), size) : QByteArray(); }

} // namespace zhike
