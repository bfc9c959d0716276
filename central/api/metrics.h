// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/edgefigures.h"

#include <QByteArray>

namespace zhike::central {

/// What central tells its operator. Counts and sizes; nobody's name, no id, no target.
struct Vitals {
    EdgeFigures edge;
    quint64 commits = 0; ///< of this process, since its start
    qint64 feedPosition = 0; ///< number of the last change
    qint64 residentBytes = 0;
};

/// Memory of this process, as the kernel counts it. 0 where it doesn't.
[[nodiscard]] qint64 residentBytes();
/// Prometheus text exposition format 0.0.4.
[[nodiscard]] QByteArray prometheusText(const Vitals &vitals);

} // namespace zhike::central
