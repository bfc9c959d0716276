// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/world.h"

/// The rows of the table. Each measures its figure and its baseline in turns, in the same run, and answers an Error only when
/// it couldn't measure at all.
namespace zhike::bench {

using Figures = Result<std::vector<Figure>>;

/// P3: phone look-up beside a bare SELECT; name, pinyin, initials, digits beside LIKE and FTS5. P9: the index beside its raw bytes.
[[nodiscard]] Figures searchFigures(World &world);
/// P4: open a profile (read, unseal, decompress, parse, fold, score, rank, advise) beside a bare read of the same rows.
[[nodiscard]] Figures profileFigures(World &world);
/// P5: the bootstrap that made the world, beside a bare insert of the same rows.
[[nodiscard]] Figures bootstrapFigures(World &world);
/// P6: 5,000 changes applied while somebody types, beside typing alone.
[[nodiscard]] Figures typingFigures(World &world);
/// P7: an action committed, beside a bare commit of the same bytes.
[[nodiscard]] Figures commitFigures(World &world);
/// P8: start → first frame of an enrolled terminal (`zhike --self-test --file …`: open, load QML, paint, quit) beside a bare QML window that does the same.
[[nodiscard]] Figures firstFrameFigures();
/// P8: start → phone search, → name search. P9: the process at rest.
[[nodiscard]] Figures unlockFigures(World &world);
/// P14: how P3, P4 and P7 grow from `small` to each of the larger runs' own figures.
struct Grown {
    QString members; ///< "100 k"
    std::vector<Figure> figures;
};
[[nodiscard]] std::vector<Figure> growthFigures(const Grown &small, const std::vector<Grown> &larger);

/// P1: the ladder beside zxing and zbar on generated frames, through the real child: what each leaves unread, wrong payloads, cost.
[[nodiscard]] Figures readerFigures();
/// P2: a picture of a label → its passport, beside decoding it alone.
[[nodiscard]] Figures passportFigures(World &world);

/// P12: central's CPU for a page of changes and for a look-up beside nginx serving a file of the same bytes (started privately
/// when it is installed; else there is no baseline and no verdict); memory of each of 10,000 waiting long polls.
[[nodiscard]] Result<std::vector<Figure>> edgeFigures();

} // namespace zhike::bench
