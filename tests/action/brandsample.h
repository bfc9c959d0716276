// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/effective.h"

#include <QTimeZone>

/// A shop in a nutshell for the tests of actions: two members, three units, one model of each kind, one window.
namespace zhike::sample {

inline const MemberId kChen{QStringLiteral("member-a")};
inline const MemberId kWang{QStringLiteral("member-b")};
inline const MemberId kTwin{QStringLiteral("member-c")};
inline const QString kWangsPhone = QStringLiteral("+8619900001111");
inline const UnitCode kOrdinary{QStringLiteral("UNITORDINAR")};
inline const UnitCode kConnected{QStringLiteral("UNITCONNECT")};
inline const UnitCode kWangs{QStringLiteral("UNITOFWANGS")};
inline const QDateTime kNow{QDate(2026, 11, 21), QTime(2, 0), Qt::UTC};
inline const QString kSlot = QStringLiteral("slot-1");
inline const QDateTime kSlotStart{QDate(2026, 11, 23), QTime(6, 0), Qt::UTC};

inline ProductModel model(const QString &id, bool connected)
{
    ProductModel made;
    made.modelId = ModelId(id);
    made.name = {QStringLiteral("洗衣机"), QStringLiteral("washer")};
    made.isConnected = connected;
    made.warrantyTerms = {{{QStringLiteral("整机"), QStringLiteral("whole unit")}, 36}};
    return made;
}

inline Doc<Member> member(const MemberId &id, const QString &family)
{
    Member made;
    made.memberId = id;
    made.familyName = family;
    made.tier = TierId(QStringLiteral("silver"));
    return {made, 5};
}

inline Doc<Unit> unit(const UnitCode &code, const QString &modelId, const MemberId &owner)
{
    Unit made;
    made.unitCode = code;
    made.modelId = ModelId(modelId);
    made.ownerId = owner;
    made.status = owner.isEmpty() ? UnitStatus::Sold : UnitStatus::InUse;
    return {made, 5};
}

inline Documents documents()
{
    Documents all;
    all.members.emplace(kChen, member(kChen, QStringLiteral("陈")));
    all.members.emplace(kWang, member(kWang, QStringLiteral("王")));
    all.units.emplace(kOrdinary, unit(kOrdinary, QStringLiteral("plain"), {}));
    all.units.emplace(kConnected, unit(kConnected, QStringLiteral("smart"), {}));
    all.units.emplace(kWangs, unit(kWangs, QStringLiteral("plain"), kWang));
    all.members[kWang].value.units = {kWangs};
    all.members[kWang].value.identities = {{IdentityKind::Phone, kWangsPhone, true, true}};
    all.members[kWang].value.points = {{QStringLiteral("p-1"), PointsKind::Accrue, 600, QStringLiteral("purchase"), {}, false, kNow.addDays(-9)}};
    const MergeProposal proposal{OpId(QStringLiteral("op-p")), kChen, kWang, QStringLiteral("saidSo"), {}, {}, kNow, {}};
    all.members[kChen].value.mergedFrom = {{MemberId(QStringLiteral("member-old")), OpId(QStringLiteral("op-m")), kNow, {}}};
    all.members.emplace(kTwin, member(kTwin, QStringLiteral("王")));
    for (const MemberId &id : {kChen, kWang})
        all.members[id].value.proposals = {proposal};
    all.models.emplace(ModelId(QStringLiteral("plain")), model(QStringLiteral("plain"), false));
    all.models.emplace(ModelId(QStringLiteral("smart")), model(QStringLiteral("smart"), true));
    Calendar calendar;
    calendar.slotList = {{kSlot, WorkOrderKind::Install, kSlotStart, 120, 1, false},
                         {QStringLiteral("slot-gold"), WorkOrderKind::Install, kSlotStart, 120, 1, true},
                         {QStringLiteral("slot-full"), WorkOrderKind::Install, kSlotStart, 120, 0, false},
                         {QStringLiteral("slot-repair"), WorkOrderKind::Repair, kSlotStart, 120, 1, false}};
    all.calendars = {calendar};
    return all;
}

inline OpContext context(const QString &op)
{
    return {OpId(op), AssociateId(QStringLiteral("associate-1")), QStringLiteral("associate"), StoreId(QStringLiteral("store-1")), kNow};
}

inline PendingOp pending(const QString &op, const Action &action)
{
    PendingOp made;
    made.op.opId = OpId(op);
    made.op.type = typeName(action);
    made.op.body = bodyOf(action);
    made.op.wall = kNow;
    made.op.targetList = targets(action);
    made.action = action;
    return made;
}

inline OpResult applied(const QString &op, qint64 seq) { return {OpId(op), Outcome::Applied, seq, {}, {}, {}, {}}; }

} // namespace zhike::sample
