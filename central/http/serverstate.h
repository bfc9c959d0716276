// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/server.h"
#include "central/http/waitingroom.h"

#include <QUuid>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

/// The inside of the server, for server.cpp (the house) and session.cpp (one guest). Everything that touches a socket
/// runs on one thread; handlers run on the pool and hand their answer back to that thread, so that little here needs a
/// lock.
namespace zhike::central {

using SteadyTime = std::chrono::steady_clock::time_point;

inline constexpr int kTurnsPerThread = 2; // woken requests asked again at once: enough to keep every thread busy

struct Server::State : std::enable_shared_from_this<State> {
    struct Session;

    State(ServerOptions o, Handler h)
        : options(std::move(o))
        , handler(std::move(h))
        , acceptor(io)
        , turnsLeft(options.threads * kTurnsPerThread)
    {
    }

    boost::asio::awaitable<void> acceptLoop(); ///< ends before the state does: run() returns only after it
    boost::asio::awaitable<void> pause();
    bool isFull() const;
    void makeRoom();
    void open(boost::asio::ip::tcp::socket socket);
    void close(quint64 id);
    void wake(const Topics &topics);
    void passTurn();
    void drain();
    Response answer(const Request &request) const;
    std::shared_ptr<Session> find(quint64 id) const;
    QByteArray newRequestId() { return idsBegin + QByteArray::number(++lastRequest); }

    const ServerOptions options;
    const Handler handler;
    boost::asio::io_context io{1};
    boost::asio::ip::tcp::acceptor acceptor;
    std::unique_ptr<boost::asio::thread_pool> pool;
    std::thread thread;
    quint16 boundPort = 0;
    quint64 connectionLimit = 0;
    EdgeCounter counter;
    // Touched on the socket thread only:
    std::unordered_map<quint64, std::weak_ptr<Session>> sessions;
    quint64 lastId = 0;
    const QByteArray idsBegin = QUuid::createUuid().toByteArray(QUuid::Id128).left(16) + '-'; ///< of this server's request ids
    quint64 lastRequest = 0;
    WaitingRoom room;
    std::deque<std::weak_ptr<Session>> line; ///< woken, waiting for a turn to be asked again
    int turnsLeft;
    int inPool = 0;
    quint64 sentAway = 0;
    bool isDraining = false;
    // Told to stop():
    std::mutex mutex;
    std::condition_variable allGone;
    size_t living = 0;
    std::atomic<bool> isStarted = false;
};

/// One connection. Its coroutine owns it; the server knows it only weakly. What a request needs while it is parked are
/// members, so that the frames of reading and writing are gone by then: ten thousand of these wait at once.
struct Server::State::Session : std::enable_shared_from_this<Session> {
    struct Wire; ///< the socket as Beast sees it, and what has been read ahead
    struct Message; ///< a request as Beast parses it

    Session(std::shared_ptr<State> s, boost::asio::ip::tcp::socket socket);
    ~Session();

    boost::asio::awaitable<void> run();
    boost::asio::awaitable<bool> serveOne();
    boost::asio::awaitable<bool> awaitRequest();
    boost::asio::awaitable<bool> readRequest();
    boost::asio::awaitable<boost::system::error_code> readMessage(Message &message);
    boost::asio::awaitable<Response> ask();
    boost::asio::awaitable<Response> askPool();
    void askHandler(); ///< on the pool
    void handOver(Response response); ///< from any thread, to the coroutine
    boost::asio::awaitable<void> park(quint64 seenWakes, SteadyTime deadline, Topics topics);
    boost::asio::awaitable<void> takeTurn();
    boost::asio::awaitable<void> something(SteadyTime deadline);
    boost::asio::awaitable<bool> write(const Response &response, bool isLast);
    boost::asio::awaitable<void> refuse(const boost::system::error_code &error);
    void wakeUp() { event.cancel(); }
    /// Ends what it is reading or writing; the coroutine closes the line.
    void cutOff();

    std::shared_ptr<State> server;
    const quint64 id;
    std::unique_ptr<Wire> wire;
    boost::asio::steady_timer event; ///< cancelled: something happened - an answer, a commit, a turn, the end
    Request request;
    std::optional<Response> answered; ///< by the pool, on its way to the coroutine
    std::optional<SteadyTime> quietSince; ///< set while the client has to say something
    bool isKept = false;
    bool isIdle = false;
    bool isInLine = false;
};

} // namespace zhike::central
