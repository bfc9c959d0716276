// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workplace.h"

#include <QJsonObject>
#include <QStringList>

namespace zhike {

/// One command on a signed-in desk: the words after the options of `zhikectl`. Everything the window does, but painting.
///   scan FILE · typed CODE · near CODE · member-code CODE · find TEXT · profile --member ID · passport CODE · outbox · home · line · doctor
///   act TYPE JSON · undo OP · register-member …: through `act member.register` · a member's own data: peoplecommands.h
/// Errors: InvalidValue "command" for words that make no command; otherwise the desk's.
[[nodiscard]] Answer<QJsonObject> runCommand(Workplace &place, const QStringList &words);

/// For `zhikectl help`.
[[nodiscard]] QString commandHelp();

} // namespace zhike
