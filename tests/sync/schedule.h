// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/rules.h"

#include <QStringList>

namespace zhike::test {

/// One random life of three terminals and a central: moving scopes, deletes, compaction, lost requests and answers, crashes
/// between transactions, poison ops, undo, needs, central restored from a backup, a client's disk restored or cloned.
/// Port of run() of the executable model. Empty: every promise was kept at every step and at the end.
[[nodiscard]] QStringList runSchedule(quint64 seed, const sync::Rules &rules);

} // namespace zhike::test
