// SPDX-License-Identifier: Apache-2.0
#include "core/action/notevisit/notevisit.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostScans = 50; // what a counter keeps in sight

bool isThere(const Documents &documents, const QString &eventId)
{
    return std::any_of(documents.events.begin(), documents.events.end(),
                       [&eventId](const TimelineEvent &event) { return event.eventId == eventId; });
}

} // namespace

QString visitEventId(const InteractionId &interaction, int number)
{
    return u"visit/"_s + interaction.toString() + u'/' + QString::number(number);
}

std::vector<Target> targets(const NoteVisit &action) { return {targetOf(action.member)}; }

Result<void> check(const NoteVisit &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (action.interaction.isEmpty())
        return Error{ErrorCode::InvalidValue, u"interactionId"_s};
    const bool areNumbered = std::all_of(action.scans.begin(), action.scans.end(), [](const VisitScan &scan) { return scan.number > 0; });
    if (action.scans.empty() || action.scans.size() > kMostScans || !areNumbered)
        return Error{ErrorCode::InvalidValue, u"scans"_s};
    return {};
}

void fold(const NoteVisit &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member)
        return;
    bool isNews = false;
    for (const VisitScan &scan : action.scans) {
        const QString id = visitEventId(action.interaction, scan.number);
        if (isThere(documents, id))
            continue;
        documents.events.push_back({id, action.member, scan.at, u"store"_s, {u"看了"_s + scan.title.zh, u"Looked at "_s + scan.title.en}, scan.unit, context.op});
        isNews = true;
    }
    if (isNews)
        member->contacts.push_back({context.at, u"store"_s, false});
}

void revert(const NoteVisit &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
