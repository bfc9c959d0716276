// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/wedge.h"

#include <functional>

namespace zhike {

/// How a hand scanner says what can't be said by a key.
enum class SaysBy {
    Keys, ///< Shift and the key; GS as Ctrl+]
    AltNumbers, ///< every character as Alt and its number on the key pad
};

/// A text as the strokes of a hand scanner or of a person, `gapMs` between two presses; `table` is the layout it is set to.
[[nodiscard]] std::vector<KeyStroke> strokesOf(const QByteArray &text, int gapMs, SaysBy how = SaysBy::Keys,
                                               const KeyTable &table = KeyTable::us());

/// The machine as a focused field sees it: holds, replays and drops as the burst logic says, on a clock of its own.
class Field {
public:
    explicit Field(WedgeSettings settings = {})
        : burst(std::move(settings))
    {
    }
    /// Takes the strokes at their times, counted from `now`; time for decisions passes in between.
    void take(const std::vector<KeyStroke> &strokes);
    void take(KeyStroke stroke);
    /// Silence.
    void wait(qint64 ms);

    WedgeBurst burst;
    qint64 now = 1000;
    std::vector<KeyStroke> delivered; ///< in the order the field got them
    std::vector<KeyStroke> held;
    std::vector<WedgeScan> scans;

    /// Of what was delivered, the presses, as a US keyboard reads them; "⏎" for Enter.
    [[nodiscard]] QString typed() const;
    [[nodiscard]] std::vector<QByteArray> codes() const;

private:
    void apply(const WedgeBurst::Step &step);
};

} // namespace zhike
