// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace zhike {

/// AI 8110: the North American coupon code (GS1 US application guideline): fields with a length in front of each, then
/// optional ones in rising order.
[[nodiscard]] bool isCouponCode(QStringView digits);
/// AI 8112: the paperless form of it, an offer file's number.
[[nodiscard]] bool isCouponOffer(QStringView digits);

} // namespace zhike
