// SPDX-License-Identifier: Apache-2.0
#include "central/store/secrets.h"

#include <sodium.h>

namespace zhike::central {
namespace {

constexpr unsigned long long kPinOps = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr size_t kPinMemory = 16 * 1024 * 1024; // bytes

[[maybe_unused]] const int kReady = sodium_init(); // must run before any other call; safe to repeat

const unsigned char *bytes(const QByteArray &from) { return reinterpret_cast<const unsigned char *>(from.constData()); }
unsigned char *bytes(QByteArray &to) { return reinterpret_cast<unsigned char *>(to.data()); }

} // namespace

QByteArray randomBytes(qsizetype count)
{
    QByteArray random(count, Qt::Uninitialized);
    randombytes_buf(random.data(), static_cast<size_t>(count));
    return random;
}

QString makeToken()
{
    constexpr qsizetype kTokenBytes = 32;
    return QString::fromLatin1(
        randomBytes(kTokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString tokenHash(const QString &token)
{
    const QByteArray utf8 = token.toUtf8();
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(bytes(hash), bytes(utf8), static_cast<unsigned long long>(utf8.size()));
    return QString::fromLatin1(hash.toHex());
}

QString pinVerifier(const QString &pin)
{
    const QByteArray secret = pin.toUtf8();
    char verifier[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str(verifier, secret.constData(), static_cast<unsigned long long>(secret.size()), kPinOps,
                          kPinMemory)
        != 0)
        return {};
    return QString::fromLatin1(verifier);
}

bool isPinRight(const QString &verifier, const QString &pin)
{
    const QByteArray secret = pin.toUtf8();
    return crypto_pwhash_str_verify(verifier.toLatin1().constData(), secret.constData(),
                                    static_cast<unsigned long long>(secret.size()))
        == 0;
}

bool isSignatureRight(const QByteArray &message, const QByteArray &signature, const QByteArray &publicKey)
{
    return signature.size() == crypto_sign_BYTES && publicKey.size() == crypto_sign_PUBLICKEYBYTES
        && crypto_sign_verify_detached(bytes(signature), bytes(message),
                                       static_cast<unsigned long long>(message.size()), bytes(publicKey))
        == 0;
}

QString keyedHash(const QByteArray &key, const QString &kind, const QString &value)
{
    const QByteArray message = (kind + u':' + value).toUtf8();
    QByteArray hash(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(key), static_cast<size_t>(key.size()));
    crypto_auth_hmacsha256_update(&state, bytes(message), static_cast<unsigned long long>(message.size()));
    crypto_auth_hmacsha256_final(&state, bytes(hash));
    return QString::fromLatin1(hash.toHex());
}

BoxKeyPair makeBoxKeyPair()
{
    BoxKeyPair pair{QByteArray(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized),
                    QByteArray(crypto_box_SECRETKEYBYTES, Qt::Uninitialized)};
    crypto_box_keypair(bytes(pair.publicKey), bytes(pair.secretKey));
    return pair;
}

SigningKeyPair makeSigningKeyPair()
{
    SigningKeyPair pair{QByteArray(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized),
                        QByteArray(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized)};
    crypto_sign_keypair(bytes(pair.publicKey), bytes(pair.secretKey));
    return pair;
}

QByteArray signedWith(const QByteArray &secretKey, const QByteArray &message)
{
    if (secretKey.size() != crypto_sign_SECRETKEYBYTES)
        return {};
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(bytes(signature), nullptr, bytes(message), static_cast<unsigned long long>(message.size()), bytes(secretKey));
    return signature;
}

std::optional<QByteArray> openEscrow(const QByteArray &sealed, const BoxKeyPair &keys)
{
    constexpr char kVersion = 1;
    constexpr qsizetype kNonce = 1 + crypto_box_PUBLICKEYBYTES;
    constexpr qsizetype kBox = kNonce + crypto_box_NONCEBYTES;
    if (sealed.size() < kBox + static_cast<qsizetype>(crypto_box_MACBYTES) || sealed[0] != kVersion
        || keys.secretKey.size() != crypto_box_SECRETKEYBYTES)
        return std::nullopt;
    QByteArray opened(sealed.size() - kBox - static_cast<qsizetype>(crypto_box_MACBYTES), Qt::Uninitialized);
    if (crypto_box_open_easy(bytes(opened), bytes(sealed) + kBox, static_cast<unsigned long long>(sealed.size() - kBox),
                             bytes(sealed) + kNonce, bytes(sealed) + 1, bytes(keys.secretKey))
        != 0)
        return std::nullopt;
    return opened;
}

} // namespace zhike::central
