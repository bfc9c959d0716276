// SPDX-License-Identifier: Apache-2.0
#include "central/apply/decide.h"

#include "central/store/identity.h"

namespace zhike::central {

Result<void> permit(const RegisterMember &action, Bench &bench)
{
    if (membersWith(bench.tx, {IdentityKind::Phone, action.phone, false, false}).empty())
        return {};
    return Error{ErrorCode::MemberExists, QStringLiteral("phone")};
}

void settle(const RegisterMember &action, Bench &bench)
{
    if (const Member *member = bench.documents.member(action.member))
        linkIdentities(bench.tx, *member);
}

} // namespace zhike::central
