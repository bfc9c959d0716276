// SPDX-License-Identifier: Apache-2.0
#include "core/session/escrow.h"

#include <sodium.h>

namespace zhike {
namespace {

constexpr char kVersion = 1;

unsigned char *raw(QByteArray &array) { return reinterpret_cast<unsigned char *>(array.data()); }
const unsigned char *raw(const QByteArray &array) { return reinterpret_cast<const unsigned char *>(array.constData()); }

} // namespace

struct Escrow::Agreed {
    QByteArray centralKey;
    QByteArray publicKey = QByteArray(crypto_box_PUBLICKEYBYTES, '\0');
    unsigned char shared[crypto_box_BEFORENMBYTES] = {};
    qint64 sinceMs = 0;
    Agreed() = default;
    ~Agreed() { sodium_memzero(shared, sizeof shared); }
    Agreed(const Agreed &) = delete;
    Agreed &operator=(const Agreed &) = delete;
    [[nodiscard]] bool holdsFor(const To &to) const
    {
        return centralKey == to.centralKey && to.steadyMs >= sinceMs && to.steadyMs - sinceMs < kKeyMs;
    }
};

Escrow::Escrow() = default;
Escrow::~Escrow() = default;

Result<std::unique_ptr<Escrow::Agreed>> Escrow::agree(const To &to)
{
    if (sodium_init() < 0)
        return ErrorCode::VaultUnavailable;
    if (to.centralKey.size() != crypto_box_PUBLICKEYBYTES)
        return ErrorCode::KeyWrong;
    auto agreed = std::make_unique<Agreed>();
    agreed->centralKey = to.centralKey;
    agreed->sinceMs = to.steadyMs;
    unsigned char secret[crypto_box_SECRETKEYBYTES];
    crypto_box_keypair(raw(agreed->publicKey), secret);
    const int code = crypto_box_beforenm(agreed->shared, raw(to.centralKey), secret);
    sodium_memzero(secret, sizeof secret); // from here on only central can open what is sealed
    if (code != 0)
        return ErrorCode::KeyWrong;
    return agreed;
}

Result<QByteArray> Escrow::seal(const QByteArray &bytes, const To &to)
{
    const std::lock_guard lock(m_mutex);
    if (!m_agreed || !m_agreed->holdsFor(to)) {
        Result<std::unique_ptr<Agreed>> agreed = agree(to);
        if (!agreed)
            return agreed.error();
        m_agreed = *std::move(agreed);
    }
    QByteArray sealed(1, kVersion);
    sealed += m_agreed->publicKey;
    const qsizetype nonce = sealed.size();
    const qsizetype box = nonce + crypto_box_NONCEBYTES;
    sealed.resize(box + crypto_box_MACBYTES + bytes.size());
    randombytes_buf(raw(sealed) + nonce, crypto_box_NONCEBYTES);
    crypto_box_easy_afternm(raw(sealed) + box, raw(bytes), static_cast<unsigned long long>(bytes.size()), raw(sealed) + nonce, m_agreed->shared);
    return sealed;
}

} // namespace zhike
