// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/scannerframes.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QSocketNotifier;

namespace zhike {

/// By what a hand scanner speaks when it doesn't pretend to be a keyboard - or is read past the desktop although it does.
enum class ScannerWay { Serial, HidPos, Evdev };

template <>
struct EnumNames<ScannerWay> {
    static constexpr EnumName<ScannerWay> values[] = {
        {ScannerWay::Serial, "serial"}, {ScannerWay::HidPos, "hidPos"}, {ScannerWay::Evdev, "evdev"}};
};

/// Where a scanner is plugged in. `path` stays the same over plugging where the system offers such a name.
struct ScannerAddress {
    ScannerWay way = ScannerWay::Serial;
    QString path;
    QString name; ///< for the eye
    friend bool operator==(const ScannerAddress &, const ScannerAddress &) = default;
};

/// The scanners' ports of this machine, by looking into /dev and /sys. `root` is another place for tests.
[[nodiscard]] std::vector<ScannerAddress> findScanners(const QString &root = QString());

/// One port of a hand scanner, read until closed. When the scanner is unplugged it is tried again, ever more seldom, until it
/// is back. Threads: lives on a thread with an event loop; never blocks. Linux only.
class ScannerPort : public QObject {
    Q_OBJECT
public:
    enum class State { Closed, Open, Missing, NotAllowed, Busy };
    Q_ENUM(State)

    /// `wedge` holds the dress, and for Evdev the keys and times too.
    ScannerPort(ScannerAddress address, const WedgeSettings &wedge, QObject *parent = nullptr);
    ~ScannerPort() override;

    void open();
    void close();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const ScannerAddress &address() const { return m_address; }

    /// How long to wait before the n-th attempt (from 0) to open again: 250 ms, doubled up to 8 s.
    [[nodiscard]] static int reopenAfterMs(int attempt);

Q_SIGNALS:
    void scanned(const zhike::ScannedBytes &code);
    void stateChanged();

private:
    void tryOpen();
    void readAll();
    void settle();
    void lose();
    void report(const std::vector<ScannedBytes> &codes);
    void setState(State state);
    [[nodiscard]] bool prepare() const;

    ScannerAddress m_address;
    std::unique_ptr<ScannerFrames> m_frames;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_silence{this};
    QTimer m_reopen{this};
    int m_descriptor = -1;
    int m_attempt = 0;
    State m_state = State::Closed;
};

} // namespace zhike
