// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/reason.h"
#include "core/insight/situation.h"

/// Replacement demand per owned unit: a Weibull life with proportional hazards:
///   P12 = 1 − exp(−(H(a+1) − H(a))·e^{βx}),  H(t) = (t/λ)^k,  λ = mean / Γ(1 + 1/k)
/// with a = age in years and x = repairs in 24 months, faults in 90 days, out of warranty, past safe-use years, moving, renovation.
/// Shape and mean are policy data (start: shape 2.2, mean 1.2–1.5 × safe-use years; RECS central AC fitted shape 2.25).
namespace zhike {

/// Coefficients β. Chosen so that each stays below doubling the hazard; to be fitted when a brand has its own outcomes.
namespace demandtuning {
inline constexpr double kPerRepair = 0.35;      ///< each of at most kMostRepairs
inline constexpr int kMostRepairs = 4;
inline constexpr double kPerFault = 0.30;       ///< each of at most kMostFaults
inline constexpr int kMostFaults = 3;
inline constexpr double kOutOfWarranty = 0.25;
inline constexpr double kPastSafeUse = 0.40;
inline constexpr double kMoving = 0.60;
inline constexpr double kRenovating = 0.50;
inline constexpr double kScale = 0.20;          ///< score = 100·(1 − exp(−P12 / scale)): 20 % a year is 63 points
inline constexpr double kWindowChance = 0.10;   ///< the window ends when one in ten such homes has replaced
inline constexpr int kFaultDays = 90;
inline constexpr int kTrendDays = 90;
} // namespace demandtuning

/// The covariates x of one unit on one day.
struct WearFacts {
    double ageYears = 0;
    int repairs = 0;        ///< closed repairs within policy.repairWindowMonths
    int faults = 0;         ///< fault codes of the last 90 days
    bool isOutOfWarranty = false;
    bool isPastSafeUse = false;
    bool isMoving = false;
    bool isRenovating = false;
};
[[nodiscard]] WearFacts wearFacts(const Situation &situation, const Unit &unit);

/// Chance (0…1) that the home replaces the unit within twelve months. Never falls with age, repairs or any other fact.
[[nodiscard]] double replacementChance(const WearFacts &facts, const CategoryRule &rule);
/// 0…100 from that chance.
[[nodiscard]] int demandValue(double chance);

struct UnitDemand {
    UnitCode unit;
    ModelId model;
    Score score; ///< kind "replacement"
};
/// One per unit in use whose model the catalogue knows; strongest first, ties by unit code.
[[nodiscard]] std::vector<UnitDemand> replacementDemand(const Situation &situation);
/// The strongest unit of each category, strongest first.
[[nodiscard]] std::vector<UnitDemand> strongestByCategory(const std::vector<UnitDemand> &demands);

} // namespace zhike
