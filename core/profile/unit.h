// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/gtin.h"
#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"

#include <vector>

/// The unit document: one appliance with its owner, warranty, faults and work orders.
namespace zhike {

enum class UnitStatus { Stocked, Sold, InUse, Replaced, Returned, Disposed, Blocked };
template <>
struct EnumNames<UnitStatus> {
    static constexpr EnumName<UnitStatus> values[] = {
        {UnitStatus::Stocked, "stocked"}, {UnitStatus::Sold, "sold"}, {UnitStatus::InUse, "inUse"}, {UnitStatus::Replaced, "replaced"},
        {UnitStatus::Returned, "returned"}, {UnitStatus::Disposed, "disposed"}, {UnitStatus::Blocked, "blocked"}};
};

struct Warranty {
    Text scope; ///< "整机", "电机", …
    int durationMonths = 0;
    QDate startsOn;
    QDate endsOn;

    static void fields(auto &self, auto &&field)
    {
        field("scope", self.scope);
        field("durationMonths", self.durationMonths);
        field("startsOn", self.startsOn);
        field("endsOn", self.endsOn);
    }
    friend bool operator==(const Warranty &, const Warranty &) = default;
};

struct FaultEvent {
    QString code;
    int severity = 0; ///< 1 note … 3 stops working
    Text title;
    QDateTime occurredAt;
    QDateTime confirmedAt; ///< null: no person has confirmed it, so nobody may call about it

    static void fields(auto &self, auto &&field)
    {
        field("code", self.code);
        field("severity", self.severity);
        field("title", self.title);
        field("occurredAt", self.occurredAt);
        field("confirmedAt", self.confirmedAt);
    }
    friend bool operator==(const FaultEvent &, const FaultEvent &) = default;
};

enum class WorkOrderKind { Other, Install, Repair, Exchange, Return, Maintain, Delivery };
template <>
struct EnumNames<WorkOrderKind> {
    static constexpr EnumName<WorkOrderKind> values[] = {
        {WorkOrderKind::Other, "other"}, {WorkOrderKind::Install, "install"}, {WorkOrderKind::Repair, "repair"},
        {WorkOrderKind::Exchange, "exchange"}, {WorkOrderKind::Return, "return"}, {WorkOrderKind::Maintain, "maintain"},
        {WorkOrderKind::Delivery, "delivery"}};
};

enum class WorkStage { Other, Asked, Provisional, Booked, Dispatched, Done, Cancelled };
template <>
struct EnumNames<WorkStage> {
    static constexpr EnumName<WorkStage> values[] = {
        {WorkStage::Other, "other"}, {WorkStage::Asked, "asked"}, {WorkStage::Provisional, "provisional"}, {WorkStage::Booked, "booked"},
        {WorkStage::Dispatched, "dispatched"}, {WorkStage::Done, "done"}, {WorkStage::Cancelled, "cancelled"}};
};

struct WorkOrder {
    WorkOrderId workOrderId;
    WorkOrderKind kind = WorkOrderKind::Other;
    WorkStage stage = WorkStage::Other;
    QDateTime openedAt;
    QDateTime scheduledFor; ///< start of the agreed window
    int windowMinutes = 0;
    QDateTime closedAt;
    Text title;
    QString symptom; ///< symptom key for repairs: "noise", "leak", …
    QString note;
    std::vector<QString> blobs; ///< sha256 of photos, which travel separately
    OpId op;

    static void fields(auto &self, auto &&field)
    {
        field("workOrderId", self.workOrderId);
        field("kind", self.kind);
        field("stage", self.stage);
        field("openedAt", self.openedAt);
        field("scheduledFor", self.scheduledFor);
        field("windowMinutes", self.windowMinutes);
        field("closedAt", self.closedAt);
        field("title", self.title);
        field("symptom", self.symptom);
        field("note", self.note);
        field("blobs", self.blobs);
        field("opId", self.op);
    }
    [[nodiscard]] bool isOpen() const { return stage != WorkStage::Done && stage != WorkStage::Cancelled; }
    friend bool operator==(const WorkOrder &, const WorkOrder &) = default;
};

struct Unit {
    UnitCode unitCode;
    QString gtin; ///< 14 digits
    ModelId modelId;
    QDate manufacturedOn;
    QDate purchasedOn;
    QDate installedOn;
    QString purchaseChannel;
    UnitStatus status = UnitStatus::Stocked;
    StoreId storeId; ///< where it stands or was sold
    MemberId ownerId;
    OpId registeredBy; ///< the op that made the owner, empty for central's own
    DeviceId deviceId; ///< set once a connected unit is activated
    OpId activatedBy;
    bool isOnline = false;
    std::vector<Warranty> warranties;
    std::vector<FaultEvent> faults;
    std::vector<WorkOrder> workOrders; ///< repairs of the last 24 months at least: demand needs them

    static void fields(auto &self, auto &&field)
    {
        field("unitCode", self.unitCode);
        field("gtin", self.gtin);
        field("modelId", self.modelId);
        field("manufacturedOn", self.manufacturedOn);
        field("purchasedOn", self.purchasedOn);
        field("installedOn", self.installedOn);
        field("purchaseChannel", self.purchaseChannel);
        field("status", self.status);
        field("storeId", self.storeId);
        field("ownerId", self.ownerId);
        field("registeredByOpId", self.registeredBy);
        field("deviceId", self.deviceId);
        field("activatedByOpId", self.activatedBy);
        field("isOnline", self.isOnline);
        field("warranties", self.warranties);
        field("faults", self.faults);
        field("workOrders", self.workOrders);
    }
    friend bool operator==(const Unit &, const Unit &) = default;
};

enum class OwnerVerdict { Unknown, NeverSold, Unowned, Mine, SomeoneElse, Blocked };
template <>
struct EnumNames<OwnerVerdict> {
    static constexpr EnumName<OwnerVerdict> values[] = {
        {OwnerVerdict::Unknown, "unknown"}, {OwnerVerdict::NeverSold, "neverSold"}, {OwnerVerdict::Unowned, "unowned"},
        {OwnerVerdict::Mine, "mine"}, {OwnerVerdict::SomeoneElse, "someoneElse"}, {OwnerVerdict::Blocked, "blocked"}};
};

/// The owner's verdict for the member at the counter (empty: nobody identified yet). It never says whose a unit is.
/// Stocked without owner is NeverSold (it may be registered: the sale happens here); Sold without owner is Unowned.
[[nodiscard]] OwnerVerdict ownerVerdict(const Unit *unit, const MemberId &atCounter);

/// Closed repairs whose end lies within the last `months` before `day`.
[[nodiscard]] int repairsWithin(const Unit &unit, const QDate &day, int months);
/// Age in tenths of a year at `day`, rounded down, whole years by the calendar (10 on the first birthday), counted from
/// the purchase, else the manufacture; 0 when neither is known.
[[nodiscard]] int ageTenths(const Unit &unit, const QDate &day);
/// The latest end of all warranties; invalid when there is none.
[[nodiscard]] QDate warrantyEnd(const Unit &unit);

} // namespace zhike
