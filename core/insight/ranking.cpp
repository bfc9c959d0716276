// SPDX-License-Identifier: Apache-2.0
#include "core/insight/community.h"

#include "core/insight/shrinkage.h"
#include "core/insight/suppression.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace zhike {
namespace {

/// The counts of one category, one row a node of the tree. Node names carry their level: "c/…", "d/…", "t/…" and "n".
struct Tallies {
    std::vector<ModelId> models; ///< ascending
    std::map<QString, std::vector<double>> decayed;
    std::map<CommunityId, std::vector<int>> plain;
};

/// A community with its ancestors' node names.
struct Branch {
    const Place *place;
    QString community, district, city;
};

Branch branchOf(const Place &place)
{
    const QString city = place.city.toString();
    return {&place, QStringLiteral("c/") + place.community.toString(),
            QStringLiteral("d/") + city + u'/' + place.district, QStringLiteral("t/") + city};
}

const QString kNation = QStringLiteral("n");

using Branches = std::map<CommunityId, Branch>;

std::vector<OwnershipCount> inOrder(std::span<const OwnershipCount> counts)
{
    // Sums of floating numbers depend on their order; the answer must not.
    std::vector<OwnershipCount> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(), [](const OwnershipCount &a, const OwnershipCount &b) {
        const auto key = [](const OwnershipCount &c) {
            return std::tie(c.category, c.community, c.model, c.monthsAgo, c.households);
        };
        return key(a) < key(b);
    });
    return sorted;
}

/// What lies `shift` months back counts as "now"; newer counts are left out.
Tallies tallied(std::span<const OwnershipCount> counts, const Branches &branches, const RankingOptions &options,
                int shift)
{
    Tallies tallies;
    std::set<ModelId> models;
    for (const OwnershipCount &count : counts)
        models.insert(count.model);
    tallies.models.assign(models.begin(), models.end());
    const size_t width = tallies.models.size();
    for (const auto &[id, branch] : branches) {
        for (const QString &node : {branch.community, branch.district, branch.city, kNation})
            tallies.decayed[node].resize(width);
        tallies.plain[id].resize(width);
        tallies.plain[branch.place->city].resize(width);
    }
    for (const OwnershipCount &count : counts) {
        const auto branch = branches.find(count.community);
        const int age = count.monthsAgo - shift;
        if (branch == branches.end() || age < 0 || age >= options.windowMonths || count.households <= 0)
            continue;
        const auto column = static_cast<size_t>(
            std::lower_bound(tallies.models.begin(), tallies.models.end(), count.model) - tallies.models.begin());
        const double weight = count.households * std::exp2(-age / options.halfLifeMonths);
        for (const QString &node : {branch->second.community, branch->second.district, branch->second.city, kNation})
            tallies.decayed[node][column] += weight;
        tallies.plain[count.community][column] += count.households;
        tallies.plain[branch->second.place->city][column] += count.households;
    }
    return tallies;
}

using SharesByNode = std::map<QString, Shares>;

/// Adds the shares of one level below what is already there.
void descend(SharesByNode &shares, const Tallies &tallies, const std::map<QString, QString> &parentOf)
{
    std::vector<ShrinkNode> nodes;
    nodes.reserve(parentOf.size());
    for (const auto &[child, parent] : parentOf)
        nodes.push_back({tallies.decayed.at(child), &shares.at(parent)});
    const double strength = fittedStrength(nodes);
    auto node = nodes.begin();
    for (const auto &[child, parent] : parentOf)
        shares.emplace(child, shrunk(*node++, strength));
}

SharesByNode sharesOf(const Tallies &tallies, const Branches &branches)
{
    std::map<QString, QString> cities;
    std::map<QString, QString> districts;
    std::map<QString, QString> communities;
    for (const auto &[id, branch] : branches) {
        cities.emplace(branch.city, kNation);
        districts.emplace(branch.district, branch.city);
        communities.emplace(branch.community, branch.district);
    }
    SharesByNode shares;
    const Shares even(tallies.models.size(), 1.0 / static_cast<double>(tallies.models.size()));
    shares.emplace(kNation, shrunk({tallies.decayed.at(kNation), &even}, 1.0));
    for (const auto &level : {cities, districts, communities})
        descend(shares, tallies, level);
    return shares;
}

/// Columns from the first rank to the last.
using Order = std::vector<size_t>;

Order orderOf(const Shares &shares, const std::vector<int> &plain)
{
    Order order(shares.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    // Columns stand in order of model id, so the last tie-break is the column itself.
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        const auto key = [&](size_t i) { return std::tuple(-std::llround(shares[i] * 1e9), -plain[i], i); };
        return key(a) < key(b);
    });
    return order;
}

