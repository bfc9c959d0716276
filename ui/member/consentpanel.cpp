// SPDX-License-Identifier: Apache-2.0
#include "ui/member/consentpanel.h"

#include "ui/member/membertables.h"

#include <algorithm>

namespace zhike::ui {

using namespace Qt::StringLiterals;

ConsentPanel::ConsentPanel(QObject *parent)
    : PageModel(parent)
    , m_rows(new RowList(consentTable().roles(), this))
{
}

void ConsentPanel::attach() { connect(desk(), &Desk::membersChanged, this, &ConsentPanel::refresh); }

void ConsentPanel::open(const QString &memberId)
{
    m_member = MemberId(memberId);
    m_view = {};
    m_rows->show({});
    refresh();
}

void ConsentPanel::reread()
{
    if (!m_member.isEmpty())
        read(desk()->consents(m_member), [this](const ConsentView &view) { show(view); });
}

void ConsentPanel::show(const ConsentView &view)
{
    m_view = view;
    m_rows->show(consentTable().rows(view.rows, words()));
    m_mayBeTold = std::any_of(view.rows.begin(), view.rows.end(),
                              [](const ConsentRow &row) { return row.purpose == Purpose::Marketing && row.isOpen; });
    setState(PageState::Ready);
    Q_EMIT changed();
}

void ConsentPanel::answer(const QString &key)
{
    const auto row = std::find_if(m_view.rows.begin(), m_view.rows.end(), [&key](const ConsentRow &each) {
        return enumName(each.purpose) + u'/' + enumName(each.channel) == key;
    });
    if (row == m_view.rows.end())
        return;
    if (row->isOpen)
        act(
            WithdrawConsent{m_member, row->purpose, row->channel}, [](const Words &) { return tr("Withdrawn"); },
            [](const Receipt &) {});
    else
        act(
            GrantConsent{m_member, row->purpose, row->channel, row->textVersion, u"spoken"_s, row->seenWithdrawal},
            [](const Words &) { return tr("Agreed"); }, [](const Receipt &) {});
}

void ConsentPanel::withdrawAllOffers()
{
    act(
        WithdrawConsent{m_member, Purpose::Marketing, Channel::Any}, [](const Words &) { return tr("No more offers"); },
        [](const Receipt &) {});
}

} // namespace zhike::ui
