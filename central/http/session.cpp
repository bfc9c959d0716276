// SPDX-License-Identifier: Apache-2.0
// One connection, and the only file that knows Boost.Beast.
#include "central/http/packing.h"
#include "central/http/refusal.h"
#include "central/http/serverstate.h"

#include <QLoggingCategory>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>

namespace zhike::central {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

Q_LOGGING_CATEGORY(lcHttp, "zhike.central.http", QtInfoMsg)

constexpr qsizetype kSlowestReader = 16 * 1024; // bytes a second
constexpr size_t kFirstRead = 4096;
constexpr std::chrono::milliseconds kRefusedLinger{
    2'000}; // after a 413 the client may still be sending; it has to read the answer
constexpr quint64 kRefusedDrain = 16 * 1024 * 1024; // and this much of what it sends is thrown away
constexpr qsizetype kLongestRequestId = 64;

using Reply = http::response<http::span_body<const char>>;

QByteArray bytesOf(beast::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

/// The client's id when it is a harmless word: it goes into the log.
QByteArray plainId(const http::request<http::string_body> &message)
{
    const QByteArray theirs = bytesOf(message["X-Request-Id"]);
    const bool isPlain = !theirs.isEmpty() && theirs.size() <= kLongestRequestId
        && std::all_of(theirs.begin(), theirs.end(),
                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; });
    return isPlain ? theirs : QByteArray();
}

Request toRequest(http::request<http::string_body> &&message)
{
    Request request;
    request.method = bytesOf(message.method_string());
    request.target = bytesOf(message.target());
    request.id = plainId(message);
    for (const auto &field : message)
        request.headers.push_back({bytesOf(field.name_string()), bytesOf(field.value())});
    request.body = QByteArray::fromStdString(message.body());
    return request;
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

} // namespace

struct Server::State::Session::Wire {
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
};
struct Server::State::Session::Message {
    http::request_parser<http::string_body> parser;
};

Server::State::Session::Session(std::shared_ptr<State> s, tcp::socket socket)
    : server(std::move(s))
    , id(++server->lastId)
    , wire(new Wire{beast::tcp_stream(std::move(socket)), {}})
    , event(server->io, Clock::time_point::max())
{
}

Server::State::Session::~Session()
{
    const std::lock_guard lock(server->mutex);
    if (--server->living == 0)
        server->allGone.notify_all();
}

void Server::State::Session::cutOff() { wire->stream.cancel(); }

asio::awaitable<void> Server::State::Session::run()
{
    const auto self = shared_from_this();
    try {
        while (co_await serveOne()) { }
    } catch (const std::exception &) {
        qCWarning(lcHttp, "a connection ended in an exception");
    }
    error_code ignored;
    wire->stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
    wire->stream.close();
    server->close(id);
}

/// The first bytes of the next request; false when the client has gone or said nothing for too long.
asio::awaitable<bool> Server::State::Session::awaitRequest()
{
    auto &[stream, buffer] = *wire;
    if (buffer.size() > 0)
        co_return true;
    isIdle = true;
    quietSince = Clock::now();
    stream.expires_after(server->options.idleTimeout);
    error_code error;
    const size_t got =
        co_await stream.async_read_some(buffer.prepare(kFirstRead), asio::redirect_error(asio::use_awaitable, error));
    isIdle = false;
    quietSince.reset();
    buffer.commit(got);
    co_return !error && got > 0;
}

asio::awaitable<error_code> Server::State::Session::readMessage(Message &message)
{
    auto &[parser] = message;
    auto &[stream, buffer] = *wire;
    error_code error;
    parser.eager(true);
    buffer.consume(parser.put(buffer.data(), error)); // nearly always all of it has come with the first bytes
    if (error == http::error::need_more)
        error = {};
    if (error || parser.is_done())
        co_return error;
    stream.expires_after(server->options.readTimeout);
    if (!parser.is_header_done())
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

asio::awaitable<bool> Server::State::Session::readRequest()
{
    Message message;
    auto &parser = message.parser;
    parser.header_limit(server->options.headerLimit);
    parser.body_limit(server->options.bodyLimit);
    quietSince = Clock::now();
    const error_code error = co_await readMessage(message);
    quietSince.reset();
    if (error) {
        if (isClientsMistake(error))
            co_await refuse(error);
        co_return false;
    }
    isKept = parser.get().keep_alive();
    request = toRequest(parser.release());
    if (request.id.isEmpty())
        request.id = server->newRequestId();
    wire->buffer.shrink_to_fit();
    co_return true;
}

asio::awaitable<bool> Server::State::Session::serveOne()
{
    if (server->isDraining || !co_await awaitRequest() || !co_await readRequest())
        co_return false;
    const auto began = Clock::now();
    const Response response = co_await ask();
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
    qCInfo(lcHttp, "%s %s %d %lld ms %s", request.method.constData(), response.route, response.status,
           static_cast<long long>(took.count() / 1000), request.id.constData());
    server->counter.note([&](EdgeFigures &figures) {
        EdgeFigures::Answers &answers = figures.answers[{response.route, response.status}];
        ++answers.count;
        answers.spent += took;
    });
    co_return co_await write(response, !isKept || server->isDraining);
}

asio::awaitable<Response> Server::State::Session::ask()
{
    if (server->inPool >= server->options.queueLimit)
        co_return busyRefusal(++server->sentAway);
    std::optional<Clock::time_point> deadline;
    for (;;) {
        const quint64 seen = server->room.now();
        request.isLastAsking = server->isDraining || (deadline && Clock::now() >= *deadline);
        Response response = co_await askPool();
        if (deadline)
            server->passTurn();
        if (!response.parkFor || request.isLastAsking)
            co_return response;
        if (!deadline)
            deadline = Clock::now() + *response.parkFor;
        co_await park(seen, *deadline, std::move(response.wokenBy));
        co_await takeTurn();
    }
}

asio::awaitable<void> Server::State::Session::something(Clock::time_point deadline)
{
    error_code ignored;
    event.expires_at(deadline);
    co_await event.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

/// Waits on the socket thread, holding no other, until a wake on one of the topics, the deadline or the end.
asio::awaitable<void> Server::State::Session::park(quint64 seenWakes, Clock::time_point deadline, Topics topics)
{
    if (server->isDraining || server->room.isTooLate(topics, seenWakes))
        co_return;
    server->room.enter(id, topics);
    server->counter.note([](EdgeFigures &figures) { ++figures.parked; });
    co_await something(deadline);
    server->room.leave(id, topics);
    server->counter.note([](EdgeFigures &figures) { --figures.parked; });
}

/// A commit may concern ten thousand; they are asked again a few at a time, and newcomers go on finding the pool free.
asio::awaitable<void> Server::State::Session::takeTurn()
{
    if (server->turnsLeft > 0) {
        --server->turnsLeft;
        co_return;
    }
    isInLine = true;
    server->line.push_back(weak_from_this());
    while (isInLine)
        co_await something(Clock::time_point::max());
}

void Server::State::Session::askHandler()
{
    Response response = server->answer(request);
    if (!response.parkFor)
        packBody(response, request, server->options.packFrom);
    if (!response.heldUntil)
        return handOver(std::move(response));
    const auto hold = std::exchange(response.heldUntil, {});
    hold([self = shared_from_this(), response = std::move(response)](const Result<void> &end) mutable {
        const char *route = response.route;
        if (!end)
            response = busyRefusal(0);
        response.route = route;
        self->handOver(std::move(response));
    });
}

void Server::State::Session::handOver(Response response)
{
    asio::post(server->io, [self = shared_from_this(), response = std::move(response)]() mutable {
        self->answered = std::move(response);
        self->wakeUp();
    });
}

asio::awaitable<Response> Server::State::Session::askPool()
{
    answered.reset();
    ++server->inPool;
    server->counter.note([](EdgeFigures &figures) {
        ++figures.inPool;
        ++figures.asked;
    });
    asio::post(*server->pool, [self = shared_from_this()] { self->askHandler(); });
    while (!answered)
        co_await something(Clock::time_point::max());
    --server->inPool;
    server->counter.note([](EdgeFigures &figures) { --figures.inPool; });
    co_return std::move(*answered);
}

/// A client may read slowly, as a shop's line does, but it has to read: some bytes within the time-out, and all of them
/// at kSlowestReader.
asio::awaitable<bool> Server::State::Session::write(const Response &response, bool isLast)
{
    Reply reply{static_cast<http::status>(response.status), 11};
    reply.set(http::field::content_type, response.contentType.toStdString());
    reply.set(http::field::cache_control, "no-store");
    reply.set("X-Request-Id", request.id.toStdString());
    for (const Header &header : response.headers)
        reply.set(header.name.toStdString(), header.value.toStdString());
    reply.keep_alive(!isLast);
    reply.content_length(static_cast<std::uint64_t>(response.body.size()));
    const bool isHead = request.method == "HEAD";
    if (!isHead)
        reply.body() = {response.body.constData(), static_cast<size_t>(response.body.size())};
    http::response_serializer<http::span_body<const char>> serializer{reply};
    const auto end =
        Clock::now() + server->options.writeTimeout + std::chrono::seconds(response.body.size() / kSlowestReader);
    beast::tcp_stream &stream = wire->stream;
    error_code error;
    serializer.split(isHead);
    http::write_some(stream.socket(), serializer, error); // nearly always all of it goes at once (open() made it not wait)
    if (error == asio::error::would_block)
        error = {};
    while (!error && !(isHead ? serializer.is_header_done() : serializer.is_done())) {
        stream.expires_at(std::min(end, Clock::now() + server->options.writeTimeout));
        co_await http::async_write_some(stream, serializer, asio::redirect_error(asio::use_awaitable, error));
    }
    co_return !error && !isLast;
}

/// Answers a request that can't be read, then reads on a little: a client that is still sending would otherwise meet a
/// reset instead of the answer.
asio::awaitable<void> Server::State::Session::refuse(const error_code &error)
{
    const Response response = refusalOf(error);
    request = {};
    request.id = server->newRequestId();
    qCInfo(lcHttp, "- %s %d 0 ms %s", response.route, response.status, request.id.constData());
    server->counter.note([&](EdgeFigures &figures) { ++figures.answers[{response.route, response.status}].count; });
    co_await write(response, true);
    beast::tcp_stream &stream = wire->stream;
    error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream.expires_after(std::min(kRefusedLinger, server->options.readTimeout));
    std::vector<char> thrown(64 * 1024);
    for (quint64 total = 0; !ignored && total < kRefusedDrain;)
        total +=
            co_await stream.async_read_some(asio::buffer(thrown), asio::redirect_error(asio::use_awaitable, ignored));
}

} // namespace zhike::central
