// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace zhike::test {

/// One answer as it came over the line.
struct Answer {
    int status = 0; ///< 0: the line ended instead
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const char *name) const;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString code() const; ///< of a problem
};

/// A socket that speaks HTTP by hand, so that a test can also speak it badly. Blocking; gives up after 20 s.
class HttpLine {
public:
    explicit HttpLine(quint16 port);
    ~HttpLine();
    HttpLine(const HttpLine &) = delete;
    HttpLine &operator=(const HttpLine &) = delete;

    void send(const QByteArray &bytes);
    [[nodiscard]] Answer receive(bool hasBody = true);
    /// Reads until the other side closes; true when it did so in time.
    [[nodiscard]] bool isClosedByPeer();
    /// Whether the other side has closed, or does so within `ms`; reads nothing.
    [[nodiscard]] bool isClosedWithin(int ms) const;
    /// Whether something has come that wasn't read yet; doesn't wait.
    [[nodiscard]] bool hasNews() const;
    /// Up to so many bytes of what has come or comes; empty when the line ended.
    [[nodiscard]] QByteArray take(qsizetype most);
    /// Cuts the line without reading what may come.
    void cut();

private:
    [[nodiscard]] bool readMore();
    int m_socket = -1;
    QByteArray m_buffer;
};

struct Ask {
    QByteArray method = "GET";
    QByteArray target;
    QByteArray token = {};
    QByteArray body = {};
    QByteArray headers = {}; ///< whole lines, each with CR LF
};
[[nodiscard]] QByteArray requestBytes(const Ask &ask);
/// One request on its own line.
[[nodiscard]] Answer exchange(quint16 port, const Ask &ask);

} // namespace zhike::test
