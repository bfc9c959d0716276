// SPDX-License-Identifier: Apache-2.0
#include "ui/member/membertables.h"

#include "ui/format/memberlabels.h"
#include "ui/format/unitlabels.h"
#include "ui/member/memberfacts.h"

#include <QCoreApplication>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;
using W = const Words &;
using V = QVariant;

QString toneOf(ApplianceBadge badge)
{
    switch (badge) {
    case ApplianceBadge::Due:
        return u"caution"_s;
    case ApplianceBadge::ServiceOpen:
        return u"critical"_s;
    case ApplianceBadge::None:
        return u"plain"_s;
    case ApplianceBadge::Connected:
    case ApplianceBadge::UnderWarranty:
        return u"accent"_s;
    }
    return u"plain"_s;
}

QString ticketTime(const TicketView &ticket, W words)
{
    return ticket.scheduledFor.isValid() ? comingWords(ticket.scheduledFor, words) : QString();
}

} // namespace

const RowTable<FactView> &factTable()
{
    using R = const FactView &;
    static const RowTable<FactView> table{[](R r) { return r.words.zh; },
                                          {
                                              {"words", [](R r, W w) { return V(w(r.words)); }},
                                              {"severity", [](R r, W) { return V(r.severity); }},
                                          }};
    return table;
}

const RowTable<PersonView> &personTable()
{
    using R = const PersonView &;
    static const RowTable<PersonView> table{[](R r) { return r.role + r.maskedName; },
                                            {
                                                {"name", [](R r, W) { return V(r.maskedName); }},
                                                {"role", [](R r, W) { return V(personRoleWords(r.role)); }},
                                            }};
    return table;
}

const RowTable<ApplianceView> &applianceTable()
{
    using R = const ApplianceView &;
    static const RowTable<ApplianceView> table{
        [](R r) { return r.unit.toString(); },
        {
            {"unitCode", [](R r, W) { return V(r.unit.toString()); }},
            {"modelId", [](R r, W) { return V(r.model.toString()); }},
            {"name", [](R r, W w) { return V(w(r.name)); }},
            {"category", [](R r, W) { return V(r.category); }},
            {"usedPercent", [](R r, W) { return V(r.usedPercent); }},
            {"due", [](R r, W) { return V(r.badge == ApplianceBadge::Due || r.usedPercent >= 100); }},
            {"details", [](R r, W w) { return V(w(r.detail)); }},
            {"badge", [](R r, W w) { return V(w(r.badgeWords)); }},
            {"badgeTone", [](R r, W) { return V(toneOf(r.badge)); }},
            {"pending", [](R r, W) { return V(r.isPending); }},
        }};
    return table;
}

const RowTable<AdviceView> &adviceTable()
{
    using R = const AdviceView &;
    static const RowTable<AdviceView> table{[](R r) { return r.adviceId.toString(); },
                                            {
                                                {"kind", [](R r, W w) { return V(w(r.typeWords)); }},
                                                {"name", [](R r, W w) { return V(w(r.name)); }},
                                            }};
    return table;
}

const RowTable<RejectedView> &rejectedTable()
{
    using R = const RejectedView &;
    static const RowTable<RejectedView> table{[](R r) { return r.name.zh + r.rule.zh; },
                                              {
                                                  {"name", [](R r, W w) { return V(w(r.name)); }},
                                                  {"rule", [](R r, W w) { return V(w(r.rule)); }},
                                              }};
    return table;
}

const RowTable<RankRow> &rankTable()
{
    using R = const RankRow &;
    static const RowTable<RankRow> table{
        [](R r) { return r.model.toString(); },
        {
            {"modelId", [](R r, W) { return V(r.model.toString()); }},
            {"name", [](R r, W w) { return V(w(r.name)); }},
            {"rank", [](R r, W) { return V(r.rank); }},
            {"households", [](R r, W) { return V(householdsWords(r.households)); }},
            {"bar", [](R r, W) { return V(r.barPercent); }},
            {"advised", [](R r, W) { return V(r.isAdvised); }},
            {"trend", [](R r, W) { return V(r.trend > 0       ? u"▲"_s
                                                : r.trend < 0 ? u"▼"_s
                                                              : QString()); }},
            {"doesNotFit", [](R r, W) { return V(r.fits.has_value() && !*r.fits); }},
        }};
    return table;
}

