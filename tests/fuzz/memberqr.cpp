// SPDX-License-Identifier: Apache-2.0
// Fuzz target: the app's signed code. An even first byte: the rest is the token as it was scanned. An odd one: the rest is a
// body that the right key has signed, so that what stands behind the signature is reached too.
#include "core/scan/memberqr.h"
#include "core/session/terminalkeys.h"
#include "tests/fuzz/target.h"

using namespace zhike;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const TerminalKeys signer = *TerminalKeys::fromSeed(QByteArray(32, 'a'));
    static const CodeKeys keys{{{u"1"_s, QString::fromLatin1(signer.publicKey().toBase64())}}};
    static const QDateTime now(QDate(2026, 5, 20), QTime(10, 42), Qt::UTC);
    constexpr auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    if (size == 0)
        return 0;
    const QByteArray rest = fuzz::bytes(data + 1, size - 1);
    if (data[0] % 2 == 0) {
        fuzz::require(!checkMemberQr(QString::fromUtf8(rest), keys, now), "nobody signed this");
        return 0;
    }
    const QByteArray text = rest.toBase64(url);
    const auto read = checkMemberQr(QString::fromLatin1(text + '.' + signer.sign(kMemberCodePrefix + text).toBase64(url)), keys, now);
    if (!read)
        return 0;
    const qint64 age = now.toSecsSinceEpoch() - read->signedAt;
    fuzz::require(age <= kMemberCodeSeconds && age >= -kMemberCodeSeconds, "a code of another hour was believed");
    fuzz::require(!read->member.isEmpty() && read->nonce.size() == 22, "a code without member or nonce was believed");
    return 0;
}
