// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"
#include "core/profile/unit.h"

#include <vector>

/// Documents the whole shop shares: product models, communities, calendars, scripts, staff. No personal data except `Associate`.
namespace zhike {

/// Millimetres.
struct Dimensions {
    int width = 0;
    int depth = 0;
    int height = 0;

    static void fields(auto &self, auto &&field)
    {
        field("width", self.width);
        field("depth", self.depth);
        field("height", self.height);
    }
    friend bool operator==(const Dimensions &, const Dimensions &) = default;
};

/// One line of a comparison, in the same order for every model of a category. `key` is stable across models.
struct Spec {
    QString key;
    Text name;
    Text value;

    static void fields(auto &self, auto &&field)
    {
        field("key", self.key);
        field("name", self.name);
        field("value", self.value);
    }
    friend bool operator==(const Spec &, const Spec &) = default;
};

struct WarrantyTerm {
    Text scope;
    int months = 0;

    static void fields(auto &self, auto &&field)
    {
        field("scope", self.scope);
        field("months", self.months);
    }
    friend bool operator==(const WarrantyTerm &, const WarrantyTerm &) = default;
};

/// Electronic manual: short steps for this product. `clip` is the sha256 of a blob, empty when the step has none.
struct ManualStep {
    Text text;
    QString clip;

    static void fields(auto &self, auto &&field)
    {
        field("text", self.text);
        field("clip", self.clip);
    }
    friend bool operator==(const ManualStep &, const ManualStep &) = default;
};

struct ProductModel {
    ModelId modelId;
    QString gtin; ///< 14 digits
    QString brand;
    bool isOwnBrand = true;
    QString category; ///< "washer", "refrigerator", "airConditioner", "waterHeater", "hood", "stove", "dishwasher", "dryer", "tv", "freezer"
    QString series;
    QString modelNumber;
    Text name;
    Money listPrice;
    Money bandFrom; ///< price band as the shop says it
    Money bandTo;
    int safeUseYears = 0;
    Dimensions dimensions;
    std::vector<QString> features; ///< keys: "selfCleaning", "drum", "connected", …
    std::vector<Spec> specs;
    bool isConnected = false;
    std::vector<WarrantyTerm> warrantyTerms;
    std::vector<ManualStep> manual;
    QString picture; ///< sha256 of a blob or "art:<category>" for the drawing the program ships
    bool isOffered = true; ///< still sold

    static void fields(auto &self, auto &&field)
    {
        field("modelId", self.modelId);
        field("gtin", self.gtin);
        field("brand", self.brand);
        field("isOwnBrand", self.isOwnBrand);
        field("category", self.category);
        field("series", self.series);
        field("modelNumber", self.modelNumber);
        field("name", self.name);
        field("listPrice", self.listPrice);
        field("bandFrom", self.bandFrom);
        field("bandTo", self.bandTo);
        field("safeUseYears", self.safeUseYears);
        field("dimensions", self.dimensions);
        field("features", self.features);
        field("specs", self.specs);
        field("isConnected", self.isConnected);
        field("warrantyTerms", self.warrantyTerms);
        field("manual", self.manual);
        field("picture", self.picture);
        field("isOffered", self.isOffered);
    }
    [[nodiscard]] bool hasFeature(QStringView key) const;
    friend bool operator==(const ProductModel &, const ProductModel &) = default;
};

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

/// Service windows of one store, as central last planned them. `free` counts what central still had.
struct Slot {
    QString slotId;
    WorkOrderKind kind = WorkOrderKind::Install;
    QDateTime startsAt;
    int minutes = 120;
    int free = 0;
    bool isGoldOnly = false;

    static void fields(auto &self, auto &&field)
    {
        field("slotId", self.slotId);
        field("kind", self.kind);
        field("startsAt", self.startsAt);
        field("minutes", self.minutes);
        field("free", self.free);
        field("isGoldOnly", self.isGoldOnly);
    }
    friend bool operator==(const Slot &, const Slot &) = default;
};

struct Calendar {
    StoreId storeId; ///< also the document's id
    QDateTime plannedAt;
    std::vector<Slot> slotList; ///< in order of time ("slots" is a Qt keyword)

    static void fields(auto &self, auto &&field)
    {
        field("storeId", self.storeId);
        field("plannedAt", self.plannedAt);
        field("slots", self.slotList);
    }
    [[nodiscard]] const Slot *slot(QStringView slotId) const;
    friend bool operator==(const Calendar &, const Calendar &) = default;
};

struct Shop {
    StoreId storeId;
    Text name;
    CommunityId city; ///< fallback community document
    std::vector<CommunityId> servedCommunities;

    static void fields(auto &self, auto &&field)
    {
        field("storeId", self.storeId);
        field("name", self.name);
        field("cityId", self.city);
        field("servedCommunityIds", self.servedCommunities);
    }
    friend bool operator==(const Shop &, const Shop &) = default;
};

struct Associate {
    AssociateId associateId;
    QString displayName;
    QString role; ///< "associate", "lead", "agent", "supervisor", "kiosk", "outsourced"
    StoreId storeId;

    static void fields(auto &self, auto &&field)
    {
        field("associateId", self.associateId);
        field("displayName", self.displayName);
        field("role", self.role);
        field("storeId", self.storeId);
    }
    friend bool operator==(const Associate &, const Associate &) = default;
};

} // namespace zhike
