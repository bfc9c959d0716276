// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A field's change as the person meant it: from what they saw to what they want.
template <typename T>
struct Changed {
    T from{};
    T to{};

    static void fields(auto &self, auto &&field)
    {
        field("from", self.from);
        field("to", self.to);
    }
    friend bool operator==(const Changed &, const Changed &) = default;
};

/// Where a member lives, as far as advice needs it: a floor plan belongs to its community.
struct HomePlace {
    CommunityId community;
    FloorPlanId floorPlan;

    static void fields(auto &self, auto &&field)
    {
        field("communityId", self.community);
        field("floorPlanId", self.floorPlan);
    }
    friend bool operator==(const HomePlace &, const HomePlace &) = default;
};

/// What a member says about themself, each field optional. Conflict class: fields. The fold is the three-way merge itself
/// (docs/decisions/0007): a field changes when it still has the value the person saw; a field that somebody else changed
/// meanwhile keeps central's value, and central names it in its answer (`merged`).
struct EditMember {
    static constexpr ActionType type{"member.edit", 1, Conflict::Fields};

    MemberId member;
    std::optional<Changed<QString>> familyName;
    std::optional<Changed<QString>> givenName;
    std::optional<Changed<Salutation>> salutation;
    std::optional<Changed<Language>> locale;
    std::optional<Changed<Channel>> channel; ///< how they like to be reached; a wish, not a consent
    std::optional<Changed<HomePlace>> home;
    std::optional<Changed<QString>> address;

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("familyName", self.familyName);
        field("givenName", self.givenName);
        field("salutation", self.salutation);
        field("preferredLocale", self.locale);
        field("preferredChannel", self.channel);
        field("home", self.home);
        field("address", self.address);
    }
    friend bool operator==(const EditMember &, const EditMember &) = default;
};

[[nodiscard]] std::vector<Target> targets(const EditMember &action);
/// MemberUnknown, InvalidValue (nothing to change, or a field too long), NameMissing.
[[nodiscard]] Result<void> check(const EditMember &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const EditMember &action, Documents &documents, const OpContext &context, const Policy &policy);
/// Gives back the values the person saw, where the op's own still stand.
void revert(const EditMember &action, Documents &documents, const OpContext &context, const Policy &policy);

/// Fields that were changed elsewhere since the person looked: these keep the member's present value.
[[nodiscard]] std::vector<MemberField> lostFields(const EditMember &action, const Member &member);
/// The fields an edit names.
[[nodiscard]] std::vector<MemberField> editedFields(const EditMember &action);
/// Calls `visit(MemberField, std::optional<Changed<T>> &)` for every field of the action.
void eachField(auto &action, auto &&visit)
{
    visit(MemberField::FamilyName, action.familyName);
    visit(MemberField::GivenName, action.givenName);
    visit(MemberField::Salutation, action.salutation);
    visit(MemberField::Locale, action.locale);
    visit(MemberField::Channel, action.channel);
    visit(MemberField::Home, action.home);
    visit(MemberField::Address, action.address);
}
/// The member's present values as the base of an edit: `from` and `to` both what stands there, every field present.
[[nodiscard]] EditMember unchanged(const Member &member);

} // namespace zhike
