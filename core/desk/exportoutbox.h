// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"

namespace zhike {

/// The outbox for somebody who wasn't there: receipt number, kind of action, time (UTC), state, code of the refusal. No
/// name, no number of a person, no product, no free text: what isn't written can't leak. CSV after RFC 4180 with a byte
/// order mark; a cell that a spreadsheet would take for a formula (= + - @, tab, return first) gets an apostrophe.
/// Pure.
[[nodiscard]] QByteArray exported(const OutboxView &view, ExportAs as);

/// One cell: quoted where it must be. For the test and for `exported`.
[[nodiscard]] QByteArray csvCell(const QString &value);

} // namespace zhike
