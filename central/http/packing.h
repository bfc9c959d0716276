// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/message.h"

/// Content-Encoding of answers (RFC 9110 §12.5.3).
namespace zhike::central {

enum class Coding { Identity, Gzip, Zstd };

/// The best coding an Accept-Encoding value takes: the highest weight, zstd before gzip when they weigh the same.
/// Identity when it takes neither ("", "br", "gzip;q=0").
[[nodiscard]] Coding codingFor(const QByteArray &acceptEncoding);
/// `plain` in that coding; empty when the library refuses.
[[nodiscard]] QByteArray packed(const QByteArray &plain, Coding coding);
/// Packs the body of a JSON answer of `from` bytes or more in the best coding the request takes, and says so in its
/// headers.
void packBody(Response &response, const Request &request, qsizetype from);

} // namespace zhike::central
