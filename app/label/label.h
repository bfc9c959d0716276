// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

namespace zhike {

/// A QR picture of `content` as PNG: a unit's label for demos and tests. InvalidValue when it can't be encoded, StorageIo when it
/// can't be written. Modules are 8 pixels, with the quiet zone of four that ISO/IEC 18004 asks for.
[[nodiscard]] Result<void> writeQrLabel(const QString &content, const QString &file);

} // namespace zhike
