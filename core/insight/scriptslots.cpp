// SPDX-License-Identifier: Apache-2.0
#include "core/insight/script.h"

#include "core/insight/appliance.h"
#include "core/insight/compare.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr QStringView kDigits = u"零一二三四五六七八九";
constexpr int kRankWorthSaying = 3;

/// 1…99 as spoken before a measure word: 两, 八, 十二, 二十.
QString spoken(int number)
{
    if (number == 2)
        return u"两"_s;
    if (number < 10)
        return QString(kDigits[number]);
    const QString tens = number < 20 ? QString() : QString(kDigits[number / 10]);
    const QString ones = number % 10 == 0 ? QString() : QString(kDigits[number % 10]);
    return tens + u"十"_s + ones;
}

Text spokenYears(int tenths)
{
    const int whole = tenths / 10;
    if (whole < 1 || whole > 99)
        return {};
    const bool isMore = tenths % 10 >= 2; // 8.2 is already "over eight" at a counter
    const QString number = QString::number(whole) + (whole == 1 ? u" year"_s : u" years"_s);
    return {spoken(whole) + (isMore ? u"年多"_s : u"年"_s), isMore ? u"over "_s + number : number};
}

Text spokenTimes(int count)
{
    if (count < 1 || count > 99)
        return {};
    return {spoken(count) + u"次"_s,
            count == 1       ? u"once"_s
                : count == 2 ? u"twice"_s
                             : QString::number(count) + u" times"_s};
}

Text memberName(const Situation &situation)
{
    const Member &member = situation.member;
    if (member.familyName.isEmpty() || member.salutation == Salutation::None)
        return {};
    const bool isMs = member.salutation == Salutation::Ms;
    const QString latin = situation.familyNameLatin.isEmpty() ? member.familyName : situation.familyNameLatin;
    return {member.familyName + (isMs ? u"女士"_s : u"先生"_s), (isMs ? u"Ms "_s : u"Mr "_s) + latin};
}

Text rankText(const Advice &advice)
{
    if (advice.isCityRank || advice.communityRank < 1 || advice.communityRank > kRankWorthSaying)
        return {};
    if (advice.communityRank == 1)
        return {u"选它最多"_s, u"choose it most often"_s};
    return {u"选它排第"_s + kDigits[advice.communityRank], u"rank it no. %1"_s.arg(advice.communityRank)};
}

Text reasonLabel(const Advice &advice, QStringView code, const QString &parameter)
{
    const Reason *reason = findReason(advice.reasons, code);
    if (!reason)
        return {};
    const QJsonObject label = reason->parameters.value(parameter).toObject();
    return {label.value("zh"_L1).toString(), label.value("en"_L1).toString()};
}

Text visitText(const WorkOrder *order)
{
    if (!order || !order->scheduledFor.isValid())
        return {};
    const QDateTime at = order->scheduledFor.toLocalTime();
    return {at.toString(u"M 月 d 日 HH:mm"_s), at.toString(u"yyyy-MM-dd HH:mm"_s)};
}

void put(ScriptSlots &to, const QString &name, const Text &value)
{
    if (!value.isEmpty())
        to.emplace(name, value);
}

void putUnit(ScriptSlots &to, const Situation &situation, const Unit &unit)
{
    const ProductModel *model = findModel(situation.models, unit.modelId);
    put(to, u"unit"_s, model ? model->name : Text());
    put(to, u"years"_s, spokenYears(ageTenths(unit, situation.today)));
    put(to, u"repairs"_s, spokenTimes(repairsWithin(unit, situation.today, situation.policy.repairWindowMonths)));
    const FaultEvent *fault = unansweredFault(unit);
    put(to, u"fault"_s, fault ? fault->title : Text());
    put(to, u"window"_s, visitText(openTrouble(unit)));
}

void putOffer(ScriptSlots &to, const Situation &situation, const Advice &advice)
{
    if (const ProductModel *model = findModel(situation.models, advice.model)) {
        put(to, u"model"_s, model->name);
        const QString price = priceText(model->listPrice);
        const auto highlight = std::find_if(model->specs.begin(), model->specs.end(),
                                            [](const Spec &s) { return s.key == "highlight"_L1; });
        put(to, u"benefit"_s, highlight == model->specs.end() ? Text() : highlight->value);
        put(to, u"price"_s, model->listPrice.amountMinor > 0 ? Text{price, price} : Text());
    }
    if (advice.fit.verdict == FitVerdict::Fits && advice.fit.nicheMm > 0)
        put(to, u"niche"_s, {centimetres(advice.fit.nicheMm) + u" 厘米"_s, centimetres(advice.fit.nicheMm) + u" cm"_s});
    put(to, u"offer"_s, advice.offers.empty() ? Text() : offerText(advice.offers.front()));
}

} // namespace

ScriptSlots scriptSlots(const Situation &situation, const Advice &advice)
{
    ScriptSlots values;
    put(values, u"name"_s, memberName(situation));
    if (!advice.category.isEmpty())
        put(values, u"category"_s, categoryName(situation.policy, advice.category));
    const auto unit = std::find_if(situation.units.begin(), situation.units.end(), [&advice](const Unit &u) {
        return !advice.unit.isEmpty() && u.unitCode == advice.unit;
    });
    if (unit != situation.units.end())
        putUnit(values, situation, *unit);
    putOffer(values, situation, advice);
    put(values, u"community"_s,
        situation.community && !situation.community->isCity ? situation.community->name : Text());
    put(values, u"rank"_s, rankText(advice));
    put(values, u"interest"_s, reasonLabel(advice, u"interest", u"label"_s));
    return values;
}

const std::vector<QString> &scriptSlotNames()
{
    static const std::vector<QString> names{u"name"_s,    u"category"_s,  u"model"_s, u"benefit"_s, u"years"_s,
                                            u"repairs"_s, u"community"_s, u"rank"_s,  u"niche"_s,   u"interest"_s,
                                            u"price"_s,   u"unit"_s,      u"offer"_s, u"window"_s,  u"fault"_s};
    return names;
}

} // namespace zhike
