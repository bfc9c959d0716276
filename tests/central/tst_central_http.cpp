// SPDX-License-Identifier: Apache-2.0
// The HTTP edge alone, with a handler of the test's: limits, time-outs, parking, draining.
#include "central/http/server.h"
#include "tests/central/rig.h"

#include <QTest>

#include <atomic>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

Response echo(const Request &request)
{
    Response response;
    response.body = "{\"length\":" + QByteArray::number(request.body.size()) + "}";
    return response;
}

ServerOptions impatient()
{
    ServerOptions options;
    options.readTimeout = 150ms;
    options.idleTimeout = 150ms;
    return options;
}

} // namespace

class TestCentralHttp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBodyIsReadAndAnswered();
    void twoRequestsShareALine();
    void aBodyOverTheLimitGetsARealAnswer_data();
    void aBodyOverTheLimitGetsARealAnswer();
    void aHeaderOverTheLimitIsRefused();
    void bytesThatAreNoRequestAreRefused();
    void aHeaderThatNeverEndsIsCutOff();
    void aBodyThatNeverEndsIsCutOff();
    void anIdleLineIsCutOff();
    void aClientThatAsksFirstIsToldToGoOn();
    void anExceptionInAHandlerIsAnAnswer();
    void longJsonIsPackedForThoseWhoTakeIt();
    void aRequestIdIsKeptWhenItIsPlain();
    void aParkedRequestIsWokenAndHoldsNoThread();
    void aParkedRequestIsAnsweredAtItsDeadline();
    void stoppingAnswersWhatIsParked();
    void aClientThatLeavesEarlyHarmsNobody();
    void outOfDescriptorsTheServerLives();
    void onlyLoopbackIsListenedOn();
};

void TestCentralHttp::aBodyIsReadAndAnswered()
{
    Server server({}, echo);
    QVERIFY(server.start());
    const Answer answer = exchange(server.port(), {"POST", "/", {}, "12345"});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("{\"length\":5}"));
}

void TestCentralHttp::twoRequestsShareALine()
{
    Server server({}, echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send(requestBytes({"POST", "/", {}, "1"}) + requestBytes({"POST", "/", {}, "12"}));
    QCOMPARE(line.receive().body, QByteArray("{\"length\":1}"));
    QCOMPARE(line.receive().body, QByteArray("{\"length\":2}"));
}

void TestCentralHttp::aBodyOverTheLimitGetsARealAnswer_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("status");
    QTest::newRow("exactly the limit is taken") << 64 * 1024 << 200;
    QTest::newRow("one byte more is refused") << 64 * 1024 + 1 << 413;
    QTest::newRow("a client that keeps sending still reads its answer") << 3 * 1024 * 1024 << 413;
}

void TestCentralHttp::aBodyOverTheLimitGetsARealAnswer()
{
    QFETCH(int, size);
    ServerOptions options;
    options.bodyLimit = 64 * 1024;
    Server server(options, echo);
    QVERIFY(server.start());
    const Answer answer = exchange(server.port(), {"POST", "/", {}, QByteArray(size, 'x')});
    QTEST(answer.status, "status");
}

