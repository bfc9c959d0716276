// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/reader.h"
#include "core/store/tuning.h"

#include <QDateTime>

#include <map>
#include <set>

/// What this terminal no longer needs is let go: events and members past their time, exports after a day and, over the
/// budget, photos and pictures that are safe at central and then the members who were here longest ago. Never touched:
/// ops in any state, the journal, audit, attention, sign-in; members whom one of these concerns or whom an interaction
/// names; blobs that are not at central or that an op here names (sync.md, I13).
namespace zhike::retention {

struct Limits {
    int timelineMonths = storetuning::timelineMonths;
    int unseenMonths = storetuning::unseenMonths;
    int exportHours = storetuning::exportHours;
    qint64 budgetBytes = storetuning::budgetBytes;
    QString blobFolder; ///< where the blobs' files lie
};

struct LetGo {
    int members = 0;
    int events = 0;
    int exports = 0;
    int blobs = 0;
};

/// One walk over the file, portion by portion; each portion is one transaction of the writer. Throw it away when a
/// portion fails: nothing is lost by beginning anew.
class Pass {
public:
    Pass(Limits limits, const QDateTime &now)
        : m_limits(std::move(limits))
        , m_now(now)
    {
    }
    /// One portion. False when the walk is over.
    [[nodiscard]] bool step(Writer &writer);
    [[nodiscard]] const LetGo &letGo() const { return m_letGo; }

private:
    enum class Stage { Exports, Measure, Judge, Events, Blobs, Members, Over };
    bool measure(Writer &writer); ///< how long ago members were here, in days
    void judge(const Writer &writer);
    bool letEventsGo(Writer &writer);
    void letExportsGo(Writer &writer);
    void letBlobsGo(Writer &writer);
    bool letMembersGo(Writer &writer);
    bool letMemberGo(Writer &writer, const QString &id, qint64 ver);

    Limits m_limits;
    QDateTime m_now;
    LetGo m_letGo;
    Stage m_stage = Stage::Exports;
    QString m_after; ///< the last id of the walk under way
    std::map<qint64, int> m_seenOn; ///< Julian day of the last contact → members; 0: never
    std::set<QString> m_kept; ///< members whom something here concerns
    QByteArrayList m_drafts;
    qint64 m_goUntil = -1; ///< members last seen on this day or before go by age
    qint64 m_goFirst = -1; ///< … before this day by the budget, …
    int m_toMakeRoom = 0; ///< … and so many of those who were seen on it
    qint64 m_overBudget = 0;
};

/// Zeros over what a swapped bootstrap left on free pages (the swap itself only renames). True while there is more to
/// do.
[[nodiscard]] bool scrubStep(Writer &writer);
/// Asks for it; in the transaction that frees the pages.
void wantScrub(Writer &writer);

} // namespace zhike::retention
