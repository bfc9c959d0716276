// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/holdings.h"
#include "core/sync/protocol.h"

/// Finding and mending rows that were lost or damaged, without a bootstrap (sync.md, "Digest and repair").
namespace zhike::sync {

/// The sums over the cache, a portion at a time: valid only if the cursor stood still from the first portion to the
/// last. A row whose seal doesn't open counts as missing.
class Comparison {
public:
    explicit Comparison(Digest central)
        : m_central(std::move(central))
        , m_own(static_cast<int>(m_central.sums.size()))
    {
    }
    /// True when the last row was seen. AnswerMalformed ("moved") when the file isn't where central's sums are.
    [[nodiscard]] Result<bool> look(const Reader &reader, int rows);
    [[nodiscard]] std::vector<int> wrongBuckets() const;
    [[nodiscard]] const Digest &central() const { return m_central; }

private:
    Digest m_central;
    RowDigest m_own;
    std::set<int> m_unreadable; ///< buckets with rows whose seal doesn't open
    holdings::Walk m_walk;
};

/// The rows this file holds in the wrong buckets, found a portion at a time like a comparison.
class WrongRows {
public:
    explicit WrongRows(RepairWanted asked)
        : m_asked(std::move(asked))
        , m_wrong(m_asked.wrong.begin(), m_asked.wrong.end())
    {
    }
    [[nodiscard]] Result<bool> look(const Reader &reader, int rows);
    [[nodiscard]] const std::vector<holdings::Mark> &rows() const { return m_rows; }
    [[nodiscard]] const RepairWanted &asked() const { return m_asked; }

private:
    RepairWanted m_asked;
    std::set<int> m_wrong;
    holdings::Walk m_walk;
    std::vector<holdings::Mark> m_rows;
};

/// Replaces the wrong buckets' rows by what the repair brings, in this transaction; good rows stay as they are. False
/// when the file isn't where the repair was made - another cursor, other scopes: then nothing happens.
[[nodiscard]] Result<bool> applyRepair(Writer &writer, const Repair &repair, const WrongRows &wrong,
                                       const Rules &rules = {});

} // namespace zhike::sync
