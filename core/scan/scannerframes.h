// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/wedge.h"

namespace zhike {

/// What a scanner's own port delivers, put together to whole codes. Values that are told of silence; no thread, no timer.
/// Memory is bounded by kMostScannerBytes each.
class ScannerFrames {
public:
    virtual ~ScannerFrames() = default;
    /// Bytes as they were read; the codes that are whole now.
    [[nodiscard]] virtual std::vector<ScannedBytes> take(QByteArrayView bytes) = 0;
    /// silenceMs() have passed without a byte.
    [[nodiscard]] virtual std::vector<ScannedBytes> settle() = 0;
    /// How long to wait for more before settle(); empty: nothing is pending.
    [[nodiscard]] virtual std::optional<int> silenceMs() const = 0;
    /// The port was lost: what is pending belongs to nothing.
    virtual void forget() = 0;
    /// How much one read() may take: ports that speak in reports give one at a time.
    [[nodiscard]] virtual int readSize() const = 0;
};

/// USB-CDC and other serial lines: raw bytes; CR, LF or 30 ms of silence end a code.
class SerialFrames final : public ScannerFrames {
public:
    static constexpr int kIdleMs = 30;
    explicit SerialFrames(ScannerDress dress)
        : m_dress(std::move(dress))
    {
    }
    [[nodiscard]] std::vector<ScannedBytes> take(QByteArrayView bytes) override;
    [[nodiscard]] std::vector<ScannedBytes> settle() override;
    [[nodiscard]] std::optional<int> silenceMs() const override;
    void forget() override { m_bytes.clear(); }
    [[nodiscard]] int readSize() const override { return 4096; }

private:
    ScannerDress m_dress;
    QByteArray m_bytes;
};

/// HID POS scanners (USB usage page 0x8C): report 2 = length, AIM identifier, up to 56 bytes, the last bit says "more".
/// A code whose rest doesn't come is dropped: half a code is another code.
class HidPosFrames final : public ScannerFrames {
public:
    static constexpr int kRestMs = 500;
    [[nodiscard]] std::vector<ScannedBytes> take(QByteArrayView report) override;
    [[nodiscard]] std::vector<ScannedBytes> settle() override;
    [[nodiscard]] std::optional<int> silenceMs() const override;
    void forget() override { m_pending.reset(); }
    [[nodiscard]] int readSize() const override { return 64; }

private:
    std::optional<ScannedBytes> m_pending;
};

/// A keyboard wedge read past the desktop: `struct input_event` of a device that is grabbed, so all of it is a scanner's.
class EvdevFrames final : public ScannerFrames {
public:
    explicit EvdevFrames(WedgeSettings settings);
    [[nodiscard]] std::vector<ScannedBytes> take(QByteArrayView bytes) override;
    [[nodiscard]] std::vector<ScannedBytes> settle() override;
    [[nodiscard]] std::optional<int> silenceMs() const override;
    void forget() override;
    [[nodiscard]] int readSize() const override;

private:
    void key(quint16 key, int value, qint64 atMs, std::vector<ScannedBytes> &codes);
    WedgeBurst m_burst;
    KeyModifiers m_modifiers;
    QByteArray m_part; ///< of an event
    bool m_isLosing = false; ///< the kernel dropped events: nothing counts until the next pause
};

} // namespace zhike
