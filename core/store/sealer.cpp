// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealer.h"

#include "core/store/dictionarytables.h"

#include <QtEndian>

#include <sodium.h>

#include <cstring>
#include <memory>
#include <optional>

namespace zhike {
namespace {

// Layout of a sealed value: version of the layout (1 byte), key id (1), nonce (24), ciphertext with its tag (16 more).
// Inside: format (1), bytes, then ISO 7816-4 padding to a multiple of 32.
constexpr char kLayout = 1;
constexpr int kHead = 2;
constexpr int kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr int kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr size_t kBlock = 32;
constexpr char kPlain = 0;
constexpr char kZstd = 1;
constexpr char kZstdDictionary = 2; // the frame names the dictionary
constexpr qsizetype kTooShort = 96; // bytes: without a dictionary zstd has nothing to win on less
constexpr qsizetype kLargest = 64 * 1024 * 1024; // a body that claims more is not one of ours
constexpr quint64 kTokenKey = 100, kLinkKey = 101, kVerifierKey = 102, kMarkKey = 103;

QByteArray aadOf(const Place &place, quint8 keyId)
{
    QByteArray aad;
    aad.reserve(place.id.size() + 12);
    aad.append(static_cast<char>(place.purpose)).append('\0').append(place.id).append('\0');
    const qint64 ver = qToLittleEndian(place.ver);
    aad.append(reinterpret_cast<const char *>(&ver), sizeof ver).append(static_cast<char>(keyId));
    return aad;
}

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }
unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

using Packer = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Unpacker = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

/// Compresses into `into` (at least ZSTD_compressBound); the size, or 0 when it isn't worth it.
size_t compressInto(unsigned char *into, size_t room, const QByteArray &clear, const Dictionary *dictionary)
{
    if (!dictionary && clear.size() < kTooShort)
        return 0;
    thread_local const Packer packer(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    const auto length = static_cast<size_t>(clear.size());
    const size_t size = dictionary
        ? ZSTD_compress_usingCDict(packer.get(), into, room, clear.constData(), length, dictionary->tables().pack.get())
        : ZSTD_compressCCtx(packer.get(), into, room, clear.constData(), length, 1);
    return ZSTD_isError(size) || size >= length ? 0 : size;
}

/// Format byte and content, compressed when that is shorter, padded: written at `at`, which has packedBound() bytes.
/// Its length.
size_t pack(unsigned char *at, const QByteArray &clear, const Dictionary *dictionary)
{
    const size_t bound = ZSTD_compressBound(static_cast<size_t>(clear.size()));
    size_t used = compressInto(at + 1, bound, clear, dictionary);
    at[0] = static_cast<unsigned char>(used == 0 ? kPlain : dictionary ? kZstdDictionary : kZstd);
    if (used == 0) {
        used = static_cast<size_t>(clear.size());
        std::memcpy(at + 1, clear.constData(), used);
    }
    size_t padded = 0;
    sodium_pad(&padded, at, used + 1, kBlock, bound + 1 + kBlock);
    return padded;
}

size_t packedBound(qsizetype clear) { return ZSTD_compressBound(static_cast<size_t>(clear)) + 1 + kBlock; }

Result<QByteArray> inflate(const char *content, size_t length, const Dictionary *dictionary)
{
    thread_local const Unpacker unpacker(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    const unsigned long long size = ZSTD_getFrameContentSize(content, length);
    if (size > static_cast<unsigned long long>(kLargest)) // "unknown" and "error" are larger than any size
        return ErrorCode::RowUnreadable;
    QByteArray clear(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t got = dictionary ? ZSTD_decompress_usingDDict(unpacker.get(), clear.data(), size, content, length,
                                                               dictionary->tables().unpack.get())
                                  : ZSTD_decompressDCtx(unpacker.get(), clear.data(), size, content, length);
    return got == size ? Result<QByteArray>(clear) : Result<QByteArray>(ErrorCode::RowUnreadable);
}

Result<QByteArray> unpack(const QByteArray &padded, const Dictionaries &known)
{
    size_t used = 0;
    if (sodium_unpad(&used, raw(padded), static_cast<size_t>(padded.size()), kBlock) != 0 || used == 0)
        return ErrorCode::RowUnreadable;
    const char *content = padded.constData() + 1;
    const size_t length = used - 1;
    switch (padded[0]) {
    case kPlain:
        return QByteArray(content, static_cast<qsizetype>(length));
    case kZstd:
        return inflate(content, length, nullptr);
    case kZstdDictionary:
        if (const Dictionary *dictionary = known.find(ZSTD_getDictID_fromFrame(content, length)))
            return inflate(content, length, dictionary);
        return ErrorCode::RowUnreadable;
    default:
        return ErrorCode::RowUnreadable;
    }
}

QByteArray keyedHash(const Secret &key, const QByteArray &bytes, size_t length)
{
    QByteArray hash(static_cast<qsizetype>(length), Qt::Uninitialized);
    crypto_generichash(raw(hash), length, raw(bytes), static_cast<unsigned long long>(bytes.size()), key.data(),
                       Secret::size);
    return hash;
}

QByteArray encrypt(const Secret &key, const QByteArray &aad, QByteArray head, const QByteArray &inner)
{
    const qsizetype start = head.size();
    head.resize(start + kNonce + inner.size() + kTag);
    unsigned char *nonce = raw(head) + start;
    randombytes_buf(nonce, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonce, nullptr, raw(inner),
                                               static_cast<unsigned long long>(inner.size()), raw(aad),
                                               static_cast<unsigned long long>(aad.size()), nullptr, nonce, key.data());
    return head;
}

std::optional<QByteArray> decrypt(const Secret &key, const QByteArray &aad, const QByteArray &sealed)
{
    if (sealed.size() < kHead + kNonce + kTag || sealed[0] != kLayout)
        return std::nullopt;
    const unsigned char *nonce = raw(sealed) + kHead;
    const auto length = static_cast<unsigned long long>(sealed.size() - kHead - kNonce);
    QByteArray inner(static_cast<qsizetype>(length) - kTag, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(inner), nullptr, nullptr, nonce + kNonce, length, raw(aad),
                                                   static_cast<unsigned long long>(aad.size()), nonce, key.data())
        != 0)
        return std::nullopt;
    return inner;
}

const QByteArray &wrapAad()
{
    static const QByteArray aad = QByteArrayLiteral("zhike wrapped key 1");
    return aad;
}

} // namespace

Sealer::Sealer(const Secret &dek, quint8 keyId)
    : m_tokenKey(dek.derive(kTokenKey))
    , m_linkKey(dek.derive(kLinkKey))
    , m_verifierKey(dek.derive(kVerifierKey))
    , m_markKey(dek.derive(kMarkKey))
    , m_keyId(keyId)
{
    for (quint64 purpose = 1; purpose < std::size(m_keys); ++purpose)
        m_keys[purpose] = dek.derive(purpose);
}

const Dictionary *Sealer::dictionaryFor(Sealed purpose) const
{
    return purpose == Sealed::Document || purpose == Sealed::Timeline ? m_dictionaries->preferred() : nullptr;
}

/// Packed and encrypted in the buffer that is returned: a bootstrap seals two values a member.
QByteArray Sealer::seal(const Place &place, const QByteArray &clear) const
{
    QByteArray sealed(static_cast<qsizetype>(kHead + kNonce + packedBound(clear.size()) + kTag), Qt::Uninitialized);
    sealed[0] = kLayout;
    sealed[1] = static_cast<char>(m_keyId);
    unsigned char *nonce = raw(sealed) + kHead;
    unsigned char *inner = nonce + kNonce;
    const size_t length = pack(inner, clear, dictionaryFor(place.purpose));
    randombytes_buf(nonce, kNonce);
    const QByteArray aad = aadOf(place, m_keyId);
    crypto_aead_xchacha20poly1305_ietf_encrypt(inner, nullptr, inner, length, raw(aad),
                                               static_cast<unsigned long long>(aad.size()), nullptr, nonce,
                                               key(place.purpose).data());
    sealed.truncate(static_cast<qsizetype>(kHead + kNonce + length + kTag));
    return sealed;
}

Result<QByteArray> Sealer::open(const Place &place, const QByteArray &sealed) const
{
    if (sealed.size() < kHead || static_cast<quint8>(sealed[1]) != m_keyId)
        return ErrorCode::RowUnreadable;
    const std::optional<QByteArray> inner = decrypt(key(place.purpose), aadOf(place, m_keyId), sealed);
    return inner ? unpack(*inner, *m_dictionaries) : Result<QByteArray>(ErrorCode::RowUnreadable);
}

int Sealer::phoneToken(const QString &e164) const
{
    return qFromLittleEndian<quint16>(keyedHash(m_tokenKey, e164.toUtf8(), crypto_generichash_BYTES_MIN).constData());
}

qint64 Sealer::phoneMark(const QByteArray &member, const QByteArray &e164) const
{
    static_assert(crypto_shorthash_KEYBYTES <= Secret::size && crypto_shorthash_BYTES == sizeof(qint64));
    const QByteArray both = member + '\0' + e164;
    unsigned char mark[crypto_shorthash_BYTES];
    crypto_shorthash(mark, raw(both), static_cast<unsigned long long>(both.size()), m_markKey.data());
    return qFromLittleEndian<qint64>(mark);
}

QByteArray Sealer::link(const QByteArray &previous, qint64 number, const QByteArray &body) const
{
    const qint64 ordered = qToLittleEndian(number);
    return keyedHash(m_linkKey, previous + QByteArray(reinterpret_cast<const char *>(&ordered), sizeof ordered) + body,
                     32);
}

QByteArray wrapKey(const Secret &kek, const Secret &dek)
{
    const char head[kHead] = {kLayout, 0};
    return encrypt(kek, wrapAad(), QByteArray(head, kHead), dek.bytes());
}

Result<Secret> unwrapKey(const Secret &kek, const QByteArray &wrapped)
{
    std::optional<QByteArray> bytes = decrypt(kek, wrapAad(), wrapped);
    if (!bytes)
        return ErrorCode::KeyWrong;
    const Secret dek = Secret::copyOf(*bytes);
    sodium_memzero(bytes->data(), static_cast<size_t>(bytes->size()));
    return dek.isEmpty() ? Result<Secret>(ErrorCode::KeyWrong) : Result<Secret>(dek);
}

} // namespace zhike
