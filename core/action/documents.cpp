// SPDX-License-Identifier: Apache-2.0
#include "core/action/documents.h"

namespace zhike {
namespace {

template <typename Map, typename Key>
auto valueIn(Map &map, const Key &key)
{
    const auto it = map.find(key);
    return it == map.end() ? nullptr : &it->second.value;
}

} // namespace

const Member *Documents::member(const MemberId &id) const { return valueIn(members, id); }
Member *Documents::member(const MemberId &id) { return valueIn(members, id); }
const Unit *Documents::unit(const UnitCode &id) const { return valueIn(units, id); }
Unit *Documents::unit(const UnitCode &id) { return valueIn(units, id); }

const ProductModel *Documents::model(const ModelId &id) const
{
    const auto it = models.find(id);
    return it == models.end() ? nullptr : &it->second;
}

const Slot *Documents::slot(QStringView slotId) const
{
    for (const Calendar &calendar : calendars)
        if (const Slot *found = calendar.slot(slotId))
            return found;
    return nullptr;
}

} // namespace zhike
