// SPDX-License-Identifier: Apache-2.0
#include "central/store/identity.h"

#include "central/store/secrets.h"
#include "core/domain/card.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

/// Made when the database was founded; the same for its whole life, so that hashes stay comparable.
QByteArray identityKey(Transaction &tx) { return QByteArray::fromBase64(setting(tx, u"identityKey"_s).toLatin1()); }

} // namespace

Result<QString> normalised(IdentityKind kind, const QString &value)
{
    switch (kind) {
    case IdentityKind::Phone:
        return Phone::parse(value).then([](const Phone &phone) { return Result<QString>(phone.e164()); });
    case IdentityKind::Card:
        return checkMemberCard(value).then([](const CardNumber &card) { return Result<QString>(card.toString()); });
    case IdentityKind::Unit:
        return normaliseUnitCode(value);
    case IdentityKind::Email:
        return value.trimmed().toLower();
    case IdentityKind::Other:
        return Error{ErrorCode::InvalidValue, u"kind"_s};
    default:
        return value.trimmed();
    }
}

std::vector<MemberId> membersWith(Transaction &tx, const Identity &identity)
{
    std::vector<MemberId> found;
    const QString hash = keyedHash(identityKey(tx), enumName(identity.kind), identity.value);
    for (const Row &row : tx.rows("SELECT member_id FROM identity_key WHERE hash = ? ORDER BY member_id", {hash}))
        found.emplace_back(row.first().toString());
    return found;
}

void linkIdentities(Transaction &tx, const Member &member)
{
    const QByteArray key = identityKey(tx);
    for (const Identity &identity : member.identities)
        tx.run(
            "INSERT INTO identity_key (hash, kind, member_id) VALUES (?,?,?) ON CONFLICT (hash, member_id) DO NOTHING",
            {keyedHash(key, enumName(identity.kind), identity.value), enumName(identity.kind),
             member.memberId.toString()});
}

void unlinkIdentities(Transaction &tx, const MemberId &member)
{
    for (const Row &row : tx.rows("SELECT hash FROM identity_of WHERE member_id = ?", {member.toString()}))
        tx.run("DELETE FROM identity_key WHERE hash = ? AND member_id = ?", {row.first(), member.toString()});
}

} // namespace zhike::central
