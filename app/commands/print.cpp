// SPDX-License-Identifier: Apache-2.0
#include "app/commands/print.h"

#include <QJsonArray>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

// Declared before arrayOf, which is a template and sees only what stands above it.
QJsonObject jsonOf(const ReasonView &reason);
QJsonObject jsonOf(const FactView &fact);
QJsonObject jsonOf(const PersonView &person);
QJsonObject jsonOf(const RejectedView &view);
QJsonObject jsonOf(const ApplianceView &view);
QJsonObject jsonOf(const AdviceView &view);
QJsonObject jsonOf(const RankRow &row);
QJsonObject jsonOf(const TimelineRow &row);
QJsonObject jsonOf(const TicketView &ticket);
QJsonObject jsonOf(const OutboxRow &row);
QJsonObject jsonOf(const MergedField &field);
QJsonObject jsonOf(const MergeNotice &notice);
QJsonObject jsonOf(const ConsentRow &row);
QJsonObject jsonOf(const WorklistRow &row);
QJsonObject jsonOf(const ReadinessRow &row);

template <typename List>
QJsonArray arrayOf(const List &list)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(jsonOf(item));
    return array;
}

QJsonObject jsonOf(const Text &text) { return toJson(text); }

QJsonObject jsonOf(const Freshness &freshness)
{
    return {{u"asOf"_s, freshness.asOf.toString(Qt::ISODate)}, {u"isStale"_s, freshness.isStale}};
}

QJsonObject jsonOf(const ReasonView &reason) { return {{u"code"_s, reason.code}, {u"words"_s, jsonOf(reason.words)}}; }
QJsonObject jsonOf(const FactView &fact) { return {{u"words"_s, jsonOf(fact.words)}, {u"severity"_s, fact.severity}}; }
QJsonObject jsonOf(const PersonView &person) { return {{u"name"_s, person.maskedName}, {u"role"_s, person.role}}; }
QJsonObject jsonOf(const RejectedView &view)
{
    return {{u"name"_s, jsonOf(view.name)}, {u"rule"_s, jsonOf(view.rule)}};
}

QJsonObject jsonOf(const ApplianceView &view)
{
    return {{u"unit"_s, view.unit.toString()},
            {u"name"_s, jsonOf(view.name)},
            {u"ageTenths"_s, view.ageTenths},
            {u"repairs"_s, view.repairs},
            {u"isUnderWarranty"_s, view.isUnderWarranty},
            {u"isConnected"_s, view.isConnected},
            {u"isPending"_s, view.isPending},
            {u"detail"_s, jsonOf(view.detail)},
            {u"badge"_s, enumName(view.badge)}};
}

QJsonObject jsonOf(const AdviceView &view)
{
    return {{u"adviceId"_s, view.adviceId.toString()},
            {u"type"_s, view.type},
            {u"category"_s, view.category},
            {u"modelId"_s, view.model.toString()},
            {u"name"_s, jsonOf(view.name)},
            {u"demand"_s, view.demand},
            {u"reasons"_s, arrayOf(view.reasons)},
            {u"script"_s, jsonOf(view.script)},
            {u"strategy"_s, view.strategy},
            {u"fit"_s, jsonOf(view.fit)}};
}

QJsonObject jsonOf(const RankRow &row)
{
    return {{u"rank"_s, row.rank},
            {u"modelId"_s, row.model.toString()},
            {u"name"_s, jsonOf(row.name)},
            {u"households"_s, row.households ? QJsonValue(*row.households) : QJsonValue(u"few"_s)},
            {u"isAdvised"_s, row.isAdvised}};
}

QJsonObject jsonOf(const CommunityView &view)
{
    return {{u"name"_s, jsonOf(view.name)},
            {u"isCityFallback"_s, view.isCityFallback},
            {u"grade"_s, view.grade},
            {u"category"_s, view.category},
            {u"rows"_s, arrayOf(view.rows)},
            {u"fit"_s, jsonOf(view.fit)},
            {u"freshness"_s, jsonOf(view.freshness)}};
}

