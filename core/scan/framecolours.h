// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/framesource.h"

namespace zhike {

/// A camera's raw bytes. Rows that aren't all there are left out: `length` is what really came.
struct RawPicture {
    const uchar *bytes = nullptr;
    size_t length = 0;
    int width = 0;
    int height = 0;
    int bytesPerLine = 0;
};

/// Brightness as it is, colours at half the size (BT.601, video range). An empty frame when the picture isn't whole.
[[nodiscard]] CameraFrame fromYuyv(const RawPicture &picture);
[[nodiscard]] CameraFrame fromNv12(const RawPicture &picture);
[[nodiscard]] CameraFrame fromGrey(const RawPicture &picture);

} // namespace zhike
