// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/domain/ids.h"

/// A person's wish to be forgotten (domain.md, "Privacy").
namespace zhike::central {

/// In one transaction, under one number: the member goes, every terminal is told to erase; units lose their owner and
/// what was written about repairs at home, events and identity keys go, ops keep ids, numbers and outcomes but no
/// words, the points ledger keeps sums without a person. NotFound when there is no such member.
[[nodiscard]] Result<void> erasePerson(Transaction &tx, const MemberId &member, const QString &erasureCase);
[[nodiscard]] bool isErased(Transaction &tx, const MemberId &member);

} // namespace zhike::central
