// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "core/desk/cases.h"
#include "core/desk/deskrooms.h"

/// How a verb becomes an op: checked on effective documents, signed, sealed to central, kept, audited - one write transaction.
namespace zhike {

struct CommitRoom {
    const SharedDocs &shared;
    const Terminal &terminal;
    const SignedIn &who;
    const Clock &clock;
    qint64 startedAtMs = 0;
};

struct CommitOrder {
    Action action;
    InteractionId interaction;
    OpId replaces; ///< the refused op this one was edited from
};

/// Writer thread. NotPermitted, whatever the action's check refuses, VaultUnavailable.
[[nodiscard]] Result<Receipt> commitAction(Writer &writer, const CommitRoom &room, const CommitOrder &order);
/// Removes an op that never left, or commits the op that cancels it.
[[nodiscard]] Result<UndoOutcome> undoAction(Writer &writer, const CommitRoom &room, const OpId &op);

/// One line of the audit chain: who did what to whom, why. Ids only, never a value.
struct AuditLine {
    QString event; ///< "act", "view", "reveal", "search", "signIn", "denied", "ownerOpened", …
    QString actor;
    QString subject; ///< targetKey() or op type
    QString detail;  ///< reason code, field name, op id
    QDateTime at;
};
void appendAudit(Writer &writer, const AuditLine &line);

} // namespace zhike
