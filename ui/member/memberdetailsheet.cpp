// SPDX-License-Identifier: Apache-2.0
#include "ui/member/memberdetailsheet.h"

#include "ui/member/membertables.h"

namespace zhike::ui {

MemberDetailSheet::MemberDetailSheet(QObject *parent)
    : PageModel(parent)
    , m_tags(new RowList(tagTable().roles(), this))
    , m_points(new RowList(pointsTable().roles(), this))
{
}

void MemberDetailSheet::attach() { connect(desk(), &Desk::membersChanged, this, &MemberDetailSheet::refresh); }

void MemberDetailSheet::open(const QString &memberId)
{
    m_member = MemberId(memberId);
    refresh();
}

void MemberDetailSheet::reread()
{
    if (!m_member.isEmpty())
        read(desk()->memberDetail(m_member), [this](const MemberDetail &detail) { show(detail); });
}

void MemberDetailSheet::show(const MemberDetail &detail)
{
    m_tags->show(tagTable().rows(detail.tags, words()));
    m_points->show(pointsTable().rows(detail.points, words()));
    m_balance = detail.balance.provisional == 0
        ? tr("%1 points").arg(numberWords(detail.balance.confirmed))
        : tr("%1 points, %2 to be confirmed")
              .arg(numberWords(detail.balance.confirmed), signedWords(detail.balance.provisional));
    m_worth = tr("%1 points are worth ¥1").arg(detail.pointsPerYuan);
    setState(detail.tags.empty() && detail.points.empty() ? PageState::Empty : PageState::Ready);
    Q_EMIT changed();
}

} // namespace zhike::ui
