// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/effective.h"
#include "core/desk/boardviews.h"
#include "core/desk/shareddocs.h"
#include "core/session/access.h"

#include <set>

namespace zhike {

/// Through whose eyes and when a page is described. Describing is pure: the same case through the same lens gives the same view.
struct Lens {
    const SharedDocs &shared;
    Role role = Role::None;
    QDateTime now; ///< UTC
    QDate today;
    QDateTime asOf;   ///< the last complete page from central
    RecognisedBy recognisedBy = RecognisedBy::Search;
    bool isOffline = true; ///< central doesn't answer now
};

/// One member's effective documents and what stands beside them.
struct MemberCase {
    MemberId id;
    Documents documents;             ///< effective: the member and the member's units
    std::set<OpId> unconfirmed;      ///< ops that still show over central's documents
    std::optional<Household> household;
    std::vector<TimelineEvent> stored; ///< central's events, newest first, one page
    bool hasMoreEvents = false;
    UnitCode scanned;                ///< the unit that led here, empty otherwise

    [[nodiscard]] const Member &member() const { return documents.members.at(id).value; }
    [[nodiscard]] std::vector<Unit> units() const;
};

struct UnitCase {
    UnitCode id;
    Documents documents;        ///< effective: the unit, its owner if local, the member at the counter
    std::set<OpId> unconfirmed;
    MemberId atCounter;
};

[[nodiscard]] Freshness freshnessOf(const Lens &lens);
/// The engines' view of a member case; everything it refers to lives in `who`, `units` and `lens`.
[[nodiscard]] Situation situationOf(const MemberCase &who, const std::vector<Unit> &units, const Lens &lens);

[[nodiscard]] MemberView describeMember(const MemberCase &who, const Lens &lens);
[[nodiscard]] MemberDetail describeDetail(const MemberCase &who, const Lens &lens);
[[nodiscard]] EditView describeEdit(const Member &member, const Lens &lens);
[[nodiscard]] ConsentView describeConsents(const MemberCase &who, const Lens &lens);
/// Names of accounts that aren't among the case's documents stay empty.
[[nodiscard]] std::vector<MergeNotice> describeMerges(const MemberCase &who, const Lens &lens);
[[nodiscard]] MergeView describeMerge(const MemberCase &keep, const MemberCase &merge, const Lens &lens);
/// The fields an answer says were changed elsewhere: what this person wanted, and what stands. `now` may be absent.
[[nodiscard]] std::vector<MergedField> describeLost(const Action &action, const OpResult &result, const Member *now, const Lens &lens);
[[nodiscard]] TimelineView describeTimeline(const MemberCase &who, const QString &lane, const Lens &lens);
[[nodiscard]] AdviceBlock describeAdvice(const Situation &situation, const Lens &lens);

struct CommunityQuestion {
    CommunityId community;
    QString category;      ///< empty: the first that has a ranking
    FloorPlanId floorPlan; ///< empty: unknown
    ModelId advised;       ///< marked in the ranking
};
[[nodiscard]] CommunityView describeCommunity(const CommunityQuestion &question, const Lens &lens);

[[nodiscard]] PassportView describePassport(const UnitCase &which, const Lens &lens);
[[nodiscard]] WarrantyView describeWarranty(const UnitCase &which, const Lens &lens);
[[nodiscard]] std::vector<TicketView> describeTickets(const std::vector<WorkOrder> &orders, const std::set<OpId> &unconfirmed);
[[nodiscard]] CompareView describeComparison(const std::vector<ModelId> &models, const Member *member, const Lens &lens);
/// Windows that may still be asked for, gold-only ones for tiers that name the hour.
[[nodiscard]] std::vector<Slot> describeSlots(WorkOrderKind kind, const Member *member, const std::vector<Calendar> &calendars, const Lens &lens);

} // namespace zhike
