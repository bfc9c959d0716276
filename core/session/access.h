// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"
#include "core/domain/result.h"
#include "core/profile/member.h"

/// Role × purpose × field: what leaves the core, enforced below the view models. One table; the test walks every cell.
/// Roles and their limits: domain.md and safety.md. This build fills the counter's roles (associate, lead); the others are
/// refused everything until their profiles exist.
namespace zhike {

enum class Role { None, Associate, Lead, Agent, Supervisor, Kiosk, Outsourced };
template <>
struct EnumNames<Role> {
    static constexpr EnumName<Role> values[] = {{Role::None, "none"}, {Role::Associate, "associate"}, {Role::Lead, "lead"},
                                                {Role::Agent, "agent"}, {Role::Supervisor, "supervisor"}, {Role::Kiosk, "kiosk"},
                                                {Role::Outsourced, "outsourced"}};
};

/// Why somebody looks: serving the person at the counter, or selling to them.
enum class Use { Serve, Sell };

enum class Field { Name, Phone, Email, Card, Address, Household, Units, Timeline, Tags, Scores, Points, Consents, Income };

/// None: the value never leaves the core. Masked: only its masked form. Full: as it is.
enum class Sight { None, Masked, Full };

[[nodiscard]] Sight sightOf(Role role, Use use, Field field);
/// Whether a masked field may be revealed for 30 s against a reason.
[[nodiscard]] bool mayReveal(Role role, Field field);
/// Whether the role may do this action type at all ("unit.register", …).
[[nodiscard]] bool mayAct(Role role, QStringView actionType);
[[nodiscard]] Field fieldOf(IdentityKind kind);

/// Reveal reasons a person can choose; anything else is InvalidValue.
[[nodiscard]] bool isRevealReason(QStringView code);

inline constexpr int kRevealSeconds = 30;      ///< safety.md, "masking"
inline constexpr int kRevealsPerHour = 20;     ///< safety.md, "masking"

} // namespace zhike
