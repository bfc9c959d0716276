// SPDX-License-Identifier: Apache-2.0
#include "channel.h"

#include <QtEndian>

#include <cerrno>
#include <unistd.h>

namespace zhike {
namespace {

bool readWhole(char *to, size_t size)
{
    while (size > 0) {
        const ssize_t got = ::read(STDIN_FILENO, to, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        size -= static_cast<size_t>(got);
    }
    return true;
}

} // namespace

std::optional<FrameRequest> nextRequest()
{
    char length[sizeof(quint32)];
    if (!readWhole(length, sizeof length))
        return std::nullopt;
    const auto size = qFromBigEndian<quint32>(length);
    if (size > kLongestRequest)
        return std::nullopt;
    QByteArray body(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!readWhole(body.data(), size))
        return std::nullopt;
    auto request = requestFromBody(body);
    return request ? std::optional(*std::move(request)) : std::nullopt;
}

bool sendAnswer(const FrameAnswer &answer)
{
    const QByteArray message = toMessage(answer);
    for (qsizetype sent = 0; sent < message.size();) {
        const ssize_t put =
            ::write(STDOUT_FILENO, message.constData() + sent, static_cast<size_t>(message.size() - sent));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        sent += put;
    }
    return true;
}

} // namespace zhike
