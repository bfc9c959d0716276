// SPDX-License-Identifier: Apache-2.0
#include "core/profile/policy.h"

namespace zhike {

TierRule Policy::tierRule(const TierId &tier) const
{
    for (const TierRule &rule : tiers)
        if (rule.tier == tier)
            return rule;
    return TierRule{tier, {}, true, false};
}

CategoryRule Policy::categoryRule(QStringView category) const
{
    for (const CategoryRule &rule : categories)
        if (rule.category == category)
            return rule;
    CategoryRule unknown;
    unknown.category = category.toString();
    return unknown;
}

} // namespace zhike
