// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace zhike::central {

/// RFC 1952 bytes of `plain`; empty when zlib refuses.
[[nodiscard]] QByteArray gzip(const QByteArray &plain);
/// Whether an Accept-Encoding value takes gzip ("gzip", "*", not "gzip;q=0").
[[nodiscard]] bool acceptsGzip(const QByteArray &acceptEncoding);

} // namespace zhike::central
