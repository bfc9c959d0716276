// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/error.h"

#include <QString>

namespace zhike::ui {

/// An error as a sentence in the language of the screen: what happened, what was kept, what to do. Never a code's name.
[[nodiscard]] QString errorWords(const Error &error);

} // namespace zhike::ui
