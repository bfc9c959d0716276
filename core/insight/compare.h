// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/fit.h"
#include "core/profile/model.h"

#include <span>

/// At most three products side by side: one row a fact, marked where they differ. Public-safe: no member in it.
namespace zhike {

inline constexpr int kMostCompared = 3;

struct CompareColumn {
    ModelId model;
    Text name;
    QString picture;
    bool isOwnBrand = false;
};

struct CompareRow {
    QString key; ///< "price", "size", "fit", else the spec's key
    Text name;
    std::vector<Text> values; ///< one a column; "—" where the model says nothing
    bool isDifferent = false; ///< the values are not all equal
};

struct Comparison {
    std::vector<CompareColumn> columns;
    std::vector<CompareRow> rows; ///< price, size, fit (with a plan that limits), then the specs in the first model's order
};

/// The first three models; `plan` may be nullptr. One model gives rows without differences, none an empty comparison.
[[nodiscard]] Comparison compareModels(std::span<const ProductModel> models, const FloorPlan *plan);
/// "¥4,299"; fen are shown only when there are any.
[[nodiscard]] QString priceText(const Money &money);

} // namespace zhike
