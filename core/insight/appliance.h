// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/situation.h"

/// The card of one owned unit in "household & appliances".
namespace zhike {

enum class ApplianceBadge { None, Due, Connected, ServiceOpen, UnderWarranty };
template <>
struct EnumNames<ApplianceBadge> {
    static constexpr EnumName<ApplianceBadge> values[] = {
        {ApplianceBadge::None, "none"}, {ApplianceBadge::Due, "due"}, {ApplianceBadge::Connected, "connected"},
        {ApplianceBadge::ServiceOpen, "serviceOpen"}, {ApplianceBadge::UnderWarranty, "underWarranty"}};
};
/// "该换了" / "Due", "网器" / "Connected", "服务中" / "In service", "保修中" / "Under warranty". Empty for none.
[[nodiscard]] Text badgeText(ApplianceBadge badge);

struct ApplianceCard {
    UnitCode unit;
    ModelId model;
    QString category;
    Text name;
    int ageTenths = 0;        ///< tenths of a year
    int expectedTenths = 0;   ///< safe-use years in tenths; 0: not known
    double fraction = 0;      ///< age / expected, 0…1
    bool isOverdue = false;   ///< past its safe-use years
    int repairs = 0;          ///< closed repairs within policy.repairWindowMonths
    int demand = 0;           ///< replacement demand 0…100
    QDate warrantyEndsOn;
    bool isUnderWarranty = false;
    bool isConnected = false; ///< activated and talking to central
    ApplianceBadge badge = ApplianceBadge::None; ///< the most important one: service, due, connected, warranty
    Text detail;              ///< "2018-03 购 · 8.7 年 / 8 年 · 已过保 · 修 2 次"
};

/// Units in use, sorted by need: open repair or confirmed fault, then demand, then age, then unit code.
[[nodiscard]] std::vector<ApplianceCard> applianceCards(const Situation &situation);

/// An open repair, exchange or return, or a confirmed fault no closed repair has answered since: service comes first.
[[nodiscard]] const WorkOrder *openTrouble(const Unit &unit);
[[nodiscard]] const FaultEvent *unansweredFault(const Unit &unit);

} // namespace zhike
