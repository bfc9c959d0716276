// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDateTime>

/// What a scan shows besides machines and people.
namespace zhike {

/// What a coupon says about itself. Whether it still counts is known only when it says so; the till has the last word.
struct CouponView {
    QString number;
    QDate validUntil; ///< null: the code doesn't say
    bool isOver = false;
    bool isOfTrade = false; ///< any maker's, not the brand's own
};

/// A parked interaction that a resume code names, on this desk.
struct ParkedView {
    InteractionId interaction;
    MemberId member;
    QDateTime since;
};

} // namespace zhike
