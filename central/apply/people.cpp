// SPDX-License-Identifier: Apache-2.0
#include "central/apply/decide.h"
#include "central/store/identity.h"

namespace zhike::central {

Result<void> permitPhone(const QString &e164, const MemberId &self, Bench &bench)
{
    std::vector<MemberId> owners = membersWith(bench.tx, {IdentityKind::Phone, e164, false, false});
    std::erase(owners, self);
    if (owners.empty())
        return {};
    bench.candidates = std::move(owners);
    return Error{ErrorCode::MemberExists, QStringLiteral("phone")};
}

Result<void> permit(const RegisterMember &action, Bench &bench) { return permitPhone(action.phone, {}, bench); }
Result<void> permit(const ChangePhone &action, Bench &bench) { return permitPhone(action.to, action.member, bench); }

void settle(const EditMember &action, Bench &bench)
{
    if (const Member *before = bench.before.member(action.member))
        for (const MemberField field : lostFields(action, *before))
            bench.lost.push_back(enumName(field));
}

void relinkIdentities(Bench &bench)
{
    for (const auto &[id, member] : bench.before.members)
        if (!bench.documents.member(id))
            unlinkIdentities(bench.tx, id);
    for (const auto &[id, member] : bench.documents.members) {
        const Member *before = bench.before.member(id);
        if (before && before->identities == member.value.identities && before->status == member.value.status)
            continue;
        unlinkIdentities(bench.tx, id);
        if (member.value.status == MemberStatus::Active)
            linkIdentities(bench.tx, member.value);
    }
}

} // namespace zhike::central
