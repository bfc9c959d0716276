// SPDX-License-Identifier: Apache-2.0
#include "central/store/auditbook.h"

#include "core/domain/json.h"

#include <utility>

namespace zhike::central {

AuditBook::AuditBook(Database &database, Later later)
    : m_database(database)
    , m_later(std::move(later))
{
}

void AuditBook::keep(Entry entry, Kept kept)
{
    {
        std::unique_lock lock(m_mutex);
        if (m_waiting.size() >= kMostWaiting) {
            lock.unlock();
            return kept(ErrorCode::StorageBusy);
        }
        m_waiting.push_back({std::move(entry), std::move(kept)});
        if (std::exchange(m_isSomebodyWriting, true))
            return;
    }
    m_later([this] { writeWhatWaits(); });
}

void AuditBook::writeWhatWaits()
{
    std::vector<Waiting> rows;
    {
        const std::lock_guard lock(m_mutex);
        rows.swap(m_waiting);
    }
    const Result<void> end = write(rows);
    for (const Waiting &row : rows)
        row.kept(end);
    {
        const std::lock_guard lock(m_mutex);
        m_isSomebodyWriting = !m_waiting.empty();
        if (!m_isSomebodyWriting)
            return;
    }
    m_later([this] { writeWhatWaits(); });
}

Result<void> AuditBook::write(const std::vector<Waiting> &rows)
{
    Transaction tx(m_database, Transaction::Kind::Write);
    qint64 n = tx.number("SELECT COALESCE(MAX(n), 0) FROM audit");
    for (const auto &[entry, kept] : rows)
        tx.run("INSERT INTO audit (n, at, terminal_id, body) VALUES (?,?,?,?)",
               {++n, entry.at, entry.terminalId, QString::fromUtf8(json::toBytes(entry.body))});
    return tx.commit();
}

} // namespace zhike::central
