// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

namespace zhike {

/// The picture without what its camera wrote beside it: place, time, device, comments, thumbnails, trailers. Pixels are
/// untouched; which way up a JPEG is shown stays. Pure; nothing is decoded. JPEG, PNG and WebP; anything else, and
/// anything that doesn't hold together, is ImageUnreadable: what can't be cleaned isn't kept.
[[nodiscard]] Result<QByteArray> withoutMetadata(const QByteArray &picture);

} // namespace zhike
