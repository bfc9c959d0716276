// SPDX-License-Identifier: Apache-2.0
#include "core/insight/situation.h"

#include <algorithm>

namespace zhike {

const ProductModel *findModel(std::span<const ProductModel> models, const ModelId &id)
{
    const auto it =
        std::find_if(models.begin(), models.end(), [&id](const ProductModel &m) { return m.modelId == id; });
    return it == models.end() ? nullptr : &*it;
}

QString categoryOf(const Situation &situation, const Unit &unit)
{
    const ProductModel *model = findModel(situation.models, unit.modelId);
    return model ? model->category : QString();
}

bool isInUse(const Unit &unit) { return unit.status == UnitStatus::InUse || unit.status == UnitStatus::Sold; }

Text categoryName(const Policy &policy, QStringView category)
{
    const Text name = policy.categoryRule(category).name;
    return name.isEmpty() ? Text{category.toString(), category.toString()} : name;
}

int safeUseYears(const Situation &situation, const Unit &unit)
{
    const ProductModel *model = findModel(situation.models, unit.modelId);
    if (model && model->safeUseYears > 0)
        return model->safeUseYears;
    return model ? situation.policy.categoryRule(model->category).safeUseYears : 0;
}

const FloorPlan *floorPlanOf(const Situation &situation)
{
    return situation.community ? situation.community->floorPlan(situation.member.floorPlanId) : nullptr;
}

} // namespace zhike
