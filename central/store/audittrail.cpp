// SPDX-License-Identifier: Apache-2.0
#include "central/store/audittrail.h"

#include "core/domain/json.h"

namespace zhike::central {
namespace {

/// The end of the unbroken stretch from the first row on.
struct Head {
    qint64 n = 0;
    QString mac;
    qint64 breaks = 0;
};

Head headOf(Transaction &tx, const QString &terminal)
{
    const Row found = tx.row("SELECT n, mac, breaks FROM audit_head WHERE terminal_id = ?", {terminal});
    return found.isEmpty() ? Head() : Head{found[0].toLongLong(), found[1].toString(), found[2].toLongLong()};
}

void keepHead(Transaction &tx, const QString &terminal, const Head &head)
{
    tx.run("INSERT INTO audit_head (terminal_id, n, mac, breaks) VALUES (?,?,?,?) ON CONFLICT (terminal_id) DO UPDATE "
           "SET n = excluded.n, mac = excluded.mac, breaks = excluded.breaks",
           {terminal, head.n, head.mac, head.breaks});
}

bool put(Transaction &tx, const QString &terminal, const AuditRow &row, const Clock &clock)
{
    return tx.run("INSERT INTO terminal_audit (terminal_id, n, mac, prev, is_whole, received_at, body) VALUES "
                  "(?,?,?,?,?,?,?) ON CONFLICT (terminal_id, n, mac) DO NOTHING",
                  {terminal, row.n, row.mac, row.prev, row.isWhole ? 1 : 0, clock.now().toMSecsSinceEpoch(),
                   QString::fromUtf8(json::toBytes(row.body))})
        > 0;
}

/// Another row under a number that is taken: a second file speaks for this terminal.
bool isFork(Transaction &tx, const QString &terminal, const AuditRow &row)
{
    return tx.number("SELECT COUNT(*) FROM terminal_audit WHERE terminal_id = ? AND n = ?", {terminal, row.n}) > 1;
}

} // namespace

AuditStanding keepAudit(Transaction &tx, const QString &terminal, const std::vector<AuditRow> &rows, const Clock &clock)
{
    Head head = headOf(tx, terminal);
    AuditStanding standing;
    for (const AuditRow &row : rows) {
        const bool isNew = put(tx, terminal, row, clock);
        standing.accepted += isNew ? 1 : 0;
        const bool isNext = row.after == head.n;
        const bool isLinked = row.n == row.after + 1 && row.prev == head.mac && row.isWhole;
        if (isNext) {
            head.breaks += isLinked ? 0 : 1;
            head.n = row.n;
            head.mac = row.mac;
        } else if (isNew && isFork(tx, terminal, row)) {
            ++head.breaks;
        }
    }
    keepHead(tx, terminal, head);
    standing.haveTo = head.n;
    standing.breaks = head.breaks;
    return standing;
}

} // namespace zhike::central
