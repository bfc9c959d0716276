// SPDX-License-Identifier: Apache-2.0
// A member's own data: the edit sheet, the consent panel, two accounts side by side, what an edit lost.
#include "core/desk/lens.h"

#include "core/profile/consentrules.h"
#include "core/session/masking.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

struct Question {
    Purpose purpose;
    Channel channel;
};
/// What may be asked at a counter. Consent to service isn't a question: it is what the person came for.
constexpr Question kQuestions[] = {{Purpose::Advice, Channel::Any},       {Purpose::Marketing, Channel::Phone},
                                   {Purpose::Marketing, Channel::Sms},    {Purpose::Marketing, Channel::Wechat},
                                   {Purpose::Marketing, Channel::Email},  {Purpose::Face, Channel::Any}};

QString maskedKey(const Member &member, IdentityKind kind, const Lens &lens)
{
    if (sightOf(lens.role, Use::Serve, fieldOf(kind)) == Sight::None)
        return {};
    if (kind == IdentityKind::Phone)
        if (const Identity *phone = primaryPhone(member))
            return maskedIdentity(kind, phone->value);
    for (const Identity &identity : member.identities)
        if (identity.kind == kind)
            return maskedIdentity(kind, identity.value);
    return {};
}

/// The answer that decides: the newest for this channel, else for all.
const Consent *decidingAnswer(const Member &member, const Question &question)
{
    const Consent *newest = nullptr;
    for (const Consent &answer : member.consents) {
        const bool isMeant = answer.purpose == question.purpose && (answer.channel == question.channel || answer.channel == Channel::Any);
        if (isMeant && (!newest || answer.capturedAt >= newest->capturedAt))
            newest = &answer;
    }
    return newest;
}

ConsentRow consentRow(const MemberCase &who, const Question &question, const Lens &lens)
{
    const Member &member = who.member();
    ConsentRow row;
    row.purpose = question.purpose;
    row.channel = question.channel;
    row.isOpen = hasConsent(member, question.purpose, question.channel);
    row.textVersion = enumName(question.purpose) + u"-1"_s; // the text of this build's panel
    row.seenWithdrawal = answerKey(coveringWithdrawal(member, question.purpose, question.channel));
    if (const Consent *answer = decidingAnswer(member, question)) {
        row.status = answer->status;
        row.since = answer->capturedAt;
        row.isPending = who.unconfirmed.contains(answer->op);
        if (const auto person = lens.shared.staff.find(answer->by); person != lens.shared.staff.end())
            row.by = person->second.displayName;
    }
    return row;
}

QString maskedNameOf(const Documents &documents, const MemberId &id)
{
    const Member *member = documents.member(id);
    return member ? maskedName(member->familyName) : QString();
}

MergeSide sideOf(const Member &member, const Lens &lens)
{
    MergeSide side;
    side.member = member.memberId;
    side.maskedName = maskedName(member.familyName);
    side.maskedPhone = maskedKey(member, IdentityKind::Phone, lens);
    side.maskedEmail = maskedKey(member, IdentityKind::Email, lens);
    if (const Community *community = lens.shared.community(member.communityId))
        side.community = community->name;
    side.tier = lens.shared.policy.tierRule(member.tier).name;
    side.joinedOn = member.joinedOn;
    side.units = static_cast<int>(member.units.size());
    side.points = pointsBalance(member).confirmed;
    return side;
}

/// A field's value as the counter may see it: names, number and address masked, the rest as its code.
QString shownValue(MemberField field, const QString &value)
{
    switch (field) {
    case MemberField::FamilyName: return maskedName(value);
    case MemberField::GivenName: return value.isEmpty() ? QString() : maskedName(value);
    case MemberField::Address: return value.isEmpty() ? QString() : maskedIdentity(IdentityKind::Address, value);
    case MemberField::Phone: return value.isEmpty() ? QString() : maskedIdentity(IdentityKind::Phone, value);
    default: return value;
    }
}

QString codeOf(MemberField field, const QString &value) { return shownValue(field, value); }
template <NamedEnum E>
QString codeOf(MemberField, E value)
{
    return enumName(value);
}
QString codeOf(MemberField, const HomePlace &value) { return value.community.toString(); }

Text wordsOf(const Lens &, const auto &) { return {}; }
Text wordsOf(const Lens &lens, const HomePlace &home)
{
    const Community *community = lens.shared.community(home.community);
    if (!community)
        return {};
    const FloorPlan *plan = community->floorPlan(home.floorPlan);
    return plan ? Text{community->name.zh + u' ' + plan->name.zh, community->name.en + u' ' + plan->name.en} : community->name;
}

