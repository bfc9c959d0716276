// SPDX-License-Identifier: Apache-2.0
#include "core/insight/community.h"

#include "core/insight/situation.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr int kFewBar = 12; // percent: a short bar that says nothing about the number behind it

QString grouped(int number) { return QLocale(QLocale::Chinese, QLocale::China).toString(number); }

const RankingEntry *entryOf(const Community *place, QStringView category, const ModelId &model)
{
    const Ranking *ranking = place ? place->rankingOf(category) : nullptr;
    if (!ranking)
        return nullptr;
    const auto it = std::find_if(ranking->entries.begin(), ranking->entries.end(),
                                 [&model](const RankingEntry &entry) { return entry.model == model; });
    return it == ranking->entries.end() ? nullptr : &*it;
}

bool hasRanking(const Community *place, const QString &category)
{
    const Ranking *ranking = place ? place->rankingOf(category) : nullptr;
    return ranking && !ranking->entries.empty();
}

Text subtitleOf(const Community &place)
{
    Text text{grouped(place.householdCount) + u" 户"_s, grouped(place.householdCount) + u" homes"_s};
    if (place.householdCount <= 0)
        text = {};
    if (place.brandHouseholds > 0) {
        text.zh += (text.zh.isEmpty() ? QString() : u" · "_s) + u"本品牌 %1 户"_s.arg(grouped(place.brandHouseholds));
        text.en +=
            (text.en.isEmpty() ? QString() : u" · "_s) + u"%1 with our brand"_s.arg(grouped(place.brandHouseholds));
    }
    return text;
}

Text noteOf(const RankingView &view, int k)
{
    Text note;
    const bool hasFew =
        std::any_of(view.rows.begin(), view.rows.end(), [](const RankingRow &row) { return !row.households; });
    if (hasFew)
        note = {u"少于 %1 户只写“少量”。"_s.arg(k), u"Under %1 homes is shown as \"few\". "_s.arg(k)};
    if (view.isCityFallback) {
        note.zh += u"没有本小区的数据，这是全市的。"_s;
        note.en += u"No data for this community: these are the city's."_s;
    } else if (!view.rows.empty() && view.rows.front().cityRank > 0) {
        note.zh += u"与全市比：第 %1 名（全市第 %2）"_s.arg(view.rows.front().rank).arg(view.rows.front().cityRank);
        note.en += u"Against the city: no. %1 here, no. %2 there"_s.arg(view.rows.front().rank)
                       .arg(view.rows.front().cityRank);
    }
    note.en = note.en.trimmed();
    return note;
}

RankingRow rowOf(const RankingEntry &entry, const ProductModel &model, const RankingQuestion &question)
{
    RankingRow row;
    row.model = entry.model;
    row.name = model.name;
    row.rank = entry.rank;
    if (entry.households && *entry.households >= question.policy.kAnonymity)
        row.households = entry.households;
    row.trend = row.households ? entry.trend : 0;
    const RankingEntry *inCity = entryOf(question.city, question.category, entry.model);
    row.cityRank = inCity ? inCity->rank : entry.cityRank;
    row.isOwnBrand = model.isOwnBrand;
    if (question.plan)
        row.fit = fitsNiche(model, *question.plan);
    return row;
}

void drawBars(std::vector<RankingRow> &rows)
{
    int longest = 1;
    for (const RankingRow &row : rows)
        longest = std::max(longest, row.households.value_or(0));
    for (RankingRow &row : rows)
        row.barPercent = row.households ? std::max(kFewBar, *row.households * 100 / longest) : kFewBar;
}

} // namespace

RankingView rankingView(const RankingQuestion &question)
{
    RankingView view;
    view.category = question.category;
    view.isCityFallback = !hasRanking(question.community, question.category);
    const Community *place = view.isCityFallback ? question.city : question.community;
    const Text category = categoryName(question.policy, question.category);
    const Text unknown{u"小区"_s, u"Community"_s};
    const Text name = place ? place->name : unknown;
    const bool isWholeCity = place && view.isCityFallback;
    view.title = {name.zh + (isWholeCity ? u"（全市） · "_s : u" · "_s) + category.zh,
                  name.en + (isWholeCity ? u" (whole city) · "_s : u" · "_s) + category.en};
    if (!hasRanking(place, question.category))
        return view;
    view.subtitle = subtitleOf(*place);
    const Ranking &ranking = *place->rankingOf(question.category);
    view.windowMonths = ranking.windowMonths;
    view.computedAt = ranking.computedAt;
    for (const RankingEntry &entry : ranking.entries) {
        const ProductModel *model = findModel(question.models, entry.model);
        if (model && static_cast<int>(view.rows.size()) < question.limit)
            view.rows.push_back(rowOf(entry, *model, question));
    }
    drawBars(view.rows);
    view.note = noteOf(view, question.policy.kAnonymity);
    return view;
}

RankFound rankOf(const ModelId &model, QStringView category, const Community *community, const Community *city)
{
    if (const RankingEntry *entry = entryOf(community, category, model))
        return {entry->rank, community->isCity};
    const RankingEntry *entry = entryOf(city, category, model);
    return entry ? RankFound{entry->rank, true} : RankFound{};
}

Text householdsText(const RankingRow &row)
{
    if (!row.households)
        return {u"少量"_s, u"few"_s};
    return {grouped(*row.households) + u" 户"_s, grouped(*row.households) + u" homes"_s};
}

} // namespace zhike
