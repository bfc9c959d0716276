// SPDX-License-Identifier: Apache-2.0
#include "central/api/watch.h"

#include "central/store/concern.h"
#include "central/store/documents.h"

namespace zhike::central {
namespace {

constexpr std::chrono::seconds kLookAnyway{1}; // one number is read, when nothing happened
constexpr std::chrono::milliseconds kBreath{5}; // between two looks: a burst of commits shares one

Topics topicsOf(const Concern &concern)
{
    Topics topics;
    for (const QString &scope : concern.scopes)
        topics.push_back(scopeTopic(scope));
    for (const QString &terminal : concern.terminals)
        topics.push_back(terminalTopic(terminal));
    return topics;
}

} // namespace

QByteArray scopeTopic(const QString &scope) { return "scope/" + scope.toUtf8(); }
QByteArray terminalTopic(const QString &terminalId) { return "terminal/" + terminalId.toUtf8(); }

Watch::Watch(Database &database, Wake wake)
    : m_database(database)
    , m_wake(std::move(wake))
    , m_seen([&database] {
        Transaction tx(database, Transaction::Kind::Read);
        return currentSeq(tx);
    }())
    , m_thread([this] { run(); })
{
}

Watch::~Watch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_bell.notify_one();
    m_thread.join();
}

void Watch::note()
{
    ++m_commits;
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_bell.notify_one();
}

void Watch::run()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_bell.wait_for(lock, kLookAnyway, [this] { return m_hasNews || m_isEnding; });
            if (m_isEnding)
                return;
            m_hasNews = false;
        }
        look();
        std::unique_lock lock(m_mutex);
        m_bell.wait_for(lock, kBreath, [this] { return m_isEnding; });
    }
}

void Watch::look()
{
    Transaction tx(m_database, Transaction::Kind::Read);
    const Concern concern = concernSince(tx, m_seen);
    if (tx.hasFailed()) { // it can't be told whom: everybody looks for themselves, and is told if central can't read
        m_wake({});
        return;
    }
    m_seen = concern.to;
    if (!concern.isNobodys())
        m_wake(concern.isEverybodys ? Topics() : topicsOf(concern));
}

} // namespace zhike::central
