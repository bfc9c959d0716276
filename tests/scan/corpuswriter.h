// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/scan/camera.h"

namespace zhike::camera {

/// Writes `each` generated frames of every trouble at 720p and 1080p, of the other symbologies at 720p, and scenes without a code,
/// with their manifest.tsv, in the form that `zhikectl scan-bench --corpus` reads. False when the folder can't be written.
[[nodiscard]] bool writeCorpus(const QString &folder, quint32 seed, int each);

} // namespace zhike::camera
