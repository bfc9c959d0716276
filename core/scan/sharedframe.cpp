// SPDX-License-Identifier: Apache-2.0
#include "core/scan/sharedframe.h"

#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace zhike {
namespace {

constexpr int kFirstFile = 64; // well above kMemoryFile, which the child's copy becomes

#if !defined(F_SEAL_FUTURE_WRITE)
constexpr int F_SEAL_FUTURE_WRITE = 0x0010; // Linux 5.1
#endif

/// A file in memory that nothing else of ours inherits.
int memoryFile(std::size_t size)
{
    const int low = ::memfd_create("zhike-frame", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (low < 0)
        return -1;
    const int file = ::fcntl(low, F_DUPFD_CLOEXEC, kFirstFile);
    ::close(low);
    if (file >= 0 && ::ftruncate(file, static_cast<off_t>(size)) != 0) {
        ::close(file);
        return -1;
    }
    return file;
}

} // namespace

SharedFrame::SharedFrame()
    : m_file(memoryFile(kSize))
{
    if (m_file < 0)
        return;
    void *pixels = ::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_SHARED, m_file, 0);
    // Sealed after our own view exists. A kernel that doesn't know the last seal still keeps the size.
    if (pixels != MAP_FAILED && ::fcntl(m_file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0) {
        m_pixels = static_cast<uchar *>(pixels);
        (void)::fcntl(m_file, F_ADD_SEALS, F_SEAL_FUTURE_WRITE);
    }
}

SharedFrame::~SharedFrame()
{
    if (m_pixels)
        ::munmap(m_pixels, kSize);
    if (m_file >= 0)
        ::close(m_file);
}

bool SharedFrame::write(const LumaFrame &frame)
{
    if (!isValid() || !frame.pixels || frame.width < 1 || frame.height < 1 || frame.width > kLargestFrameSide
        || frame.height > kLargestFrameSide || frame.bytesPerLine < frame.width)
        return false;
    const auto width = static_cast<std::size_t>(frame.width);
    for (int y = 0; y < frame.height; ++y)
        std::memcpy(m_pixels + static_cast<std::size_t>(y) * width,
                    frame.pixels + static_cast<std::ptrdiff_t>(y) * frame.bytesPerLine, width);
    return true;
}

} // namespace zhike