using Orders = std::map<CommunityId, Order>;

Orders ordersOf(const Tallies &tallies, const Branches &branches)
{
    const SharesByNode shares = sharesOf(tallies, branches);
    Orders orders;
    for (const auto &[id, branch] : branches) {
        orders.emplace(id, orderOf(shares.at(branch.community), tallies.plain.at(id)));
        const CommunityId city = branch.place->city;
        orders.try_emplace(city, orderOf(shares.at(branch.city), tallies.plain.at(city)));
    }
    return orders;
}

int rankIn(const Order &order, size_t column)
{
    return static_cast<int>(std::find(order.begin(), order.end(), column) - order.begin()) + 1;
}

/// Which cells of each place stay hidden: a table per city, its own row last.
std::map<CommunityId, std::vector<CountCell>> shownCells(const Tallies &tallies, const Orders &orders,
                                                         const Branches &branches, const RankingOptions &options)
{
    std::map<CommunityId, std::vector<CommunityId>> rowsOfCity;
    for (const auto &[id, branch] : branches)
        rowsOfCity[branch.place->city].push_back(id);
    std::map<CommunityId, std::vector<CountCell>> shown;
    for (auto &[city, rows] : rowsOfCity) {
        rows.push_back(city);
        CountTable table;
        for (const CommunityId &row : rows) {
            auto &cells = table.emplace_back();
            for (size_t column = 0; column < tallies.models.size(); ++column)
                cells.push_back({tallies.plain.at(row)[column], rankIn(orders.at(row), column) > options.limit});
        }
        suppress(table, options.kAnonymity);
        for (size_t i = 0; i < rows.size(); ++i)
            shown.emplace(rows[i], table[i]);
    }
    return shown;
}

/// Everything entries are made from, for one category.
struct Computed {
    Tallies tallies;
    Orders now;
    Orders before;
    std::map<CommunityId, std::vector<CountCell>> cells;
};

Ranking rankingOf(const Computed &computed, const CommunityId &place, const CommunityId &city,
                  const RankingOptions &options)
{
    Ranking ranking;
    ranking.windowMonths = options.windowMonths;
    ranking.computedAt = options.computedAt;
    const Order &order = computed.now.at(place);
    for (size_t i = 0; i < order.size() && static_cast<int>(i) < options.limit; ++i) {
        const CountCell &cell = computed.cells.at(place)[order[i]];
        RankingEntry entry;
        entry.model = computed.tallies.models[order[i]];
        entry.rank = static_cast<int>(i) + 1;
        entry.cityRank = rankIn(computed.now.at(city), order[i]);
        if (!cell.isHidden) {
            entry.households = cell.households;
            entry.trend = rankIn(computed.before.at(place), order[i]) - entry.rank;
        }
        ranking.entries.push_back(entry);
    }
    return ranking;
}

void rankCategory(std::vector<PlaceRanking> &to, std::span<const OwnershipCount> counts, const Branches &branches,
                  const RankingOptions &options)
{
    Computed computed;
    computed.tallies = tallied(counts, branches, options, 0);
    computed.now = ordersOf(computed.tallies, branches);
    computed.before = ordersOf(tallied(counts, branches, options, options.trendMonths), branches);
    computed.cells = shownCells(computed.tallies, computed.now, branches, options);
    std::set<CommunityId> cities;
    for (const auto &[id, branch] : branches) {
        to.push_back({id, rankingOf(computed, id, branch.place->city, options)});
        to.back().ranking.category = counts.front().category;
        if (cities.insert(branch.place->city).second) {
            to.push_back({branch.place->city, rankingOf(computed, branch.place->city, branch.place->city, options)});
            to.back().ranking.category = counts.front().category;
        }
    }
}

} // namespace

std::vector<PlaceRanking> computeRankings(std::span<const OwnershipCount> counts, std::span<const Place> places,
                                          const RankingOptions &options)
{
    Branches branches;
    for (const Place &place : places)
        branches.emplace(place.community, branchOf(place));
    std::vector<PlaceRanking> rankings;
    const std::vector<OwnershipCount> sorted = inOrder(counts);
    for (auto first = sorted.begin(); first != sorted.end() && !branches.empty();) {
        const auto last =
            std::find_if(first, sorted.end(), [&](const OwnershipCount &c) { return c.category != first->category; });
        rankCategory(rankings, {first, last}, branches, options);
        first = last;
    }
    std::sort(rankings.begin(), rankings.end(), [](const PlaceRanking &a, const PlaceRanking &b) {
        return std::tie(a.place, a.ranking.category) < std::tie(b.place, b.ranking.category);
    });
    return rankings;
}

} // namespace zhike
