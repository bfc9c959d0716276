// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/message.h"
#include "core/domain/error.h"

#include <QJsonObject>

namespace zhike::central {

[[nodiscard]] Response answer(const QJsonObject &body, int status = 200);
/// RFC 9457: application/problem+json with `code` = errorName(); `more` adds members.
[[nodiscard]] Response problem(const Error &error, const QJsonObject &more = {});
/// With another status than the code's own: 409 for a piece out of turn, 416 for a range that isn't there.
[[nodiscard]] Response problemWith(int status, const Error &error);
[[nodiscard]] int statusOf(ErrorCode code);

} // namespace zhike::central
