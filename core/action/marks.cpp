// SPDX-License-Identifier: Apache-2.0
#include "core/action/marks.h"

namespace zhike {

void mark(Member &member, const FieldMark &by)
{
    std::erase_if(member.edits, [&by](const FieldMark &mark) { return mark.field == by.field; });
    member.edits.push_back(by);
}

bool unmark(Member &member, MemberField field, const OpId &op)
{
    return std::erase_if(member.edits, [&](const FieldMark &mark) { return mark.field == field && mark.op == op; }) > 0;
}

} // namespace zhike