const RowTable<TimelineRow> &timelineTable()
{
    using R = const TimelineRow &;
    static const RowTable<TimelineRow> table{[](R r) { return r.eventId; },
                                             {
                                                 {"at", [](R r, W w) { return V(pastWords(r.at, w)); }},
                                                 {"lane", [](R r, W) { return V(r.lane); }},
                                                 {"laneWords", [](R r, W) { return V(laneWords(r.lane)); }},
                                                 {"title", [](R r, W w) { return V(w(r.title)); }},
                                                 {"pending", [](R r, W) { return V(r.isPending); }},
                                             }};
    return table;
}

const RowTable<TicketView> &ticketTable()
{
    using R = const TicketView &;
    static const RowTable<TicketView> table{
        [](R r) { return r.workOrderId.toString(); },
        {
            {"title", [](R r, W w) { return V(r.title.isEmpty() ? workKindWords(r.kind) : w(r.title)); }},
            {"when", [](R r, W w) { return V(ticketTime(r, w)); }},
            {"stage", [](R r, W) { return V(workStageWords(r.stage)); }},
            {"pending", [](R r, W) { return V(r.isPending); }},
        }};
    return table;
}

const RowTable<TagView> &tagTable()
{
    using R = const TagView &;
    static const RowTable<TagView> table{
        [](R r) { return r.path; },
        {
            {"label", [](R r, W w) { return V(w(r.label)); }},
            {"partner", [](R r, W) { return V(r.isPartner); }},
            {"note",
             [](R r, W w) {
                 return V(joined({QString::number(r.confidence) + u'%', dayWords(r.validTo, w)}));
             }},
        }};
    return table;
}

namespace {

struct PeopleWords {
    Q_DECLARE_TR_FUNCTIONS(PeopleWords)
};

QString mergeWords(const MergeNotice &notice)
{
    if (notice.isDone)
        return notice.isAgreed ? PeopleWords::tr("Another account lives in this one; parting asked for")
                               : PeopleWords::tr("Another account lives in this one");
    const QString other = notice.maskedOther.isEmpty() ? PeopleWords::tr("another account") : notice.maskedOther;
    return notice.isAgreed ? PeopleWords::tr("Proposed: the same person as %1; agreed, central merges").arg(other)
                           : PeopleWords::tr("Proposed: the same person as %1").arg(other);
}

QString consentAnswer(const ConsentRow &row, const Words &words)
{
    if (row.status == ConsentStatus::Unset)
        return PeopleWords::tr("not asked yet");
    const QString said = row.isOpen ? PeopleWords::tr("agreed") : PeopleWords::tr("no");
    return joined({said, pastWords(row.since, words), row.by});
}

} // namespace

const RowTable<MergeNotice> &mergeTable()
{
    using R = const MergeNotice &;
    static const RowTable<MergeNotice> table{[](R r) { return r.keep.toString() + r.merge.toString(); },
                                             {
                                                 {"keepId", [](R r, W) { return V(r.keep.toString()); }},
                                                 {"mergeId", [](R r, W) { return V(r.merge.toString()); }},
                                                 {"words", [](R r, W) { return V(mergeWords(r)); }},
                                                 {"done", [](R r, W) { return V(r.isDone); }},
                                             }};
    return table;
}

const RowTable<ConsentRow> &consentTable()
{
    using R = const ConsentRow &;
    static const RowTable<ConsentRow> table{
        [](R r) { return enumName(r.purpose) + u'/' + enumName(r.channel); },
        {
            {"key", [](R r, W) { return V(enumName(r.purpose) + u'/' + enumName(r.channel)); }},
            {"question",
             [](R r, W) {
                 return V(joined(
                     {purposeWords(r.purpose), r.channel == Channel::Any ? QString() : channelWords(r.channel)}));
             }},
            {"gain", [](R r, W) { return V(purposeGain(r.purpose)); }},
            {"answer", [](R r, W w) { return V(consentAnswer(r, w)); }},
            {"open", [](R r, W) { return V(r.isOpen); }},
            {"pending", [](R r, W) { return V(r.isPending); }},
        }};
    return table;
}

const RowTable<PointsLine> &pointsTable()
{
    using R = const PointsLine &;
    static const RowTable<PointsLine> table{
        [](R r) { return r.at.toString(Qt::ISODateWithMs) + r.source + QString::number(r.points); },
        {
            {"points", [](R r, W) { return V(signedWords(r.points)); }},
            {"source", [](R r, W) { return V(pointsSourceWords(r.source)); }},
            {"at", [](R r, W w) { return V(pastWords(r.at, w)); }},
            {"provisional", [](R r, W) { return V(r.isProvisional); }},
        }};
    return table;
}

} // namespace zhike::ui
