// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/desk.h"
#include "core/identify/searchindex.h"
#include "tests/bench/world.h"

namespace zhike::bench {

/// The search index of a file, built as a desk builds it, and the raw bytes of what it knows.
struct BuiltIndex {
    std::shared_ptr<SearchIndex> index;
    double rawMb = 0;
};
[[nodiscard]] Result<BuiltIndex> buildIndex(Store &store);

/// Worker: opens a file as a start does, until a phone has found its member by the token on disk ("phoneMs"), until a name has
/// found one in the index ("nameMs"); what the process takes then ("restMb") and took at most.
[[nodiscard]] Result<QJsonObject> unlockFigures(const QString &file, const QString &phone);

/// A desk on a file whose central isn't there: what the window has after unlocking.
class BenchDesk
{
public:
    BenchDesk(Store &store, const Clock &clock);
    ~BenchDesk();
    [[nodiscard]] Desk &desk() { return *m_desk; }
    /// False when it takes longer than a minute.
    [[nodiscard]] bool waitForIndex();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<Desk> m_desk;
};

} // namespace zhike::bench
