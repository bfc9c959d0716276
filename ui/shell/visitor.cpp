// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/visitor.h"

namespace zhike::ui {

void Visitor::attach() { connect(desk(), &Desk::atCounterChanged, this, &Visitor::refresh); }

void Visitor::reread()
{
    const MemberId member = desk()->atCounter();
    if (member.toString() != m_memberId) {
        m_memberId = member.toString();
        m_name.clear();
        m_tier.clear();
        m_communityId.clear();
        Q_EMIT changed();
    }
    if (member.isEmpty()) {
        forgetReading();
        return setState(PageState::Empty);
    }
    read(desk()->member(member, RecognisedBy::Search), [this](const MemberView &view) {
        m_name = view.header.maskedName;
        m_tier = words()(view.header.tierName);
        m_communityId = view.community.isCityFallback ? QString() : view.community.communityId.toString();
        setState(PageState::Ready);
        Q_EMIT changed();
    });
}

} // namespace zhike::ui