QJsonObject jsonOf(const TimelineRow &row)
{
    return {{u"at"_s, row.at.toString(Qt::ISODate)},
            {u"lane"_s, row.lane},
            {u"title"_s, jsonOf(row.title)},
            {u"isPending"_s, row.isPending}};
}

QJsonObject jsonOf(const TicketView &ticket)
{
    return {{u"kind"_s, enumName(ticket.kind)},
            {u"stage"_s, enumName(ticket.stage)},
            {u"title"_s, jsonOf(ticket.title)},
            {u"scheduledFor"_s, ticket.scheduledFor.toString(Qt::ISODate)},
            {u"isPending"_s, ticket.isPending}};
}

QJsonObject jsonOf(const MemberHeader &header)
{
    return {{u"memberId"_s, header.memberId.toString()},
            {u"name"_s, header.maskedName},
            {u"phone"_s, header.maskedPhone},
            {u"tier"_s, header.tier.toString()},
            {u"community"_s, jsonOf(header.communityName)},
            {u"grade"_s, header.communityGrade},
            {u"memberYears"_s, header.memberYears},
            {u"householdSize"_s, header.householdSize},
            {u"pointsConfirmed"_s, header.points.confirmed},
            {u"pointsProvisional"_s, header.points.provisional},
            {u"mustKnow"_s, arrayOf(header.mustKnow)},
            {u"activity"_s, header.activity},
            {u"tags"_s, header.tagCount},
            {u"preferredChannel"_s, enumName(header.preferredChannel)},
            {u"isPending"_s, header.isPending}};
}

QJsonObject jsonOf(const MergedField &field)
{
    return {{u"field"_s, enumName(field.field)}, {u"mine"_s, field.mine}, {u"theirs"_s, field.theirs}};
}

QJsonObject jsonOf(const MergeNotice &notice)
{
    return {{u"keepId"_s, notice.keep.toString()},
            {u"mergeId"_s, notice.merge.toString()},
            {u"proposalOpId"_s, notice.proposal.toString()},
            {u"other"_s, notice.maskedOther},
            {u"isAgreed"_s, notice.isAgreed},
            {u"isPending"_s, notice.isPending},
            {u"isDone"_s, notice.isDone}};
}

QJsonObject jsonOf(const ConsentRow &row)
{
    return {
        {u"purpose"_s, enumName(row.purpose)}, {u"channel"_s, enumName(row.channel)},         {u"isOpen"_s, row.isOpen},
        {u"status"_s, enumName(row.status)},   {u"since"_s, row.since.toString(Qt::ISODate)}, {u"by"_s, row.by},
        {u"isPending"_s, row.isPending}};
}

QJsonObject jsonOf(const OutboxRow &row)
{
    QJsonObject object{{u"receipt"_s, row.receipt}, {u"opId"_s, row.op.toString()}, {u"type"_s, row.type}, {u"member"_s, row.maskedMember},
                       {u"at"_s, row.at.toString(Qt::ISODate)}, {u"state"_s, enumName(row.state)}};
    if (row.refusal)
        object.insert(u"refusal"_s, errorName(row.refusal->code));
    if (!row.fields.empty())
        object.insert(u"fields"_s, arrayOf(row.fields));
    return object;
}

QJsonObject jsonOf(const WorklistRow &row)
{
    return {{u"memberId"_s, row.memberId.toString()},
            {u"name"_s, row.maskedName},
            {u"what"_s, jsonOf(row.what)},
            {u"due"_s, row.due.toString(Qt::ISODate)}};
}

QJsonObject jsonOf(const ReadinessRow &row) { return {{u"what"_s, row.what}, {u"isThere"_s, row.isThere}, {u"count"_s, row.count}}; }

void appendLines(QString &out, const QString &key, const QJsonValue &value, const QString &indent, Language language);

void appendObject(QString &out, const QJsonObject &object, const QString &indent, Language language)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        appendLines(out, it.key(), it.value(), indent, language);
}

