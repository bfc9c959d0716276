// SPDX-License-Identifier: Apache-2.0
#include "tests/support/xkeyboard.h"

#include <xcb/xcb.h>
#include <xcb/xtest.h>

#include <algorithm>
#include <cstdlib>

namespace zhike::test {

XKeyboard::XKeyboard()
    : m_connection(xcb_connect(nullptr, nullptr))
{
}

XKeyboard::~XKeyboard() { xcb_disconnect(m_connection); }

bool XKeyboard::isThere() const
{
    const auto cookie = xcb_test_get_version(m_connection, 2, 2);
    xcb_test_get_version_reply_t *reply = xcb_test_get_version_reply(m_connection, cookie, nullptr);
    const bool isThere = reply != nullptr;
    std::free(reply);
    return isThere;
}

void XKeyboard::play(const std::vector<KeyStroke> &strokes)
{
    qint64 last = 0;
    for (const KeyStroke &stroke : strokes) {
        const auto wait = static_cast<quint32>(std::max<qint64>(0, stroke.atMs - last));
        last = std::max(last, stroke.atMs);
        xcb_test_fake_input(m_connection, stroke.isPress ? XCB_KEY_PRESS : XCB_KEY_RELEASE, static_cast<quint8>(stroke.key + 8), wait,
                            XCB_NONE, 0, 0, 0);
    }
    xcb_flush(m_connection);
}

} // namespace zhike::test
