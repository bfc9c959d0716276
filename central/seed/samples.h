// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace zhike::central {

/// The zstd dictionary of this program's documents: trained on people whom the seed invents, never on members, so that it
/// can travel to every terminal and lie anywhere (docs/decisions/0014). The same bytes for the same program; made once
/// a process, about a second. Empty when zstd can't make one. Any thread.
[[nodiscard]] const QByteArray &bodyDictionary();

} // namespace zhike::central
