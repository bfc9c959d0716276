// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QString>

#include <optional>

namespace zhike {

/// An http(s) link taken apart by hand and strictly (RFC 3986): nothing is decoded, repaired or looked up on the way.
struct WebUrl {
    QStringView scheme;
    QStringView userInfo; ///< null when there is none
    QStringView host; ///< without port
    QStringView path; ///< from its first '/', undecoded
    QStringView query; ///< behind '?', undecoded
};

/// Views into `text`. Empty when it is no http(s) link, or holds a character that a link may not (a space, "<", any
/// non-ASCII one, …).
[[nodiscard]] std::optional<WebUrl> splitWebUrl(QStringView text);

/// %41 → A, as UTF-8. InvalidValue when an escape is broken, is %00 or doesn't give UTF-8.
[[nodiscard]] Result<QString> percentDecoded(QStringView text);

} // namespace zhike
