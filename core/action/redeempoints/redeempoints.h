// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// Points for something across the counter. Conflict class: reserved - central owns the ledger and decides; until then the
/// line is provisional. Without a line a member is given out at most the policy's cap before central has decided.
struct RedeemPoints {
    static constexpr ActionType type{"points.redeem", 1, Conflict::Reserved};

    MemberId member;
    qint64 points = 0; ///< how many are given up, positive
    QString purpose;   ///< "discount", "gift", "service"
    bool isOffline = false; ///< said without a line: the cap holds

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("points", self.points);
        field("purpose", self.purpose);
        field("isOffline", self.isOffline);
    }
    friend bool operator==(const RedeemPoints &, const RedeemPoints &) = default;
};

[[nodiscard]] std::vector<Target> targets(const RedeemPoints &action);
/// MemberUnknown, InvalidValue (points, purpose), PointsShort (detail: what there is), OverCap (detail: what is left of it).
[[nodiscard]] Result<void> check(const RedeemPoints &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const RedeemPoints &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const RedeemPoints &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
