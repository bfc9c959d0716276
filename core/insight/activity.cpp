// SPDX-License-Identifier: Apache-2.0
#include "core/insight/activity.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

/// How much a contact says about willingness, and in how many days half of that is gone. A purchase speaks long, a
/// click briefly.
struct LaneRow {
    QLatin1StringView lane;
    double weight;
    double halfLifeDays;
};
constexpr LaneRow kLanes[] = {
    {"purchase"_L1, 30, 180}, {"store"_L1, 24, 60}, {"call"_L1, 15, 45},  {"service"_L1, 12, 60},
    {"online"_L1, 10, 21},    {"social"_L1, 6, 14}, {"device"_L1, 3, 30},
};
constexpr LaneRow kOtherLane{""_L1, 5, 30};
constexpr double kScale = 40; // one visit today gives 45, a purchase and a visit 74
constexpr int kTrendDays = 90;

const LaneRow &rowOf(const QString &lane)
{
    for (const LaneRow &row : kLanes)
        if (lane == row.lane)
            return row;
    return kOtherLane;
}

bool isOwnChoice(const ContactMark &contact, const QDateTime &now)
{
    return !contact.isUnsolicited && contact.at <= now;
}

int valueAt(const Member &member, const QDateTime &now)
{
    double sum = 0;
    for (const ContactMark &contact : member.contacts) {
        if (!isOwnChoice(contact, now))
            continue;
        const LaneRow &row = rowOf(contact.lane);
        const double days = static_cast<double>(contact.at.secsTo(now)) / 86400.0;
        sum += row.weight * std::exp2(-days / row.halfLifeDays);
    }
    return static_cast<int>(std::lround(100.0 * (1.0 - std::exp(-sum / kScale))));
}

} // namespace

Score activityScore(const Member &member, const QDateTime &now)
{
    Score score;
    score.kind = u"activity"_s;
    score.value = valueAt(member, now);
    score.trend = score.value - valueAt(member, now.addDays(-kTrendDays));
    score.computedAt = now;
    QDateTime last;
    int lately = 0;
    for (const ContactMark &contact : member.contacts) {
        if (!isOwnChoice(contact, now))
            continue;
        last = last.isValid() ? std::max(last, contact.at) : contact.at;
        lately += contact.at > now.addDays(-kTrendDays) ? 1 : 0;
    }
    if (!last.isValid()) {
        score.reasons.push_back({u"noContact"_s, {}, 0});
        return score;
    }
    if (lately > 0)
        score.reasons.push_back({u"contacts"_s, {{"count"_L1, lately}}, score.value});
    score.reasons.push_back({u"lastContact"_s, {{"days"_L1, last.daysTo(now)}}, 0});
    return score;
}

} // namespace zhike