void TestCentralHttp::aHeaderOverTheLimitIsRefused()
{
    Server server({}, echo);
    QVERIFY(server.start());
    QCOMPARE(exchange(server.port(), {"GET", "/", {}, {}, "X-Small: " + QByteArray(1000, 'a') + "\r\n"}).status, 200);
    QCOMPARE(exchange(server.port(), {"GET", "/", {}, {}, "X-Large: " + QByteArray(20'000, 'a') + "\r\n"}).status, 431);
}

void TestCentralHttp::bytesThatAreNoRequestAreRefused()
{
    Server server({}, echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send("\x16\x03\x01 this is not HTTP\r\n\r\n");
    QCOMPARE(line.receive().status, 400);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
}

void TestCentralHttp::aHeaderThatNeverEndsIsCutOff()
{
    Server server(impatient(), echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send("GET / HTTP/1.1\r\nX-Slow: ");
    QVERIFY(line.isClosedByPeer());
}

void TestCentralHttp::aBodyThatNeverEndsIsCutOff()
{
    Server server(impatient(), echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    QVERIFY(line.isClosedByPeer());
}

void TestCentralHttp::anIdleLineIsCutOff()
{
    Server server(impatient(), echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send(requestBytes({"GET", "/"}));
    QCOMPARE(line.receive().status, 200);
    QVERIFY(line.isClosedByPeer());
}

void TestCentralHttp::aClientThatAsksFirstIsToldToGoOn()
{
    Server server({}, echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    QCOMPARE(line.receive(false).status, 100);
    line.send("body");
    QCOMPARE(line.receive().body, QByteArray("{\"length\":4}"));
}

void TestCentralHttp::anExceptionInAHandlerIsAnAnswer()
{
    Server server({}, [](const Request &request) -> Response {
        if (request.target == "/throws")
            throw std::runtime_error("broken");
        return echo(request);
    });
    QVERIFY(server.start());
    QCOMPARE(exchange(server.port(), {"GET", "/throws"}).status, 500);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
}

void TestCentralHttp::longJsonIsPackedForThoseWhoTakeIt()
{
    const QByteArray text = "{\"text\":\"" + QByteArray(5'000, 'a') + "\"}";
    Server server({}, [&text](const Request &request) {
        Response response;
        response.body = request.target == "/short" ? QByteArray("{}") : text;
        return response;
    });
    QVERIFY(server.start());
    const Ask packed{"GET", "/", {}, {}, "Accept-Encoding: br, gzip\r\n"};
    const Answer answer = exchange(server.port(), packed);
    QCOMPARE(answer.header("Content-Encoding"), QByteArray("gzip"));
    QVERIFY(answer.body.size() < 500);
    QCOMPARE(gunzip(answer.body), text);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).body, text);
    QCOMPARE(exchange(server.port(), {"GET", "/", {}, {}, "Accept-Encoding: gzip;q=0\r\n"}).body, text);
    QCOMPARE(exchange(server.port(), {"GET", "/short", {}, {}, "Accept-Encoding: gzip\r\n"}).body, QByteArray("{}"));
}

void TestCentralHttp::aRequestIdIsKeptWhenItIsPlain()
{
    Server server({}, echo);
    QVERIFY(server.start());
    QCOMPARE(exchange(server.port(), {"GET", "/", {}, {}, "X-Request-Id: visit-42\r\n"}).header("X-Request-Id"),
             QByteArray("visit-42"));
    const QByteArray other =
        exchange(server.port(), {"GET", "/", {}, {}, "X-Request-Id: a b\"c\r\n"}).header("X-Request-Id");
    QVERIFY(!other.isEmpty() && !other.contains('"'));
}

void TestCentralHttp::aParkedRequestIsWokenAndHoldsNoThread()
{
    std::atomic<bool> hasNews = false;
    std::atomic<int> parked = 0;
    ServerOptions options;
    options.threads = 1; // a parked request that held it would stop everything
    Server server(options, [&](const Request &request) {
        Response response = echo(request);
        if (request.target == "/wait" && !hasNews) {
            ++parked;
            response.parkFor = 60s;
        }
        return response;
    });
    QVERIFY(server.start());
    std::vector<std::unique_ptr<HttpLine>> waiting;
    for (int i = 0; i < 20; ++i) {
        waiting.push_back(std::make_unique<HttpLine>(server.port()));
        waiting.back()->send(requestBytes({"GET", "/wait"}));
    }
    QTRY_COMPARE(parked.load(), 20);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
    hasNews = true;
    server.wake();
    for (const auto &line : waiting)
        QCOMPARE(line->receive().status, 200);
}

void TestCentralHttp::aParkedRequestIsAnsweredAtItsDeadline()
{
    Server server({}, [](const Request &request) {
        Response response = echo(request);
        response.parkFor = 20ms;
        response.status = request.isLastAsking ? 204 : 200;
        return response;
    });
    QVERIFY(server.start());
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 204);
}

void TestCentralHttp::stoppingAnswersWhatIsParked()
{
    std::atomic<int> parked = 0;
    Server server({}, [&parked](const Request &request) {
        Response response = echo(request);
        ++parked;
        response.parkFor = 3600s;
        return response;
    });
    QVERIFY(server.start());
    HttpLine idle(server.port());
    HttpLine line(server.port());
    line.send(requestBytes({"GET", "/"}));
    QTRY_COMPARE(parked.load(), 1);
    server.stop();
    QCOMPARE(line.receive().status, 200);
    QVERIFY(idle.isClosedByPeer());
}

void TestCentralHttp::aClientThatLeavesEarlyHarmsNobody()
{
    std::atomic<int> handled = 0;
    Server server({}, [&handled](const Request &request) {
        ++handled;
        Response response = echo(request);
        response.body = QByteArray(2 * 1024 * 1024, 'x');
        return response;
    });
    QVERIFY(server.start());
    for (int i = 0; i < 30; ++i) {
        HttpLine line(server.port());
        line.send(requestBytes({"GET", "/"}));
        line.cut();
    }
    QTRY_COMPARE(handled.load(), 30);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
}

void TestCentralHttp::outOfDescriptorsTheServerLives()
{
    Server server({}, echo);
    QVERIFY(server.start());
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    std::vector<std::unique_ptr<HttpLine>> crowd;
    crowd.push_back(std::make_unique<HttpLine>(server.port()));
    crowd.back()->send(requestBytes({"GET", "/"}));
    QCOMPARE(crowd.back()->receive().status, 200);
    rlimit tight = before;
    tight.rlim_cur = 60;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    for (int i = 0; i < 80; ++i)
        crowd.push_back(std::make_unique<HttpLine>(server.port()));
    crowd.front()->send(requestBytes({"GET", "/"}));
    const int during = crowd.front()->receive().status;
    crowd.clear();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(during, 200);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
}

void TestCentralHttp::onlyLoopbackIsListenedOn()
{
    ServerOptions options;
    options.host = "0.0.0.0";
    Server open(options, echo);
    const Result<void> started = open.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::LineRefused);
    options.host = "::1";
    Server six(options, echo);
    options.host = "127.0.0.1";
    Server four(options, echo);
    QVERIFY(four.start());
}

QTEST_GUILESS_MAIN(TestCentralHttp)
#include "tst_central_http.moc"
