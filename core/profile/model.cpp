// SPDX-License-Identifier: Apache-2.0
#include "core/profile/model.h"

#include <algorithm>

namespace zhike {
namespace {

template <typename List, typename Match>
auto findIn(const List &list, Match &&match) -> const typename List::value_type *
{
    const auto it = std::find_if(list.begin(), list.end(), match);
    return it == list.end() ? nullptr : &*it;
}

} // namespace

bool ProductModel::hasFeature(QStringView key) const
{
    return std::any_of(features.begin(), features.end(), [key](const QString &feature) { return feature == key; });
}

const Ranking *Community::rankingOf(QStringView category) const
{
    return findIn(rankings, [category](const Ranking &r) { return r.category == category; });
}

const FloorPlan *Community::floorPlan(const FloorPlanId &id) const
{
    return findIn(floorPlans, [&id](const FloorPlan &plan) { return plan.floorPlanId == id; });
}

const Slot *Calendar::slot(QStringView slotId) const
{
    return findIn(slotList, [slotId](const Slot &s) { return s.slotId == slotId; });
}

} // namespace zhike
