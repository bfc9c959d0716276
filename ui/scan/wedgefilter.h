// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/wedge.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace zhike::ui {

/// Takes a hand scanner that pretends to be a keyboard out of the keys of this program, before any field, shortcut, dialog or
/// input method sees them; gives a person's keys back in their order. On X11 it works on the server's events, elsewhere on
/// Qt's (there an input method may see keys first: use the scanner's own port, core/scan/scannerport.h).
///
/// Threads: GUI thread. One at a time. Events that the program makes itself (tests, the tour) pass untouched.
class WedgeFilter : public QObject {
    Q_OBJECT
public:
    /// The one that fits the running platform; begins at once.
    [[nodiscard]] static std::unique_ptr<WedgeFilter> make(const WedgeSettings &settings);
    /// What is held back at that moment is decided first.
    virtual void setSettings(const WedgeSettings &settings) = 0;
    /// True where keys are seen before an input method.
    [[nodiscard]] virtual bool isNative() const = 0;

Q_SIGNALS:
    /// Once a scan, from the event loop: whatever is done with it doesn't happen inside key handling.
    void scanned(const zhike::WedgeScan &scan);

protected:
    WedgeFilter() = default;
    void report(const std::optional<WedgeScan> &scan);
    /// Calls `due` when `burst` has something to decide; `nowMs` in the strokes' clock.
    void waitFor(const WedgeBurst &burst, qint64 nowMs);
    virtual void due() = 0;

private:
    QTimer m_timer{this};
};

} // namespace zhike::ui
