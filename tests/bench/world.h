// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "tests/bench/workers.h"

#include <QTemporaryDir>

namespace zhike::bench {

/// A terminal's file as a bootstrap from a real central left it, in a temporary folder: `members` invented members of one store;
/// what the first homes own and what happened to them is there too.
class World
{
public:
    static constexpr int kDetailedHomes = 2'000; ///< the ones whose profiles are opened; more only makes the seed longer
    /// Any Error of central, the bootstrap, the store.
    [[nodiscard]] static Result<std::unique_ptr<World>> make(int members);

    [[nodiscard]] Store &store() { return *m_store; }
    /// Closes the file and opens it anew, as a start does.
    [[nodiscard]] Result<void> reopen();
    void close() { m_store.reset(); }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("counter.zhike")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] int members() const { return m_members; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// How the file came to be.
    struct Bootstrap {
        double seconds = 0;
        double peakMb = 0;
        double seedSeconds = 0;
    };
    [[nodiscard]] const Bootstrap &bootstrap() const { return m_bootstrap; }

    /// Members whose units, household and events are here, with the ids of what a profile reads.
    struct Person {
        QString member, household;
        std::vector<QString> units;
        QString phone;
    };
    [[nodiscard]] const std::vector<Person> &people() const { return m_people; }

private:
    explicit World(int members) : m_members(members), m_vault(path() + QStringLiteral(".vault")) {}
    [[nodiscard]] Result<void> fill();
    [[nodiscard]] Result<void> meetPeople();

    QTemporaryDir m_folder;
    int m_members;
    SystemClock m_clock;
    DemoVault m_vault;
    Bootstrap m_bootstrap;
    std::vector<Person> m_people;
    std::unique_ptr<Store> m_store;
};

} // namespace zhike::bench
