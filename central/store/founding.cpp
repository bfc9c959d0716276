// SPDX-License-Identifier: Apache-2.0
#include "central/store/founding.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

const QString kEpoch = u"epoch"_s;
const QString kIdentityKey = u"identityKey"_s;
const QString kBoxPublic = u"boxPublicKey"_s;
const QString kBoxSecret = u"boxSecretKey"_s;
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kEpochBytes = 8;

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

} // namespace

void found(Transaction &tx)
{
    if (setting(tx, kEpoch).isEmpty())
        beginNewEpoch(tx);
    if (setting(tx, kIdentityKey).isEmpty())
        setSetting(tx, kIdentityKey, base64(randomBytes(kKeyBytes)));
    if (setting(tx, kBoxPublic).isEmpty()) {
        const BoxKeyPair pair = makeBoxKeyPair();
        setSetting(tx, kBoxPublic, base64(pair.publicKey));
        setSetting(tx, kBoxSecret, base64(pair.secretKey));
    }
}

QString centralKey(Transaction &tx) { return setting(tx, kBoxPublic); }
BoxKeyPair escrowKeys(Transaction &tx)
{
    return {QByteArray::fromBase64(setting(tx, kBoxPublic).toLatin1()), QByteArray::fromBase64(setting(tx, kBoxSecret).toLatin1())};
}
QString epochOf(Transaction &tx) { return setting(tx, kEpoch); }
void beginNewEpoch(Transaction &tx) { setSetting(tx, kEpoch, QString::fromLatin1(randomBytes(kEpochBytes).toHex())); }

} // namespace zhike::central
