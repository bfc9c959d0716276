// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scan/wedgefilter.h"

#include <QAbstractNativeEventFilter>

#include <array>
#include <deque>

struct xcb_connection_t;

namespace zhike::ui {

/// On the X server's own events: the first to see a key, before any input method. Times are the server's, so a window that
/// was busy for a moment still measures the scanner and not itself; silence is decided behind a fence in the server's queue,
/// so keys that wait there count. A person's keys go back through the server with the state they had.
class XcbWedgeFilter final : public WedgeFilter, private QAbstractNativeEventFilter {
    Q_OBJECT
public:
    explicit XcbWedgeFilter(const WedgeSettings &settings);
    ~XcbWedgeFilter() override;
    [[nodiscard]] static bool isPossible();

    void setSettings(const WedgeSettings &settings) override;
    [[nodiscard]] bool isNative() const override { return true; }

private:
    using Event = std::array<char, 32>; ///< every X event has this size on the wire
    bool nativeEventFilter(const QByteArray &type, void *message, qintptr *result) override;
    void due() override;
    [[nodiscard]] bool takeKey(const Event &event);
    [[nodiscard]] bool isComingBack(const Event &event);
    [[nodiscard]] bool apply(const WedgeBurst::Step &step, const Event *event);
    [[nodiscard]] qint64 clockOf(quint32 serverMs);
    void sendBack(const Event &event);
    void sendFence(quint32 window);

    xcb_connection_t *m_connection;
    quint32 m_fence = 0; ///< atom of our own message
    WedgeBurst m_burst;
    std::vector<Event> m_held;
    std::deque<Event> m_returning; ///< sent back, not seen again yet: nothing may overtake them
    qint64 m_nowMs = 0; ///< the server's clock without its wrap every 49 days
    quint32 m_serverMs = 0;
    quint32 m_window = 0; ///< of the last key
    quint32 m_strokes = 0;
};

} // namespace zhike::ui
