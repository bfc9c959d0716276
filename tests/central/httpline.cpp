// SPDX-License-Identifier: Apache-2.0
#include "tests/central/httpline.h"

#include "core/domain/json.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace zhike::test {

QByteArray Answer::header(const char *name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QJsonObject Answer::json() const { return json::parseObject(body).valueOr({}); }
QString Answer::code() const { return json().value(QLatin1StringView("code")).toString(); }

HttpLine::HttpLine(quint16 port)
    : m_socket(socket(AF_INET, SOCK_STREAM, 0))
{
    const timeval patience{20, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        cut();
}

HttpLine::~HttpLine() { cut(); }

void HttpLine::cut()
{
    if (m_socket >= 0)
        close(m_socket);
    m_socket = -1;
}

void HttpLine::send(const QByteArray &bytes)
{
    for (qsizetype sent = 0; m_socket >= 0 && sent < bytes.size();) {
        const ssize_t n =
            ::send(m_socket, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return;
        sent += n;
    }
}

bool HttpLine::readMore()
{
    char chunk[16384];
    const ssize_t n = m_socket < 0 ? 0 : recv(m_socket, chunk, sizeof chunk, 0);
    if (n > 0)
        m_buffer.append(chunk, n);
    return n > 0;
}

Answer HttpLine::receive(bool hasBody)
{
    Answer answer;
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0)
        if (!readMore())
            return answer;
    answer.head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    answer.status = answer.head.mid(9, 3).toInt();
    const qsizetype length = hasBody ? answer.header("Content-Length").toLongLong() : 0;
    while (m_buffer.size() < length)
        if (!readMore())
            return {};
    answer.body = m_buffer.left(length);
    m_buffer.remove(0, length);
    return answer;
}

bool HttpLine::isClosedByPeer()
{
    char chunk[4096];
    for (;;) {
        const ssize_t n = recv(m_socket, chunk, sizeof chunk, 0);
        if (n == 0)
            return true;
        if (n < 0)
            return errno == ECONNRESET;
    }
}

bool HttpLine::isClosedWithin(int ms) const
{
    pollfd line{m_socket, POLLRDHUP, 0};
    return poll(&line, 1, ms) > 0;
}

bool HttpLine::hasNews() const
{
    pollfd line{m_socket, POLLIN, 0};
    return !m_buffer.isEmpty() || poll(&line, 1, 0) > 0;
}

QByteArray HttpLine::take(qsizetype most)
{
    QByteArray bytes(most, Qt::Uninitialized);
    const ssize_t n = recv(m_socket, bytes.data(), static_cast<size_t>(most), 0);
    bytes.resize(std::max<ssize_t>(n, 0));
    return bytes;
}

QByteArray requestBytes(const Ask &ask)
{
    QByteArray bytes = ask.method + ' ' + ask.target + " HTTP/1.1\r\nHost: central.example\r\n" + ask.headers;
    if (!ask.token.isEmpty())
        bytes += "Authorization: Bearer " + ask.token + "\r\n";
    if (!ask.body.isEmpty() || ask.method == "POST" || ask.method == "PUT")
        bytes += "Content-Length: " + QByteArray::number(ask.body.size()) + "\r\n";
    return bytes + "\r\n" + ask.body;
}

Answer exchange(quint16 port, const Ask &ask)
{
    HttpLine line(port);
    line.send(requestBytes(ask));
    return line.receive(ask.method != "HEAD");
}

} // namespace zhike::test
