// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

namespace zhike::central {

inline constexpr int kMostPartitions = 1024;

/// Lays the tables that grow with the brand's people out over `count` hash partitions (PostgreSQL's own), so that every
/// request of a terminal touches one of them a table. In one transaction; once in a database's life, best while it is
/// empty.
///
/// What is read together stands together (docs/decisions/0015):
///   document, scope_move     by scope: a store's people, units, story in one partition; what every terminal holds
///                            (catalogue, rules, communities, staff) in a reference partition beside them
///   identity_key             by the key's hash          op_result, slot_hold  by op id
///   replica, replica_op      by replica                 points_ledger         by entry id
///   unit_points              by unit code
/// The other ways to these rows become tables of their own, kept by triggers: document_place by document id,
/// identity_of by member, op_answer by terminal; scope_news and terminal_news keep one row each.
///
/// NotPermitted "partitions" on SQLite or when it has been done; InvalidValue for a count outside 1 … kMostPartitions.
[[nodiscard]] Result<void> layOut(Database &database, int count);

} // namespace zhike::central
