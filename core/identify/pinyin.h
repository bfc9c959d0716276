// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace zhike {

/// A name in Latin letters: "chenjing" and its initials "cj". Latin names stay as they are, lower-case.
struct LatinName {
    QString full;
    QString initials;
    friend bool operator==(const LatinName &, const LatinName &) = default;
};

/// Reads Chinese characters with ICU's Han-Latin table; family names that are read differently from the common word (单 Shan,
/// 曾 Zeng, 解 Xie, …) come from a table of our own. Thread-safe; each thread remembers the characters it
/// has read (at most one entry a character).
[[nodiscard]] LatinName latinName(const QString &familyName, const QString &givenName);

} // namespace zhike
