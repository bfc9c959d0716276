// SPDX-License-Identifier: Apache-2.0
#include "core/profile/unit.h"

#include <algorithm>

namespace zhike {

OwnerVerdict ownerVerdict(const Unit *unit, const MemberId &atCounter)
{
    if (!unit)
        return OwnerVerdict::Unknown;
    if (unit->status == UnitStatus::Blocked || unit->status == UnitStatus::Disposed)
        return OwnerVerdict::Blocked;
    if (unit->ownerId.isEmpty())
        return unit->status == UnitStatus::Stocked ? OwnerVerdict::NeverSold : OwnerVerdict::Unowned;
    return unit->ownerId == atCounter ? OwnerVerdict::Mine : OwnerVerdict::SomeoneElse;
}

int repairsWithin(const Unit &unit, const QDate &day, int months)
{
    const QDate from = day.addMonths(-months);
    return static_cast<int>(std::count_if(unit.workOrders.begin(), unit.workOrders.end(), [&](const WorkOrder &order) {
        const QDate closed = order.closedAt.date();
        return order.kind == WorkOrderKind::Repair && order.stage == WorkStage::Done && closed >= from && closed <= day;
    }));
}

int ageTenths(const Unit &unit, const QDate &day)
{
    const QDate start = unit.purchasedOn.isValid() ? unit.purchasedOn : unit.manufacturedOn;
    if (!start.isValid() || start > day)
        return 0;
    int years = day.year() - start.year();
    if (start.addYears(years) > day)
        --years;
    const QDate birthday = start.addYears(years);
    return static_cast<int>(years * 10 + birthday.daysTo(day) * 10 / birthday.daysTo(start.addYears(years + 1)));
}

QDate warrantyEnd(const Unit &unit)
{
    QDate latest;
    for (const Warranty &warranty : unit.warranties)
        if (!latest.isValid() || warranty.endsOn > latest)
            latest = warranty.endsOn;
    return latest;
}

} // namespace zhike
