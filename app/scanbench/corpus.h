// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/symbol.h"

#include <QByteArrayList>
#include <QImage>
#include <QPointF>

#include <array>
#include <optional>

/// Pictures with known content, to measure readers on.
namespace zhike::scanbench {

/// One line of a corpus' manifest.tsv: set · path · kind · truth in hex [· pixels a module · four corners "x,y"]. A kind
/// `none` or an empty truth: the picture holds no code. Several truths, parted by commas, are the same content in different
/// encodings. Further columns are ignored; names of sets mean nothing.
struct Row {
    QString set;
    QString path; ///< absolute
    QByteArrayList truths;
    double module = 0; ///< 0: unknown
    std::optional<std::array<QPointF, 4>> corners;
};
[[nodiscard]] Result<std::vector<Row>> readManifest(const QString &folder);

/// Grayscale8, none of its sides above what a reader takes; null when the file can't be read.
[[nodiscard]] QImage loadGrey(const QString &path);

/// Whether the symbol says one of them. A retail number is the same with and without leading zeros, and as
/// UPC-E or as the UPC-A it stands for; a text is the same in any character set it may have been printed in.
[[nodiscard]] bool saysTruth(const Symbol &symbol, const QByteArrayList &truths);

/// What a code looks like where it lies.
struct Look {
    bool isInverted = false; ///< its quiet zone is darker than itself
    bool isFaint = false; ///< less than 45 grey levels between its darkest and its brightest tenth
};
[[nodiscard]] std::optional<Look> lookOf(const QImage &image, const Row &row);

} // namespace zhike::scanbench
