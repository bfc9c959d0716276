// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"

#include <vector>

/// The brand's rules as data: the `rule` document with id "policy". Defaults here are what a terminal uses before its first
/// snapshot; the values of the demo brand stand in resources/rules/policy.json.
namespace zhike {

struct TierRule {
    TierId tier;
    Text name;
    bool exchangeNeedsReason = true;
    bool namesTheHour = false; ///< may take any slot, gold-only ones too

    static void fields(auto &self, auto &&field)
    {
        field("tier", self.tier);
        field("name", self.name);
        field("exchangeNeedsReason", self.exchangeNeedsReason);
        field("namesTheHour", self.namesTheHour);
    }
    friend bool operator==(const TierRule &, const TierRule &) = default;
};

/// How appliances of one category age: Weibull with proportional hazards (insight/demand.h).
struct CategoryRule {
    QString category;
    Text name;
    int safeUseYears = 8;
    double weibullShape = 2.2;
    double meanLifeYears = 10.8; ///< 1.35 × safe-use years

    static void fields(auto &self, auto &&field)
    {
        field("category", self.category);
        field("name", self.name);
        field("safeUseYears", self.safeUseYears);
        field("weibullShape", self.weibullShape);
        field("meanLifeYears", self.meanLifeYears);
    }
    friend bool operator==(const CategoryRule &, const CategoryRule &) = default;
};

/// What a fact about the member makes desirable. `when`: a tag path ("interest/reading/health"), "income:1…3", "grade:A",
/// "household:child" or "household:elder". `feature`: a feature key of ProductModel. Weight in points of suitability.
struct PreferenceRule {
    QString when;
    QString feature;
    int weight = 0;

    static void fields(auto &self, auto &&field)
    {
        field("when", self.when);
        field("feature", self.feature);
        field("weight", self.weight);
    }
    friend bool operator==(const PreferenceRule &, const PreferenceRule &) = default;
};

/// Who owns `have` often chooses `want` too; percent = cosine of co-ownership × 100, computed by central.
struct PairRule {
    QString have;
    QString want;
    int percent = 0;

    static void fields(auto &self, auto &&field)
    {
        field("have", self.have);
        field("want", self.want);
        field("percent", self.percent);
    }
    friend bool operator==(const PairRule &, const PairRule &) = default;
};

/// Offers allowed under a strategy ("retain", "upSell", "crossSell").
struct OfferRule {
    QString strategy;
    std::vector<QString> offers;

    static void fields(auto &self, auto &&field)
    {
        field("strategy", self.strategy);
        field("offers", self.offers);
    }
    friend bool operator==(const OfferRule &, const OfferRule &) = default;
};

struct Policy {
    int activationPoints = 480;      ///< points for registering or activating a unit, once a unit
    int pointsPerYuan = 1;           ///< 1 point is worth 1 yuan / pointsPerYuan
    int offlineRedeemCap = 500;      ///< points a member may be given out without a line, until central has decided
    int undoSeconds = 10;            ///< how long an op waits before it may leave
    int kAnonymity = 10;             ///< fewer households than this are "few"
    int contactLimit = 2;            ///< unsolicited contacts allowed in the window; the next is refused
    int contactWindowDays = 30;
    int notNowRestDays = 30;
    int adviceShown = 3;
    int repairWindowMonths = 24;
    int freshForHours = 24;          ///< a block older than this carries the stale mark
    std::vector<TierRule> tiers;
    std::vector<CategoryRule> categories;
    std::vector<QString> mustKnow;   ///< ordered keys of the three facts on top of the profile
    std::vector<PreferenceRule> preferences;
    std::vector<PairRule> pairs;
    std::vector<OfferRule> offers;

    static void fields(auto &self, auto &&field)
    {
        field("activationPoints", self.activationPoints);
        field("pointsPerYuan", self.pointsPerYuan);
        field("offlineRedeemCap", self.offlineRedeemCap);
        field("undoSeconds", self.undoSeconds);
        field("kAnonymity", self.kAnonymity);
        field("contactLimit", self.contactLimit);
        field("contactWindowDays", self.contactWindowDays);
        field("notNowRestDays", self.notNowRestDays);
        field("adviceShown", self.adviceShown);
        field("repairWindowMonths", self.repairWindowMonths);
        field("freshForHours", self.freshForHours);
        field("tiers", self.tiers);
        field("categories", self.categories);
        field("mustKnow", self.mustKnow);
        field("preferences", self.preferences);
        field("pairs", self.pairs);
        field("offers", self.offers);
    }
    /// The tier's rule; the strictest one (all defaults) for a tier this policy doesn't know.
    [[nodiscard]] TierRule tierRule(const TierId &tier) const;
    [[nodiscard]] CategoryRule categoryRule(QStringView category) const;
    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace zhike
