// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/result.h"
#include "core/store/reader.h"

#include <QDateTime>

namespace zhike {

/// The member of the app's code: signed by one of central's keys that this terminal holds, at most a minute old, and taken
/// for the first time - also after a restart, because what was taken is kept in the file until it would be too old anyway.
/// Writer thread; the caller's transaction. Errors: checkMemberQr's, and CodeExpired with detail "used".
[[nodiscard]] Result<MemberId> takeMemberCode(Writer &writer, const QString &token, const QDateTime &now);

} // namespace zhike
