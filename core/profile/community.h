// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"

#include <vector>

/// Where members live: floor plans and what households there own, as central computed it. No personal data.
namespace zhike {

/// A place an appliance of `category` has to fit into. Millimetres; 0 means "not limited".
struct Niche {
    QString category;
    int width = 0;
    int depth = 0;
    int height = 0;

    static void fields(auto &self, auto &&field)
    {
        field("category", self.category);
        field("width", self.width);
        field("depth", self.depth);
        field("height", self.height);
    }
    friend bool operator==(const Niche &, const Niche &) = default;
};

struct FloorPlan {
    FloorPlanId floorPlanId;
    Text name;
    int areaM2 = 0;
    std::vector<Niche> niches;

    static void fields(auto &self, auto &&field)
    {
        field("floorPlanId", self.floorPlanId);
        field("name", self.name);
        field("areaM2", self.areaM2);
        field("niches", self.niches);
    }
    friend bool operator==(const FloorPlan &, const FloorPlan &) = default;
};

/// One bar of the ranking. `households` is absent when fewer than k (shown as "few"); the order is central's.
struct RankingEntry {
    ModelId model;
    int rank = 0;             ///< 1 is first
    std::optional<int> households;
    int trend = 0;            ///< places gained (+) or lost (−) against the window before
    int cityRank = 0;         ///< 0: not ranked in the city

    static void fields(auto &self, auto &&field)
    {
        field("modelId", self.model);
        field("rank", self.rank);
        field("households", self.households);
        field("trend", self.trend);
        field("cityRank", self.cityRank);
    }
    friend bool operator==(const RankingEntry &, const RankingEntry &) = default;
};

struct Ranking {
    QString category;
    int windowMonths = 24;
    QDateTime computedAt;
    std::vector<RankingEntry> entries;

    static void fields(auto &self, auto &&field)
    {
        field("category", self.category);
        field("windowMonths", self.windowMonths);
        field("computedAt", self.computedAt);
        field("entries", self.entries);
    }
    friend bool operator==(const Ranking &, const Ranking &) = default;
};

/// Residential compound. The id of a city's fallback document is "city-<code>", its `isCity` is true.
struct Community {
    CommunityId communityId;
    Text name;
    bool isCity = false;
    QString grade; ///< "A", "B", "C"
    QString district;
    QString city;
    int householdCount = 0;
    int brandHouseholds = 0; ///< 0 when suppressed
    int completedYear = 0;
    std::vector<FloorPlan> floorPlans;
    std::vector<Ranking> rankings;

    static void fields(auto &self, auto &&field)
    {
        field("communityId", self.communityId);
        field("name", self.name);
        field("isCity", self.isCity);
        field("grade", self.grade);
        field("district", self.district);
        field("city", self.city);
        field("householdCount", self.householdCount);
        field("brandHouseholds", self.brandHouseholds);
        field("completedYear", self.completedYear);
        field("floorPlans", self.floorPlans);
        field("rankings", self.rankings);
    }
    [[nodiscard]] const Ranking *rankingOf(QStringView category) const;
    [[nodiscard]] const FloorPlan *floorPlan(const FloorPlanId &id) const;
    friend bool operator==(const Community &, const Community &) = default;
};

} // namespace zhike
