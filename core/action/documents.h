// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/target.h"
#include "core/profile/member.h"
#include "core/profile/model.h"
#include "core/profile/policy.h"
#include "core/profile/unit.h"

#include <map>
#include <vector>

namespace zhike {

/// A document with central's version. `ver` 0: it exists only through a pending op.
template <typename T>
struct Doc {
    T value;
    qint64 ver = 0;

    friend bool operator==(const Doc &, const Doc &) = default;
};

/// The documents one read or one op needs, and what the fold changes. Events here are only those that folds added:
/// central's own events are rows, read beside it. Models are reference data: folds read them and never change them.
struct Documents {
    std::map<MemberId, Doc<Member>> members;
    std::map<UnitCode, Doc<Unit>> units;
    std::map<ModelId, ProductModel> models;
    std::vector<Calendar> calendars;
    std::vector<TimelineEvent> events;

    [[nodiscard]] const Member *member(const MemberId &id) const;
    [[nodiscard]] Member *member(const MemberId &id);
    [[nodiscard]] const Unit *unit(const UnitCode &id) const;
    [[nodiscard]] Unit *unit(const UnitCode &id);
    [[nodiscard]] const ProductModel *model(const ModelId &id) const;
    [[nodiscard]] const Slot *slot(QStringView slotId) const;

    friend bool operator==(const Documents &, const Documents &) = default;
};

} // namespace zhike
