// SPDX-License-Identifier: Apache-2.0
// What a terminal tells about itself: its audit, and that it is alive.
#include "central/api/api.h"
#include "central/api/problem.h"
#include "central/store/audittrail.h"
#include "central/store/founding.h"

#include <QJsonArray>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostAuditRows = 500;
constexpr qsizetype kLongestReport = 2048; // bytes: counts and a version

Result<std::vector<AuditRow>> rowsIn(const QJsonObject &body)
{
    std::vector<AuditRow> rows;
    for (const auto &each : body.value("rows"_L1).toArray()) {
        const Result<AuditRow> row = fromJson<AuditRow>(each.toObject());
        if (!row || row->n <= row->after || row->after < 0 || row->mac.isEmpty())
            return Error{ErrorCode::InvalidValue, u"rows"_s};
        rows.push_back(*row);
    }
    return rows;
}

Response audit(Call &call)
{
    if (call.body.value("rows"_L1).toArray().size() > kMostAuditRows)
        return problem({ErrorCode::TooLarge, u"rows"_s});
    const Result<std::vector<AuditRow>> rows = rowsIn(call.body);
    if (!rows)
        return problem(rows.error());
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    const AuditStanding standing = keepAudit(tx, call.caller.terminal.terminalId, *rows, call.premises.clock);
    const Result<void> done = tx.commit();
    return done
        ? answer({{u"accepted"_s, standing.accepted}, {u"haveTo"_s, standing.haveTo}, {u"breaks"_s, standing.breaks}})
        : problem(done.error());
}

Response heartbeat(Call &call)
{
    const QByteArray report = json::toBytes(call.body);
    if (report.size() > kLongestReport)
        return problem({ErrorCode::TooLarge, u"report"_s});
    const qint64 now = call.premises.clock.now().toMSecsSinceEpoch();
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    tx.run("UPDATE terminal SET seen_at = ? WHERE terminal_id = ?", {now, call.caller.terminal.terminalId});
    if (!call.body.isEmpty())
        tx.run("INSERT INTO terminal_report (terminal_id, at, body) VALUES (?,?,?) ON CONFLICT (terminal_id) DO UPDATE "
               "SET at = excluded.at, body = excluded.body",
               {call.caller.terminal.terminalId, now, QString::fromUtf8(report)});
    const QJsonObject body{{u"now"_s, json::write(call.premises.clock.now())}, {u"epoch"_s, epochOf(tx)}};
    const Result<void> done = tx.commit();
    return done ? answer(body) : problem(done.error());
}

} // namespace

std::vector<Route> reportRoutes()
{
    return {{"POST", "/v1/audit", "audit", Door::Terminal, audit},
            {"POST", "/v1/terminals/heartbeat", "heartbeat", Door::Terminal, heartbeat}};
}

} // namespace zhike::central
