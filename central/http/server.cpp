// SPDX-License-Identifier: Apache-2.0
// The only file that knows Boost.Beast. Everything that touches a socket runs on one thread; handlers run on the pool
// and hand their answer back to that thread, so nothing here needs a lock.
#include "central/http/server.h"

#include "central/http/gzip.h"

#include <QLoggingCategory>
#include <QUuid>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace zhike::central {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

Q_LOGGING_CATEGORY(lcHttp, "zhike.central.http", QtInfoMsg)

constexpr std::chrono::milliseconds kDescriptorPause{100}; // out of descriptors: look again after this
constexpr std::chrono::milliseconds kRefusedLinger{
    2'000}; // after a 413 the client may still be sending; it has to read the answer
constexpr quint64 kRefusedDrain = 16 * 1024 * 1024; // and this much of what it sends is thrown away
constexpr qsizetype kLongestRequestId = 64;

using Parser = http::request_parser<http::string_body>;
using Reply = http::response<http::string_body>;

QByteArray bytesOf(beast::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

/// The client's id when it is a harmless word, else one of ours: it goes into the log.
QByteArray requestId(const Parser::value_type &message)
{
    const QByteArray theirs = bytesOf(message["X-Request-Id"]);
    const bool isPlain = !theirs.isEmpty() && theirs.size() <= kLongestRequestId
        && std::all_of(theirs.begin(), theirs.end(),
                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; });
    return isPlain ? theirs : QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

Request toRequest(Parser::value_type &&message)
{
    Request request;
    request.method = bytesOf(message.method_string());
    request.target = bytesOf(message.target());
    request.id = requestId(message);
    for (const auto &field : message)
        request.headers.push_back({bytesOf(field.name_string()), bytesOf(field.value())});
    request.body = QByteArray::fromStdString(message.body());
    return request;
}

QByteArray refusalBody(int status, const char *code)
{
    return QByteArray("{\"type\":\"about:blank\",\"title\":\"") + code + "\",\"status\":" + QByteArray::number(status)
        + ",\"code\":\"" + code + "\"}";
}

Response refusal(int status, const char *code)
{
    Response response;
    response.status = status;
    response.contentType = "application/problem+json";
    response.body = refusalBody(status, code);
    response.route = "refused";
    return response;
}

Response refusalOf(const error_code &error)
{
    if (error == http::error::body_limit)
        return refusal(413, "tooLarge");
    if (error == http::error::header_limit)
        return refusal(431, "tooLarge");
    return refusal(400, "answerMalformed");
}

/// What the client sent wrongly, as opposed to a line that broke.
bool isClientsMistake(const error_code &error)
{
    return error.category() == make_error_code(http::error::body_limit).category()
        && error != http::error::end_of_stream && error != http::error::partial_message;
}

bool isDescriptorShortage(const error_code &error)
{
    return error == boost::system::errc::too_many_files_open
        || error == boost::system::errc::too_many_files_open_in_system
        || error == boost::system::errc::not_enough_memory || error == boost::system::errc::no_buffer_space;
}

void pack(Response &response, const Request &request, int gzipFrom)
{
    const bool isJson = response.contentType.endsWith("json");
    if (!isJson || response.body.size() < gzipFrom || !acceptsGzip(request.header("Accept-Encoding")))
        return;
    if (QByteArray packed = gzip(response.body); !packed.isEmpty()) {
        response.body = std::move(packed);
        response.headers.push_back({"Content-Encoding", "gzip"});
        response.headers.push_back({"Vary", "Accept-Encoding"});
    }
}

} // namespace

QByteArray Request::header(const char *name) const
{
    const auto it = std::find_if(headers.begin(), headers.end(),
                                 [name](const Header &h) { return h.name.compare(name, Qt::CaseInsensitive) == 0; });
    return it == headers.end() ? QByteArray() : it->value;
}

struct Server::State : std::enable_shared_from_this<State> {
    struct Session;

    State(ServerOptions o, Handler h)
        : options(std::move(o))
        , handler(std::move(h))
        , acceptor(io)
    {
    }

    asio::awaitable<void> acceptLoop(); ///< ends before the state does: run() returns only after it
    void open(tcp::socket socket);
    void drain();
    Response answer(const Request &request) const;

    const ServerOptions options;
    const Handler handler;
    asio::io_context io{1};
    tcp::acceptor acceptor;
    std::unique_ptr<asio::thread_pool> pool;
    std::thread thread;
    quint16 boundPort = 0;
    // Touched on the socket thread only:
    std::list<std::weak_ptr<Session>> sessions;
    quint64 wakeCount = 0;
    bool isDraining = false;
    // Told to stop():
    std::mutex mutex;
    std::condition_variable allGone;
    size_t living = 0;
    std::atomic<bool> isStarted = false;
};

/// One connection. Its coroutine owns it; the server knows it only weakly.
struct Server::State::Session : std::enable_shared_from_this<Session> {
    Session(std::shared_ptr<State> s, tcp::socket socket)
        : server(std::move(s))
        , stream(std::move(socket))
        , event(server->io, Clock::time_point::max())
    {
    }
    ~Session();

    asio::awaitable<void> run();
    asio::awaitable<bool> serveOne();
    asio::awaitable<bool> awaitRequest();
    asio::awaitable<error_code> readMessage(Parser &parser);
    asio::awaitable<Response> ask(Request &request);
    asio::awaitable<Response> askPool(const Request &request);
    asio::awaitable<void> park(quint64 seenWakes, Clock::time_point deadline);
    asio::awaitable<bool> write(const Response &response, const Request &request, bool isKept);
    asio::awaitable<void> refuse(const error_code &error);
    void wakeUp() { event.cancel(); }

    std::shared_ptr<State> server;
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    asio::steady_timer event; ///< cancelled: something happened - an answer, a commit, the end
    bool isIdle = false;
};

Server::State::Session::~Session()
{
    const std::lock_guard lock(server->mutex);
    if (--server->living == 0)
        server->allGone.notify_all();
}

asio::awaitable<void> Server::State::Session::run()
{
    const auto self = shared_from_this();
    try {
        while (co_await serveOne()) { }
    } catch (const std::exception &) {
        qCWarning(lcHttp, "a connection ended in an exception");
    }
    error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream.close();
}

/// The first bytes of the next request; false when the client has gone or said nothing for too long.
asio::awaitable<bool> Server::State::Session::awaitRequest()
{
    if (buffer.size() > 0)
        co_return true;
    isIdle = true;
    stream.expires_after(server->options.idleTimeout);
    error_code error;
    const size_t got =
        co_await stream.async_read_some(buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
    isIdle = false;
    buffer.commit(got);
    co_return !error && got > 0;
}

asio::awaitable<error_code> Server::State::Session::readMessage(Parser &parser)
{
    error_code error;
    stream.expires_after(server->options.readTimeout);
    co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    if (error)
        co_return error;
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        http::response<http::empty_body> goOn{http::status::continue_, 11};
        co_await http::async_write(stream, goOn, asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return error;
    }
    stream.expires_after(server->options.readTimeout);
    co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    co_return error;
}

asio::awaitable<bool> Server::State::Session::serveOne()
{
    if (server->isDraining || !co_await awaitRequest())
        co_return false;
    Parser parser;
    parser.header_limit(server->options.headerLimit);
    parser.body_limit(server->options.bodyLimit);
    if (const error_code error = co_await readMessage(parser)) {
        if (isClientsMistake(error))
            co_await refuse(error);
        co_return false;
    }
    const bool isKept = parser.get().keep_alive();
    Request request = toRequest(parser.release());
    const auto began = Clock::now();
    const Response response = co_await ask(request);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    qCInfo(lcHttp, "%s %s %d %lld ms %s", request.method.constData(), response.route, response.status,
           static_cast<long long>(took.count()), request.id.constData());
    co_return co_await write(response, request, isKept && !server->isDraining);
}

asio::awaitable<Response> Server::State::Session::ask(Request &request)
{
    std::optional<Clock::time_point> deadline;
    for (;;) {
        const quint64 seen = server->wakeCount;
        request.isLastAsking = server->isDraining || (deadline && Clock::now() >= *deadline);
        Response response = co_await askPool(request);
        if (!response.parkFor || request.isLastAsking)
            co_return response;
        if (!deadline)
            deadline = Clock::now() + *response.parkFor;
        co_await park(seen, *deadline);
    }
}

/// Waits on the socket thread, holding nothing, until wake(), the deadline or the end. A wake that came between the
/// handler's look and here is in `wakeCount`.
asio::awaitable<void> Server::State::Session::park(quint64 seenWakes, Clock::time_point deadline)
{
    if (server->wakeCount != seenWakes || server->isDraining)
        co_return;
    error_code ignored;
    event.expires_at(deadline);
    co_await event.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    event.expires_at(Clock::time_point::max());
}

asio::awaitable<Response> Server::State::Session::askPool(const Request &request)
{
    auto answer = std::make_shared<std::optional<Response>>();
    asio::post(*server->pool, [self = shared_from_this(), answer, request] {
        Response response = self->server->answer(request);
        if (!response.parkFor)
            pack(response, request, self->server->options.gzipFrom);
        asio::post(self->server->io, [self, answer, response = std::move(response)]() mutable {
            *answer = std::move(response);
            self->wakeUp();
        });
    });
    while (!*answer) {
        error_code ignored;
        event.expires_at(Clock::time_point::max());
        co_await event.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    co_return std::move(**answer);
}

asio::awaitable<bool> Server::State::Session::write(const Response &response, const Request &request, bool isKept)
{
    const bool isHead = request.method == "HEAD";
    Reply reply{static_cast<http::status>(response.status), 11};
    reply.set(http::field::content_type, response.contentType.toStdString());
    reply.set(http::field::cache_control, "no-store");
    reply.set("X-Request-Id", request.id.toStdString());
    for (const Header &header : response.headers)
        reply.set(header.name.toStdString(), header.value.toStdString());
    reply.keep_alive(isKept);
    reply.content_length(static_cast<std::uint64_t>(response.body.size()));
    if (!isHead)
        reply.body() = response.body.toStdString();
    stream.expires_after(server->options.writeTimeout);
    error_code error;
    http::response_serializer<http::string_body> serializer{reply};
    if (isHead)
        co_await http::async_write_header(stream, serializer, asio::redirect_error(asio::use_awaitable, error));
    else
        co_await http::async_write(stream, serializer, asio::redirect_error(asio::use_awaitable, error));
    co_return !error && isKept;
}

/// Answers a request that can't be read, then reads on a little: a client that is still sending would otherwise meet a
/// reset instead of the answer.
asio::awaitable<void> Server::State::Session::refuse(const error_code &error)
{
    const Response response = refusalOf(error);
    Request unread;
    unread.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    qCInfo(lcHttp, "- %s %d 0 ms %s", response.route, response.status, unread.id.constData());
    co_await write(response, unread, false);
    error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream.expires_after(std::min(kRefusedLinger, server->options.readTimeout));
    std::vector<char> thrown(64 * 1024);
    for (quint64 total = 0; !ignored && total < kRefusedDrain;)
        total +=
            co_await stream.async_read_some(asio::buffer(thrown), asio::redirect_error(asio::use_awaitable, ignored));
}

Response Server::State::answer(const Request &request) const
{
    try {
        return handler(request);
    } catch (const std::exception &) {
        qCWarning(lcHttp, "a handler ended in an exception %s", request.id.constData());
        return refusal(500, "centralFailed");
    }
}

void Server::State::open(tcp::socket socket)
{
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    {
        const std::lock_guard lock(mutex);
        ++living;
    }
    const auto session = std::make_shared<Session>(shared_from_this(), std::move(socket));
    std::erase_if(sessions, [](const auto &known) { return known.expired(); });
    sessions.push_back(session);
    asio::co_spawn(
        io, [session] { return session->run(); }, asio::detached);
}

asio::awaitable<void> Server::State::acceptLoop()
{
    while (!isDraining) {
        error_code error;
        tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            open(std::move(socket));
        } else if (isDescriptorShortage(error)) {
            asio::steady_timer pause(io, kDescriptorPause);
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

/// On the socket thread: no new connection, idle ones close, parked requests are asked a last time.
void Server::State::drain()
{
    isDraining = true;
    error_code ignored;
    acceptor.close(ignored);
    for (const auto &known : sessions) {
        if (const auto session = known.lock()) {
            if (session->isIdle)
                session->stream.cancel();
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
    m->pool = std::make_unique<asio::thread_pool>(static_cast<size_t>(m->options.threads));
    asio::co_spawn(
        m->io, [state = m.get()] { return state->acceptLoop(); }, asio::detached);
    m->thread = std::thread([state = m.get()] { state->io.run(); });
    m->isStarted = true;
    return {};
}

quint16 Server::port() const { return m->boundPort; }

void Server::wake()
{
    if (!m->isStarted)
        return;
    asio::post(m->io, [state = m] {
        ++state->wakeCount;
        for (const auto &known : state->sessions)
            if (const auto session = known.lock())
                session->wakeUp();
    });
}

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
