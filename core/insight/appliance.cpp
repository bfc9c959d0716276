// SPDX-License-Identifier: Apache-2.0
#include "core/insight/appliance.h"

#include "core/insight/demand.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr int kDueDemand = 70; // a unit this likely to be replaced is due even before its safe years are over

bool isTrouble(const WorkOrder &order)
{
    return order.isOpen()
        && (order.kind == WorkOrderKind::Repair || order.kind == WorkOrderKind::Exchange
            || order.kind == WorkOrderKind::Return);
}

QString years(int tenths)
{
    return tenths % 10 == 0 ? QString::number(tenths / 10) : QString::number(tenths / 10.0, 'f', 1);
}

ApplianceBadge badgeOf(const Unit &unit, const ApplianceCard &card)
{
    const bool isServed =
        std::any_of(unit.workOrders.begin(), unit.workOrders.end(), [](const WorkOrder &o) { return o.isOpen(); });
    if (isServed || unansweredFault(unit))
        return ApplianceBadge::ServiceOpen;
    if (card.isOverdue || card.demand >= kDueDemand)
        return ApplianceBadge::Due;
    if (card.isConnected)
        return ApplianceBadge::Connected;
    return card.isUnderWarranty ? ApplianceBadge::UnderWarranty : ApplianceBadge::None;
}

void say(QStringList &zh, QStringList &en, const QString &inChinese, const QString &inEnglish)
{
    zh += inChinese;
    en += inEnglish;
}

Text detailOf(const Unit &unit, const ApplianceCard &card)
{
    QStringList zh;
    QStringList en;
    if (unit.purchasedOn.isValid()) {
        const QString month = unit.purchasedOn.toString(u"yyyy-MM"_s);
        say(zh, en, month + u" 购"_s, u"Bought "_s + month);
    }
    if (card.expectedTenths > 0)
        say(zh, en, years(card.ageTenths) + u" 年 / "_s + years(card.expectedTenths) + u" 年"_s,
            years(card.ageTenths) + u" of "_s + years(card.expectedTenths) + u" years"_s);
    if (card.isUnderWarranty) {
        const QString month = card.warrantyEndsOn.toString(u"yyyy-MM"_s);
        say(zh, en, u"保修至 "_s + month, u"Warranty to "_s + month);
    } else if (card.warrantyEndsOn.isValid()) {
        say(zh, en, u"已过保"_s, u"Out of warranty"_s);
    }
    if (card.repairs > 0)
        say(zh, en, u"修 %1 次"_s.arg(card.repairs),
            card.repairs == 1 ? u"1 repair"_s : u"%1 repairs"_s.arg(card.repairs));
    if (unit.isOnline)
        say(zh, en, u"在线"_s, u"Online"_s);
    return {zh.join(u" · "_s), en.join(u" · "_s)};
}

ApplianceCard cardOf(const Situation &situation, const Unit &unit, int demand)
{
    const ProductModel *model = findModel(situation.models, unit.modelId);
    ApplianceCard card;
    card.unit = unit.unitCode;
    card.model = unit.modelId;
    card.category = categoryOf(situation, unit);
    card.name = model ? model->name : Text{u"家电"_s, u"Appliance"_s};
    card.ageTenths = ageTenths(unit, situation.today);
    card.expectedTenths = safeUseYears(situation, unit) * 10;
    card.fraction =
        card.expectedTenths > 0 ? std::min(1.0, static_cast<double>(card.ageTenths) / card.expectedTenths) : 0;
    card.isOverdue = card.expectedTenths > 0 && card.ageTenths >= card.expectedTenths;
    card.repairs = repairsWithin(unit, situation.today, situation.policy.repairWindowMonths);
    card.demand = demand;
    card.warrantyEndsOn = warrantyEnd(unit);
    card.isUnderWarranty = card.warrantyEndsOn.isValid() && card.warrantyEndsOn >= situation.today;
    card.isConnected = !unit.deviceId.isEmpty();
    card.badge = badgeOf(unit, card);
    card.detail = detailOf(unit, card);
    return card;
}

} // namespace

Text badgeText(ApplianceBadge badge)
{
    switch (badge) {
    case ApplianceBadge::None:
        return {};
    case ApplianceBadge::Due:
        return {u"该换了"_s, u"Due"_s};
    case ApplianceBadge::Connected:
        return {u"网器"_s, u"Connected"_s};
    case ApplianceBadge::ServiceOpen:
        return {u"服务中"_s, u"In service"_s};
    case ApplianceBadge::UnderWarranty:
        return {u"保修中"_s, u"Under warranty"_s};
    }
    return {};
}

const WorkOrder *openTrouble(const Unit &unit)
{
    const auto it = std::find_if(unit.workOrders.begin(), unit.workOrders.end(), isTrouble);
    return it == unit.workOrders.end() ? nullptr : &*it;
}

const FaultEvent *unansweredFault(const Unit &unit)
{
    const FaultEvent *newest = nullptr;
    for (const FaultEvent &fault : unit.faults) {
        const bool isAnswered =
            std::any_of(unit.workOrders.begin(), unit.workOrders.end(), [&fault](const WorkOrder &order) {
                return order.kind == WorkOrderKind::Repair && order.stage == WorkStage::Done
                    && order.closedAt >= fault.occurredAt;
            });
        if (fault.confirmedAt.isValid() && !isAnswered && (!newest || newest->occurredAt < fault.occurredAt))
            newest = &fault;
    }
    return newest;
}

std::vector<ApplianceCard> applianceCards(const Situation &situation)
{
    const std::vector<UnitDemand> demands = replacementDemand(situation);
    struct Placed {
        bool isTroubled;
        ApplianceCard card;
    };
    std::vector<Placed> placed;
    for (const Unit &unit : situation.units) {
        if (!isInUse(unit))
            continue;
        const auto demand =
            std::find_if(demands.begin(), demands.end(), [&](const UnitDemand &d) { return d.unit == unit.unitCode; });
        placed.push_back({openTrouble(unit) || unansweredFault(unit),
                          cardOf(situation, unit, demand == demands.end() ? 0 : demand->score.value)});
    }
    std::sort(placed.begin(), placed.end(), [](const Placed &a, const Placed &b) {
        const auto need = [](const Placed &p) { return std::tuple(p.isTroubled, p.card.demand, p.card.ageTenths); };
        return need(a) != need(b) ? need(a) > need(b) : a.card.unit < b.card.unit;
    });
    std::vector<ApplianceCard> cards;
    for (Placed &one : placed)
        cards.push_back(std::move(one.card));
    return cards;
}

} // namespace zhike
