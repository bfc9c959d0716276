// SPDX-License-Identifier: Apache-2.0
#include "core/desk/membercodes.h"

#include "core/scan/memberqr.h"
#include "core/store/documentrows.h"
#include "core/store/shelves.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr char kTakenKey[] = "memberCodesTaken";

/// Nonces of codes that would still be believed.
struct Taken {
    struct Row {
        QString nonce;
        qint64 signedAt = 0;
        static void fields(auto &self, auto &&field)
        {
            field("n", self.nonce);
            field("t", self.signedAt);
        }
    };
    std::vector<Row> rows;
    static void fields(auto &self, auto &&field) { field("rows", self.rows); }
};

CodeKeys heldKeys(const Reader &reader)
{
    const auto row = documents::row(reader, DocumentKind::Rule, kCodeKeysId);
    return row && *row ? fromJsonBytes<CodeKeys>((*row)->body).valueOr({}) : CodeKeys();
}

Taken takenSoFar(const Reader &reader)
{
    const auto bytes = meta::value(reader, kTakenKey);
    return bytes ? fromJsonBytes<Taken>(*bytes).valueOr({}) : Taken();
}

} // namespace

Result<MemberId> takeMemberCode(Writer &writer, const QString &token, const QDateTime &now)
{
    const auto body = checkMemberQr(token, heldKeys(writer), now);
    if (!body)
        return body.error();
    Taken taken = takenSoFar(writer);
    if (std::any_of(taken.rows.begin(), taken.rows.end(), [&](const Taken::Row &row) { return row.nonce == body->nonce; }))
        return Error{ErrorCode::CodeExpired, u"used"_s};
    const qint64 oldest = now.toSecsSinceEpoch() - 2 * kMemberCodeSeconds; // twice: this clock may be put back a little
    std::erase_if(taken.rows, [&](const Taken::Row &row) { return row.signedAt < oldest; });
    taken.rows.push_back({body->nonce, body->signedAt});
    meta::set(writer, kTakenKey, json::toBytes(toJson(taken)));
    return body->member;
}

} // namespace zhike
