// SPDX-License-Identifier: Apache-2.0
#include "core/desk/shareddocs.h"

#include <algorithm>

namespace zhike {

const ProductModel *SharedDocs::model(const ModelId &id) const
{
    const auto it = modelPlace.constFind(id);
    return it == modelPlace.constEnd() ? nullptr : &models[*it];
}

const ProductModel *SharedDocs::modelOfGtin(QStringView gtin14) const
{
    const auto it = std::find_if(models.begin(), models.end(), [&](const ProductModel &m) { return m.gtin == gtin14; });
    return it == models.end() ? nullptr : &*it;
}

const Community *SharedDocs::community(const CommunityId &id) const
{
    const auto it = communities.find(id);
    return it == communities.end() ? nullptr : &it->second;
}

const Community *SharedDocs::city() const { return community(shop.city); }

Text SharedDocs::categoryName(QStringView category) const { return zhike::categoryName(policy, category); }

Text SharedDocs::modelName(const ModelId &id) const
{
    const ProductModel *found = model(id);
    return found ? found->name : Text{};
}

} // namespace zhike
