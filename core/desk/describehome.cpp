// SPDX-License-Identifier: Apache-2.0
#include "core/desk/boards.h"

#include "core/desk/readiness.h"
#include "core/insight/appliance.h"
#include "core/session/masking.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kWorklistShown = 40; // a shift's worth; more would be a report, not a list

const WorkOrder *firstOpen(const Unit &unit)
{
    const auto it = std::find_if(unit.workOrders.begin(), unit.workOrders.end(), [](const WorkOrder &o) { return o.isOpen(); });
    return it == unit.workOrders.end() ? nullptr : &*it;
}

WorklistRow rowOf(const Unit &unit, const SharedDocs &shared)
{
    WorklistRow row;
    row.memberId = unit.ownerId;
    const Text name = shared.modelName(unit.modelId);
    if (const FaultEvent *fault = unansweredFault(unit); fault && fault->confirmedAt.isValid()) {
        row.kind = u"fault"_s;
        row.what = {name.zh + u" 故障 "_s + fault->code, name.en + u": fault "_s + fault->code};
        row.why = fault->title;
        row.due = fault->confirmedAt;
    } else if (const WorkOrder *order = firstOpen(unit)) {
        row.kind = order->kind == WorkOrderKind::Install ? u"install"_s : u"serviceOpen"_s;
        row.what = order->title.isEmpty() ? name : order->title;
        row.why = name;
        row.due = order->scheduledFor.isValid() ? order->scheduledFor : order->openedAt;
    }
    return row;
}

Result<void> addWorklist(HomeView &view, const Reader &reader, const std::set<UnitCode> &inNeed, const Lens &lens)
{
    for (const UnitCode &code : inNeed) {
        const Result<UnitCase> which = loadUnit(reader, lens.shared, code, {});
        if (!which)
            continue; // one unreadable row costs its line, not the page
        const Unit *unit = which->documents.unit(code);
        if (!unit || unit->ownerId.isEmpty() || !isInNeed(*unit))
            continue;
        WorklistRow row = rowOf(*unit, lens.shared);
        if (const auto owner = effectiveMember(reader, lens.shared, unit->ownerId); owner && *owner)
            row.maskedName = maskedName((*owner)->familyName);
        view.worklist.push_back(std::move(row));
    }
    std::sort(view.worklist.begin(), view.worklist.end(), [](const WorklistRow &a, const WorklistRow &b) { return a.due < b.due; });
    if (view.worklist.size() > kWorklistShown)
        view.worklist.resize(kWorklistShown);
    return {};
}

} // namespace

bool isInNeed(const Unit &unit)
{
    const FaultEvent *fault = unansweredFault(unit);
    return firstOpen(unit) || (fault && fault->confirmedAt.isValid());
}

std::set<UnitCode> unitsInNeed(const Reader &reader)
{
    std::set<UnitCode> found;
    for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Unit)) {
        // Most units have neither orders nor faults: don't parse those.
        if (!row.body.contains("\"workOrders\"") && !row.body.contains("\"faults\""))
            continue;
        if (const Result<Unit> unit = fromJsonBytes<Unit>(row.body); unit && isInNeed(*unit))
            found.insert(UnitCode(row.id));
    }
    return found;
}

Result<HomeView> describeHome(const Reader &reader, const std::set<UnitCode> &inNeed, const Lens &lens)
{
    HomeView view;
    view.store = lens.shared.shop.name;
    view.members = documents::count(reader, DocumentKind::Member);
    view.units = documents::count(reader, DocumentKind::Unit);
    view.freshness = freshnessOf(lens);
    if (const Result<void> listed = addWorklist(view, reader, inNeed, lens); !listed)
        return listed.error();
    view.readiness = readinessOf(reader, {lens.now, lens.shared.policy.freshForHours});
    return view;
}

} // namespace zhike
