// SPDX-License-Identifier: Apache-2.0
#include "core/action/effective.h"

#include <algorithm>

namespace zhike {
namespace {

qint64 versionIn(const Documents &documents, const Target &target)
{
    if (target.kind == DocumentKind::Member) {
        const auto it = documents.members.find(MemberId(target.id));
        return it == documents.members.end() ? 0 : it->second.ver;
    }
    const auto it = documents.units.find(UnitCode(target.id));
    return it == documents.units.end() ? 0 : it->second.ver;
}

template <typename Map, typename Key>
void takeOver(Map &to, Map &from, const Key &key)
{
    if (const auto it = from.find(key); it != from.end())
        to.insert_or_assign(key, std::move(it->second));
}

/// Folds an op whose targets don't all show: on a copy, of which only the showing targets (and their events) are kept.
void foldPartly(Documents &documents, const PendingOp &op, const std::vector<Target> &showing, const Policy &policy)
{
    Documents folded = documents;
    fold(op.action, folded, contextOf(op.op), policy);
    const auto showsMember = [&](const MemberId &id) {
        return std::any_of(showing.begin(), showing.end(), [&](const Target &t) { return t.isSameDocument(targetOf(id)); });
    };
    for (const Target &target : showing) {
        if (target.kind == DocumentKind::Member)
            takeOver(documents.members, folded.members, MemberId(target.id));
        else
            takeOver(documents.units, folded.units, UnitCode(target.id));
    }
    std::erase_if(folded.events, [&](const TimelineEvent &event) { return event.op == op.op.opId && !showsMember(event.member); });
    documents.events = std::move(folded.events);
}

} // namespace

bool shows(const PendingOp &op, const Target &target, qint64 ver)
{
    if (op.state == OpState::Refused)
        return false;
    if (!op.result)
        return !op.gone.contains(targetKey(target)); // gone before it was answered: erased
    if (op.result->outcome == Outcome::Rejected)
        return false;
    return ver > 0 ? ver < op.result->centralSeq : !op.gone.contains(targetKey(target));
}

Documents effective(Documents documents, std::span<const PendingOp> pending, const Policy &policy)
{
    for (const PendingOp &op : pending) {
        std::vector<Target> showing;
        for (const Target &target : op.op.targetList)
            if (shows(op, target, versionIn(documents, target)))
                showing.push_back(target);
        if (showing.size() == op.op.targetList.size())
            fold(op.action, documents, contextOf(op.op), policy);
        else if (!showing.empty())
            foldPartly(documents, op, showing, policy);
    }
    return documents;
}

} // namespace zhike
