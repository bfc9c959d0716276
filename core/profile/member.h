// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/phone.h"
#include "core/domain/text.h"
#include "core/profile/consent.h"
#include "core/profile/contacts.h"
#include "core/profile/fieldmark.h"
#include "core/profile/household.h"
#include "core/profile/identity.h"
#include "core/profile/merging.h"
#include "core/profile/points.h"
#include "core/profile/timeline.h"
#include "core/profile/unit.h"

#include <vector>

/// The member document as central sends it and the fold changes it. Wire names: central's contract, docs/api/openapi.yaml.
/// Everything here may be personal data: it lives sealed on disk and passes the session's masking before any screen.
namespace zhike {

enum class TagSource { Own, Partner };
template <>
struct EnumNames<TagSource> {
    static constexpr EnumName<TagSource> values[] = {{TagSource::Own, "own"}, {TagSource::Partner, "partner"}};
};

/// level → dimension → node, e.g. "interest/reading/health". `confidence` 0…100.
struct Tag {
    QString path;
    Text label;
    TagSource source = TagSource::Own;
    int confidence = 100;
    QDate validTo;

    static void fields(auto &self, auto &&field)
    {
        field("path", self.path);
        field("label", self.label);
        field("source", self.source);
        field("confidence", self.confidence);
        field("validTo", self.validTo);
    }
    friend bool operator==(const Tag &, const Tag &) = default;
};

enum class Salutation { None, Ms, Mr };
template <>
struct EnumNames<Salutation> {
    static constexpr EnumName<Salutation> values[] = {{Salutation::None, "none"}, {Salutation::Ms, "ms"}, {Salutation::Mr, "mr"}};
};

enum class MemberStatus { Active, Closed, Merged };
template <>
struct EnumNames<MemberStatus> {
    static constexpr EnumName<MemberStatus> values[] = {
        {MemberStatus::Active, "active"}, {MemberStatus::Closed, "closed"}, {MemberStatus::Merged, "merged"}};
};

struct Member {
    MemberId memberId;
    MemberStatus status = MemberStatus::Active;
    QString familyName;
    QString givenName;
    Salutation salutation = Salutation::None;
    int birthYear = 0;     ///< 0: not known
    int incomeBand = 0;    ///< 1 low … 3 high, 0 unknown; an own estimate, never shown as a number
    Language preferredLocale = Language::Zh;
    Channel preferredChannel = Channel::Any;
    HouseholdId householdId;
    StoreId homeStoreId;
    CommunityId communityId;
    FloorPlanId floorPlanId;
    QDate joinedOn;
    MemberId mergedIntoId;
    TierId tier;
    QString referral = {}; ///< the code that recommended us when they became a member; a merged record keeps its own
    OpId madeBy; ///< the op that created the member at a terminal, empty otherwise
    std::vector<Identity> identities;
    std::vector<UnitCode> units;
    std::vector<Tag> tags;
    std::vector<Consent> consents;
    qint64 pointsBroughtForward = 0; ///< confirmed points of ledger lines that are no longer listed
    std::vector<PointsEntry> points;
    std::vector<AdviceAnswer> adviceAnswers;
    std::vector<ContactMark> contacts;
    std::vector<WorkOrder> workOrders; ///< agreed work without a unit yet: an installation that delivery will bring
    std::vector<FieldMark> edits;
    std::vector<MergeProposal> proposals;
    std::vector<MergedMember> mergedFrom;

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.memberId);
        field("status", self.status);
        field("familyName", self.familyName);
        field("givenName", self.givenName);
        field("salutation", self.salutation);
        field("birthYear", self.birthYear);
        field("incomeBand", self.incomeBand);
        field("preferredLocale", self.preferredLocale);
        field("preferredChannel", self.preferredChannel);
        field("householdId", self.householdId);
        field("homeStoreId", self.homeStoreId);
        field("communityId", self.communityId);
        field("floorPlanId", self.floorPlanId);
        field("joinedOn", self.joinedOn);
        field("mergedIntoId", self.mergedIntoId);
        field("tier", self.tier);
        field("referralCode", self.referral);
        field("madeByOpId", self.madeBy);
        field("identities", self.identities);
        field("units", self.units);
        field("tags", self.tags);
        field("consents", self.consents);
        field("pointsBroughtForward", self.pointsBroughtForward);
        field("points", self.points);
        field("adviceAnswers", self.adviceAnswers);
        field("contacts", self.contacts);
        field("workOrders", self.workOrders);
        field("edits", self.edits);
        field("mergeProposals", self.proposals);
        field("mergedFrom", self.mergedFrom);
    }
    friend bool operator==(const Member &, const Member &) = default;
};

struct PointsBalance {
    qint64 confirmed = 0;
    qint64 provisional = 0;
};
/// Balance = confirmed + provisional, each line counted once.
[[nodiscard]] PointsBalance pointsBalance(const Member &member);

/// What may be spent now: confirmed points less what this terminal has given out and central hasn't decided yet.
[[nodiscard]] qint64 spendablePoints(const Member &member);
/// Given out here and not yet decided by central, as a positive number.
[[nodiscard]] qint64 undecidedRedemptions(const Member &member);

/// The primary phone, else the first one; nullptr when the member has none.
[[nodiscard]] const Identity *primaryPhone(const Member &member);
/// The newest answer for exactly this channel, else the newest for "any". A later withdrawal for "any" withdraws every
/// channel; a later grant for "any" doesn't undo a withdrawal for one channel (withdrawal wins every conflict).
[[nodiscard]] bool hasConsent(const Member &member, Purpose purpose, Channel channel);
/// Whether a tag at or below `path` is valid on `day` ("interest/reading" matches "interest/reading/health").
[[nodiscard]] bool hasTag(const Member &member, QStringView path, const QDate &day);

} // namespace zhike
