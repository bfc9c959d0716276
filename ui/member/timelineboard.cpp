// SPDX-License-Identifier: Apache-2.0
#include "ui/member/timelineboard.h"

#include "ui/format/memberlabels.h"
#include "ui/member/membertables.h"

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

} // namespace

TimelineBoard::TimelineBoard(QObject *parent)
    : PageModel(parent)
    , m_rows(new RowList(timelineTable().roles(), this))
    , m_lanes(new RowList({"key", "name", "rare"}, this))
{
}

void TimelineBoard::setLane(const QString &lane)
{
    if (lane == m_lane)
        return;
    m_lane = lane;
    Q_EMIT changed();
    refresh();
}

void TimelineBoard::show(const MemberId &member, const TimelineView &view, const Words &words)
{
    translateLanes();
    if (member != m_member) {
        m_member = member;
        m_lane.clear();
    }
    if (!m_lane.isEmpty())
        return refresh();
    forgetReading();
    take(view, words);
}

void TimelineBoard::take(const TimelineView &view, const Words &words)
{
    m_rows->show(timelineTable().rows(view.rows, words));
    m_oldest = view.rows.empty() ? QDateTime() : view.rows.back().at;
    m_hasMore = view.hasMore;
    m_freshness = freshnessFacts(view.freshness, words);
    setState(view.rows.empty() ? PageState::Empty : PageState::Ready);
    Q_EMIT changed();
}

void TimelineBoard::reread()
{
    translateLanes();
    if (m_member.isEmpty())
        return;
    read(desk()->timeline(m_member, m_lane, {}), [this](const TimelineView &view) { take(view, words()); });
}

void TimelineBoard::more()
{
    if (!m_hasMore || !desk())
        return;
    read(desk()->timeline(m_member, m_lane, m_oldest), [this](const TimelineView &view) {
        m_rows->append(timelineTable().rows(view.rows, words()));
        if (!view.rows.empty())
            m_oldest = view.rows.back().at;
        m_hasMore = view.hasMore;
        Q_EMIT changed();
    });
}

void TimelineBoard::translateLanes()
{
    std::vector<ShownRow> lanes;
    for (const QString &lane : {u""_s, u"purchase"_s, u"service"_s, u"call"_s, u"online"_s})
        lanes.push_back({lane, {lane, laneWords(lane), false}});
    for (const QString &lane : {u"store"_s, u"device"_s, u"social"_s})
        lanes.push_back({lane, {lane, laneWords(lane), true}});
    m_lanes->show(std::move(lanes));
}

} // namespace zhike::ui
