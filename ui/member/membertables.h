// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/memberview.h"
#include "ui/lists/rowtable.h"

/// What the lists of the member page show, role by role.
namespace zhike::ui {

/// words, severity
[[nodiscard]] const RowTable<FactView> &factTable();
/// name, role
[[nodiscard]] const RowTable<PersonView> &personTable();
/// unitCode, modelId, name, category, usedPercent, due, details, badge, badgeTone, pending
[[nodiscard]] const RowTable<ApplianceView> &applianceTable();
/// kind, name
[[nodiscard]] const RowTable<AdviceView> &adviceTable();
/// name, rule
[[nodiscard]] const RowTable<RejectedView> &rejectedTable();
/// modelId, name, rank, households, bar, advised, trend, doesNotFit
[[nodiscard]] const RowTable<RankRow> &rankTable();
/// at, lane, laneWords, title, pending
[[nodiscard]] const RowTable<TimelineRow> &timelineTable();
/// title, when, stage, kind, pending
[[nodiscard]] const RowTable<TicketView> &ticketTable();
/// label, partner, note (confidence and expiry)
[[nodiscard]] const RowTable<TagView> &tagTable();
/// points, source, at, provisional
[[nodiscard]] const RowTable<PointsLine> &pointsTable();
/// keepId, mergeId, words, done
[[nodiscard]] const RowTable<MergeNotice> &mergeTable();
/// key, question, gain, answer, open, pending
[[nodiscard]] const RowTable<ConsentRow> &consentTable();

} // namespace zhike::ui
