// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/scantables.h"

#include "ui/format/unitlabels.h"
#include "ui/scan/passportfacts.h"

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

QString titleOf(const ScanView &scan, const Words &words)
{
    if (scan.passport)
        return joined({words(scan.passport->name), scan.passport->unitDisplay});
    if (scan.model)
        return words(scan.model->name);
    if (scan.code.kind() == CodeKind::MemberQr)
        return {}; // a secret of sixty seconds; the kind beside it says enough
    return scan.members.empty() ? scan.code.literal : scan.members.front().maskedName;
}

QString historyTone(const ScanHistoryRow &row)
{
    if (row.hasVerdict)
        return verdictTone(row.verdict);
    return row.kind == CodeKind::MemberCard || row.kind == CodeKind::MemberQr ? u"member"_s : u"plain"_s;
}

} // namespace

const RowTable<ScanView> &choiceTable()
{
    using R = const ScanView &;
    using W = const Words &;
    static const RowTable<ScanView> table{[](R r) { return r.code.literal; },
                                          {
                                              {"title", [](R r, W w) { return QVariant(titleOf(r, w)); }},
                                              {"kind", [](R r, W) { return QVariant(codeKindWords(r.code.kind())); }},
                                          }};
    return table;
}

const RowTable<ScanHistoryRow> &historyTable()
{
    using R = const ScanHistoryRow &;
    using W = const Words &;
    static const RowTable<ScanHistoryRow> table{
        [](R r) { return r.at.toString(Qt::ISODateWithMs) + r.title.zh; },
        {
            {"at", [](R r, W) { return QVariant(clockWords(r.at)); }},
            {"title",
             [](R r, W w) {
                 return QVariant(joined({w(r.title), r.hasVerdict ? verdictWords(r.verdict) : QString()}));
             }},
            {"kind", [](R r, W) { return QVariant(codeKindWords(r.kind)); }},
            {"tone", [](R r, W) { return QVariant(historyTone(r)); }},
        }};
    return table;
}

} // namespace zhike::ui
