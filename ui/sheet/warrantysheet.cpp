// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/warrantysheet.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

WarrantySheet::WarrantySheet(QObject *parent)
    : PageModel(parent)
    , m_terms(new RowList({"scope", "period", "running"}, this))
{
}

void WarrantySheet::open(const QString &unitCode)
{
    m_unit = UnitCode(unitCode);
    m_terms->show({});
    setState(PageState::Idle);
    refresh();
}

void WarrantySheet::reread()
{
    if (!m_unit.isEmpty())
        read(desk()->warranty(m_unit), [this](const WarrantyView &view) { show(view); });
}

void WarrantySheet::show(const WarrantyView &view)
{
    const Words say = words();
    m_name = say(view.name);
    m_number = joined({view.modelNumber, view.unitDisplay});
    m_purchased = view.purchasedOn.toString(Qt::ISODate);
    m_provisional = view.isProvisional;
    std::vector<ShownRow> rows;
    for (const Warranty &warranty : view.warranties) {
        const QString period =
            warranty.startsOn.toString(Qt::ISODate) + u" – "_s + warranty.endsOn.toString(Qt::ISODate);
        rows.push_back({warranty.scope.zh, {say(warranty.scope), period, warranty.endsOn >= say.today()}});
    }
    m_terms->show(std::move(rows));
    m_freshness = freshnessFacts(view.freshness, say);
    setState(view.warranties.empty() ? PageState::Empty : PageState::Ready);
    Q_EMIT changed();
}

} // namespace zhike::ui
