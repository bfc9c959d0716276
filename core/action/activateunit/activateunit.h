// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// The first pull on a connected unit: bind it to the member (if nobody owns it yet) and switch its line to the brand on.
/// Conflict class: guarded - a unit has one owner.
struct ActivateUnit {
    static constexpr ActionType type{"unit.activate", 1, Conflict::Guarded};

    MemberId member;
    UnitCode unit;
    QDate purchasedOn; ///< as in RegisterUnit

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("unitCode", self.unit);
        field("purchasedOn", self.purchasedOn);
    }
    friend bool operator==(const ActivateUnit &, const ActivateUnit &) = default;
};

[[nodiscard]] std::vector<Target> targets(const ActivateUnit &action);
/// As RegisterUnit; also UnitNotConnected, AlreadyActive. The member's own unit that isn't active yet may be activated.
[[nodiscard]] Result<void> check(const ActivateUnit &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// As RegisterUnit (points only with the binding), and the device's id.
void fold(const ActivateUnit &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const ActivateUnit &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
