// SPDX-License-Identifier: Apache-2.0
#include "ui/member/memberfacts.h"

#include "ui/format/memberlabels.h"

#include <QCoreApplication>

#include <algorithm>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kChips = 5; // core puts the reasons in the order to show; the first five are the chips (insight/advice.h)

struct MemberWords {
    Q_DECLARE_TR_FUNCTIONS(MemberWords)
};

QString pointsWords(const PointsBalance &points)
{
    const QString confirmed = MemberWords::tr("%1 points").arg(numberWords(points.confirmed));
    return points.provisional == 0
        ? confirmed
        : confirmed + MemberWords::tr(" (%1 to be confirmed)").arg(signedWords(points.provisional));
}

QString communityWords(const MemberHeader &header, const Words &words)
{
    const QString name = words(header.communityName);
    return name.isEmpty() || header.communityGrade.isEmpty()
        ? name
        : MemberWords::tr("%1 (grade %2)").arg(name, header.communityGrade);
}

QString trendWords(const AdviceView &advice)
{
    const QString arrow = advice.trend > 0 ? u"▲ "_s : advice.trend < 0 ? u"▼ "_s : QString();
    return advice.windowMonths > 0 ? arrow + MemberWords::tr("within %1 months").arg(advice.windowMonths)
                                   : arrow.trimmed();
}

QString rankNote(const CommunityView &view)
{
    QStringList notes{MemberWords::tr("Fewer than %1 homes: only “few”.").arg(view.kAnonymity)};
    const auto advised =
        std::find_if(view.rows.begin(), view.rows.end(), [](const RankRow &row) { return row.isAdvised; });
    const auto row = advised != view.rows.end() ? advised : view.rows.begin();
    if (row != view.rows.end() && row->cityRank > 0 && !view.isCityFallback)
        notes << MemberWords::tr("Number %1 here, number %2 in the city.").arg(row->rank).arg(row->cityRank);
    return notes.join(u' ');
}

} // namespace

HeaderFacts headerFacts(const MemberHeader &header, const Words &words)
{
    HeaderFacts facts;
    facts.memberId = header.memberId.toString();
    facts.name = header.maskedName;
    facts.initial = header.initial;
    facts.phone = header.maskedPhone;
    facts.tier = words(header.tierName);
    facts.gold = header.tier.toString() == "gold"_L1;
    facts.recognised = recognisedWords(header.recognisedBy, words(header.recognisedWith));
    facts.contact = contactWords(header.contactChannels);
    const QString years = header.memberYears > 0 ? MemberWords::tr("member for %1 y").arg(header.memberYears)
                                                 : MemberWords::tr("member since this year");
    facts.details = joined({householdWords(header.householdSize, words), communityWords(header, words),
                            years, pointsWords(header.points)});
    if (header.activity >= 0)
        facts.activity = MemberWords::tr("Activity %1").arg(header.activity);
    facts.tags = MemberWords::tr("Tags %1").arg(header.tagCount);
    facts.pending = header.isPending;
    return facts;
}

AdviceFacts adviceFacts(const AdviceView &advice, const Words &words)
{
    AdviceFacts facts;
    facts.adviceId = advice.adviceId.toString();
    facts.kind = words(advice.typeWords);
    facts.name = words(advice.name);
    if (advice.demand >= 0)
        facts.demand = MemberWords::tr("Demand %1").arg(advice.demand);
    facts.trend = trendWords(advice);
    for (const ReasonView &reason : advice.reasons)
        facts.reasons << words(reason.words);
    facts.reasons.removeAll(QString());
    facts.reasons = facts.reasons.mid(0, kChips);
    facts.script = words(advice.script);
    const QString variant =
        advice.scriptVariant.isEmpty() ? QString() : MemberWords::tr("Script %1").arg(advice.scriptVariant);
    QStringList offers;
    for (const Text &offer : advice.offers)
        offers << words(offer);
    const QString listed = offers.isEmpty() ? QString() : MemberWords::tr("May offer: %1").arg(joined(offers));
    facts.aside = joined({variant, listed});
    facts.service = advice.type == "service"_L1;
    return facts;
}

CommunityFacts communityFacts(const CommunityView &view, const Words &words)
{
    CommunityFacts facts;
    facts.communityId = view.communityId.toString();
    facts.name = words(view.name);
    facts.category = view.category;
    facts.title = joined({facts.name, words(view.categoryName)});
    if (view.windowMonths > 0)
        facts.window = MemberWords::tr("last %1 months").arg(view.windowMonths);
    QStringList summary;
    if (!view.grade.isEmpty())
        summary << MemberWords::tr("grade %1").arg(view.grade);
    if (view.households > 0)
        summary << MemberWords::tr("%1 homes").arg(numberWords(view.households));
    if (view.households > 0)
        summary << (view.brandHouseholds > 0 ? MemberWords::tr("ours in %1").arg(numberWords(view.brandHouseholds))
                                             : MemberWords::tr("ours in few"));
    summary << words(view.floorPlan);
    facts.summary = joined(summary);
    facts.note = rankNote(view);
    facts.fit = words(view.fit);
    if (view.isCityFallback)
        facts.fallback = MemberWords::tr("Nothing known about this community: these are the city's numbers.");
    if (!view.rows.empty() && view.rows.front().rank > 0)
        facts.firstRank = MemberWords::tr("No. %1").arg(view.rows.front().rank);
    return facts;
}

FreshnessFacts freshnessFacts(const Freshness &freshness, const Words &words)
{
    return {asOfWords(freshness.asOf, words), freshness.isStale};
}

QString householdsWords(const std::optional<int> &households)
{
    return households ? MemberWords::tr("%1 homes").arg(numberWords(*households)) : MemberWords::tr("few");
}

} // namespace zhike::ui
