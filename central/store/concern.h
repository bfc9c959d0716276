// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

#include <QStringList>

/// Whom a commit concerns: what is asked once after it, instead of by everybody who waits.
namespace zhike::central {

struct Concern {
    qint64 to = 0; ///< the number this speaks up to
    QStringList scopes; ///< a document in it changed, came, left or ended
    QStringList terminals; ///< whose ops got their results
    bool isEverybodys = false; ///< too many to name

    [[nodiscard]] bool isNobodys() const { return !isEverybodys && scopes.isEmpty() && terminals.isEmpty(); }
};

/// What happened in (after, now]. Reads only rows with such numbers, so it costs what changed, not what is there.
[[nodiscard]] Concern concernSince(Transaction &tx, qint64 after);

} // namespace zhike::central
