// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/fit.h"
#include "core/profile/model.h"
#include "core/profile/policy.h"

#include <span>

/// What households of a community own and lately chose. Central computes (computeRankings), the terminal filters and explains
/// (rankingView). No cell under k households leaves computeRankings as a number, and no hidden cell can be had by subtraction.
namespace zhike {

/// A plain count: households of `community` that chose `model`, `monthsAgo` whole months before now (0 = this month).
struct OwnershipCount {
    CommunityId community;
    QString category;
    ModelId model;
    int households = 0;
    int monthsAgo = 0;
};

/// Where a community stands. `city` is the id of the city's fallback document ("city-<code>"), which is ranked too.
struct Place {
    CommunityId community;
    QString district;
    CommunityId city;
};

struct RankingOptions {
    int kAnonymity = 10;
    int windowMonths = 24;
    double halfLifeMonths = 12; ///< a choice a year ago counts half
    int trendMonths = 3;        ///< trend: places gained since the ranking of that many months ago
    int limit = 20;             ///< entries a category keeps
    QDateTime computedAt;
};

struct PlaceRanking {
    CommunityId place; ///< a community or a city
    Ranking ranking;
};

/// Hierarchical shrinkage community → district → city → nation, p = (c + m·p_parent)/(n + m) on time-decayed counts, m fitted
/// per level and category by maximum likelihood. Order: p (to 1e-9), then households in the window, then model id; the answer
/// doesn't depend on the order of the input. `households` is the plain count in the window, absent when it is under k or when
/// showing it would give a hidden one away: in a place's row, and in a model's column (a city's communities and their total),
/// there is never exactly one hidden cell. Hidden entries carry no trend. Counts of a community that isn't in `places` and
/// counts outside the window are ignored. Sorted by place, then category; every place ranks every model of the category.
[[nodiscard]] std::vector<PlaceRanking> computeRankings(std::span<const OwnershipCount> counts, std::span<const Place> places,
                                                        const RankingOptions &options);

struct RankingRow {
    ModelId model;
    Text name;
    int rank = 0;
    std::optional<int> households; ///< absent: "少量" / "few"
    int barPercent = 0;            ///< against the longest bar; 0…100, a short fixed stub for "few"
    int trend = 0;
    int cityRank = 0;              ///< 0: not ranked in the city
    bool isOwnBrand = false;
    Fit fit;
};

struct RankingView {
    bool isCityFallback = false; ///< the community isn't known or has no ranking here: these are the city's numbers
    QString category;
    Text title;                  ///< "海悦府 · 洗衣机" / "青岛（全市） · 洗衣机"
    Text subtitle;               ///< "1,240 户 · 本品牌 611 户"
    Text note;                   ///< "少于 10 户只写“少量”。全市第 1 名…"
    int windowMonths = 0;
    QDateTime computedAt;
    std::vector<RankingRow> rows;
};

struct RankingQuestion {
    const Community *community = nullptr;
    const Community *city = nullptr;
    QString category;
    std::span<const ProductModel> models;
    const Policy &policy;
    const FloorPlan *plan = nullptr;
    int limit = 5;
};
/// Never shows a number under k even if central sent one. A model the catalogue doesn't know is left out, ranks stay.
[[nodiscard]] RankingView rankingView(const RankingQuestion &question);
/// Rank in the community's ranking, else (isCity) in the city's; 0 when ranked nowhere.
struct RankFound {
    int rank = 0;
    bool isCity = false;
};
[[nodiscard]] RankFound rankOf(const ModelId &model, QStringView category, const Community *community, const Community *city);
/// "46 户" / "46 homes", "少量" / "few".
[[nodiscard]] Text householdsText(const RankingRow &row);

} // namespace zhike
