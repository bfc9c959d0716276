// SPDX-License-Identifier: Apache-2.0
#include "ui/board/comparepage.h"

#include "ui/board/boardtables.h"

namespace zhike::ui {

ComparePage::ComparePage(QObject *parent)
    : PageModel(parent)
    , m_products(new RowList(productTable().roles(), this))
    , m_rows(new RowList(compareTable().roles(), this))
{
}

void ComparePage::open(const QString &modelId, const QString &category, const QString &communityId,
                       const QString &memberId)
{
    m_model = ModelId(modelId);
    m_category = category;
    m_community = CommunityId(communityId);
    m_member = MemberId(memberId);
    m_products->show({});
    m_rows->show({});
    setState(PageState::Idle);
    Q_EMIT changed();
    refresh();
}

void ComparePage::reread()
{
    if (!m_model.isEmpty())
        read(desk()->community(m_community, m_category, m_member),
             [this](const CommunityView &view) { compareWith(view); });
}

void ComparePage::compareWith(const CommunityView &community)
{
    // The two nearest alternatives are what the neighbours chose most, after the one in question.
    std::vector<ModelId> models{m_model};
    for (const RankRow &row : community.rows)
        if (row.model != m_model && models.size() < static_cast<size_t>(kMostCompared))
            models.push_back(row.model);
    read(desk()->compare(models, m_member), [this](const CompareView &view) { show(view); });
}

void ComparePage::show(const CompareView &view)
{
    m_products->show(productTable().rows(view.products, words()));
    m_rows->show(compareTable().rows(view.rows, words()));
    m_fits.clear();
    for (const Text &fit : view.fits)
        m_fits << words()(fit);
    setState(view.products.empty() ? PageState::Empty : PageState::Ready);
    Q_EMIT changed();
}

} // namespace zhike::ui
