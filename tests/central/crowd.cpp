// SPDX-License-Identifier: Apache-2.0
#include "tests/central/crowd.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zhike::test {
namespace {

using namespace std::chrono_literals;

constexpr int kConnectsAtOnce = 100;
constexpr int kRetriesAtOnce = 100;
constexpr auto kRetryEvery = 50ms;
constexpr auto kTick = 20ms;
constexpr auto kPatience = 60s;

int connectTo(quint16 port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int at_once = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 && errno != EINPROGRESS) {
        close(fd);
        return -1;
    }
    return fd;
}

/// Length of the body an HTTP/1.1 head announces; −1 when it announces none.
qsizetype bodyLength(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    if (at < 0)
        return -1;
    return head.mid(at + 17, head.indexOf('\r', at + 2) - at - 17).trimmed().toLongLong();
}

} // namespace

Crowd::Crowd(quint16 port, int clients, Ask ask, Heard heard)
    : m_port(port)
    , m_ask(std::move(ask))
    , m_heard(std::move(heard))
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_clients(static_cast<size_t>(clients))
{
}

Crowd::~Crowd()
{
    for (const Client &client : m_clients)
        if (client.socket >= 0)
            close(client.socket);
    close(m_epoll);
}

bool Crowd::until(const std::function<bool()> &isEnough)
{
    std::array<epoll_event, 512> events{};
    auto lastNews = std::chrono::steady_clock::now();
    while (!isEnough()) {
        connectSome();
        retrySome();
        const int count =
            epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), static_cast<int>(kTick.count()));
        const auto now = std::chrono::steady_clock::now();
        if (count > 0)
            lastNews = now;
        if (now - lastNews > kPatience || m_ended == static_cast<int>(m_clients.size()))
            return false;
        for (int i = 0; i < count; ++i)
            attend(static_cast<int>(events[static_cast<size_t>(i)].data.u32), events[static_cast<size_t>(i)].events);
    }
    return true;
}

void Crowd::connectSome()
{
    for (int i = 0; i < kConnectsAtOnce && m_connected < static_cast<int>(m_clients.size()); ++i) {
        const int number = m_connected++;
        Client &client = m_clients[static_cast<size_t>(number)];
        client.socket = connectTo(m_port);
        if (client.socket < 0) {
            ++m_ended;
            continue;
        }
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.u32 = static_cast<quint32>(number);
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.socket, &event);
    }
}

void Crowd::retrySome()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextRetry)
        return;
    m_nextRetry = now + kRetryEvery;
    for (int i = 0; i < kRetriesAtOnce && !m_retries.empty(); ++i) {
        const int number = m_retries.front();
        m_retries.pop_front();
        if (m_clients[static_cast<size_t>(number)].socket >= 0)
            begin(number);
    }
}

void Crowd::attend(int number, quint32 events)
{
    Client &client = m_clients[static_cast<size_t>(number)];
    if (client.socket < 0)
        return;
    if ((events & EPOLLOUT) != 0 && !client.isAsking && client.in.isEmpty())
        begin(number);
    else if ((events & EPOLLOUT) != 0)
        write(number);
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR | EPOLLRDHUP)) != 0)
        read(number);
}

void Crowd::begin(int number)
{
    Client &client = m_clients[static_cast<size_t>(number)];
    client.out = m_ask(number);
    client.isAsking = true;
    write(number);
}

void Crowd::write(int number)
{
    Client &client = m_clients[static_cast<size_t>(number)];
    while (client.socket >= 0 && !client.out.isEmpty()) {
        const ssize_t sent =
            send(client.socket, client.out.constData(), static_cast<size_t>(client.out.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
            return end(number);
        if (sent < 0)
            return;
        client.out.remove(0, sent);
    }
    client.out = QByteArray();
}

void Crowd::read(int number)
{
    Client &client = m_clients[static_cast<size_t>(number)];
    std::array<char, 64 * 1024> bytes{};
    while (client.socket >= 0) {
        const ssize_t got = recv(client.socket, bytes.data(), bytes.size(), 0);
        if (got > 0) {
            client.in.append(bytes.data(), got);
            while (takeAnswer(number)) { }
        } else if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) {
            return end(number);
        } else {
            return;
        }
    }
}

/// One whole answer out of what has come; then the next question.
bool Crowd::takeAnswer(int number)
{
    Client &client = m_clients[static_cast<size_t>(number)];
    const qsizetype headEnd = client.in.indexOf("\r\n\r\n");
    if (client.socket < 0 || headEnd < 0)
        return false;
    const QByteArray head = client.in.left(headEnd + 2);
    const qsizetype whole = headEnd + 4 + std::max<qsizetype>(0, bodyLength(head));
    if (client.in.size() < whole)
        return false;
    const Answer answer{number, head.mid(9, 3).toInt(), client.in.mid(headEnd + 4, whole - headEnd - 4)};
    client.in = client.in.mid(whole);
    client.isAsking = false;
    if (answer.status == 503) {
        ++m_sentAway;
        client.isAsking = true; // until its turn to try again comes
        m_retries.push_back(number);
        return true;
    }
    if (m_heard)
        m_heard(answer);
    begin(number);
    return true;
}

void Crowd::end(int number)
{
    Client &client = m_clients[static_cast<size_t>(number)];
    close(client.socket);
    client.socket = -1;
    ++m_ended;
}

} // namespace zhike::test
