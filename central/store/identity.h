// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/profile/member.h"

/// Any key finds the person. Values are looked up by keyed hash only: the number space of phones falls in minutes
/// otherwise.
namespace zhike::central {

/// The value as it is stored: E.164, lower-case e-mail, card digits …; an Error for one that can't be that kind.
[[nodiscard]] Result<QString> normalised(IdentityKind kind, const QString &value);

[[nodiscard]] std::vector<MemberId> membersWith(Transaction &tx, const Identity &identity);
/// Every identity of the member becomes findable.
void linkIdentities(Transaction &tx, const Member &member);
void unlinkIdentities(Transaction &tx, const MemberId &member);

} // namespace zhike::central
