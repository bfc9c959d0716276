// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace zhike {

/// A right code that differs from a typed one in one character, or in two neighbours that changed places.
struct NearMiss {
    QString code; ///< a unit code, or the digits of a trade number
    int position = 0; ///< of the (first) character that differs, counted from 1 in the code without blanks and dashes
    friend bool operator==(const NearMiss &, const NearMiss &) = default;
};

/// All of them, at most a few dozen, for what a person typed as a unit code or a trade number with a wrong check character.
/// Which of them exists, only a catalogue or a file of units can say. Pure; empty for anything else.
[[nodiscard]] std::vector<NearMiss> nearMisses(QStringView typed);

} // namespace zhike
