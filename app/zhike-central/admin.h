// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/api/central.h"

#include <QStringList>

/// What an operator does to a central beside running it; each is one transaction and may be done while it serves.
namespace zhike::admin {

/// `arguments`: TERMINAL, then +SCOPE and -SCOPE in any order. InvalidValue, NotFound.
[[nodiscard]] Result<void> changeScopes(central::Database &database, const QStringList &arguments);
/// `arguments`: MEMBER CASE. Snapshots that hold the person go too. InvalidValue, NotFound.
[[nodiscard]] Result<void> erase(central::Central &central, const QStringList &arguments);
/// `lines`: MEMBER CASE each, as the errand `erasures` prints them; who is erased already stays so, whom this database
/// doesn't know is noted. All in one transaction. What was done, in words. InvalidValue (with the line's number).
[[nodiscard]] Result<QString> eraseAgain(central::Central &central, const QStringList &lines);
/// `arguments`: the least protocol number whose ops are still taken. InvalidValue.
[[nodiscard]] Result<void> requireProtocol(central::Database &database, const QStringList &arguments);

} // namespace zhike::admin
