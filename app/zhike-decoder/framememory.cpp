// SPDX-License-Identifier: Apache-2.0
#include "framememory.h"

#include "core/scan/decoderprotocol.h"

#include <algorithm>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zhike {

FrameMemory::FrameMemory(std::size_t size)
{
    if (size == 0)
        return;
    // Never more than there is: reading behind the end of a file's mapping ends a process.
    struct stat facts{};
    if (::fstat(kMemoryFile, &facts) == 0 && facts.st_size >= 0 && static_cast<std::size_t>(facts.st_size) >= size) {
        const void *pixels = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, kMemoryFile, 0);
        if (pixels != MAP_FAILED) {
            m_pixels = static_cast<const uint8_t *>(pixels);
            m_size = size;
        }
    }
    ::close(kMemoryFile);
}

Luma FrameMemory::frame(quint32 width, quint32 height) const
{
    constexpr quint32 kMostSide = 1u << 16; // so that the product can't overflow
    if (width == 0 || height == 0 || width > kMostSide || height > kMostSide
        || static_cast<std::size_t>(width) * height > m_size)
        return {};
    Luma frame(static_cast<int>(width), static_cast<int>(height));
    std::copy_n(m_pixels, frame.pixels.size(), frame.pixels.data());
    return frame;
}

} // namespace zhike
