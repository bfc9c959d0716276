// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/domain/ids.h"

#include <QHash>

#include <mutex>

/// The names of communities, which every look-up shows: the whole document is five kilobytes, and rarely a new one.
namespace zhike::central {

/// Remembers a name with the version of its document, and asks for that version every time: never an old name.
/// Threads: any. Memory: at most kMost names.
class CommunityNames {
public:
    static constexpr qsizetype kMost = 20'000; ///< then it begins anew; a hundred bytes each

    /// {zh, en}; empty when there is no such community.
    [[nodiscard]] QJsonObject find(Transaction &tx, const CommunityId &id);

private:
    struct Known {
        qint64 ver = 0;
        QJsonObject name;
    };
    std::mutex m_mutex;
    QHash<QString, Known> m_known;
};

} // namespace zhike::central
