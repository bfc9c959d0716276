// SPDX-License-Identifier: Apache-2.0
// What the brand has without people: rules, scripts, models, stores, staff, windows, stock.
#include "central/seed/golden.h"
#include "central/seed/town.h"
#include "central/store/access.h"
#include "central/store/secrets.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPlannedDays = 14;

struct Colleague {
    QStringView id;
    QStringView badge;
    QStringView name;
    const char *role;
    int store; ///< index in the brand's list
};
constexpr Colleague kStaff[] = {
    {golden::kAssociate, golden::kAssociateBadge, u"林晓", "associate", 0},
    {golden::kLead, golden::kLeadBadge, u"周岚", "lead", 0},
    {golden::kLate, golden::kLateBadge, u"夏宁", "associate", 0},
    {u"associate-wu", u"1011", u"吴桐", "associate", 1},
    {u"associate-gao", u"1012", u"高远", "lead", 1},
    {u"associate-song", u"1021", u"宋禾", "associate", 2},
    {u"associate-he", u"1022", u"何川", "lead", 2},
};

void seedStaff(Town &town)
{
    const QString verifier =
        pinVerifier(golden::kPin.toString()); // the demo's colleagues share one PIN, so one slow hash
    for (const Colleague &colleague : kStaff) {
        if (static_cast<size_t>(colleague.store) >= town.brand.stores.size())
            continue;
        const StoreId &store = town.brand.stores[static_cast<size_t>(colleague.store)].storeId;
        const Associate associate{AssociateId(colleague.id.toString()), colleague.name.toString(),
                                  QString::fromLatin1(colleague.role), store};
        town.quill.put({DocumentKind::Staff, associate.associateId.toString()}, staffScope(store.toString()),
                       toJson(associate));
        putLogin(town.quill.tx(), {colleague.badge.toString(), associate.associateId, verifier, 0, 0});
    }
}

struct Window {
    WorkOrderKind kind;
    int hour;
    bool isGoldOnly;
};
constexpr Window kWindows[] = {{WorkOrderKind::Install, 9, false},  {WorkOrderKind::Repair, 10, false},
                               {WorkOrderKind::Install, 11, false}, {WorkOrderKind::Repair, 13, false},
                               {WorkOrderKind::Install, 14, false}, {WorkOrderKind::Repair, 15, false},
                               {WorkOrderKind::Install, 16, false}, {WorkOrderKind::Repair, 17, false},
                               {WorkOrderKind::Install, 19, true},  {WorkOrderKind::Repair, 19, true}};

Slot slotFor(Town &town, const Shop &store, const Window &window, const QDate &day)
{
    constexpr int kNeverFullHour = 14; // so that a demo can always book something
    Slot slot;
    slot.slotId = u"%1-%2-%3-%4"_s.arg(store.storeId.toString(), enumName(window.kind), day.toString(u"yyyyMMdd"_s))
                      .arg(window.hour, 2, 10, QLatin1Char('0'));
    slot.kind = window.kind;
    slot.startsAt = town.at(day, window.hour);
    slot.free = window.isGoldOnly ? 1 : town.dice.below(4) + (window.hour == kNeverFullHour ? 1 : 0);
    slot.isGoldOnly = window.isGoldOnly;
    return slot;
}

} // namespace

void seedReference(Town &town)
{
    town.quill.put({DocumentKind::Rule, u"policy"_s}, kRulesScope, town.brand.policyBody);
    town.quill.put({DocumentKind::Rule, u"codes"_s}, kRulesScope, town.brand.codesBody);
    for (const QJsonObject &script : town.brand.scripts)
        town.quill.put({DocumentKind::Script, script.value("scriptId"_L1).toString()}, kRulesScope, script);
    for (const ProductModel &model : town.brand.models)
        town.quill.put({DocumentKind::Model, model.modelId.toString()}, kCatalogueScope, toJson(model));
    for (const Shop &store : town.brand.stores)
        town.quill.put({DocumentKind::Store, store.storeId.toString()}, kCommunityScope, toJson(store));
    seedStaff(town);
}

void seedCalendars(Town &town)
{
    for (const Shop &store : town.brand.stores) {
        Calendar calendar;
        calendar.storeId = store.storeId;
        calendar.plannedAt = town.at(town.today(), 6);
        for (int day = 1; day <= kPlannedDays; ++day)
            for (const Window &window : kWindows)
                calendar.slotList.push_back(slotFor(town, store, window, town.today().addDays(day)));
        town.quill.put({DocumentKind::Calendar, store.storeId.toString()}, storeScope(store.storeId.toString()),
                       toJson(calendar));
    }
}

void seedStock(Town &town)
{
    constexpr int kUnsoldEach = 2; // of every offered own model, in every store
    for (const Shop &store : town.brand.stores) {
        for (const ProductModel &model : town.brand.models) {
            for (int i = 0; i < kUnsoldEach && model.isOwnBrand && model.isOffered; ++i) {
                const bool isSold = town.dice.chance(25);
                Unit unit = makeUnit(model, town.nextUnitCode(), town.today().addDays(-town.dice.between(2, 60)));
                unit.installedOn = {};
                unit.warranties.clear();
                unit.status = isSold ? UnitStatus::Sold : UnitStatus::Stocked;
                if (!isSold)
                    unit.purchasedOn = {};
                unit.storeId = store.storeId;
                town.quill.put({DocumentKind::Unit, unit.unitCode.toString()}, storeScope(store.storeId.toString()),
                               toJson(unit));
            }
        }
    }
}

} // namespace zhike::central
