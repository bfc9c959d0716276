// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/nginx.h"

#include "tests/central/httpline.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zhike::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStartMs = 10'000;
constexpr auto kConfiguration = R"(
daemon off;
master_process off;
pid @/nginx.pid;
error_log @/error.log;
worker_rlimit_nofile 19000;
events { worker_connections 18000; }
http {
    access_log @/access.log;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    types { application/json json; }
    client_body_temp_path @/body; proxy_temp_path @/proxy; fastcgi_temp_path @/fastcgi; uwsgi_temp_path @/uwsgi; scgi_temp_path @/scgi;
    server { listen 127.0.0.1:%; root @; }
}
)";

/// nginx can't be told "any free one": this one is free a moment before.
quint16 freePort()
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool isBound = bind(fd, reinterpret_cast<const sockaddr *>(&address), size) == 0
        && getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    close(fd);
    return isBound ? ntohs(address.sin_port) : quint16(0);
}

} // namespace

Nginx::~Nginx()
{
    m_process.terminate();
    m_process.waitForFinished();
}

bool Nginx::put(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray Nginx::configuration() const
{
    return QByteArray(kConfiguration).replace('@', m_folder.path().toUtf8()).replace('%', QByteArray::number(m_port));
}

bool Nginx::start(const QByteArray &content)
{
    QString program = QStandardPaths::findExecutable(u"nginx"_s);
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s});
    m_port = freePort();
    if (program.isEmpty() || m_port == 0 || !put(u"page.json"_s, content) || !put(u"nginx.conf"_s, configuration()))
        return false;
    m_process.setStandardErrorFile(m_folder.filePath(u"said"_s));
    m_process.start(program,
                    {u"-p"_s, m_folder.path(), u"-e"_s, m_folder.filePath(u"error.log"_s), u"-c"_s,
                     m_folder.filePath(u"nginx.conf"_s)});
    const auto isUp = [this] {
        return m_process.state() == QProcess::NotRunning
            || test::exchange(m_port, {"GET", "/page.json"}).body.size() > 0;
    };
    return QTest::qWaitFor(isUp, kStartMs) && m_process.state() == QProcess::Running;
}

} // namespace zhike::bench
