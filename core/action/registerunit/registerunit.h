// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A person binds an appliance to a member: one scan, one confirmation. A connected unit is activated by the same pull.
/// Conflict class: guarded - a unit has one owner. Points once a unit.
struct RegisterUnit {
    static constexpr ActionType type{"unit.register", 1, Conflict::Guarded};

    MemberId member;
    UnitCode unit;
    QDate purchasedOn; ///< null when the customer doesn't remember: then the day of the op

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("unitCode", self.unit);
        field("purchasedOn", self.purchasedOn);
    }
    friend bool operator==(const RegisterUnit &, const RegisterUnit &) = default;
};

[[nodiscard]] std::vector<Target> targets(const RegisterUnit &action);
/// MemberUnknown, UnitUnknown, UnitBlocked, UnitOwned (by another member; already this member's is UnitOwned "mine").
[[nodiscard]] Result<void> check(const RegisterUnit &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// Unit owned and in use, warranty running, points provisional, one line in the timeline.
void fold(const RegisterUnit &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const RegisterUnit &action, Documents &documents, const OpContext &context, const Policy &policy);

/// The warranty terms of the model, running from `start`.
[[nodiscard]] std::vector<Warranty> warrantiesFrom(const ProductModel &model, const QDate &start);

} // namespace zhike
