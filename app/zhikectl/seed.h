// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QStringList>

namespace zhike {

/// `seed --db sqlite:PATH [--members N] [--communities M] [--seed S]`: a believable brand in an empty central database, the
/// same for the same words on the same day. Refused when there is a brand already; InvalidValue for words that aren't these.
[[nodiscard]] Result<void> seedCentral(const QStringList &words);

} // namespace zhike
