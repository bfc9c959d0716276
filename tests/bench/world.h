// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"

#include <QTemporaryDir>

namespace zhike::bench {

/// A terminal's file with `members` invented members, three units each, twelve events each, in a temporary folder. The brand's
/// models, scripts and policy are the demo's. The same number gives the same file content every time.
class World
{
public:
    /// Any Error of the store; InvalidValue when a resource can't be read.
    [[nodiscard]] static Result<std::unique_ptr<World>> make(int members);

    [[nodiscard]] Store &store() { return *m_store; }
    /// Closes the file and opens it anew, as a start does.
    [[nodiscard]] Result<void> reopen();
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("bench.zhike")); }
    [[nodiscard]] int members() const { return m_members; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    [[nodiscard]] static QString memberId(int number);
    [[nodiscard]] static QString unitCode(int number, int which); ///< 0 ≤ which < kUnitsEach
    [[nodiscard]] static QString householdId(int number);
    [[nodiscard]] static QString phone(int number);
    static constexpr int kUnitsEach = 3;
    static constexpr int kEventsEach = 12;

private:
    explicit World(int members) : m_members(members), m_vault(m_folder.filePath(QStringLiteral("vault"))) {}
    [[nodiscard]] Result<void> fill();

    QTemporaryDir m_folder;
    int m_members;
    SystemClock m_clock;
    DemoVault m_vault;
    std::unique_ptr<Store> m_store;
};

} // namespace zhike::bench
