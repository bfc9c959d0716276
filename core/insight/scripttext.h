// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QString>

#include <map>
#include <vector>

/// The one door to the mustache library. Plain text: nothing is escaped, nothing is looked up twice.
namespace zhike {

/// The names a template uses, in order, each once. InvalidValue with the library's message when it doesn't compile or uses
/// more than plain {{name}} tags (sections and partials are not for scripts).
[[nodiscard]] Result<std::vector<QString>> templateSlots(const QString &text);

/// The text with its values. NotFound with the slot's name when a value is missing or empty: never a hole, never "{{".
[[nodiscard]] Result<QString> fillTemplate(const QString &text, const std::map<QString, QString> &values);

} // namespace zhike
