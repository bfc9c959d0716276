// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/reader.h"
#include "core/sync/protocol.h"

namespace zhike::test {

/// Everything the client's file says, row by row, without what is random (seals) and without the file's own key: two
/// files are in the same state when their texts are equal.
[[nodiscard]] QByteArray stateOf(const Reader &reader);
/// "ok", or what SQLite's integrity_check finds.
[[nodiscard]] QString integrityOf(const Reader &reader);

/// An op on the unit `document`, with the audit row that belongs to it, as the desk commits them: in one transaction.
Result<bool> keepOpWithAudit(Writer &writer, const QString &opId, const QString &document);
/// Ops, in the outbox or the journal, without their audit row. (Audit rows outlive their ops.)
[[nodiscard]] int halves(const Reader &reader);
[[nodiscard]] std::set<QString> opIdsIn(const Reader &reader);

/// How much more than usual: ZHIKE_FAULTS_LONG, 1 when it isn't set.
[[nodiscard]] int longFactor();

} // namespace zhike::test
