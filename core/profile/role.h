// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"

namespace zhike {

/// What an associate is. This build fills the counter's roles, associate and lead; the others are refused
/// everything until their profiles exist.
enum class Role { None, Associate, Lead, Agent, Supervisor, Kiosk, Outsourced };
template <>
struct EnumNames<Role> {
    static constexpr EnumName<Role> values[] = {
        {Role::None, "none"}, {Role::Associate, "associate"}, {Role::Lead, "lead"}, {Role::Agent, "agent"},
        {Role::Supervisor, "supervisor"}, {Role::Kiosk, "kiosk"}, {Role::Outsourced, "outsourced"}};
};

} // namespace zhike
