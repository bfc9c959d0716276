// SPDX-License-Identifier: Apache-2.0
#include "ui/member/communityboard.h"

#include "ui/member/membertables.h"

namespace zhike::ui {

CommunityBoard::CommunityBoard(QObject *parent)
    : PageModel(parent)
    , m_rows(new RowList(rankTable().roles(), this))
    , m_categories(new RowList({"key", "name", "current"}, this))
{
}

void CommunityBoard::attach() { connect(desk(), &Desk::sharedChanged, this, &CommunityBoard::refresh); }

void CommunityBoard::show(const CommunityView &view, const Words &words, const MemberId &member)
{
    m_community = view.communityId;
    m_member = member;
    m_category = view.category;
    m_rows->show(rankTable().rows(view.rows, words));
    std::vector<ShownRow> categories;
    for (size_t i = 0; i < view.categories.size(); ++i) {
        const QString name = i < view.categoryNames.size() ? words(view.categoryNames[i]) : view.categories[i];
        categories.push_back({view.categories[i], {view.categories[i], name, view.categories[i] == view.category}});
    }
    m_categories->show(std::move(categories));
    m_facts = communityFacts(view, words);
    m_freshness = freshnessFacts(view.freshness, words);
    setState(view.rows.empty() ? PageState::Empty : PageState::Ready);
    Q_EMIT changed();
}

void CommunityBoard::open(const QString &communityId, const QString &memberId)
{
    m_community = CommunityId(communityId);
    m_member = MemberId(memberId);
    m_category.clear();
    m_opened = true;
    refresh();
}

void CommunityBoard::chooseCategory(const QString &category)
{
    m_category = category;
    m_opened = true;
    refresh();
}

void CommunityBoard::reread()
{
    if (!m_opened)
        return;
    read(desk()->community(m_community, m_category, m_member),
         [this](const CommunityView &view) { show(view, words(), m_member); });
}

} // namespace zhike::ui
