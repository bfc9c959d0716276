// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/sharedframe.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace zhike {

/// One picture of a camera: brightness for the decoder, colours at half the size for the eye. Copies share the pixels.
struct CameraFrame {
    quint64 number = 0;
    int width = 0;
    int height = 0;
    QByteArray luma; ///< width × height
    QByteArray rgb; ///< (width / 2) × (height / 2) × 3; empty: grey

    [[nodiscard]] LumaFrame view() const { return {reinterpret_cast<const uchar *>(luma.constData()), width, height, width}; }
    [[nodiscard]] bool isEmpty() const { return luma.isEmpty(); }
};

/// Where a camera is. `path` stays the same over plugging where the system offers such a name.
struct CameraAddress {
    QString path;
    QString name; ///< for the eye
    friend bool operator==(const CameraAddress &, const CameraAddress &) = default;
};

enum class CameraState {
    Closed,
    Opening,
    Running,
    Missing, ///< not there, or unplugged: tried again
    NotAllowed, ///< this user may not open it
    Busy, ///< another program has it
    Unsuitable ///< it offers no raw picture (only compressed ones, which this process doesn't decode)
};

/// The edge of the machine where pictures come in. Used by one thread at a time, which may wait in it.
class FrameSource {
public:
    virtual ~FrameSource() = default;
    /// Running, or why not.
    [[nodiscard]] virtual CameraState open() = 0;
    virtual void close() = 0;
    /// The newest picture; waits for at most about 200 ms. Running with an empty frame: none came. Anything else: it is gone.
    [[nodiscard]] virtual CameraState read(CameraFrame &frame) = 0;
    [[nodiscard]] virtual bool hasTorch() const { return false; }
    virtual void setTorch(bool /*on*/) { } // house-check: allow - a switch has two places
};

} // namespace zhike
