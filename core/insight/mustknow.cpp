// SPDX-License-Identifier: Apache-2.0
#include "core/insight/mustknow.h"

#include "core/insight/advice.h"
#include "core/insight/appliance.h"

#include <algorithm>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

using Fact = std::optional<MustKnow>;

constexpr int kExpirySoonDays = 60;

Fact fact(const Text &text, Severity severity) { return MustKnow{{}, text, severity}; }

/// The label of the first valid tag at or below the path, else the words given.
Text labelOf(const Situation &situation, QStringView path, const Text &otherwise)
{
    for (const Tag &tag : situation.member.tags) {
        const bool isBelow = tag.path == path || tag.path.startsWith(path.toString() + u'/');
        if (isBelow && !tag.label.isEmpty() && (!tag.validTo.isValid() || tag.validTo >= situation.today))
            return tag.label;
    }
    return otherwise;
}

Fact tagged(const Situation &situation, QStringView path, const Text &otherwise)
{
    if (!hasTag(situation.member, path, situation.today))
        return {};
    return fact(labelOf(situation, path, otherwise), Severity::Note);
}

Fact complaint(const Situation &situation)
{
    if (!hasTag(situation.member, tagpath::kComplaint, situation.today))
        return {};
    return fact({u"有抱怨未处理"_s, u"Unresolved complaint"_s}, Severity::Critical);
}

Fact confirmedFault(const Situation &situation)
{
    for (const Unit &unit : situation.units)
        if (const FaultEvent *fault = unansweredFault(unit); fault && isInUse(unit))
            return fact({u"故障已确认：%1"_s.arg(fault->title.zh), u"Confirmed fault: %1"_s.arg(fault->title.en)},
                        Severity::Critical);
    return {};
}

Fact openRepair(const Situation &situation)
{
    for (const Unit &unit : situation.units)
        if (const WorkOrder *order = openTrouble(unit); order && isInUse(unit))
            return fact({u"未结：%1"_s.arg(order->title.zh), u"Open: %1"_s.arg(order->title.en)}, Severity::Critical);
    return {};
}

Fact openWorkOrder(const Situation &situation)
{
    for (const Unit &unit : situation.units)
        for (const WorkOrder &order : unit.workOrders)
            if (order.isOpen())
                return fact({u"未结：%1"_s.arg(order.title.zh), u"Open: %1"_s.arg(order.title.en)}, Severity::Caution);
    return {};
}

QString startingLarge(QString words) { return words.isEmpty() ? words : words.replace(0, 1, words.at(0).toUpper()); }

/// Repairs asked for or done since `from`, the category with the most of them.
std::pair<QString, int> mostRepaired(const Situation &situation, const QDate &from)
{
    std::map<QString, int> byCategory;
    for (const Unit &unit : situation.units) {
        for (const WorkOrder &order : unit.workOrders) {
            const QDate on = order.openedAt.isValid() ? order.openedAt.date() : order.closedAt.date();
            if (order.kind == WorkOrderKind::Repair && order.stage != WorkStage::Cancelled && on >= from
                && on <= situation.today)
                ++byCategory[categoryOf(situation, unit)];
        }
    }
    std::pair<QString, int> most{{}, 0};
    for (const auto &[category, count] : byCategory)
        if (count > most.second)
            most = {category, count};
    return most;
}

Fact repairsThisYear(const Situation &situation)
{
    const auto [category, count] = mostRepaired(situation, situation.today.addMonths(-12));
    const Text name = categoryName(situation.policy, category);
    if (count > 0)
        return fact({u"一年内%1报修 %2 次"_s.arg(name.zh).arg(count),
                     u"%1: %2 %3 in a year"_s.arg(startingLarge(name.en))
                         .arg(count)
                         .arg(count == 1 ? u"repair"_s : u"repairs"_s)},
                    count > 1 ? Severity::Critical : Severity::Caution);
    const int months = situation.policy.repairWindowMonths;
    const auto [older, olderCount] = mostRepaired(situation, situation.today.addMonths(-months));
    if (olderCount < 2)
        return {};
    const Text olderName = categoryName(situation.policy, older);
    return fact({u"%1 个月内%2报修 %3 次"_s.arg(months).arg(olderName.zh).arg(olderCount),
                 u"%1: %2 repairs in %3 months"_s.arg(startingLarge(olderName.en)).arg(olderCount).arg(months)},
                Severity::Caution);
}

