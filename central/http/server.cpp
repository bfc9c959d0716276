// SPDX-License-Identifier: Apache-2.0
// The house: who is let in, who is cut, who is woken, how it closes.
#include "central/http/descriptors.h"
#include "central/http/refusal.h"
#include "central/http/serverstate.h"

#include <QLoggingCategory>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace zhike::central {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

Q_LOGGING_CATEGORY(lcServer, "zhike.central.http", QtInfoMsg)

constexpr std::chrono::milliseconds kDescriptorPause{100}; // out of descriptors: look again after this
constexpr std::chrono::milliseconds kQuietLongEnough{1'000}; // to be cut when others want in
constexpr size_t kCutAtOnce = 64;

bool isDescriptorShortage(const error_code &error)
{
    return error == boost::system::errc::too_many_files_open
        || error == boost::system::errc::too_many_files_open_in_system
        || error == boost::system::errc::not_enough_memory || error == boost::system::errc::no_buffer_space;
}

} // namespace

QByteArray Request::header(const char *name) const
{
    const auto it = std::find_if(headers.begin(), headers.end(),
                                 [name](const Header &h) { return h.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == headers.end() ? QByteArray() : it->value;
}

Response Server::State::answer(const Request &request) const
{
    try {
        return handler(request);
    } catch (const std::exception &) {
        qCWarning(lcServer, "a handler ended in an exception %s", request.id.constData());
        return refusal(500, "centralFailed");
    }
}

std::shared_ptr<Server::State::Session> Server::State::find(quint64 id) const
{
    const auto it = sessions.find(id);
    return it == sessions.end() ? nullptr : it->second.lock();
}

void Server::State::open(tcp::socket socket)
{
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    {
        const std::lock_guard lock(mutex);
        ++living;
    }
    const auto session = std::make_shared<Session>(shared_from_this(), std::move(socket));
    sessions.emplace(session->id, session);
    counter.note([](EdgeFigures &figures) {
        ++figures.accepted;
        ++figures.connections;
    });
    asio::co_spawn(
        io, [session] { return session->run(); }, asio::detached);
}

void Server::State::close(quint64 id)
{
    sessions.erase(id);
    counter.note([](EdgeFigures &figures) { --figures.connections; });
}

bool Server::State::isFull() const { return sessions.size() >= connectionLimit; }

asio::awaitable<void> Server::State::pause()
{
    error_code ignored;
    asio::steady_timer timer(io, kDescriptorPause);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

/// Ends the lines that have kept quiet for longest - idle ones, and those that drip their request byte by byte. A
/// request under way is never cut.
void Server::State::makeRoom()
{
    using Quiet = std::pair<Clock::time_point, std::shared_ptr<Session>>;
    std::vector<Quiet> quiet;
    const Clock::time_point recent = Clock::now() - std::min(kQuietLongEnough, options.idleTimeout);
    for (const auto &[id, known] : sessions)
        if (const auto session = known.lock(); session && session->quietSince && *session->quietSince <= recent)
            quiet.emplace_back(*session->quietSince, session);
    const size_t count = std::min(quiet.size(), kCutAtOnce);
    std::partial_sort(quiet.begin(), quiet.begin() + static_cast<std::ptrdiff_t>(count), quiet.end(),
                      [](const Quiet &a, const Quiet &b) { return a.first < b.first; });
    for (size_t i = 0; i < count; ++i)
        quiet[i].second->cutOff();
    counter.note([count](EdgeFigures &figures) { figures.cut += count; });
}

asio::awaitable<void> Server::State::acceptLoop()
{
    while (!isDraining) {
        if (isFull()) {
            makeRoom();
            co_await pause();
            continue;
        }
        error_code error;
        tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            open(std::move(socket));
        } else if (isDescriptorShortage(error)) {
            makeRoom();
            co_await pause();
        }
    }
}

void Server::State::wake(const Topics &topics)
{
    for (const quint64 guest : room.wake(topics))
        if (const auto session = find(guest))
            session->wakeUp();
}

/// Whoever was asked again hands the turn to the next in line.
void Server::State::passTurn()
{
    while (!line.empty()) {
        const auto next = line.front().lock();
        line.pop_front();
        if (next) {
            next->isInLine = false;
            next->wakeUp();
            return;
        }
    }
    ++turnsLeft;
}

/// On the socket thread: no new connection, idle ones close, parked requests are asked a last time.
void Server::State::drain()
{
    isDraining = true;
    error_code ignored;
    acceptor.close(ignored);
    for (const auto &[id, known] : sessions) {
        if (const auto session = known.lock()) {
            if (session->isIdle)
                session->cutOff();
            session->wakeUp();
        }
    }
}

Server::Server(ServerOptions options, Handler handler)
    : m(std::make_shared<State>(std::move(options), std::move(handler)))
{
}
Server::~Server() { stop(); }

Result<void> Server::start()
{
    error_code error;
    const auto address = asio::ip::make_address(m->options.host.toStdString(), error);
    if (error || !address.is_loopback())
        return Error{ErrorCode::LineRefused, QStringLiteral("loopback")};
    const tcp::endpoint endpoint(address, m->options.port);
    m->acceptor.open(endpoint.protocol(), error);
    if (!error)
        m->acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        m->acceptor.bind(endpoint, error);
    if (!error)
        m->acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return Error{ErrorCode::LineDown, QString::fromStdString(error.message())};
    m->boundPort = m->acceptor.local_endpoint().port();
    m->connectionLimit =
        m->options.connectionLimit > 0 ? m->options.connectionLimit : connectionsWithin(descriptorLimit());
    m->pool = std::make_unique<asio::thread_pool>(static_cast<size_t>(m->options.threads));
    asio::co_spawn(
        m->io, [state = m.get()] { return state->acceptLoop(); }, asio::detached);
    m->thread = std::thread([state = m.get()] { state->io.run(); });
    m->isStarted = true;
    return {};
}

quint16 Server::port() const { return m->boundPort; }

EdgeFigures Server::figures() const { return m->counter.figures(); }

void Server::wake(const Topics &topics)
{
    if (m->isStarted)
        asio::post(m->io, [state = m, topics] { state->wake(topics); });
}

void Server::later(std::function<void()> task) { asio::post(*m->pool, std::move(task)); }

void Server::stop()
{
    if (!m->isStarted.exchange(false))
        return;
    asio::post(m->io, [state = m] { state->drain(); });
    {
        std::unique_lock lock(m->mutex);
        if (!m->allGone.wait_for(lock, m->options.drainTimeout, [this] { return m->living == 0; }))
            m->io.stop();
    }
    m->thread.join();
    m->pool->join();
    m->pool.reset();
}

} // namespace zhike::central
