// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace zhike {

/// What a write-ahead log says about itself before SQLite reads it. SQLite ends a log at its first frame that doesn't
/// fit and writes over the rest: right after a power cut, where only the last transaction can be cut short, and a
/// silent loss of everything said to be saved after it when a byte in the middle is damaged. Format:
/// sqlite.org/fileformat2.html, section 4.
struct LogReport {
    qint64 frames = 0; ///< whole, up to the last commit: what SQLite will find
    bool isDamaged = false; ///< whole transactions stand behind what doesn't fit
};
/// Reads only; an absent or empty log is a whole one. 1 ms a megabyte.
[[nodiscard]] LogReport checkLog(const QString &path);

/// Frames that SQLite found in the log of an open file, from the log's index; −1 when it can't be read.
[[nodiscard]] qint64 framesFound(const QString &path);

} // namespace zhike
