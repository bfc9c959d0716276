// SPDX-License-Identifier: Apache-2.0
#include "ui/member/redeemsheet.h"

namespace zhike::ui {

void RedeemSheet::attach()
{
    connect(desk(), &Desk::membersChanged, this, &RedeemSheet::refresh);
    connect(services()->reception(), &Reception::lineChanged, this, &RedeemSheet::refresh);
}

void RedeemSheet::setPurpose(const QString &purpose)
{
    m_purpose = purpose;
    Q_EMIT changed();
}

void RedeemSheet::open(const QString &memberId)
{
    m_member = MemberId(memberId);
    m_balance.clear();
    m_limit.clear();
    refresh();
}

void RedeemSheet::reread()
{
    if (m_member.isEmpty())
        return;
    read(desk()->memberDetail(m_member), [this](const MemberDetail &detail) {
        m_balance = tr("%1 points can be redeemed").arg(numberWords(detail.redeem.spendable));
        m_limit = detail.redeem.isOffline
            ? tr("No line: at most %1 points until central has decided.").arg(numberWords(detail.redeem.capLeft))
            : tr("Central decides in a moment; until then it is provisional.");
        setState(PageState::Ready);
        Q_EMIT changed();
    });
}

void RedeemSheet::redeem(const QString &points)
{
    act(
        RedeemPoints{m_member, points.trimmed().toLongLong(), m_purpose, false},
        [](const Words &) { return tr("Points redeemed"); }, [this](const Receipt &) { Q_EMIT redeemed(); });
}

} // namespace zhike::ui
