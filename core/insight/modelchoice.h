// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/community.h"
#include "core/insight/situation.h"

#include <optional>

/// Which model of a category suits this home: preference data, neighbours, room.
namespace zhike {

struct SuitedModel {
    const ProductModel *model = nullptr;
    int points = 0;
    Fit fit;
    RankFound rank;
};

struct ModelChoice {
    std::vector<SuitedModel> suited;  ///< offered own-brand models that fit or whose room isn't known, best first
    std::vector<SuitedModel> tooLarge;
};

/// Points: the weights of policy.preferences whose `when` is true and whose feature the model has, plus neighbours' rank
/// (20, 14, 10, 6, 3 for the first five; half of it when only the city's rank is known). Ties: rank, price, model id.
[[nodiscard]] ModelChoice chooseModel(const Situation &situation, QStringView category);
/// Why it suits: rank, interest, life stage, fit, price, in the order to show. Made for what is shown only: words cost more than points.
[[nodiscard]] std::vector<Reason> reasonsFor(const Situation &situation, const SuitedModel &suited);
/// The same points for one model, offered or not.
[[nodiscard]] int suitability(const Situation &situation, const ProductModel &model);
/// Whether a preference's condition holds for this member.
[[nodiscard]] bool holds(const Situation &situation, QStringView when);

} // namespace zhike
