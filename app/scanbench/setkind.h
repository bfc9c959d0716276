// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanbench/lane.h"

#include <QMap>

namespace zhike::scanbench {

/// What a set of pictures turned out to hold. Its name says nothing: the symbology is what readers read there most, the
/// rest is measured in the pictures.
struct SetKind {
    SymbolFormat format = SymbolFormat::Unknown;
    bool isFrames = false;
    QSize size; ///< of most of its pictures
    bool isInverted = false;
    bool isFaint = false;
    double module = 0; ///< the median; 0: unknown
    bool hasCodes = false;
};
[[nodiscard]] QMap<QString, SetKind> kindsOf(const std::vector<Looked> &all);

[[nodiscard]] bool isRetail(SymbolFormat format);

} // namespace zhike::scanbench
