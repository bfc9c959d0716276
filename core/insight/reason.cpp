// SPDX-License-Identifier: Apache-2.0
#include "core/insight/reason.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

/// One code: what it says. `{name}` is a parameter; `enOne` replaces `en` where the parameter "count" is 1.
struct ReasonRow {
    QLatin1StringView code;
    QStringView zh;
    QStringView en;
    QStringView enOne = {};
};

constexpr ReasonRow kRows[] = {
    // wear of a unit
    {"age"_L1, u"用了 {years} 年", u"{years} years old"},
    {"repairsYear"_L1, u"一年修 {count} 次", u"{count} repairs in a year", u"1 repair in a year"},
    {"repairs"_L1, u"{months} 个月内修 {count} 次", u"{count} repairs in {months} months",
     u"1 repair in {months} months"},
    {"faults"_L1, u"近 90 天报故障 {count} 次", u"{count} faults in 90 days", u"1 fault in 90 days"},
    {"outOfWarranty"_L1, u"已过保", u"Out of warranty"},
    {"pastSafeUse"_L1, u"超过安全年限 {years} 年", u"Past its {years} safe years"},
    {"moving"_L1, u"要搬家", u"Moving home"},
    {"renovating"_L1, u"在装修", u"Renovating"},
    // neighbours, person, home
    {"communityRank"_L1, u"同小区第 {rank} 名", u"No. {rank} in the community"},
    {"gradeRank"_L1, u"{grade} 级小区第 {rank} 名", u"No. {rank} in this grade {grade} community"},
    {"cityRank"_L1, u"全市第 {rank} 名", u"No. {rank} in the city"},
    {"interest"_L1, u"{label}", u"{label}"},
    {"lifeStage"_L1, u"{label}", u"{label}"},
    {"priceSuits"_L1, u"价位合适：{price}", u"Suitable price: {price}"},
    {"gradeSuits"_L1, u"适合 {grade} 级小区", u"Suits a grade {grade} community"},
    {"fits"_L1, u"{place} {niche} cm 放得下", u"Fits the {niche} cm {place}"},
    {"doesNotFit"_L1, u"放不下：{axis} {product} cm，位置 {niche} cm",
     u"Does not fit: {axis} {product} cm, room {niche} cm"},
    {"alreadyHas"_L1, u"家里有{category}", u"Owns a {category}"},
    {"hasNone"_L1, u"还没有{category}", u"No {category} yet"},
    // service and keeping
    {"openRepair"_L1, u"未结：{title}", u"Open: {title}"},
    {"confirmedFault"_L1, u"故障已确认：{title}", u"Confirmed fault: {title}"},
    {"complaint"_L1, u"有抱怨未处理", u"Unresolved complaint"},
    {"warrantyEnding"_L1, u"保修 {days} 天后到期", u"Warranty ends in {days} days"},
    {"quiet"_L1, u"{days} 天没联系", u"No contact for {days} days"},
    {"tier"_L1, u"{name}会员", u"{name} member"},
    // activity
    {"contacts"_L1, u"近 90 天联系 {count} 次", u"{count} contacts in 90 days", u"1 contact in 90 days"},
    {"lastContact"_L1, u"最近一次 {days} 天前", u"Last contact {days} days ago"},
    {"noContact"_L1, u"还没有往来记录", u"No contact on record"},
    // why not: rules that reject a candidate
    {"consentMissing"_L1, u"没有“个性化建议”授权，只谈服务", u"No consent to personal advice: service only"},
    {"serviceFirst"_L1, u"先解决服务：{title}", u"Service first: {title}"},
    {"fatigue"_L1, u"{days} 天内已主动联系 {count} 次，{date}起可再提",
     u"Contacted {count} times in {days} days: free again on {date}",
     u"Contacted once in {days} days: free again on {date}"},
    {"restsAfterNotNow"_L1, u"说过“这次不用”，{date}起可再提", u"Said \"not now\": free again on {date}"},
    {"never"_L1, u"说过“不再提”", u"Said \"never\""},
    {"accepted"_L1, u"已经接受，正在办", u"Accepted, under way"},
    {"lessSuitable"_L1, u"不如“{model}”合适：{points} 分对 {best} 分",
     u"Less suitable than {model}: {points} against {best} points"},
    {"onePerCategory"_L1, u"同类只提一个", u"One advice a category"},
    {"inSet"_L1, u"已放进套购", u"Part of the set"},
    {"demandLow"_L1, u"需求 {value}，还早", u"Demand {value}: too early"},
    {"alreadyOwned"_L1, u"家里已有{category}", u"Already owns a {category}"},
    {"notEnoughRoom"_L1, u"每次最多提 {count} 条", u"At most {count} at a time"},
    {"nothingOffered"_L1, u"没有在售的合适型号", u"No suitable model on offer"},
    {"memberClosed"_L1, u"会员已停用", u"Membership closed"},
};

const ReasonRow *rowOf(QStringView code)
{
    const auto it =
        std::find_if(std::begin(kRows), std::end(kRows), [code](const ReasonRow &row) { return code == row.code; });
    return it == std::end(kRows) ? nullptr : it;
}

QString inWords(const QJsonValue &value, QLatin1StringView language)
{
    if (value.isObject())
        return value.toObject().value(language).toString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 10);
    return value.toString();
}

/// Replaces each {name}; a name without a parameter disappears.
QString filled(QStringView pattern, const QJsonObject &parameters, QLatin1StringView language)
{
    QString out;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(u'}', open);
        if (close < 0)
            break;
        out += pattern.sliced(at, open - at);
        out += inWords(parameters.value(pattern.sliced(open + 1, close - open - 1)), language);
        at = close + 1;
    }
    return out.append(pattern.sliced(at));
}

} // namespace

Text reasonText(const Reason &reason)
{
    const ReasonRow *row = rowOf(reason.code);
    if (!row)
        return {};
    const bool isOne = !row->enOne.isEmpty() && reason.parameters.value("count"_L1).toInt() == 1;
    return {filled(row->zh, reason.parameters, "zh"_L1),
            filled(isOne ? row->enOne : row->en, reason.parameters, "en"_L1)};
}

std::vector<QString> reasonCodes()
{
    std::vector<QString> codes;
    for (const ReasonRow &row : kRows)
        codes.emplace_back(row.code);
    return codes;
}

const Reason *findReason(std::span<const Reason> reasons, QStringView code)
{
    for (const Reason &reason : reasons)
        if (reason.code == code)
            return &reason;
    return nullptr;
}

QJsonObject toParameter(const Text &text) { return {{"zh"_L1, text.zh}, {"en"_L1, text.en}}; }

} // namespace zhike
