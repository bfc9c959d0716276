// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/edgefigures.h"
#include "central/http/message.h"
#include "core/domain/result.h"

#include <functional>
#include <memory>

namespace zhike::central {

/// All limits of the HTTP edge. Tests shorten the times instead of waiting for them.
struct ServerOptions {
    QByteArray host =
        "127.0.0.1"; ///< loopback only: TLS comes with the packages, and without it nothing leaves the machine
    quint16 port = 0; ///< 0: any free one
    int threads = 4; ///< handlers at the same time; parked requests hold none of them
    int queueLimit = 256; ///< requests in the handlers' hands or queued for them; more are told to come back (503)
    quint64 connectionLimit = 0; ///< 0: as many as there are descriptors, less a few for files
    quint32 headerLimit = 16 * 1024; ///< bytes
    quint64 bodyLimit = 4 * 1024 * 1024; ///< bytes
    std::chrono::milliseconds readTimeout{
        30'000}; ///< for a whole header, and for a whole body, however slowly it drips
    std::chrono::milliseconds idleTimeout{75'000}; ///< between two requests
    std::chrono::milliseconds writeTimeout{30'000}; ///< without a byte taken; and in all, beyond 16 KiB a second
    std::chrono::milliseconds drainTimeout{10'000}; ///< stop() waits this long for answers under way
    int packFrom = 1024; ///< bytes: JSON shorter than this is sent as it is
};

/// An HTTP/1.1 server around one handler.
///
/// Threads: one for the sockets, `threads` for the handler; start(), stop() and port() belong to the owner's thread,
/// wake() and figures() may be called from any. The handler must be reentrant; what it throws becomes a 500.
/// Crowds: a full queue is answered with 503 and Retry-After; a waking asks again a few parked requests at a time. Out
/// of room for connections: the lines that have said nothing for longest end, and nothing else.
class Server {
public:
    using Handler = std::function<Response(const Request &)>;

    Server(ServerOptions options, Handler handler);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// LineRefused (detail "loopback") for an address that isn't loopback, LineDown (detail: why) when it can't be
    /// bound.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] quint16 port() const;
    /// Asks again the parked requests that wait for one of `topics`; every one when there are none.
    void wake(const Topics &topics = {});
    /// For a handler: runs `task` on the handlers' threads, behind what has come by then. stop() waits for it.
    void later(std::function<void()> task);
    [[nodiscard]] EdgeFigures figures() const;
    /// Takes no new connection, lets answers under way finish (parked requests are asked a last time), then closes.
    void stop();

private:
    struct State;
    std::shared_ptr<State> m;
};

} // namespace zhike::central
