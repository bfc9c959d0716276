// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"
#include "core/profile/unit.h"

#include <vector>

/// The store itself: its service windows, the communities it serves, its staff. Only `Associate` is personal data.
namespace zhike {

/// Service windows of one store, as central last planned them. `free` counts what central still had.
struct Slot {
    QString slotId;
    WorkOrderKind kind = WorkOrderKind::Install;
    QDateTime startsAt;
    int minutes = 120;
    int free = 0;
    bool isGoldOnly = false;

    static void fields(auto &self, auto &&field)
    {
        field("slotId", self.slotId);
        field("kind", self.kind);
        field("startsAt", self.startsAt);
        field("minutes", self.minutes);
        field("free", self.free);
        field("isGoldOnly", self.isGoldOnly);
    }
    friend bool operator==(const Slot &, const Slot &) = default;
};

struct Calendar {
    StoreId storeId; ///< also the document's id
    QDateTime plannedAt;
    std::vector<Slot> slotList; ///< in order of time ("slots" is a Qt keyword)

    static void fields(auto &self, auto &&field)
    {
        field("storeId", self.storeId);
        field("plannedAt", self.plannedAt);
        field("slots", self.slotList);
    }
    [[nodiscard]] const Slot *slot(QStringView slotId) const;
    friend bool operator==(const Calendar &, const Calendar &) = default;
};

struct Shop {
    StoreId storeId;
    Text name;
    CommunityId city; ///< fallback community document
    std::vector<CommunityId> servedCommunities;

    static void fields(auto &self, auto &&field)
    {
        field("storeId", self.storeId);
        field("name", self.name);
        field("cityId", self.city);
        field("servedCommunityIds", self.servedCommunities);
    }
    friend bool operator==(const Shop &, const Shop &) = default;
};

struct Associate {
    AssociateId associateId;
    QString displayName;
    QString role; ///< "associate", "lead", "agent", "supervisor", "kiosk", "outsourced"
    StoreId storeId;
    QDateTime leftOn = {}; ///< no longer with the brand since then; what they did before still counts

    static void fields(auto &self, auto &&field)
    {
        field("associateId", self.associateId);
        field("displayName", self.displayName);
        field("role", self.role);
        field("storeId", self.storeId);
        field("leftOn", self.leftOn);
    }
    friend bool operator==(const Associate &, const Associate &) = default;
};

} // namespace zhike
