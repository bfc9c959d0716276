// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/outbox.h"

/// How an op lies in its row: for outbox.cpp and the salvage only.
namespace zhike::outbox {

// the columns that readRows expects, in its order
#define ZHIKE_OP_COLUMNS                                                                                                                   \
    "SELECT ord, op_id, replica, seq, type, type_version, actor, role, store, terminal, interaction, replaces, wall, boot, body, escrow, " \
    "signature, state, attempts, next_at, frozen, ever, void, orphan, ended_here, reason, proven_by, settled_at, dismissed, outcome "
constexpr const char *kAllOfOutbox = ZHIKE_OP_COLUMNS "FROM outbox ORDER BY ord";
constexpr const char *kAllOfJournal = ZHIKE_OP_COLUMNS "FROM journal ORDER BY ord";
constexpr const char *kNewestOfJournal = ZHIKE_OP_COLUMNS "FROM journal ORDER BY settled_at DESC, ord DESC LIMIT ?";
constexpr const char *kOneOfOutbox = ZHIKE_OP_COLUMNS "FROM outbox WHERE op_id=?";
constexpr const char *kOneOfJournal = ZHIKE_OP_COLUMNS "FROM journal WHERE op_id=?";
constexpr const char *kUnnumbered = ZHIKE_OP_COLUMNS "FROM outbox WHERE seq IS NULL AND outcome IS NULL ORDER BY ord";
constexpr const char *kUnanswered =
    ZHIKE_OP_COLUMNS "FROM outbox WHERE seq IS NOT NULL AND outcome IS NULL ORDER BY ord";
constexpr const char *kAnswered = ZHIKE_OP_COLUMNS "FROM outbox WHERE outcome IS NOT NULL ORDER BY ord";
constexpr const char *kChildrenOfRefused = ZHIKE_OP_COLUMNS
    "FROM outbox WHERE seq IS NULL AND ever=0 AND outcome IS NULL AND EXISTS (SELECT 1 FROM outbox_need n JOIN attention a "
    "ON a.op_id=n.needs AND a.outcome='rejected' WHERE n.op_id=outbox.op_id) ORDER BY ord";
constexpr const char *kOutboxConcerning =
    ZHIKE_OP_COLUMNS "FROM outbox WHERE op_id IN (SELECT op_id FROM outbox_target WHERE kind=? AND id=?) ORDER BY ord";
constexpr const char *kJournalConcerning =
    ZHIKE_OP_COLUMNS "FROM journal WHERE op_id IN (SELECT op_id FROM outbox_target WHERE kind=? AND id=?) ORDER BY ord";
#undef ZHIKE_OP_COLUMNS

/// The whole envelope but what changes (replica, seq, ends): a row alone is enough to send its op.
[[nodiscard]] QByteArray sealEnvelope(const Sealer &sealer, const Op &op);
[[nodiscard]] QByteArray sealResult(const Sealer &sealer, const OpResult &result);
/// Rows with their targets and needs. A row that doesn't open is left out, stays in the file, and is counted in the
/// log.
[[nodiscard]] std::vector<Row> readRows(const Reader &reader, Query found);
/// `ord` of the outbox rows that don't open.
[[nodiscard]] std::vector<qint64> unreadableOrds(const Reader &reader);

} // namespace zhike::outbox
