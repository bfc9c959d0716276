// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"
#include "core/domain/result.h"
#include "core/profile/member.h"
#include "core/profile/role.h"

/// Role × purpose × field: what leaves the core, enforced below the view models. One table; the test walks every cell.
/// (safety.md, "Minimise"). What a role may do stands with the actions (core/action/table.h,
/// mayAct): central asks the same question.
namespace zhike {

/// Why somebody looks: serving the person at the counter, or selling to them.
enum class Use { Serve, Sell };

enum class Field { Name, Phone, Email, Card, Address, Household, Units, Timeline, Tags, Scores, Points, Consents, Income };

/// None: the value never leaves the core. Masked: only its masked form. Full: as it is.
enum class Sight { None, Masked, Full };

[[nodiscard]] Sight sightOf(Role role, Use use, Field field);
/// Whether a masked field may be revealed for 30 s against a reason.
[[nodiscard]] bool mayReveal(Role role, Field field);
[[nodiscard]] Field fieldOf(IdentityKind kind);

/// Reveal reasons a person can choose; anything else is InvalidValue.
[[nodiscard]] bool isRevealReason(QStringView code);

inline constexpr int kRevealSeconds = 30;      ///< of one value (safety.md, "Masking")
inline constexpr int kRevealsPerHour = 20;     ///< by one person

} // namespace zhike
