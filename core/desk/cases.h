// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/lens.h"
#include "core/store/reader.h"

/// From the file to a case: stored documents, this terminal's pending ops folded over them. Reader thread (or inside a write).
namespace zhike {

/// `store`: this terminal's own; its document becomes `shop`.
[[nodiscard]] SharedDocs loadShared(const Reader &reader, const StoreId &store);

/// Stored documents of `targets` and of everything a pending op about them touches, with those ops, ready to be folded.
struct Stored {
    Documents documents;
    std::vector<PendingOp> pending;
};
/// `read`: documents that were read already.
[[nodiscard]] Result<Stored> loadStored(const Reader &reader, const SharedDocs &shared, const std::vector<Target> &targets, Documents read = {});
/// Ops that still show on at least one document.
[[nodiscard]] std::set<OpId> unconfirmedOps(const Stored &stored);

/// Empty when this terminal neither holds nor has made the member.
[[nodiscard]] Result<std::optional<MemberCase>> loadMember(const Reader &reader, const SharedDocs &shared, const MemberId &id);
/// The member alone, folded: for the search index.
[[nodiscard]] Result<std::optional<Member>> effectiveMember(const Reader &reader, const SharedDocs &shared, const MemberId &id);
/// Fills one page of central's events: 50 older than `before` (invalid: the newest). Events of one moment stay on one page.
void loadEvents(const Reader &reader, MemberCase &who, const QString &lane, const QDateTime &before);
[[nodiscard]] Result<UnitCase> loadUnit(const Reader &reader, const SharedDocs &shared, const UnitCode &unit, const MemberId &atCounter);

/// The window that a booking asks for; empty for every other action.
[[nodiscard]] QString slotNamedBy(const Action &action);
/// The calendars with the windows that this terminal's own unanswered bookings hold taken off.
[[nodiscard]] std::vector<Calendar> effectiveCalendars(const SharedDocs &shared, const std::vector<PendingOp> &pending);

/// Reference data a fold or a check reads: the models of the documents' units and `extra`.
void addModels(Documents &documents, const SharedDocs &shared, const std::vector<ModelId> &extra);

} // namespace zhike
