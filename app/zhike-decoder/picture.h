// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

#include <QByteArray>

#include <optional>

namespace zhike {

/// Loads the readers of the allowed formats, so that nothing has to be opened after the door is shut.
void preparePictureReaders();

/// A picture file (PNG, JPEG, WebP, BMP, GIF - recognised by its first bytes, never by trying) as upright brightness
/// over white. Empty: no picture, a broken or truncated one, or more pixels than allowed. Very large ones come reduced;
/// `reducedBy` says how often a side was divided.
struct Picture {
    Luma luma;
    double reducedBy = 1;
};
[[nodiscard]] std::optional<Picture> readPicture(const QByteArray &file);

} // namespace zhike
