// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/passportpage.h"

#include "ui/lists/hittable.h"
#include "ui/member/membertables.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

PassportPage::PassportPage(QObject *parent)
    : PageModel(parent)
    , m_neighbours(new CommunityBoard(this))
    , m_tickets(new RowList(ticketTable().roles(), this))
    , m_owners(new RowList(hitTable().roles(), this))
{
}

void PassportPage::attach()
{
    m_neighbours->setServices(services());
    connect(desk(), &Desk::unitsChanged, this, [this](const QStringList &codes) {
        if (codes.isEmpty() || codes.contains(m_view.unit.toString()))
            refresh();
    });
    // Who stands at the counter decides the verdict.
    connect(desk(), &Desk::atCounterChanged, this, &PassportPage::refresh);
    connect(desk(), &Desk::outboxChanged, this, &PassportPage::refresh);
    connect(desk(), &Desk::sharedChanged, this, &PassportPage::refresh);
}

void PassportPage::reread()
{
    if (!m_view.unit.isEmpty())
        read(desk()->passport(m_view.unit), [this](const PassportView &view) { show(view); });
}

void PassportPage::open(const QString &unitCode)
{
    if (unitCode != m_view.unit.toString())
        clear();
    m_view.unit = UnitCode(unitCode);
    refresh();
}

void PassportPage::show(const PassportView &view)
{
    if (view.unit != m_view.unit)
        m_owners->show({});
    m_view = view;
    m_facts = passportFacts(view, words());
    m_freshness = freshnessFacts(view.freshness, words());
    m_tickets->show(ticketTable().rows(view.tickets, words()));
    m_neighbours->show(view.community, words(), desk() ? desk()->atCounter() : MemberId());
    setState(PageState::Ready);
    Q_EMIT changed();
}

void PassportPage::show(const ProductModel &model)
{
    clear();
    m_facts = modelFacts(model, words());
    setState(PageState::Ready);
    Q_EMIT changed();
}

void PassportPage::clear()
{
    forgetReading();
    m_view = {};
    m_facts = {};
    m_freshness = {};
    m_tickets->show({});
    m_owners->show({});
    m_neighbours->show({}, words());
    setState(PageState::Idle);
    Q_EMIT changed();
}

void PassportPage::registerUnit()
{
    if (!desk() || !canRegister(m_view) || desk()->atCounter().isEmpty())
        return;
    const MemberId member = desk()->atCounter();
    const QString unit = m_view.unit.toString();
    const Action action = m_view.isConnected ? Action(ActivateUnit{member, m_view.unit, m_view.purchasedOn})
                                             : Action(RegisterUnit{member, m_view.unit, m_view.purchasedOn});
    const auto what = [view = m_view](const Words &words) {
        return (view.isConnected ? tr("Registered and activated: %1") : tr("Registered: %1"))
            .arg(passportFacts(view, words).name);
    };
    act(action, what, [this, unit](const Receipt &) {
        refresh();
        Q_EMIT registered(unit);
    });
}

void PassportPage::findOwner()
{
    if (!desk() || m_view.unit.isEmpty() || isActing())
        return;
    perform(desk()->ownerOf(m_view.unit), [this](const std::vector<Hit> &hits) {
        m_owners->show(hitTable().rows(hits, words()));
        if (hits.empty())
            services()->notices()->showWords(
                [](const Words &) { return tr("The owner isn't among the members this desk may hold."); });
    });
}

void PassportPage::openOwner(int row)
{
    const QString memberId = m_owners->at(row, u"memberId"_s).toString();
    if (!memberId.isEmpty())
        Q_EMIT memberFound(memberId, static_cast<int>(RecognisedBy::Unit));
}

} // namespace zhike::ui
