// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sync/modelterminal.h"

#include <QStringList>

namespace zhike::test {

/// Whose mistakes a schedule is run with; none by default.
struct ScheduleSetup {
    ModelTerminal::Setup terminal;
    ModelCentral::Mistakes central;
};

/// What a schedule found, by promise. Empty: every promise was kept at every step and at the end.
struct ScheduleEnd {
    QStringList lost; ///< ops, own writes, words that were to be told
    QStringList doubled; ///< twice applied, twice shown
    QStringList torn; ///< part of an op, a child without its parent, a wrong order
    QStringList stuck; ///< never quiet
    QStringList other; ///< local is not central; what should be gone is not
    [[nodiscard]] bool isGood() const { return all().isEmpty(); }
    [[nodiscard]] QStringList all() const { return lost + doubled + torn + stuck + other; }
};

/// One random life of three terminals and a central: scopes that come and go, deletes, erasures, compaction, lost
/// requests and answers, crashes between transactions, poison ops, undo at every moment, needs, shuffled pages, damaged
/// rows, central restored from a backup, a client's disk restored or cloned. After run() of the executable model.
[[nodiscard]] ScheduleEnd runSchedule(quint64 seed, const ScheduleSetup &setup = {});

} // namespace zhike::test
