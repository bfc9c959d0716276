// SPDX-License-Identifier: Apache-2.0
#include "core/action/addnote/addnote.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kLongestNote = 500; // characters
}

std::vector<Target> targets(const AddNote &action) { return {targetOf(action.member)}; }

Result<void> check(const AddNote &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (action.words.trimmed().isEmpty() || action.words.size() > kLongestNote)
        return Error{ErrorCode::InvalidValue, u"words"_s};
    return {};
}

void fold(const AddNote &action, Documents &documents, const OpContext &context, const Policy &)
{
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"store"_s, {action.words, action.words}, {}, context.op});
}

void revert(const AddNote &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
