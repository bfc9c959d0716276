// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <cstddef>

namespace zhike {

/// One frame of brightness as a camera delivers it. A view: the pixels belong to the caller.
struct LumaFrame {
    const uchar *pixels = nullptr; ///< first row first; 0 is black
    int width = 0;
    int height = 0;
    int bytesPerLine = 0; ///< ≥ width
};

constexpr int kLargestFrameSide = 4096;

/// The memory through which a frame reaches the child: written here, mapped there, no copy through the pipe. Its size
/// can't be changed by either side, and the child can't get a writable view of it. Pages that no frame touched cost
/// nothing.
class SharedFrame {
public:
    SharedFrame();
    ~SharedFrame();
    SharedFrame(const SharedFrame &) = delete;
    SharedFrame &operator=(const SharedFrame &) = delete;

    [[nodiscard]] bool isValid() const { return m_pixels != nullptr; }
    /// To be made kMemoryFile in the child.
    [[nodiscard]] int file() const { return m_file; }
    static constexpr std::size_t kSize = std::size_t(kLargestFrameSide) * kLargestFrameSide;

    /// False: a frame without pixels, with a side of 0 or above kLargestFrameSide, or with overlapping rows.
    [[nodiscard]] bool write(const LumaFrame &frame);

private:
    int m_file = -1;
    uchar *m_pixels = nullptr;
};

} // namespace zhike
