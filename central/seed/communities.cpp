// SPDX-License-Identifier: Apache-2.0
// Communities with their rankings. Most homes of a community aren't members of the demo: they bought from us and left a
// warranty registration, nothing else. They are counted as numbers, so that a small demo has the neighbourhood of a
// real one.
#include "central/seed/town.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCountedMonths = 27; // the ranking's window and its trend

/// Homes of a thousand that chose something of the category in the counted months.
struct Turnover {
    const char *category;
    int perThousand;
};
constexpr Turnover kTurnover[] = {{"washer", 200}, {"refrigerator", 170}, {"airConditioner", 230}, {"waterHeater", 130},
                                  {"hood", 110},   {"stove", 90},         {"dishwasher", 60},      {"dryer", 80},
                                  {"tv", 140},     {"freezer", 45}};

int popularity(const ProductModel &model, const Community &community, int place)
{
    const bool fits = model.hasFeature(community.grade == u"A"       ? u"premium"
                                           : community.grade == u"C" ? u"value"
                                                                     : u"midRange");
    const int own =
        place == 0 ? 60 : std::max(4, 46 - 14 * place); // the catalogue names each category's favourite first
    return (model.isOwnBrand ? own : 5) + (fits && community.grade != u"B" ? 30 : 0);
}

void countCategory(Town &town, const Community &community, const Turnover &turnover)
{
    std::vector<const ProductModel *> offered;
    std::vector<int> weights;
    int place = 0;
    for (const ProductModel &model : town.brand.models) {
        if (model.category != QLatin1StringView(turnover.category) || !model.isOffered)
            continue;
        offered.push_back(&model);
        weights.push_back(popularity(model, community, model.isOwnBrand ? place++ : place));
    }
    if (offered.empty())
        return;
    const int homes = community.brandHouseholds * turnover.perThousand / 1000;
    for (int i = 0; i < homes; ++i) {
        const ProductModel &model = *offered[town.dice.weighted(weights)];
        const int monthsAgo = town.dice.below(kCountedMonths);
        const bool isRising = model.hasFeature(u"selfCleaning"); // what the town talks about is chosen more of late
        town.census.add(community.communityId, model,
                        isRising ? std::min(monthsAgo, town.dice.below(kCountedMonths)) : monthsAgo);
    }
}

void putCommunity(Town &town, Community community, const std::vector<PlaceRanking> &rankings)
{
    community.rankings.clear();
    for (const PlaceRanking &ranked : rankings)
        if (ranked.place == community.communityId)
            community.rankings.push_back(ranked.ranking);
    town.quill.put({DocumentKind::Community, community.communityId.toString()}, kCommunityScope, toJson(community));
}

/// The plain counts behind the rankings stay at central: they never leave it.
void keepCounts(Town &town, const std::vector<OwnershipCount> &counts)
{
    for (const OwnershipCount &count : counts)
        town.quill.tx().run(
            "INSERT INTO ownership_count (community_id, category, model_id, months_ago, households) VALUES (?,?,?,?,?)",
            {count.community.toString(), count.category, count.model.toString(), count.monthsAgo, count.households});
}

} // namespace

void seedCommunities(Town &town)
{
    for (const Community &community : town.communities)
        for (const Turnover &turnover : kTurnover)
            countCategory(town, community, turnover);
    std::vector<Place> places;
    for (const Community &community : town.communities)
        places.push_back({community.communityId, community.district, town.brand.city.communityId});
    const std::vector<OwnershipCount> counts = town.census.counts();
    keepCounts(town, counts);
    RankingOptions options;
    options.kAnonymity = town.brand.policy.kAnonymity;
    options.computedAt = town.at(town.today(), 4);
    const std::vector<PlaceRanking> rankings = computeRankings(counts, places, options);
    for (const Community &community : town.communities)
        putCommunity(town, community, rankings);
    putCommunity(town, town.brand.city, rankings);
}

} // namespace zhike::central
