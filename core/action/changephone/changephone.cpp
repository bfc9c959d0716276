// SPDX-License-Identifier: Apache-2.0
#include "core/action/changephone/changephone.h"

#include "core/action/marks.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

QString phoneOf(const Member &member)
{
    const Identity *phone = primaryPhone(member);
    return phone ? phone->value : QString();
}

/// The main number becomes `identity`; one without a value takes it away.
void setPhone(Member &member, const Identity &identity)
{
    const Identity *old = primaryPhone(member);
    if (!old) {
        member.identities.push_back(identity);
        return;
    }
    const auto place = member.identities.begin() + (old - member.identities.data());
    if (identity.value.isEmpty())
        member.identities.erase(place);
    else
        *place = {identity.kind, identity.value, identity.isVerified, place->isPrimary};
}

} // namespace

std::vector<Target> targets(const ChangePhone &action) { return {targetOf(action.member)}; }

Result<void> check(const ChangePhone &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    const Result<Phone> phone = Phone::parse(action.to);
    if (!phone || phone->e164() != action.to)
        return ErrorCode::PhoneMalformed;
    if (action.to == action.from)
        return Error{ErrorCode::InvalidValue, u"phone"_s};
    if (phoneOf(*member) != action.from)
        return Error{ErrorCode::ChangedElsewhere, u"phone"_s};
    return {};
}

void fold(const ChangePhone &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member || phoneOf(*member) != action.from || action.to == action.from)
        return;
    setPhone(*member, {IdentityKind::Phone, action.to, false, true});
    mark(*member, {MemberField::Phone, context.op, context.at});
}

void revert(const ChangePhone &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (member && phoneOf(*member) == action.to && unmark(*member, MemberField::Phone, context.op))
        setPhone(*member, {IdentityKind::Phone, action.from, action.wasVerified, true});
}

} // namespace zhike
