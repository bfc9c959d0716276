// SPDX-License-Identifier: Apache-2.0
#include "central/http/waitingroom.h"

#include <algorithm>

namespace zhike::central {
namespace {

constexpr size_t kRemembered = 64; // wakes; a question under way for longer than that is simply asked again
const Topics kEverything{QByteArray()};

/// Somebody who names no topic hears everything.
const Topics &heardBy(const Topics &topics) { return topics.empty() ? kEverything : topics; }

bool doMeet(const Topics &woken, const Topics &heard)
{
    return woken.empty() || heard.empty() || std::any_of(heard.begin(), heard.end(), [&woken](const QByteArray &topic) {
               return std::find(woken.begin(), woken.end(), topic) != woken.end();
           });
}

} // namespace

bool WaitingRoom::isTooLate(const Topics &topics, quint64 since) const
{
    if (m_wakes - since > m_recent.size())
        return true;
    return std::any_of(m_recent.begin(), m_recent.end(),
                       [&](const Wake &wake) { return wake.number > since && doMeet(wake.topics, topics); });
}

void WaitingRoom::enter(quint64 guest, const Topics &topics)
{
    for (const QByteArray &topic : heardBy(topics))
        m_waiting[topic.toStdString()].insert(guest);
    ++m_guests;
}

void WaitingRoom::leave(quint64 guest, const Topics &topics)
{
    for (const QByteArray &topic : heardBy(topics)) {
        const auto it = m_waiting.find(topic.toStdString());
        if (it != m_waiting.end() && it->second.erase(guest) > 0 && it->second.empty())
            m_waiting.erase(it);
    }
    --m_guests;
}

std::vector<quint64> WaitingRoom::wake(const Topics &topics)
{
    m_recent.push_back({++m_wakes, topics});
    if (m_recent.size() > kRemembered)
        m_recent.pop_front();
    Guests woken;
    for (const auto &[topic, guests] : m_waiting)
        if (topics.empty())
            woken.insert(guests.begin(), guests.end());
    for (const QByteArray &topic : topics)
        if (const auto it = m_waiting.find(topic.toStdString()); it != m_waiting.end())
            woken.insert(it->second.begin(), it->second.end());
    if (const auto it = m_waiting.find(std::string()); it != m_waiting.end())
        woken.insert(it->second.begin(), it->second.end());
    return {woken.begin(), woken.end()};
}

} // namespace zhike::central
