// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace zhike::scanbench {

/// `zhikectl scan-bench --corpus DIR [--sets NAMES] [--limit N] [--jobs N] [--decoder FILE] [--rows FILE]`: needs no file, no
/// desk and no line. Runs the application's event loop; answers the exit code. `--rows` names a file of further lines for the
/// table, measured elsewhere (the time from a hand scanner's last byte): they are printed behind ours.
[[nodiscard]] int runScanBench(const QStringList &words);

} // namespace zhike::scanbench
