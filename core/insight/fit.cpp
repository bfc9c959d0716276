// SPDX-License-Identifier: Apache-2.0
#include "core/insight/fit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

struct PlaceRow {
    QLatin1StringView category;
    QStringView zh;
    QStringView en;
};
constexpr PlaceRow kPlaces[] = {
    {"washer"_L1, u"洗衣位", u"washer niche"},
    {"dryer"_L1, u"烘干位", u"dryer niche"},
    {"refrigerator"_L1, u"冰箱位", u"fridge niche"},
    {"freezer"_L1, u"冷柜位", u"freezer niche"},
    {"dishwasher"_L1, u"洗碗机位", u"dishwasher niche"},
    {"hood"_L1, u"烟机位", u"hood niche"},
    {"stove"_L1, u"灶台开孔", u"hob cut-out"},
    {"waterHeater"_L1, u"热水器位", u"water heater niche"},
    {"tv"_L1, u"电视墙", u"TV wall"},
    {"airConditioner"_L1, u"空调位", u"air conditioner niche"},
};

Text placeOf(const QString &category)
{
    for (const PlaceRow &row : kPlaces)
        if (category == row.category)
            return {row.zh.toString(), row.en.toString()};
    return {u"位置"_s, u"niche"_s};
}

Text axisOf(FitVerdict verdict)
{
    switch (verdict) {
    case FitVerdict::TooDeep:
        return {u"深"_s, u"depth"_s};
    case FitVerdict::TooTall:
        return {u"高"_s, u"height"_s};
    case FitVerdict::TooWide:
    case FitVerdict::Fits:
    case FitVerdict::Unknown:
        break;
    }
    return {u"宽"_s, u"width"_s};
}

} // namespace

Fit fitsNiche(const ProductModel &model, const FloorPlan &plan)
{
    const auto niche = std::find_if(plan.niches.begin(), plan.niches.end(),
                                    [&model](const Niche &n) { return n.category == model.category; });
    if (niche == plan.niches.end() || (niche->width == 0 && niche->depth == 0 && niche->height == 0))
        return {};
    const Text place = placeOf(model.category);
    const auto isOver = [](int product, int room) { return room > 0 && product > room; };
    if (isOver(model.dimensions.width, niche->width))
        return {FitVerdict::TooWide, model.dimensions.width, niche->width, place};
    if (isOver(model.dimensions.depth, niche->depth))
        return {FitVerdict::TooDeep, model.dimensions.depth, niche->depth, place};
    if (isOver(model.dimensions.height, niche->height))
        return {FitVerdict::TooTall, model.dimensions.height, niche->height, place};
    return {FitVerdict::Fits, model.dimensions.width, niche->width, place};
}

QString centimetres(int millimetres)
{
    const QString whole = QString::number(millimetres / 10);
    return millimetres % 10 == 0 ? whole : whole + u'.' + QString::number(millimetres % 10);
}

Reason fitReason(const Fit &fit)
{
    const QJsonObject parameters{{"place"_L1, toParameter(fit.place)},
                                 {"axis"_L1, toParameter(axisOf(fit.verdict))},
                                 {"product"_L1, centimetres(fit.productMm)},
                                 {"niche"_L1, centimetres(fit.nicheMm)}};
    return {fit.verdict == FitVerdict::Fits ? u"fits"_s : u"doesNotFit"_s, parameters, 0};
}

Text fitText(const Fit &fit)
{
    if (fit.verdict == FitVerdict::Unknown)
        return {};
    if (fit.verdict == FitVerdict::Fits && fit.nicheMm == 0) // width isn't limited: no number to name
        return {fit.place.zh + u"放得下"_s, u"Fits the "_s + fit.place.en};
    return reasonText(fitReason(fit));
}

} // namespace zhike
