// SPDX-License-Identifier: Apache-2.0
// The HTTP edge alone, with a handler of the test's: limits, time-outs, parking, draining.
#include "central/http/server.h"
#include "tests/central/rig.h"

#include <QTest>

#include <atomic>
#include <future>
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

constexpr qsizetype kLargeBody = 32 * 1024 * 1024; // more than a socket takes at once

Response large(const Request &)
{
    Response response;
    response.contentType = "application/octet-stream";
    response.body = QByteArray(kLargeBody, 'x');
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
    void theLimitsAreThoseOfTheDesign();
    void aHeaderThatNeverEndsIsCutOff();
    void aHeaderThatDripsIsCutOffNoLater();
    void manyDrippingLinesStarveNobody();
    void aReaderThatTakesNothingIsCutOff();
    void aSlowReaderIsServed();
    void aBodyThatNeverEndsIsCutOff();
    void anIdleLineIsCutOff();
    void aClientThatAsksFirstIsToldToGoOn();
    void anExceptionInAHandlerIsAnAnswer();
    void longJsonIsPackedForThoseWhoTakeIt();
    void theBestCodingIsTaken_data();
    void theBestCodingIsTaken();
    void aRequestIdIsKeptWhenItIsPlain();
    void aParkedRequestIsWokenAndHoldsNoThread();
    void aWakeReachesThoseItConcerns();
    void aWakeDuringTheQuestionIsNotLost();
    void aCrowdIsAskedAgainInTurns();
    void aFullQueueSaysWhenToComeBack();
    void aParkedRequestIsAnsweredAtItsDeadline();
    void stoppingAnswersWhatIsParked();
    void aClientThatLeavesEarlyHarmsNobody();
    void outOfDescriptorsTheServerLives();
    void quietLinesMakeRoomForNewOnes();
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

void TestCentralHttp::theLimitsAreThoseOfTheDesign()
{
    Server server({}, echo);
    QVERIFY(server.start());
    const QByteArray most(4 * 1024 * 1024, 'x');
    QCOMPARE(exchange(server.port(), {"POST", "/", {}, most}).status, 200);
    const Answer refused = exchange(server.port(), {"POST", "/", {}, most + 'x'});
    QCOMPARE(refused.status, 413);
    QCOMPARE(refused.code(), u"tooLarge"_s);
    QCOMPARE(refused.header("Content-Type"), QByteArray("application/problem+json"));
}

void TestCentralHttp::aHeaderThatDripsIsCutOffNoLater()
{
    constexpr int kMostDrops = 2'000; // 20 s of dripping: a clock that began anew with each byte would never end
    Server server(impatient(), echo);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send("GET / HTTP/1.1\r\nX-Slow: ");
    int drops = 0;
    while (!line.isClosedWithin(10) && drops < kMostDrops) {
        line.send("a");
        ++drops;
    }
    QVERIFY(drops < kMostDrops);
}

void TestCentralHttp::manyDrippingLinesStarveNobody()
{
    ServerOptions options = impatient();
    options.readTimeout = 2s;
    Server server(options, echo);
    QVERIFY(server.start());
    std::vector<std::unique_ptr<HttpLine>> drips;
    for (int i = 0; i < 300; ++i) {
        drips.push_back(std::make_unique<HttpLine>(server.port()));
        drips.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
    }
    QTRY_COMPARE(server.figures().connections, 300);
    while (server.figures().connections > 0) { // as long as they drip, others are served
        for (const auto &line : drips)
            line->send("a");
        QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
    }
    for (const auto &line : drips)
        QVERIFY(line->isClosedByPeer());
}

void TestCentralHttp::aReaderThatTakesNothingIsCutOff()
{
    ServerOptions options;
    options.writeTimeout = 150ms;
    Server server(options, large);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send(requestBytes({"GET", "/"}));
    QTRY_COMPARE(server.figures().answers.size(), 1U);
    QTRY_COMPARE(server.figures().connections, 0);
    QCOMPARE(line.receive().status, 0); // it never came to its end
}

void TestCentralHttp::aSlowReaderIsServed()
{
    ServerOptions options;
    options.writeTimeout = 150ms;
    Server server(options, large);
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send(requestBytes({"GET", "/"}));
    qsizetype taken = 0;
    while (taken < kLargeBody) { // far longer than the time-out in all, never that long without taking some
        QVERIFY(!line.isClosedWithin(10));
        const QByteArray some = line.take(512 * 1024);
        QVERIFY(!some.isEmpty());
        taken += some.size();
    }
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

void TestCentralHttp::theBestCodingIsTaken_data()
{
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<QByteArray>("coding");
    QTest::newRow("zstd before gzip") << QByteArray("gzip, deflate, br, zstd") << QByteArray("zstd");
    QTest::newRow("zstd alone") << QByteArray("zstd") << QByteArray("zstd");
    QTest::newRow("gzip when it weighs more") << QByteArray("zstd;q=0.5, gzip;q=0.8") << QByteArray("gzip");
    QTest::newRow("gzip when zstd is refused") << QByteArray("zstd;q=0, gzip") << QByteArray("gzip");
    QTest::newRow("anything is gzip") << QByteArray("*") << QByteArray("gzip");
    QTest::newRow("anything but gzip is nothing we have") << QByteArray("*, gzip;q=0") << QByteArray();
    QTest::newRow("others alone") << QByteArray("br, deflate") << QByteArray();
}

void TestCentralHttp::theBestCodingIsTaken()
{
    QFETCH(QByteArray, accepted);
    QFETCH(QByteArray, coding);
    const QByteArray text = "{\"text\":\"" + QByteArray(5'000, 'a') + "\"}";
    Server server({}, [&text](const Request &) {
        Response response;
        response.body = text;
        return response;
    });
    QVERIFY(server.start());
    const Answer answer = exchange(server.port(), {"GET", "/", {}, {}, "Accept-Encoding: " + accepted + "\r\n"});
    QCOMPARE(answer.header("Content-Encoding"), coding);
    QCOMPARE(answer.header("Vary"), QByteArray("Accept-Encoding"));
    QCOMPARE(coding == "zstd" ? unzstd(answer.body) : coding == "gzip" ? gunzip(answer.body) : answer.body, text);
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

void TestCentralHttp::aWakeReachesThoseItConcerns()
{
    std::atomic<int> asked[2] = {0, 0};
    Server server({}, [&asked](const Request &request) {
        const bool isLeft = request.target == "/left";
        Response response = echo(request);
        if (++asked[isLeft ? 0 : 1] <= 5)
            response.parkFor = 3600s;
        response.wokenBy = {isLeft ? "left" : "right"};
        return response;
    });
    QVERIFY(server.start());
    std::vector<std::unique_ptr<HttpLine>> lines;
    for (int i = 0; i < 10; ++i) {
        lines.push_back(std::make_unique<HttpLine>(server.port()));
        lines.back()->send(requestBytes({"GET", i < 5 ? "/left" : "/right"}));
    }
    QTRY_COMPARE(server.figures().parked, 10);
    server.wake({"left", "somewhere else"});
    for (size_t i = 0; i < 5; ++i)
        QCOMPARE(lines[i]->receive().status, 200);
    QCOMPARE(asked[0].load(), 10);
    QCOMPARE(asked[1].load(), 5); // the others slept on
    QCOMPARE(server.figures().parked, 5);
    server.wake();
    for (size_t i = 5; i < 10; ++i)
        QCOMPARE(lines[i]->receive().status, 200);
}

void TestCentralHttp::aWakeDuringTheQuestionIsNotLost()
{
    std::atomic<int> asked = 0;
    Server *here = nullptr;
    Server server({}, [&](const Request &request) {
        Response response = echo(request);
        response.wokenBy = {"mine"};
        const int nth = ++asked;
        if (nth <= 2)
            response.parkFor = 3600s;
        if (nth == 1)
            here->wake({"mine"}); // it has already looked, and isn't parked yet
        if (nth == 2)
            here->wake({"another's"});
        return response;
    });
    here = &server;
    QVERIFY(server.start());
    HttpLine line(server.port());
    line.send(requestBytes({"GET", "/"}));
    QTRY_COMPARE(server.figures().parked, 1);
    QCOMPARE(asked.load(), 2); // asked again for its own wake, not for the other one
    server.wake({"mine"});
    QCOMPARE(line.receive().status, 200);
}

void TestCentralHttp::aCrowdIsAskedAgainInTurns()
{
    std::atomic<bool> hasNews = false;
    std::atomic<qint64> mostAtOnce = 0;
    ServerOptions options;
    options.threads = 2;
    Server *here = nullptr;
    Server server(options, [&](const Request &request) {
        Response response = echo(request);
        if (!hasNews)
            response.parkFor = 3600s;
        else
            mostAtOnce = std::max(mostAtOnce.load(), here->figures().inPool);
        return response;
    });
    here = &server;
    QVERIFY(server.start());
    std::vector<std::unique_ptr<HttpLine>> crowd;
    for (int i = 0; i < 200; ++i) {
        crowd.push_back(std::make_unique<HttpLine>(server.port()));
        crowd.back()->send(requestBytes({"GET", "/"}));
    }
    QTRY_COMPARE(server.figures().parked, 200);
    hasNews = true;
    server.wake();
    for (const auto &line : crowd)
        QCOMPARE(line->receive().status, 200);
    QVERIFY2(mostAtOnce <= 4, qPrintable(QString::number(mostAtOnce)));
}

void TestCentralHttp::aFullQueueSaysWhenToComeBack()
{
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    ServerOptions options;
    options.threads = 1;
    options.queueLimit = 3;
    Server server(options, [opened](const Request &request) {
        opened.wait();
        return echo(request);
    });
    QVERIFY(server.start());
    std::vector<std::unique_ptr<HttpLine>> lines;
    for (int i = 0; i < 3; ++i) {
        lines.push_back(std::make_unique<HttpLine>(server.port()));
        lines.back()->send(requestBytes({"GET", "/"}));
    }
    QTRY_COMPARE(server.figures().inPool, 3);
    const Answer away = exchange(server.port(), {"GET", "/"});
    gate.set_value();
    QCOMPARE(away.status, 503);
    QCOMPARE(away.code(), u"centralBusy"_s);
    QVERIFY(away.header("Retry-After").toInt() >= 1);
    for (const auto &line : lines)
        QCOMPARE(line->receive().status, 200);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
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
    std::atomic<bool> hasNews = false;
    Server server({}, [&hasNews](const Request &request) {
        Response response = echo(request);
        if (request.target == "/wait" && !hasNews)
            response.parkFor = 3600s;
        return response;
    });
    QVERIFY(server.start());
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    std::vector<std::unique_ptr<HttpLine>> crowd;
    crowd.push_back(std::make_unique<HttpLine>(server.port()));
    crowd.back()->send(requestBytes({"GET", "/wait"}));
    QTRY_COMPARE(server.figures().parked, 1);
    rlimit tight = before;
    tight.rlim_cur = 60;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    for (int i = 0; i < 80; ++i)
        crowd.push_back(std::make_unique<HttpLine>(server.port()));
    hasNews = true;
    server.wake();
    const int during = crowd.front()->receive().status;
    crowd.clear();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(during, 200);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200);
}

void TestCentralHttp::quietLinesMakeRoomForNewOnes()
{
    std::atomic<bool> hasNews = false;
    ServerOptions options; // nobody is cut for being slow
    options.connectionLimit = 40;
    Server server(options, [&hasNews](const Request &request) {
        Response response = echo(request);
        if (request.target == "/wait" && !hasNews)
            response.parkFor = 3600s;
        return response;
    });
    QVERIFY(server.start());
    HttpLine waiting(server.port());
    waiting.send(requestBytes({"GET", "/wait"}));
    QTRY_COMPARE(server.figures().parked, 1);
    std::vector<std::unique_ptr<HttpLine>> drips;
    for (int i = 0; i < 39; ++i) {
        drips.push_back(std::make_unique<HttpLine>(server.port()));
        drips.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
    }
    QTRY_COMPARE(server.figures().connections, 40);
    QCOMPARE(exchange(server.port(), {"GET", "/"}).status, 200); // the house was full, of people who say nothing
    QVERIFY(server.figures().cut > 0);
    hasNews = true;
    server.wake();
    QCOMPARE(waiting.receive().status, 200); // who waits for an answer is never cut
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
