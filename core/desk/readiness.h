// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "core/store/reader.h"

namespace zhike {

struct ReadinessQuestion {
    QDateTime now;
    int freshForHours = 24; ///< the policy's
};
/// What of a day without a line is here: documents, somebody who can sign in, the manuals. Counts rows, opens none but
/// the sign-ins. Reader thread.
[[nodiscard]] Readiness readinessOf(const Reader &reader, const ReadinessQuestion &question);

} // namespace zhike
