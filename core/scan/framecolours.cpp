// SPDX-License-Identifier: Apache-2.0
#include "core/scan/framecolours.h"

#include <algorithm>
#include <cstring>

namespace zhike {
namespace {

CameraFrame emptyFrame(const RawPicture &picture)
{
    CameraFrame frame;
    frame.width = picture.width;
    frame.height = picture.height;
    frame.luma.resize(qsizetype(picture.width) * picture.height);
    return frame;
}

bool isWhole(const RawPicture &picture, int rows)
{
    return picture.width > 1 && picture.height > 1 && picture.length >= size_t(picture.bytesPerLine) * size_t(rows);
}

char limited(int value) { return static_cast<char>(std::clamp(value, 0, 255)); }

/// BT.601 in eight bits of fraction.
void putRgb(char *to, int y, int u, int v)
{
    const int c = 298 * (y - 16) + 128;
    const int d = u - 128;
    const int e = v - 128;
    to[0] = limited((c + 409 * e) >> 8);
    to[1] = limited((c - 100 * d - 208 * e) >> 8);
    to[2] = limited((c + 516 * d) >> 8);
}

} // namespace

CameraFrame fromYuyv(const RawPicture &picture)
{
    if (!isWhole(picture, picture.height))
        return {};
    CameraFrame frame = emptyFrame(picture);
    for (int row = 0; row < picture.height; ++row) {
        const uchar *from = picture.bytes + size_t(row) * picture.bytesPerLine;
        char *to = frame.luma.data() + qsizetype(row) * picture.width;
        for (int x = 0; x < picture.width; ++x)
            to[x] = static_cast<char>(from[2 * x]);
    }
    const int half = picture.width / 2;
    frame.rgb.resize(qsizetype(half) * (picture.height / 2) * 3);
    char *to = frame.rgb.data();
    for (int row = 0; row < picture.height / 2; ++row) {
        const uchar *from = picture.bytes + size_t(2 * row) * picture.bytesPerLine;
        for (int x = 0; x < half; ++x, from += 4, to += 3)
            putRgb(to, from[0], from[1], from[3]);
    }
    return frame;
}

CameraFrame fromNv12(const RawPicture &picture)
{
    if (!isWhole(picture, picture.height + picture.height / 2))
        return {};
    CameraFrame frame = fromGrey(picture);
    const int half = picture.width / 2;
    frame.rgb.resize(qsizetype(half) * (picture.height / 2) * 3);
    char *to = frame.rgb.data();
    for (int row = 0; row < picture.height / 2; ++row) {
        const uchar *bright = picture.bytes + size_t(2 * row) * picture.bytesPerLine;
        const uchar *colour = picture.bytes + size_t(picture.height + row) * picture.bytesPerLine;
        for (int x = 0; x < half; ++x, to += 3)
            putRgb(to, bright[2 * x], colour[2 * x], colour[2 * x + 1]);
    }
    return frame;
}

CameraFrame fromGrey(const RawPicture &picture)
{
    if (!isWhole(picture, picture.height))
        return {};
    CameraFrame frame = emptyFrame(picture);
    for (int row = 0; row < picture.height; ++row)
        std::memcpy(frame.luma.data() + qsizetype(row) * picture.width, picture.bytes + size_t(row) * picture.bytesPerLine, size_t(picture.width));
    return frame;
}

} // namespace zhike