void appendLines(QString &out, const QString &key, const QJsonValue &value, const QString &indent, Language language)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.contains(u"zh"_s) || object.contains(u"en"_s) || object.isEmpty()) {
            const Text text{object.value(u"zh"_s).toString(), object.value(u"en"_s).toString()};
            if (!text.isEmpty())
                out += indent + key + u": "_s + text.in(language) + u'\n';
            return;
        }
        out += indent + key + u":\n"_s;
        return appendObject(out, object, indent + u"  "_s, language);
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        out += indent + key + u": ("_s + QString::number(array.size()) + u")\n"_s;
        for (const auto &item : array) {
            out += indent + u"  -\n"_s;
            appendObject(out, item.toObject(), indent + u"    "_s, language);
        }
        return;
    }
    const QString text = value.toVariant().toString();
    if (!text.isEmpty())
        out += indent + key + u": "_s + text + u'\n';
}

} // namespace

QJsonObject jsonOf(const Hit &hit)
{
    return {{u"memberId"_s, hit.memberId.toString()}, {u"name"_s, hit.maskedName}, {u"phone"_s, hit.maskedPhone},
            {u"community"_s, jsonOf(hit.community)},  {u"cue"_s, hit.cue},         {u"isPending"_s, hit.isPending}};
}

QJsonObject jsonOf(const MemberView &view)
{
    return {{u"header"_s, jsonOf(view.header)},
            {u"appliances"_s, arrayOf(view.appliances)},
            {u"people"_s, arrayOf(view.people)},
            {u"advice"_s, arrayOf(view.advice.shown)},
            {u"notShown"_s, arrayOf(view.advice.rejected)},
            {u"notice"_s, jsonOf(view.advice.notice)},
            {u"community"_s, jsonOf(view.community)},
            {u"timeline"_s, arrayOf(view.timeline.rows)},
            {u"open"_s, arrayOf(view.tickets)},
            {u"merges"_s, arrayOf(view.merges)},
            {u"freshness"_s, jsonOf(view.freshness)}};
}

QJsonObject jsonOf(const PassportView &view)
{
    QJsonArray warranties;
    for (const Warranty &warranty : view.warranties)
        warranties.append(toJson(warranty));
    return {{u"unit"_s, view.unitDisplay},
            {u"verdict"_s, enumName(view.verdict)},
            {u"name"_s, jsonOf(view.name)},
            {u"modelNumber"_s, view.modelNumber},
            {u"gtin"_s, view.gtin},
            {u"manufacturedOn"_s, view.manufacturedOn.toString(Qt::ISODate)},
            {u"isConnected"_s, view.isConnected},
            {u"isActivated"_s, view.isActivated},
            {u"priceFromMinor"_s, view.bandFrom.amountMinor},
            {u"priceToMinor"_s, view.bandTo.amountMinor},
            {u"warranties"_s, warranties},
            {u"openFaults"_s, static_cast<int>(view.openFaults.size())},
            {u"manualSteps"_s, view.manualSteps},
            {u"activationPoints"_s, view.activationPoints},
            {u"isPending"_s, view.isPending},
            {u"community"_s, jsonOf(view.community)},
            {u"freshness"_s, jsonOf(view.freshness)}};
}

QJsonObject jsonOf(const ScanView &view)
{
    QJsonObject object{{u"kind"_s, enumName(view.code.kind())}, {u"content"_s, view.code.literal}};
    if (view.passport)
        object.insert(u"passport"_s, jsonOf(*view.passport));
    if (view.model)
        object.insert(
            u"model"_s,
            QJsonObject{{u"name"_s, jsonOf(view.model->name)}, {u"modelId"_s, view.model->modelId.toString()}});
    if (!view.members.empty())
        object.insert(u"members"_s, arrayOf(view.members));
    return object;
}

