// SPDX-License-Identifier: Apache-2.0
#include "core/scan/memberqr.h"

#include <sodium.h>

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kNonceCharacters = 22;
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors;

QByteArray decoded(QStringView part, QByteArray::Base64Options how)
{
    const auto result = QByteArray::fromBase64Encoding(part.toLatin1(), how | QByteArray::AbortOnBase64DecodingErrors);
    return result ? *result : QByteArray();
}

bool isSignedBy(const CodeKey &key, const QByteArray &message, const QByteArray &signature)
{
    const QByteArray publicKey = decoded(key.publicKey, QByteArray::Base64Encoding);
    return publicKey.size() == qsizetype(crypto_sign_PUBLICKEYBYTES) && signature.size() == qsizetype(crypto_sign_BYTES)
        && crypto_sign_verify_detached(reinterpret_cast<const unsigned char *>(signature.constData()),
                                       reinterpret_cast<const unsigned char *>(message.constData()),
                                       static_cast<unsigned long long>(message.size()),
                                       reinterpret_cast<const unsigned char *>(publicKey.constData()))
        == 0;
}

bool isSignedByOne(const CodeKeys &keys, const QByteArray &message, const QByteArray &signature)
{
    const size_t count = std::min(keys.keys.size(), kMostCodeKeys);
    return std::any_of(keys.keys.begin(), keys.keys.begin() + static_cast<ptrdiff_t>(count),
                       [&](const CodeKey &key) { return isSignedBy(key, message, signature); });
}

} // namespace

Result<MemberCodeBody> checkMemberQr(const QString &token, const CodeKeys &keys, const QDateTime &now)
{
    if (keys.keys.empty() || sodium_init() < 0)
        return Error{ErrorCode::CodeUnknown, u"keys"_s};
    const qsizetype dot = token.indexOf(u'.');
    const QStringView text = QStringView(token).left(std::max<qsizetype>(dot, 0));
    const QByteArray signature = decoded(QStringView(token).mid(dot + 1), kBase64);
    if (dot <= 0 || !isSignedByOne(keys, kMemberCodePrefix + text.toLatin1(), signature))
        return Error{ErrorCode::CodeUnknown, u"signature"_s};
    const auto body = fromJsonBytes<MemberCodeBody>(decoded(text, kBase64));
    if (!body || body->member.isEmpty() || body->nonce.size() != kNonceCharacters)
        return Error{ErrorCode::CodeUnknown, u"body"_s};
    const qint64 seconds = now.toSecsSinceEpoch();
    if (body->signedAt > seconds + kMemberCodeSeconds)
        return Error{ErrorCode::CodeExpired, u"future"_s};
    if (body->signedAt < seconds - kMemberCodeSeconds)
        return Error{ErrorCode::CodeExpired, u"old"_s};
    return body;
}

} // namespace zhike
