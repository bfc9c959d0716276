// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"
#include "core/store/reader.h"

/// Photos, manuals, pictures: files beside the database, sealed; here are their rows, by the hash of the clear bytes.
/// Who may leave and who must stay is core/sync/blobrules.h's.
namespace zhike::blobs {

/// How far a file has come. The names are part of the file format.
enum class State {
    Local, ///< kept; no op names it yet
    Waiting, ///< an op names it: it goes once that op may go
    Sending, ///< its op may have left: on its way until central holds all of it
    AtCentral, ///< central holds it; kept here until no op of this desk names it any more
    Gone, ///< nobody needs it: first the file goes, then this row
    Wanted, ///< central has it and this desk wants it
    Held, ///< fetched
    Lost, ///< what lies on the disk is not what was kept
};

struct Row {
    QString sha256; ///< lower-case hex of the clear bytes
    qint64 size = 0; ///< 0: not known yet
    QString kind; ///< "photo", "clip", "picture"
    State state = State::Local;
    QString path; ///< file name in the blob folder; sealed
};
/// Inserts, or replaces a row whose file is no longer needed: a file that is on its way stays on its way.
void keep(Writer &writer, const Row &row);
void setState(Writer &writer, const QString &sha256, State state);
void setSize(Writer &writer, const QString &sha256, qint64 size);
void remove(Writer &writer, const QString &sha256);
[[nodiscard]] Result<std::optional<Row>> find(const Reader &reader, const QString &sha256);
/// By hash. A row that can't be opened is left out.
[[nodiscard]] std::vector<Row> inState(const Reader &reader, State state);
[[nodiscard]] bool hasAny(const Reader &reader, State state);

struct Counts {
    int waiting = 0; ///< to central: waiting or on their way
    int wanted = 0; ///< from central, not here yet
    int held = 0;
    int lost = 0;
    qint64 heldBytes = 0;
    friend bool operator==(const Counts &, const Counts &) = default;
};
[[nodiscard]] Counts counts(const Reader &reader);

} // namespace zhike::blobs

template <>
struct zhike::EnumNames<zhike::blobs::State> {
    using S = zhike::blobs::State;
    static constexpr EnumName<S> values[] = {{S::Local, "local"},    {S::Waiting, "waiting"}, {S::Sending, "sending"},
                                             {S::AtCentral, "sent"}, {S::Gone, "gone"},       {S::Wanted, "wanted"},
                                             {S::Held, "held"},      {S::Lost, "lost"}};
};
