// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/profile/membercode.h"

#include <QDateTime>

namespace zhike {

/// Whether the app's code is the brand's and still good. `token` is what stands behind "HMQ1." or in the link; nothing of
/// it is read before its signature is right. `now` is central's time as this terminal knows it.
///
/// Whoever acts on it also takes the nonce: a code opens a member once. Errors: CodeUnknown (not signed by one of `keys`,
/// or not a code's body; detail "keys" when there are none), CodeExpired (detail "old", or "future" for a time more than
/// a minute ahead: one of the two clocks is wrong).
[[nodiscard]] Result<MemberCodeBody> checkMemberQr(const QString &token, const CodeKeys &keys, const QDateTime &now);

} // namespace zhike
