// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/message.h"
#include "core/domain/error.h"

#include <QJsonObject>

namespace zhike::central {

[[nodiscard]] Response answer(const QJsonObject &body, int status = 200);
/// RFC 9457: application/problem+json with `code` = errorName(); `more` adds members.
[[nodiscard]] Response problem(const Error &error, const QJsonObject &more = {});
[[nodiscard]] int statusOf(ErrorCode code);

} // namespace zhike::central
