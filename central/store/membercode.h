// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"
#include "core/domain/ids.h"
#include "core/domain/result.h"

#include <QDateTime>

/// The signed, short-lived code that the brand's app shows for a member (core/profile/membercode.h). Central holds the
/// secret half and tells every terminal the public one.
namespace zhike::central {

/// The key pair and the rule document with its public half, unless they are there. Idempotent.
void foundMemberCodes(Transaction &tx);
/// "HMQ1.…" for this member, good for a minute from `now`. Founds the key when there is none. NotFound: no such member.
[[nodiscard]] Result<QString> signMemberCode(Transaction &tx, const MemberId &member, const QDateTime &now);

} // namespace zhike::central
