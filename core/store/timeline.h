// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"
#include "core/store/documentrows.h"

/// Central's timeline events: rows of their own, newest first.
namespace zhike::timeline {

struct Wanted {
    MemberId member;
    QDateTime before; ///< invalid: from the newest
    QString lane; ///< empty: all lanes
    int limit = 50;
};

[[nodiscard]] std::vector<TimelineEvent> page(const Reader &reader, const Wanted &wanted);

/// The body is central's JSON of one TimelineEvent. AnswerMalformed when it isn't one. Older versions change nothing.
[[nodiscard]] Result<void> put(Writer &writer, const documents::Row &row);
void remove(Writer &writer, const QString &id, qint64 ver);
/// A member's whole story up to `ver`: the member left this terminal's scope or was erased.
void removeOf(Writer &writer, const QString &member, qint64 ver);
/// A member's events before `time`; how many.
int removeBefore(Writer &writer, const QString &member, const QDateTime &time);
/// The first member after `after`, by id, of whom there are events; empty at the end.
[[nodiscard]] QString nextMember(const Reader &reader, const QString &after);

/// An event made ready for its row, on any thread (documentrows.h, Prepared). AnswerMalformed as put().
struct Prepared {
    QString id;
    QString member;
    qint64 at = 0; ///< ms since 1970
    QString lane;
    qint64 ver = 0;
    QByteArray body; ///< sealed
    QString scope = {};
};
[[nodiscard]] Result<Prepared> prepare(const Sealer &sealer, const documents::Row &row);

} // namespace zhike::timeline
