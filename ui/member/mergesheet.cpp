// SPDX-License-Identifier: Apache-2.0
#include "ui/member/mergesheet.h"

#include "ui/format/memberlabels.h"
#include "ui/lists/hittable.h"

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;
using V = QVariant;
using W = const Words &;

constexpr int kHits = 5; // a short list: two accounts of one person look alike

struct MergeLine {
    QString label;
    QString keep;
    QString merge;
    QString both;
};

const RowTable<MergeLine> &lineTable()
{
    using R = const MergeLine &;
    static const RowTable<MergeLine> table{[](R r) { return r.label; },
                                           {
                                               {"label", [](R r, W) { return V(r.label); }},
                                               {"keep", [](R r, W) { return V(r.keep); }},
                                               {"merge", [](R r, W) { return V(r.merge); }},
                                               {"both", [](R r, W) { return V(r.both); }},
                                           }};
    return table;
}

} // namespace

MergeSheet::MergeSheet(QObject *parent)
    : PageModel(parent)
    , m_hits(new RowList(hitTable().roles(), this))
    , m_lines(new RowList(lineTable().roles(), this))
{
}

void MergeSheet::attach() { connect(desk(), &Desk::membersChanged, this, &MergeSheet::refresh); }

void MergeSheet::forget()
{
    forgetReading();
    m_view = {};
    m_hasBoth = false;
    m_isDone = false;
    m_stage.clear();
    m_hits->show({});
    m_lines->show({});
    setState(PageState::Idle);
}

void MergeSheet::open(const QString &memberId)
{
    forget();
    m_keep = MemberId(memberId);
    m_merge = {};
    Q_EMIT changed();
}

void MergeSheet::openPair(const QString &keepId, const QString &mergeId, int isDone)
{
    forget();
    m_keep = MemberId(keepId);
    m_merge = MemberId(mergeId);
    m_isDone = isDone != 0;
    if (m_isDone)
        m_stage = tr("These two were merged by mistake? Parting gives the other account back as it was.");
    Q_EMIT changed();
    refresh();
}

void MergeSheet::search(const QString &typed)
{
    if (!desk())
        return;
    std::vector<Hit> hits = typed.trimmed().isEmpty() ? std::vector<Hit>() : desk()->find(typed.trimmed(), kHits + 1);
    std::erase_if(hits, [this](const Hit &hit) { return hit.memberId == m_keep; });
    m_hits->show(hitTable().rows(hits, words()));
}

void MergeSheet::choose(const QString &memberId)
{
    m_merge = MemberId(memberId);
    m_hits->show({});
    refresh();
}

void MergeSheet::swap()
{
    std::swap(m_keep, m_merge);
    refresh();
}

void MergeSheet::reread()
{
    if (!m_isDone && !m_keep.isEmpty() && !m_merge.isEmpty())
        read(desk()->mergeView(m_keep, m_merge), [this](const MergeView &view) { show(view); });
}

void MergeSheet::show(const MergeView &view)
{
    m_view = view;
    m_hasBoth = true;
    const Words say = words();
    const MergeSide &a = view.keep;
    const MergeSide &b = view.merge;
    m_lines->show(lineTable().rows(
        {{tr("Name"), a.maskedName, b.maskedName, {}},
         {tr("Phone"), a.maskedPhone, b.maskedPhone, tr("both find the person")},
         {tr("E-mail"), a.maskedEmail, b.maskedEmail, {}},
         {tr("Community"), say(a.community), say(b.community), {}},
         {tr("Tier"), say(a.tier), say(b.tier), {}},
         {tr("Member since"), monthWords(a.joinedOn), monthWords(b.joinedOn), {}},
         {tr("Machines"), QString::number(a.units), QString::number(b.units), QString::number(view.unionUnits)},
         {tr("Points"), numberWords(a.points), numberWords(b.points), numberWords(view.unionPoints)}},
        say));
    m_stage = view.stage == MergeStage::None ? QString()
        : view.stage == MergeStage::Agreed   ? tr("Agreed here; central merges as soon as it has answered.")
                                             : joined({tr("Proposed, waits for a lead"), evidenceWords(view.evidence)});
    setState(PageState::Ready);
    Q_EMIT changed();
}

void MergeSheet::propose()
{
    act(
        ProposeMerge{m_keep, m_merge, u"saidSo"_s, {}}, [](const Words &) { return tr("Proposed: the same person"); },
        [this](const Receipt &) { Q_EMIT done(); });
}

void MergeSheet::confirm()
{
    act(
        ConfirmMerge{m_view.keep.member, m_view.merge.member, m_view.proposal},
        [](const Words &) { return tr("Merge agreed"); }, [this](const Receipt &) { Q_EMIT done(); });
}

void MergeSheet::decline()
{
    act(
        DeclineMerge{m_view.keep.member, m_view.merge.member, m_view.proposal},
        [](const Words &) { return tr("Two people: proposal declined"); }, [this](const Receipt &) { Q_EMIT done(); });
}

void MergeSheet::part()
{
    act(
        UndoMerge{m_keep, m_merge}, [](const Words &) { return tr("Parting asked for"); },
        [this](const Receipt &) { Q_EMIT done(); });
}

} // namespace zhike::ui
