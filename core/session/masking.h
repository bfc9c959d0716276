// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"

/// What may be shown of a person without a reveal: lists, titles, logs, prints, accessibility names (safety.md, "Masking").
namespace zhike {

/// "陈**", "M***". The same number of stars for everybody: the length of a name is a hint too.
[[nodiscard]] QString maskedName(const QString &familyName);
/// The first character of the family name: the avatar.
[[nodiscard]] QString nameInitial(const QString &familyName);
/// Any identity value: phones "138****5678", cards "HM········1234", e-mail "c***@example.org", other "···" and two characters.
[[nodiscard]] QString maskedIdentity(IdentityKind kind, const QString &value);

} // namespace zhike