Fact pointsExpiring(const Situation &situation)
{
    for (const PointsEntry &entry : situation.member.points) {
        const QDate on = entry.at.toLocalTime().date();
        if (entry.kind == PointsKind::Expire && on >= situation.today && on <= situation.today.addDays(kExpirySoonDays))
            return fact({u"%1 积分 %2到期"_s.arg(std::abs(entry.points)).arg(on.toString(u"M 月 d 日"_s)),
                         u"%1 points expire on %2"_s.arg(std::abs(entry.points)).arg(on.toString(Qt::ISODate))},
                        Severity::Caution);
    }
    return {};
}

Fact tier(const Situation &situation)
{
    const TierRule rule = situation.policy.tierRule(situation.member.tier);
    if (rule.name.isEmpty() || !rule.namesTheHour)
        return {};
    return fact({rule.name.zh + u"：时间由会员定"_s, rule.name.en + u": the member names the hour"_s}, Severity::Note);
}

Fact leaveAlone(const Situation &situation)
{
    const ContactRoom room = contactRoom(situation.member, situation.policy, situation.today);
    if (room.isFree())
        return {};
    return fact({u"先不打扰，%1起可再提"_s.arg(room.freesOn.toString(u"M 月 d 日"_s)),
                 u"Leave alone until %1"_s.arg(room.freesOn.toString(Qt::ISODate))},
                Severity::Caution);
}

Fact preferredChannel(const Situation &situation)
{
    switch (situation.member.preferredChannel) {
    case Channel::Other:
    case Channel::Any:
        return {};
    case Channel::Phone:
        return fact({u"喜欢电话联系"_s, u"Prefers a call"_s}, Severity::Note);
    case Channel::Sms:
        return fact({u"喜欢短信联系"_s, u"Prefers text messages"_s}, Severity::Note);
    case Channel::Wechat:
        return fact({u"喜欢微信联系"_s, u"Prefers WeChat"_s}, Severity::Note);
    case Channel::Email:
        return fact({u"喜欢邮件联系"_s, u"Prefers e-mail"_s}, Severity::Note);
    case Channel::Store:
        return fact({u"喜欢到店谈"_s, u"Prefers to come to the store"_s}, Severity::Note);
    }
    return {};
}

Fact moving(const Situation &s) { return tagged(s, tagpath::kMoving, {u"要搬家"_s, u"Moving home"_s}); }
Fact baby(const Situation &s) { return tagged(s, tagpath::kBaby, {u"家有婴儿"_s, u"Baby at home"_s}); }
Fact elder(const Situation &s) { return tagged(s, tagpath::kElder, {u"家有老人"_s, u"Elder at home"_s}); }
Fact health(const Situation &s) { return tagged(s, tagpath::kHealth, {u"关注健康"_s, u"Cares about health"_s}); }
Fact interest(const Situation &s)
{
    const Text label = labelOf(s, u"interest", {});
    return label.isEmpty() ? Fact() : fact(label, Severity::Note);
}

struct KeyRow {
    QLatin1StringView key;
    Fact (*find)(const Situation &);
};
constexpr KeyRow kKeys[] = {
    {"complaint"_L1, complaint},
    {"confirmedFault"_L1, confirmedFault},
    {"openRepair"_L1, openRepair},
    {"repairsThisYear"_L1, repairsThisYear},
    {"openWorkOrder"_L1, openWorkOrder},
    {"moving"_L1, moving},
    {"baby"_L1, baby},
    {"elder"_L1, elder},
    {"health"_L1, health},
    {"interest"_L1, interest},
    {"pointsExpiring"_L1, pointsExpiring},
    {"tier"_L1, tier},
    {"leaveAlone"_L1, leaveAlone},
    {"preferredChannel"_L1, preferredChannel},
};

} // namespace

std::vector<MustKnow> mustKnow(const Situation &situation)
{
    std::vector<MustKnow> chosen;
    for (const QString &key : situation.policy.mustKnow) {
        const auto row =
            std::find_if(std::begin(kKeys), std::end(kKeys), [&key](const KeyRow &r) { return key == r.key; });
        Fact found = row == std::end(kKeys) ? Fact() : row->find(situation);
        const bool isSaid = found
            && std::any_of(chosen.begin(), chosen.end(), [&](const MustKnow &m) { return m.text == found->text; });
        if (!found || isSaid)
            continue;
        found->key = key;
        chosen.push_back(*found);
        if (chosen.size() == kMustKnowShown)
            break;
    }
    return chosen;
}

std::vector<QString> mustKnowKeys()
{
    std::vector<QString> keys;
    for (const KeyRow &row : kKeys)
        keys.emplace_back(row.key);
    return keys;
}

} // namespace zhike
