// SPDX-License-Identifier: Apache-2.0
#include "central/store/membercode.h"

#include "central/store/documents.h"
#include "central/store/secrets.h"
#include "core/profile/membercode.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

const QString kSecret = u"memberCodeSecret"_s;
constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kNonceBytes = 16;

} // namespace

void foundMemberCodes(Transaction &tx)
{
    if (!setting(tx, kSecret).isEmpty())
        return;
    const SigningKeyPair pair = makeSigningKeyPair();
    setSetting(tx, kSecret, QString::fromLatin1(pair.secretKey.toBase64()));
    const CodeKeys keys{{{u"1"_s, QString::fromLatin1(pair.publicKey.toBase64())}}};
    putDocument(tx, {{DocumentKind::Rule, kCodeKeysId}, nextSeq(tx), kRulesScope, toJson(keys)});
}

Result<QString> signMemberCode(Transaction &tx, const MemberId &member, const QDateTime &now)
{
    if (!findDocument(tx, {DocumentKind::Member, member.toString()}))
        return Error{ErrorCode::NotFound, u"member"_s};
    foundMemberCodes(tx);
    const MemberCodeBody body{member, now.toSecsSinceEpoch(), QString::fromLatin1(randomBytes(kNonceBytes).toBase64(kUrl))};
    const QByteArray message = kMemberCodePrefix + json::toBytes(toJson(body)).toBase64(kUrl);
    const QByteArray signature = signedWith(QByteArray::fromBase64(setting(tx, kSecret).toLatin1()), message);
    return QString::fromLatin1(message + '.' + signature.toBase64(kUrl));
}

} // namespace zhike::central
