// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/domain/ids.h"

#include <vector>

/// A person's wish to be forgotten (safety.md, "Deletion").
namespace zhike::central {

/// In one transaction, under one number: the member goes, every terminal is told to erase; units lose their owner and
/// what was written about repairs at home, events and identity keys go, ops keep ids, numbers and outcomes but no
/// words, the points ledger keeps sums without a person. NotFound when there is no such member.
[[nodiscard]] Result<void> erasePerson(Transaction &tx, const MemberId &member, const QString &erasureCase);
/// Who was forgotten, and why it was asked: no more than that. To be kept outside the backups (docs/operations.md).
struct Erasure {
    MemberId member;
    QString erasureCase;
};
/// In the order of their numbers.
[[nodiscard]] std::vector<Erasure> erasures(Transaction &tx);
/// After a restore. A member whom this database doesn't know (any more, or not yet: a terminal may still bring the op that
/// made them) is noted all the same, told to every terminal and refused from then on.
enum class ErasedAgain { Erased, Noted, WasErased };
[[nodiscard]] Result<ErasedAgain> eraseAgain(Transaction &tx, const Erasure &erasure);
[[nodiscard]] bool isErased(Transaction &tx, const MemberId &member);

} // namespace zhike::central
