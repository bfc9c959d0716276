// SPDX-License-Identifier: Apache-2.0
#include "core/action/editmember/editmember.h"

#include "core/action/marks.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 40;     // characters, as in the sheet
constexpr qsizetype kLongestAddress = 120; // characters

QString addressOf(const Member &member)
{
    for (const Identity &identity : member.identities)
        if (identity.kind == IdentityKind::Address)
            return identity.value;
    return {};
}

/// An empty address is none: the key goes.
void setAddress(Member &member, const QString &address)
{
    const auto it = std::find_if(member.identities.begin(), member.identities.end(),
                                 [](const Identity &identity) { return identity.kind == IdentityKind::Address; });
    if (it == member.identities.end() && !address.isEmpty())
        member.identities.push_back({IdentityKind::Address, address, false, false});
    else if (it != member.identities.end() && address.isEmpty())
        member.identities.erase(it);
    else if (it != member.identities.end())
        it->value = address;
}

void write(Member &member, MemberField field, const QString &value)
{
    if (field == MemberField::FamilyName)
        member.familyName = value;
    else if (field == MemberField::GivenName)
        member.givenName = value;
    else
        setAddress(member, value);
}
void write(Member &member, MemberField, Salutation value) { member.salutation = value; }
void write(Member &member, MemberField, Language value) { member.preferredLocale = value; }
void write(Member &member, MemberField, Channel value) { member.preferredChannel = value; }
void write(Member &member, MemberField, const HomePlace &value)
{
    member.communityId = value.community;
    member.floorPlanId = value.floorPlan;
}

/// Calls `visit(field, change, present value)` for every field the action names.
void eachChange(const EditMember &action, const Member &member, auto &&visit)
{
    const EditMember now = unchanged(member);
    eachField(action, [&](MemberField field, const auto &change) {
        if (!change)
            return;
        eachField(now, [&](MemberField other, const auto &present) {
            if constexpr (std::is_same_v<decltype(change), decltype(present)>)
                if (other == field)
                    visit(field, *change, present->to);
        });
    });
}

} // namespace

EditMember unchanged(const Member &member)
{
    EditMember now;
    now.member = member.memberId;
    now.familyName = {member.familyName, member.familyName};
    now.givenName = {member.givenName, member.givenName};
    now.salutation = {member.salutation, member.salutation};
    now.locale = {member.preferredLocale, member.preferredLocale};
    now.channel = {member.preferredChannel, member.preferredChannel};
    const HomePlace home{member.communityId, member.floorPlanId};
    now.home = {home, home};
    now.address = {addressOf(member), addressOf(member)};
    return now;
}

std::vector<Target> targets(const EditMember &action) { return {targetOf(action.member)}; }

Result<void> check(const EditMember &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (editedFields(action).empty())
        return Error{ErrorCode::InvalidValue, u"nothing"_s};
    if (action.familyName && action.familyName->to.trimmed().isEmpty())
        return ErrorCode::NameMissing;
    for (const auto *name : {&action.familyName, &action.givenName})
        if (*name && (*name)->to.size() > kLongestName)
            return Error{ErrorCode::InvalidValue, u"name"_s};
    if (action.address && action.address->to.size() > kLongestAddress)
        return Error{ErrorCode::InvalidValue, u"address"_s};
    return {};
}

void fold(const EditMember &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member)
        return;
    eachChange(action, *member, [&](MemberField field, const auto &change, const auto &present) {
        if (present != change.from || present == change.to)
            return;
        write(*member, field, change.to);
        mark(*member, {field, context.op, context.at});
    });
}

void revert(const EditMember &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member)
        return;
    eachChange(action, *member, [&](MemberField field, const auto &change, const auto &present) {
        if (present == change.to && unmark(*member, field, context.op))
            write(*member, field, change.from);
    });
}

std::vector<MemberField> lostFields(const EditMember &action, const Member &member)
{
    std::vector<MemberField> lost;
    eachChange(action, member, [&](MemberField field, const auto &change, const auto &present) {
        if (present != change.from && present != change.to)
            lost.push_back(field);
    });
    return lost;
}

std::vector<MemberField> editedFields(const EditMember &action)
{
    std::vector<MemberField> edited;
    eachField(action, [&](MemberField field, const auto &change) {
        if (change)
            edited.push_back(field);
    });
    return edited;
}

} // namespace zhike
