// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/reason.h"
#include "core/profile/model.h"

/// Does it fit at home: a product against the niche of a floor plan, in numbers.
namespace zhike {

enum class FitVerdict { Unknown, Fits, TooWide, TooDeep, TooTall };
template <>
struct EnumNames<FitVerdict> {
    static constexpr EnumName<FitVerdict> values[] = {{FitVerdict::Unknown, "unknown"}, {FitVerdict::Fits, "fits"},
                                                      {FitVerdict::TooWide, "tooWide"}, {FitVerdict::TooDeep, "tooDeep"},
                                                      {FitVerdict::TooTall, "tooTall"}};
};

/// Millimetres along the axis that decides (width when it fits). 0: not limited.
struct Fit {
    FitVerdict verdict = FitVerdict::Unknown;
    int productMm = 0;
    int nicheMm = 0;
    Text place; ///< "洗衣位" / "washer niche"

    friend bool operator==(const Fit &, const Fit &) = default;
};

/// Unknown when the plan has no niche for the category. A niche side of 0 isn't limited. Exactly as large fits.
[[nodiscard]] Fit fitsNiche(const ProductModel &model, const FloorPlan &plan);
/// "60" for 600 mm, "59.5" for 595 mm.
[[nodiscard]] QString centimetres(int millimetres);
/// "洗衣位 60 cm 放得下" / "Fits the 60 cm washer niche"; "放不下：宽 65 cm，位置 60 cm". Empty when unknown.
[[nodiscard]] Text fitText(const Fit &fit);
/// The same as a reason: code "fits" or "doesNotFit".
[[nodiscard]] Reason fitReason(const Fit &fit);

} // namespace zhike
