// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <array>
#include <span>
#include <vector>

namespace zhike {

enum class KeyModifier : quint8 { Shift = 1, Ctrl = 2, Alt = 4, AltGr = 8, Meta = 16 };
Q_DECLARE_FLAGS(KeyModifiers, KeyModifier)
Q_DECLARE_OPERATORS_FOR_FLAGS(KeyModifiers)

/// One key going down or up, as the machine reports it.
struct KeyStroke {
    quint16 key = 0; ///< Linux input code (KEY_A is 30): the place of the key, whatever layout runs. 0: not known
    bool isPress = true;
    KeyModifiers modifiers; ///< held when it happened; Caps Lock and Num Lock don't count
    QString text; ///< what the running layout makes of it; only used when `key` is 0
    qint64 atMs = 0; ///< the source's own clock
};

/// A key with the shift level it was pressed at.
struct KeyPress {
    quint16 key = 0;
    quint8 level = 0; ///< 0 plain, 1 Shift, 2 AltGr, 3 both
    friend auto operator<=>(const KeyPress &, const KeyPress &) = default;
};

/// Which character a hand scanner means by a key. Scanners send the key places of the layout they are set to, US from the
/// factory; this table turns them back, whatever layout the machine runs. Value; thread-safe to read.
class KeyTable {
public:
    static constexpr quint16 kKeys = 128;

    /// The US layout, key pad included.
    [[nodiscard]] static KeyTable us();
    /// What a scanner set to another layout does, learnt from one scan of a known text: every character once, no space.
    /// InvalidValue "count": keys were lost or the text is another; "twice": one key for two characters.
    [[nodiscard]] static Result<KeyTable> learnt(std::span<const KeyPress> presses, QStringView shown);
    /// The text on the code of the settings page: every character that stands in codes, once.
    [[nodiscard]] static QString lesson();

    [[nodiscard]] char16_t at(KeyPress press) const { return press.key < kKeys ? m_signs[press.key][press.level & 3] : u'\0'; }
    void set(KeyPress press, char16_t sign);

    /// Small text for a settings file; empty is US. Anything malformed is ignored.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static KeyTable fromString(const QString &text);
    friend bool operator==(const KeyTable &, const KeyTable &) = default;

private:
    std::array<std::array<char16_t, 4>, kKeys> m_signs{};
};

/// Linux input codes that mean something besides a character.
namespace keys {
constexpr quint16 Tab = 15, Enter = 28, LeftCtrl = 29, LeftShift = 42, RightShift = 54, LeftAlt = 56, Space = 57, KeypadEnter = 96,
                  RightCtrl = 97, RightAlt = 100, LeftMeta = 125, RightMeta = 126;
/// The digit on the key pad, -1 for any other key.
[[nodiscard]] int keypadDigit(quint16 key);
} // namespace keys

} // namespace zhike
