// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"

/// Which op gave a member's field its present value.
namespace zhike {

/// Replaces the field's mark.
void mark(Member &member, const FieldMark &by);
/// Takes the op's mark off; false when another op or central has changed the field since.
[[nodiscard]] bool unmark(Member &member, MemberField field, const OpId &op);

} // namespace zhike
