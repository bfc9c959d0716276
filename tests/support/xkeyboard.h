// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/keytable.h"

struct xcb_connection_t;

namespace zhike::test {

/// A keyboard of the X server on DISPLAY. Keys are pressed by the server itself, with its own waits between them: a busy
/// test machine doesn't change the gaps.
class XKeyboard {
public:
    XKeyboard();
    ~XKeyboard();
    XKeyboard(const XKeyboard &) = delete;
    XKeyboard &operator=(const XKeyboard &) = delete;

    [[nodiscard]] bool isThere() const;
    /// Presses by places (input codes), at the strokes' times. Returns at once.
    void play(const std::vector<KeyStroke> &strokes);

private:
    xcb_connection_t *m_connection;
};

} // namespace zhike::test