QJsonObject jsonOf(const OutboxView &view)
{
    return {{u"waiting"_s, view.waiting}, {u"refused"_s, view.refused}, {u"merged"_s, view.merged}, {u"filesWaiting"_s, view.filesWaiting},
            {u"filesLost"_s, view.filesLost}, {u"rows"_s, arrayOf(view.rows)}};
}

QJsonObject jsonOf(const ConsentView &view)
{
    return {{u"name"_s, view.maskedName}, {u"consents"_s, arrayOf(view.rows)}};
}

QJsonObject jsonOf(const EditView &view)
{
    return {{u"name"_s, view.maskedName},
            {u"phone"_s, view.maskedPhone},
            {u"address"_s, view.maskedAddress},
            {u"salutation"_s, enumName(view.salutation)},
            {u"preferredLocale"_s, enumName(view.locale)},
            {u"preferredChannel"_s, enumName(view.channel)},
            {u"communityId"_s, view.community.toString()},
            {u"floorPlanId"_s, view.plan.toString()}};
}

QJsonObject jsonOf(const MergeView &view)
{
    const auto side = [](const MergeSide &from) -> QJsonObject {
        return {{u"memberId"_s, from.member.toString()},
                {u"name"_s, from.maskedName},
                {u"phone"_s, from.maskedPhone},
                {u"email"_s, from.maskedEmail},
                {u"community"_s, jsonOf(from.community)},
                {u"units"_s, from.units},
                {u"points"_s, from.points}};
    };
    static const QHash<MergeStage, QString> names{
        {MergeStage::None, u"none"_s}, {MergeStage::Proposed, u"proposed"_s}, {MergeStage::Agreed, u"agreed"_s}};
    return {{u"keep"_s, side(view.keep)},          {u"merge"_s, side(view.merge)},
            {u"unionUnits"_s, view.unionUnits},    {u"unionPoints"_s, view.unionPoints},
            {u"stage"_s, names.value(view.stage)}, {u"proposalOpId"_s, view.proposal.toString()},
            {u"isPending"_s, view.isPending}};
}

QJsonObject jsonOf(const ShiftView &view)
{
    return {{u"openedAt"_s, view.openedAt.toString(Qt::ISODate)}, {u"openedBy"_s, view.openedBy}, {u"done"_s, view.done}, {u"waiting"_s, view.waiting},
            {u"refused"_s, view.refused}, {u"unsent"_s, arrayOf(view.unsent)}, {u"lastClosedAt"_s, view.lastClosedAt.toString(Qt::ISODate)},
            {u"lastClosedBy"_s, view.lastClosedBy}, {u"leftOpen"_s, view.leftOpen}, {u"leftStillOpen"_s, view.leftStillOpen}};
}

QJsonObject jsonOf(const HomeView &view)
{
    return {{u"store"_s, jsonOf(view.store)}, {u"members"_s, view.members}, {u"units"_s, view.units}, {u"readyPercent"_s, view.readiness.percent},
            {u"readiness"_s, arrayOf(view.readiness.rows)}, {u"worklist"_s, arrayOf(view.worklist)}, {u"freshness"_s, jsonOf(view.freshness)}};
}

QJsonObject jsonOf(const LineView &view)
{
    static const QHash<LineState, QString> names{{LineState::Offline, u"offline"_s}, {LineState::Online, u"online"_s}, {LineState::Slow, u"slow"_s},
                                                 {LineState::Captive, u"captive"_s}, {LineState::ServerDown, u"serverDown"_s}};
    return {{u"line"_s, names.value(view.state)}, {u"waiting"_s, view.waiting}, {u"refused"_s, view.refused},
            {u"lastSuccess"_s, view.lastSuccess.toString(Qt::ISODate)}, {u"isBootstrapping"_s, view.isBootstrapping}, {u"isReadOnly"_s, view.isReadOnly},
            {u"isTooOld"_s, view.isTooOld}, {u"clockOffMs"_s, view.clockOffMs}};
}

QString linesOf(const QJsonObject &object, Language language)
{
    QString out;
    appendObject(out, object, {}, language);
    return out;
}

} // namespace zhike
