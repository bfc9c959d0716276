// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike-decoder/luma.h"

#include <QtGlobal>

namespace zhike {

/// The parent's frame (core/scan/sharedframe.h), seen read-only. To be made before the sandbox.
class FrameMemory {
public:
    /// Maps and closes file kMemoryFile; `size` 0: there is none.
    explicit FrameMemory(std::size_t size);

    /// A copy of the frame that lies there now. Empty when it can't have that size.
    [[nodiscard]] Luma frame(quint32 width, quint32 height) const;

private:
    const uint8_t *m_pixels = nullptr;
    std::size_t m_size = 0;
};

} // namespace zhike
