// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QSet>
#include <QString>

namespace zhike {

/// What one committed transaction changed, so that pages and indexes read again what they show.
struct Change {
    QSet<QString> documents; ///< targetKey() form, "member/0190…"
    QSet<QString> timelines; ///< member ids
    bool outbox = false; ///< ops were added, answered, settled or removed
    bool attention = false;
    bool interactions = false;
    bool files = false;      ///< a photo or manual has come a step further, or went
    bool erased = false; ///< a person was erased: their traces must leave the file's free pages and its log too
    bool everything = false; ///< a bootstrap was swapped in: all documents and timelines may differ

    [[nodiscard]] bool isEmpty() const
    {
        return documents.isEmpty() && timelines.isEmpty() && !outbox && !attention && !interactions && !files && !erased
            && !everything;
    }
    friend bool operator==(const Change &, const Change &) = default;
};

} // namespace zhike

Q_DECLARE_METATYPE(zhike::Change)
