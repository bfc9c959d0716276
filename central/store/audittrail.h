// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"
#include "core/domain/clock.h"

#include <QJsonObject>

/// The audit rows of terminals, as they come: kept once each, never refused - evidence that doesn't fit is evidence,
/// too. docs/decisions/0010 says what central can see in them without the terminal's key, and what it can't.
namespace zhike::central {

struct AuditRow {
    qint64 n = 0; ///< the terminal's own number, from 1
    qint64 after = 0; ///< number of the row before it in the terminal's file
    QString prev; ///< that row's MAC (base64), empty for the first
    QString mac; ///< of this row; keyed, so central can compare it and not make it
    bool isWhole = true; ///< the terminal's own word: what its file holds is what was written
    QJsonObject body;
    static void fields(auto &self, auto &&field)
    {
        field("n", self.n);
        field("after", self.after);
        field("prev", self.prev);
        field("mac", self.mac);
        field("isWhole", self.isWhole);
        field("body", self.body);
    }
};

struct AuditStanding {
    qint64 haveTo = 0; ///< every row up to here that the terminal has is here
    qint64 breaks = 0; ///< rows that didn't follow on the one before: something was taken out, changed or copied
    int accepted = 0; ///< of this hand-over; rows that were here already don't count
};
[[nodiscard]] AuditStanding keepAudit(Transaction &tx, const QString &terminal, const std::vector<AuditRow> &rows,
                                      const Clock &clock);

} // namespace zhike::central
