// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"
#include "core/profile/model.h"
#include "core/profile/policy.h"
#include "core/profile/unit.h"

#include <span>

/// Everything the engines look at, by reference: the effective documents of one member, the shop's shared documents and the
/// time. The caller owns all of it for the length of the call. Engines are pure: same situation, same answer, no clock.
namespace zhike {

enum class Occasion {
    WeSpeakFirst, ///< advice counts as unsolicited: the fatigue rule holds
    MemberAsked,  ///< the member asked for advice: answering is no unsolicited contact
};

struct Situation {
    const Member &member;
    std::span<const Unit> units;              ///< the member's (household's) units, in any order
    std::span<const ProductModel> models;     ///< the catalogue: own brand and competitors
    const Policy &policy;
    QDateTime now;                            ///< UTC
    QDate today;                              ///< the shop's calendar day
    const Household *household = nullptr;     ///< nullptr: not known
    const Community *community = nullptr;     ///< nullptr: address not known → city fallback
    const Community *city = nullptr;          ///< the city's fallback document
    Channel channel = Channel::Store;         ///< where we are talking: consent is asked for this channel
    Occasion occasion = Occasion::WeSpeakFirst;
    QString familyNameLatin;                  ///< pinyin for English sentences, empty when the caller has none
};

[[nodiscard]] const ProductModel *findModel(std::span<const ProductModel> models, const ModelId &id);
/// Empty when the catalogue doesn't know the unit's model.
[[nodiscard]] QString categoryOf(const Situation &situation, const Unit &unit);
/// Stands in the home and works: not returned, disposed, replaced or blocked.
[[nodiscard]] bool isInUse(const Unit &unit);
/// "洗衣机" / "washing machine" by policy data; the key itself when policy has no name.
[[nodiscard]] Text categoryName(const Policy &policy, QStringView category);
/// Safe-use years of the model, else of the category's rule.
[[nodiscard]] int safeUseYears(const Situation &situation, const Unit &unit);
/// The floor plan of the member's home; nullptr when it isn't known.
[[nodiscard]] const FloorPlan *floorPlanOf(const Situation &situation);

/// Tag paths with a meaning for the engines (level/dimension/node). Labels and more samples: resources/brand/tags.json.
namespace tagpath {
inline constexpr QStringView kMoving = u"evidence/home/moving";
inline constexpr QStringView kRenovating = u"evidence/home/renovation";
inline constexpr QStringView kComplaint = u"service/complaint/open"; ///< an unresolved complaint
inline constexpr QStringView kBaby = u"life/family/baby";
inline constexpr QStringView kElder = u"life/family/elder";
inline constexpr QStringView kHealth = u"interest/reading/health";
} // namespace tagpath

} // namespace zhike
