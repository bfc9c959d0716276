// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/membersearch.h"

#include "ui/lists/hittable.h"

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

// What fits between the box and the foot of a 768-pixel window at 56 px a hit.
constexpr int kMostHits = 8;

} // namespace

MemberSearch::MemberSearch(QObject *parent)
    : PageModel(parent)
    , m_hits(new RowList(hitTable().roles(), this))
{
}

void MemberSearch::attach()
{
    connect(desk(), &Desk::indexReady, this, &MemberSearch::indexReadyChanged);
    connect(desk(), &Desk::indexReady, this, &MemberSearch::refresh);
}

void MemberSearch::setTyped(const QString &typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed;
    Q_EMIT typedChanged();
    refresh();
}

void MemberSearch::reread()
{
    const QString wanted = m_typed.trimmed();
    if (wanted.isEmpty()) {
        m_hits->show({});
        return setState(PageState::Idle);
    }
    if (!desk()->isIndexReady()) // a whole number is found all the same
        return read(desk()->findPhone(wanted), [this, wanted](const std::vector<Hit> &found) {
            if (wanted == m_typed.trimmed() && !desk()->isIndexReady())
                show(found);
        });
    show(desk()->find(wanted, kMostHits));
}

void MemberSearch::show(const std::vector<Hit> &found)
{
    m_hits->show(hitTable().rows(found, words()));
    setState(found.empty() ? PageState::Empty : PageState::Ready);
}

void MemberSearch::take(int row)
{
    const QString memberId = m_hits->at(row, u"memberId"_s).toString();
    const int how = m_hits->at(row, u"how"_s).toInt();
    setTyped({});
    Q_EMIT memberFound(memberId, how);
}

void MemberSearch::accept()
{
    if (m_hits->count() == 1)
        return take(0);
    if (m_hits->count() > 1 || m_typed.trimmed().isEmpty())
        return;
    const QString typed = m_typed.trimmed();
    setTyped({});
    Q_EMIT codeTyped(typed);
}

} // namespace zhike::ui
