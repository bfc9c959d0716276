// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace zhike::test {

/// Many clients at once on loopback, each with a connection of its own that is kept, and one request on its way at a
/// time. Whoever is sent away (503) asks again a little later, as a terminal does.
///
/// One thread: the caller's, and only inside until(). Bounded: as many clients as asked for; until() gives up when
/// nothing has happened for a minute.
class Crowd {
public:
    struct Answer {
        int client = 0;
        int status = 0;
        QByteArray body;
    };
    /// What the client asks next; empty: it keeps quiet from now on.
    using Ask = std::function<QByteArray(int client)>;
    /// Called for each answer but 503; then the client asks again.
    using Heard = std::function<void(const Answer &)>;

    Crowd(quint16 port, int clients, Ask ask, Heard heard = {});
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    /// Connects, asks, hears until `isEnough`. False: a minute of silence, or everybody's line has ended.
    bool until(const std::function<bool()> &isEnough);
    /// Lines that ended, whoever ended them.
    [[nodiscard]] int ended() const { return m_ended; }
    [[nodiscard]] quint64 sentAway() const { return m_sentAway; }

private:
    struct Client {
        int socket = -1;
        QByteArray in;
        QByteArray out;
        bool isAsking = false;
    };
    void connectSome();
    void retrySome();
    void attend(int client, quint32 events);
    void begin(int client);
    void read(int client);
    void write(int client);
    bool takeAnswer(int client);
    void end(int client);

    const quint16 m_port;
    const Ask m_ask;
    const Heard m_heard;
    const int m_epoll;
    std::vector<Client> m_clients;
    std::deque<int> m_retries;
    int m_connected = 0;
    int m_ended = 0;
    quint64 m_sentAway = 0;
    std::chrono::steady_clock::time_point m_nextRetry{};
};

} // namespace zhike::test