std::vector<MergedField> lostOf(const EditMember &edit, const OpResult &result, const Member *now, const Lens &lens)
{
    std::vector<MergedField> fields;
    const EditMember present = unchanged(now ? *now : Member());
    eachField(edit, [&](MemberField field, const auto &change) {
        if (!change || std::find(result.lost.begin(), result.lost.end(), enumName(field)) == result.lost.end())
            return;
        MergedField lost{field, codeOf(field, change->to), {}, wordsOf(lens, change->to), {}};
        eachField(present, [&](MemberField other, const auto &value) {
            if constexpr (std::is_same_v<decltype(value), decltype(change)>)
                if (other == field && now) {
                    lost.theirs = codeOf(field, value->to);
                    lost.theirsWords = wordsOf(lens, value->to);
                }
        });
        fields.push_back(lost);
    });
    return fields;
}

} // namespace

EditView describeEdit(const Member &member, const Lens &lens)
{
    EditView view;
    view.member = member.memberId;
    view.maskedName = maskedName(member.familyName);
    view.maskedPhone = maskedKey(member, IdentityKind::Phone, lens);
    view.maskedAddress = maskedKey(member, IdentityKind::Address, lens);
    view.salutation = member.salutation;
    view.locale = member.preferredLocale;
    view.channel = member.preferredChannel;
    view.community = member.communityId;
    view.plan = member.floorPlanId;
    for (const auto &[id, community] : lens.shared.communities) {
        if (community.isCity)
            continue;
        PlaceChoice place{id, community.name, {}};
        for (const FloorPlan &plan : community.floorPlans)
            place.plans.push_back({plan.floorPlanId, plan.name});
        view.places.push_back(place);
    }
    return view;
}

ConsentView describeConsents(const MemberCase &who, const Lens &lens)
{
    ConsentView view{who.id, maskedName(who.member().familyName), {}};
    if (sightOf(lens.role, Use::Serve, Field::Consents) == Sight::None)
        return view;
    for (const Question &question : kQuestions) {
        ConsentRow row = consentRow(who, question, lens);
        // A face is asked for on its own screen, after the customer's own action; here it can only be withdrawn.
        if (question.purpose != Purpose::Face || row.isOpen)
            view.rows.push_back(std::move(row));
    }
    return view;
}

std::vector<MergeNotice> describeMerges(const MemberCase &who, const Lens &lens)
{
    std::vector<MergeNotice> notices;
    const bool mayDecide = mayAct(lens.role, Action(ConfirmMerge{}));
    for (const MergeProposal &proposal : who.member().proposals) {
        const MemberId &other = proposal.keep == who.id ? proposal.merge : proposal.keep;
        const bool isPending = who.unconfirmed.contains(proposal.op) || who.unconfirmed.contains(proposal.agreedBy);
        notices.push_back({proposal.keep, proposal.merge, proposal.op, maskedNameOf(who.documents, other), !proposal.agreedBy.isEmpty(), isPending,
                           false, mayDecide});
    }
    for (const MergedMember &merged : who.member().mergedFrom)
        notices.push_back({who.id, merged.member, {}, {}, !merged.undoneBy.isEmpty(), who.unconfirmed.contains(merged.undoneBy), true, mayDecide});
    return notices;
}

MergeView describeMerge(const MemberCase &keep, const MemberCase &merge, const Lens &lens)
{
    MergeView view;
    view.keep = sideOf(keep.member(), lens);
    view.merge = sideOf(merge.member(), lens);
    std::vector<UnitCode> units = keep.member().units;
    for (const UnitCode &unit : merge.member().units)
        if (std::find(units.begin(), units.end(), unit) == units.end())
            units.push_back(unit);
    view.unionUnits = static_cast<int>(units.size());
    view.unionPoints = view.keep.points + view.merge.points;
    view.mayDecide = mayAct(lens.role, Action(ConfirmMerge{}));
    if (const MergeProposal *proposal = proposalBetween(keep.member(), keep.id, merge.id)) {
        view.stage = proposal->agreedBy.isEmpty() ? MergeStage::Proposed : MergeStage::Agreed;
        view.proposal = proposal->op;
        view.evidence = proposal->evidence;
        view.isPending = keep.unconfirmed.contains(proposal->op) || keep.unconfirmed.contains(proposal->agreedBy);
    }
    return view;
}

std::vector<MergedField> describeLost(const Action &action, const OpResult &result, const Member *now, const Lens &lens)
{
    if (const auto *edit = std::get_if<EditMember>(&action))
        return lostOf(*edit, result, now, lens);
    const auto *phone = std::get_if<ChangePhone>(&action);
    if (!phone || errorFromName(result.code) != ErrorCode::ChangedElsewhere)
        return {};
    const Identity *present = now ? primaryPhone(*now) : nullptr;
    return {{MemberField::Phone, shownValue(MemberField::Phone, phone->to), shownValue(MemberField::Phone, present ? present->value : QString()), {}, {}}};
}

} // namespace zhike
