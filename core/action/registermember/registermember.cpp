// SPDX-License-Identifier: Apache-2.0
#include "core/action/registermember/registermember.h"

namespace zhike {

using namespace Qt::StringLiterals;

std::vector<Target> targets(const RegisterMember &action) { return {targetOf(action.member)}; }

Result<void> check(const RegisterMember &action, const Documents &documents, const OpContext &, const Policy &)
{
    if (action.member.isEmpty())
        return Error{ErrorCode::InvalidValue, u"memberId"_s};
    if (documents.member(action.member))
        return ErrorCode::MemberExists;
    if (action.familyName.trimmed().isEmpty())
        return ErrorCode::NameMissing;
    const Result<Phone> phone = Phone::parse(action.phone);
    if (!phone || phone->e164() != action.phone)
        return ErrorCode::PhoneMalformed;
    return {};
}

void fold(const RegisterMember &action, Documents &documents, const OpContext &context, const Policy &)
{
    if (documents.member(action.member))
        return;
    Member member;
    member.memberId = action.member;
    member.familyName = action.familyName.trimmed();
    member.givenName = action.givenName.trimmed();
    member.salutation = action.salutation;
    member.homeStoreId = context.store;
    member.communityId = action.community;
    member.joinedOn = context.at.date();
    member.tier = TierId(u"basic"_s);
    member.madeBy = context.op;
    member.identities.push_back({IdentityKind::Phone, action.phone, false, true});
    // Service is what the member came for; every other purpose is asked on its own and stays unset (safety.md, "Consent").
    member.consents.push_back({Purpose::Service, Channel::Any, ConsentStatus::Granted, u"service-1"_s, context.at});
    documents.members.emplace(action.member, Doc<Member>{member, 0});
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"store"_s, {u"到店入会"_s, u"Became a member in the store"_s}, {}, context.op});
}

void revert(const RegisterMember &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member || member->madeBy != context.op)
        return;
    member->status = MemberStatus::Closed;
}

} // namespace zhike
