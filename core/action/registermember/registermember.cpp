// SPDX-License-Identifier: Apache-2.0
#include "core/action/registermember/registermember.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestReferral = 32; // the rule file's has 8; another brand's may be longer

bool isReferral(const QString &code)
{
    return code.size() <= kLongestReferral && std::all_of(code.begin(), code.end(), [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
           });
}

/// The first line of the member's timeline; says by which recommendation, so that nobody has to ask twice.
Text becameAMember(const QString &referral)
{
    if (referral.isEmpty())
        return {u"到店入会"_s, u"Became a member in the store"_s};
    return {u"到店入会（推荐码 %1）"_s.arg(referral), u"Became a member in the store (recommended, %1)"_s.arg(referral)};
}

} // namespace

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
    if (!isReferral(action.referral))
        return Error{ErrorCode::InvalidValue, u"referralCode"_s};
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
    member.referral = action.referral;
    member.madeBy = context.op;
    member.identities.push_back({IdentityKind::Phone, action.phone, false, true});
    // Service is what the member came for; every other purpose is asked on its own and stays unset (safety.md, "Consent").
    member.consents.push_back({Purpose::Service, Channel::Any, ConsentStatus::Granted, u"service-1"_s, context.at});
    documents.members.emplace(action.member, Doc<Member>{member, 0});
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"store"_s, becameAMember(action.referral), {}, context.op});
}

void revert(const RegisterMember &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member || member->madeBy != context.op)
        return;
    member->status = MemberStatus::Closed;
}

} // namespace zhike
