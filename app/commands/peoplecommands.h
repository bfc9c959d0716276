// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workplace.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace zhike {

/// What concerns a member's own data, in words:
///   edit MEMBER [FIELD=VALUE …] · phone MEMBER NUMBER · consents MEMBER · consent MEMBER grant|withdraw PURPOSE
///   CHANNEL redeem MEMBER POINTS PURPOSE · merge KEEP MERGE · merge propose|confirm|decline|undo KEEP MERGE · take OP
///   · leave OP visit MEMBER CODE …
/// Nothing when the words are none of these. InvalidValue names the word that is wrong.
[[nodiscard]] std::optional<Answer<QJsonObject>> runPeopleCommand(Workplace &place, Desk &desk,
                                                                  const QStringList &words);
[[nodiscard]] QString peopleCommandHelp();

} // namespace zhike
