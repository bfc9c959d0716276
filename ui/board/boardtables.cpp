// SPDX-License-Identifier: Apache-2.0
#include "ui/board/boardtables.h"

#include "ui/format/errorwords.h"
#include "ui/format/desklabels.h"
#include "ui/format/memberlabels.h"

#include <QCoreApplication>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;
using W = const Words &;
using V = QVariant;

QString stateTone(OutboxState state)
{
    switch (state) {
    case OutboxState::Waiting:
    case OutboxState::Sent:
    case OutboxState::WithCentral:
        return u"caution"_s;
    case OutboxState::Kept:
    case OutboxState::Confirmed:
        return u"positive"_s;
    case OutboxState::Refused:
        return u"critical"_s;
    case OutboxState::Cancelled:
        return u"plain"_s;
    case OutboxState::Merged:
        return u"caution"_s;
    }
    return u"plain"_s;
}

struct BoardWords {
    Q_DECLARE_TR_FUNCTIONS(BoardWords)
};

/// "首选联系方式：您改成短信，别处已改成邮件": both values, so that a person can decide.
QString mergedWords(const MergedField &field, W words)
{
    const QString mine = field.mineWords.isEmpty() ? fieldValueWords(field.field, field.mine) : words(field.mineWords);
    const QString theirs =
        field.theirsWords.isEmpty() ? fieldValueWords(field.field, field.theirs) : words(field.theirsWords);
    return BoardWords::tr("%1: here %2, elsewhere %3").arg(memberFieldWords(field.field), mine, theirs);
}

/// Central's own words first; else ours for its code. Below them what met, field by field.
QString refusalWords(const OutboxRow &row, W words)
{
    QStringList lines;
    if (!row.reason.isEmpty())
        lines << words(row.reason);
    else if (row.refusal)
        lines << errorWords(*row.refusal);
    else if (row.state == OutboxState::Merged)
        lines << BoardWords::tr(
            "Somebody changed the same thing first. Their value stands; the rest of yours was kept.");
    for (const MergedField &field : row.fields)
        lines << mergedWords(field, words);
    return lines.join(u'\n');
}

QString windowWords(const Slot &slot)
{
    return clockWords(slot.startsAt) + u'–' + clockWords(slot.startsAt.addSecs(slot.minutes * 60));
}

QString dayOfSlot(const Slot &slot, W words)
{
    // The day without the hour, which stands beside it.
    return comingWords(slot.startsAt, words).section(u' ', 0, -2);
}

} // namespace

const RowTable<WorklistRow> &worklistTable()
{
    using R = const WorklistRow &;
    static const RowTable<WorklistRow> table{
        [](R r) { return r.memberId.toString() + r.kind + r.what.zh; },
        {
            {"memberId", [](R r, W) { return V(r.memberId.toString()); }},
            {"name", [](R r, W) { return V(r.maskedName); }},
            {"what", [](R r, W w) { return V(w(r.what)); }},
            {"why", [](R r, W w) { return V(w(r.why)); }},
            {"due", [](R r, W w) { return V(r.due < w.now ? pastWords(r.due, w) : comingWords(r.due, w)); }},
            {"kind", [](R r, W) { return V(worklistKindWords(r.kind)); }},
            {"tone",
             [](R r, W) {
                 return V(r.kind == "fault"_L1 ? u"critical"_s : r.kind == "followUp"_L1 ? u"plain"_s : u"caution"_s);
             }},
        }};
    return table;
}

const RowTable<ReadinessRow> &readinessTable()
{
    using R = const ReadinessRow &;
    static const RowTable<ReadinessRow> table{
        [](R r) { return r.what; },
        {
            {"what", [](R r, W) { return V(readinessWords(r.what)); }},
            {"there", [](R r, W) { return V(r.isThere); }},
            {"count", [](R r, W) { return V(r.count > 0 ? numberWords(r.count) : QString()); }},
            {"asOf", [](R r, W w) { return V(asOfWords(r.freshness.asOf, w)); }},
            {"stale", [](R r, W) { return V(r.freshness.isStale); }},
        }};
    return table;
}

const RowTable<OutboxRow> &outboxTable()
{
    using R = const OutboxRow &;
    static const RowTable<OutboxRow> table{
        [](R r) { return r.op.toString(); },
        {
            {"opId", [](R r, W) { return V(r.op.toString()); }},
            {"receipt", [](R r, W) { return V(r.receipt); }},
            {"what", [](R r, W) { return V(actionWords(r.type)); }},
            {"subject",
             [](R r, W w) {
                 return V(joined({w(r.subject), r.maskedMember}));
             }},
            {"at",
             [](R r, W w) {
                 return V(joined({pastWords(r.at, w), r.actor}));
             }},
            {"status", [](R r, W) { return V(outboxStateWords(r.state)); }},
            {"meaning", [](R r, W) { return V(outboxStateMeaning(r.state)); }},
            {"tone", [](R r, W) { return V(stateTone(r.state)); }},
            {"refusal", [](R r, W w) { return V(refusalWords(r, w)); }},
            {"canUndo", [](R r, W) { return V(r.canUndo); }},
            {"canResend", [](R r, W) { return V(r.canResend); }},
            {"isRefused", [](R r, W) { return V(r.state == OutboxState::Refused); }},
            {"isMerged", [](R r, W) { return V(r.state == OutboxState::Merged); }},
            {"memberId", [](R r, W) { return V(r.member.toString()); }},
            {"candidateId",
             [](R r, W) { return V(r.candidates.empty() ? QString() : r.candidates.front().toString()); }},
        }};
    return table;
}

const RowTable<Slot> &slotTable()
{
    using R = const Slot &;
    static const RowTable<Slot> table{[](R r) { return r.slotId; },
                                      {
                                          {"slotId", [](R r, W) { return V(r.slotId); }},
                                          {"day", [](R r, W w) { return V(dayOfSlot(r, w)); }},
                                          {"time", [](R r, W) { return V(windowWords(r)); }},
                                          {"gold", [](R r, W) { return V(r.isGoldOnly); }},
                                      }};
    return table;
}

const RowTable<ProductModel> &productTable()
{
    using R = const ProductModel &;
    static const RowTable<ProductModel> table{
        [](R r) { return r.modelId.toString(); },
        {
            {"modelId", [](R r, W) { return V(r.modelId.toString()); }},
            {"name", [](R r, W w) { return V(w(r.name)); }},
            {"number",
             [](R r, W) {
                 return V(joined({r.isOwnBrand ? QString() : r.brand, r.modelNumber}));
             }},
            {"price", [](R r, W w) { return V(moneyWords(r.listPrice, w)); }},
            {"picture", [](R r, W) { return V(r.picture); }},
        }};
    return table;
}

const RowTable<CompareRow> &compareTable()
{
    using R = const CompareRow &;
    static const RowTable<CompareRow> table{[](R r) { return r.key; },
                                            {
                                                {"name", [](R r, W w) { return V(w(r.name)); }},
                                                {"values",
                                                 [](R r, W w) {
                                                     QStringList values;
                                                     for (const Text &value : r.values)
                                                         values << (value.isEmpty() ? u"—"_s : w(value));
                                                     return V(values);
                                                 }},
                                                {"different", [](R r, W) { return V(r.isDifferent); }},
                                            }};
    return table;
}

} // namespace zhike::ui
