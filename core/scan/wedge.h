// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/keytable.h"
#include "core/scan/scannerdress.h"

#include <map>
#include <optional>
#include <set>

namespace zhike {

struct WedgeSettings {
    int keyGapMs = 35; ///< the slowest common hand scanner between two keys; a person's fastest are above
    int idleMs = 50; ///< silence after which a burst without terminator is whole (50–100)
    int leastCharacters = 4; ///< fewer are a person's
    ScannerDress dress;
    bool takesControls = false; ///< control characters count, too: to learn what a scanner was set up to send
    KeyTable table = KeyTable::us();
};

/// What a keyboard wedge scanned. `presses`: every key but modifiers, for teaching a layout (KeyTable::learnt).
struct WedgeScan {
    ScannedBytes code;
    std::vector<KeyPress> presses;
};

/// Tells a hand scanner that pretends to be a keyboard from a person at one. Every key is held back until that is clear: at
/// most `keyGapMs` for a person, whose keys are then replayed in their order; a scanner's reach nobody. A burst is four
/// characters in a row that come faster than anybody types; it ends with CR, LF or TAB, or with silence.
///
/// GS arrives as Ctrl+], as Alt+029 on the key pad, or as a substitute (ScannerDress); all characters may come as Alt+number.
/// Other control and function keys inside a burst are dropped, unless the dress has them. Pure: a value that is
/// told the time; no thread, no timer.
class WedgeBurst {
public:
    enum class Held { Keep, Replay, Drop };
    enum class Key { Deliver, Hold, Drop };
    /// Do `held` with what is held back, in order; then `key` with the stroke that was taken; then report `scanned`.
    struct Step {
        Held held = Held::Keep;
        Key key = Key::Deliver;
        std::optional<WedgeScan> scanned;
    };

    explicit WedgeBurst(WedgeSettings settings = {});
    [[nodiscard]] const WedgeSettings &settings() const { return m_settings; }

    [[nodiscard]] Step take(const KeyStroke &stroke);
    /// Nothing has come up to `nowMs`. `key` of the answer means nothing.
    [[nodiscard]] Step settle(qint64 nowMs);
    /// Decides now, for instance because the window goes away.
    [[nodiscard]] Step interrupt();
    /// When settle() has something to decide, in the strokes' clock; empty: nothing is pending.
    [[nodiscard]] std::optional<qint64> decideAt() const;

private:
    struct Down {
        qint64 sinceMs = 0;
        qint64 lastMs = 0; ///< of its last press, repeats included
    };
    struct Up {
        quint16 key = 0;
        qint64 atMs = -1;
        bool wasLong = false; ///< held long enough to have begun to repeat
    };
    [[nodiscard]] Step press(const KeyStroke &stroke);
    [[nodiscard]] Step release(const KeyStroke &stroke);
    [[nodiscard]] Step accept(char32_t sign, const KeyStroke &stroke);
    [[nodiscard]] Step finish(const KeyStroke &stroke);
    [[nodiscard]] char32_t signOf(const KeyStroke &stroke) const;
    [[nodiscard]] bool isUsed(char32_t sign) const;
    [[nodiscard]] bool isRepeat(const KeyStroke &stroke) const;
    [[nodiscard]] bool isSecondTerminator(char32_t sign, qint64 atMs) const;
    void endAlt();
    void markDown(const KeyStroke &stroke, bool repeats);
    void markUp(const KeyStroke &stroke);
    void dropHeldKeys();
    [[nodiscard]] bool isBurst() const { return m_characters >= m_settings.leastCharacters; }
    [[nodiscard]] qint64 patienceMs() const
    {
        return isBurst() ? std::max(m_settings.idleMs, m_settings.keyGapMs) : m_settings.keyGapMs;
    }
    [[nodiscard]] WedgeScan scan() const;
    [[nodiscard]] char32_t altSign() const;
    void append(const QByteArray &bytes);
    void forget();

    WedgeSettings m_settings;
    bool m_isPending = false;
    qint64 m_lastMs = 0; ///< of the last press
    qint64 m_scannedMs = -1; ///< when a terminator ended the last burst; -1: something else came since
    int m_characters = 0;
    int m_held = 0; ///< presses held back so far
    QByteArray m_bytes;
    std::vector<KeyPress> m_presses;
    std::vector<int> m_altDigits;
    std::map<quint16, Down> m_down; ///< delivered or held keys that are down
    Up m_up; ///< the last release
    std::set<quint16> m_heldDown; ///< those of them whose press is held back
    std::set<quint16> m_dropped; ///< down, but the press went to nobody: its release goes there too
};

} // namespace zhike
