// SPDX-License-Identifier: Apache-2.0
#include "tests/central/rig.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

QJsonObject renewal(const Desk &desk, const QDateTime &at)
{
    central::RenewRequest request{QString::fromLatin1(desk.terminalId), at, {}};
    request.signature = desk.signature(central::renewBytes(request));
    return {{u"terminalId"_s, request.terminalId},
            {u"at"_s, json::write(request.at)},
            {u"signature"_s, json::write(request.signature)}};
}

} // namespace

class TestCentralAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enrolmentGivesKeysScopesAndAToken();
    void aOneTimeCodeEnrolsOnceAndNotLate();
    void aWrongCodeOrKeyIsRefused_data();
    void aWrongCodeOrKeyIsRefused();
    void signInTellsWhoAndForHowLong();
    void aWrongPinAndAnUnknownBadgeSoundAlike();
    void fiveWrongTriesLockAndTheLockDoubles();
    void aTokenEndsWithItsShiftAndARefreshedOneGoesOn();
    void aTerminalRenewsItsTokenWithItsKey();
    void aRenewalThatIsNotItsOwnIsRefused_data();
    void aRenewalThatIsNotItsOwnIsRefused();
    void withoutATokenNothingIsTold_data();
    void withoutATokenNothingIsTold();
    void aRevokedTerminalStaysOutside();
    void aTerminalsOwnTokenIsNoPerson();
    void anyKeyFindsThePersonMasked_data();
    void anyKeyFindsThePersonMasked();
    void threePeopleOnOneKeyAreThree();
    void lookingUpLeavesAnAuditRow();
    void blobsComeInPiecesAndAreCheckedByHash();
    void rankingsAndBundlesAreServed();
    void anUnknownRouteIsNotFound();
    void theContractNamesEveryRouteAndNoOther();
};

void TestCentralAccess::enrolmentGivesKeysScopesAndAToken()
{
    Rig rig;
    const QJsonObject request{{u"code"_s, u" hemej02580 "_s},
                              {u"publicKey"_s, json::write(QByteArray(32, 'p'))},
                              {u"boxKey"_s, json::write(QByteArray(32, 'b'))},
                              {u"name"_s, u"counter 1"_s}};
    const Answer answer = exchange(rig.port(), {"POST", "/v1/terminals/enrol", {}, json::toBytes(request)});
    QCOMPARE(answer.status, 201);
    const QJsonObject body = answer.json();
    QCOMPARE(body.value("storeId"_L1).toString(), golden::kStore);
    QVERIFY(body.value("scopes"_L1).toArray().contains(u"store:store-laoshan"_s));
    QCOMPARE(QByteArray::fromBase64(body.value("centralKey"_L1).toString().toLatin1()).size(), 32);
    QVERIFY(!body.value("epoch"_L1).toString().isEmpty());
    QVERIFY(!body.value("terminalToken"_L1).toString().isEmpty());
}

void TestCentralAccess::aOneTimeCodeEnrolsOnceAndNotLate()
{
    Rig rig;
    const auto ask = [&rig](const QString &code) {
        const QJsonObject request{{u"code"_s, code},
                                  {u"publicKey"_s, json::write(QByteArray(32, 'p'))},
                                  {u"boxKey"_s, json::write(QByteArray(32, 'b'))},
                                  {u"name"_s, u"n"_s}};
        return exchange(rig.port(), {"POST", "/v1/terminals/enrol", {}, json::toBytes(request)}).status;
    };
    const QString used = central::makeEnrolCode();
    const QString late = central::makeEnrolCode();
    QCOMPARE(used.size(), 10);
    rig.write([&](central::Transaction &tx, qint64) {
        central::putEnrolCode(tx, {used, golden::kStore.toString(), false}, rig.clock);
        central::putEnrolCode(tx, {late, golden::kStore.toString(), false}, rig.clock);
    });
    QCOMPARE(ask(used), 201);
    QCOMPARE(ask(used), 403);
    rig.clock.advance(15 * 60'000 + 1);
    QCOMPARE(ask(late), 403);
}

void TestCentralAccess::aWrongCodeOrKeyIsRefused_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("keyBytes");
    QTest::addColumn<int>("status");
    QTest::newRow("an unknown code") << u"0000000000"_s << 32 << 403;
    QTest::newRow("a key that is too short") << golden::kEnrolCode.toString() << 31 << 400;
    QTest::newRow("no key") << golden::kEnrolCode.toString() << 0 << 400;
    QTest::newRow("the right ones are taken") << golden::kEnrolCode.toString() << 32 << 201;
}

void TestCentralAccess::aWrongCodeOrKeyIsRefused()
{
    QFETCH(QString, code);
    QFETCH(int, keyBytes);
    Rig rig;
    const QJsonObject request{{u"code"_s, code},
                              {u"publicKey"_s, QString::fromLatin1(QByteArray(keyBytes, 'p').toBase64())},
                              {u"boxKey"_s, json::write(QByteArray(32, 'b'))},
                              {u"name"_s, u"n"_s}};
    QTEST(exchange(rig.port(), {"POST", "/v1/terminals/enrol", {}, json::toBytes(request)}).status, "status");
}

void TestCentralAccess::signInTellsWhoAndForHowLong()
{
    Rig rig;
    Desk desk(rig);
    const QJsonObject request{
        {u"terminalId"_s, QString::fromLatin1(desk.terminalId)}, {u"badge"_s, u"1001"_s}, {u"pin"_s, u"2580"_s}};
    const Answer answer = desk.post("/v1/auth/login", request);
    QCOMPARE(answer.status, 200);
    const QJsonObject associate = answer.json().value("associate"_L1).toObject();
    QCOMPARE(associate.value("displayName"_L1).toString(), u"林晓"_s);
    QCOMPARE(associate.value("role"_L1).toString(), u"associate"_s);
    QCOMPARE(answer.json().value("offlineDays"_L1).toInt(), 3);
    QVERIFY(QDateTime::fromString(answer.json().value("expiresAt"_L1).toString(), Qt::ISODateWithMs) > rig.clock.now());
}

void TestCentralAccess::aWrongPinAndAnUnknownBadgeSoundAlike()
{
    Rig rig;
    Desk desk(rig);
    for (const QString &badge : {u"1001"_s, u"9999"_s}) {
        const QJsonObject request{
            {u"terminalId"_s, QString::fromLatin1(desk.terminalId)}, {u"badge"_s, badge}, {u"pin"_s, u"0000"_s}};
        const Answer answer = desk.post("/v1/auth/login", request);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), u"signInWrong"_s);
    }
}

void TestCentralAccess::fiveWrongTriesLockAndTheLockDoubles()
{
    Rig rig;
    Desk desk(rig);
    const auto attempt = [&desk](const QString &pin) {
        return desk.post(
            "/v1/auth/login",
            {{u"terminalId"_s, QString::fromLatin1(desk.terminalId)}, {u"badge"_s, u"1001"_s}, {u"pin"_s, pin}});
    };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(attempt(u"0000"_s).status, 401);
    const Answer locked = attempt(u"2580"_s);
    QCOMPARE(locked.status, 429);
    QCOMPARE(locked.code(), u"signInLocked"_s);
    QCOMPARE(locked.header("Retry-After"), QByteArray("30"));
    rig.clock.advance(30'001);
    QCOMPARE(attempt(u"0000"_s).status, 401);
    QCOMPARE(attempt(u"2580"_s).header("Retry-After"), QByteArray("60"));
    rig.clock.advance(60'001);
    QCOMPARE(attempt(u"2580"_s).status, 200);
    QCOMPARE(attempt(u"0000"_s).status, 401); // the count began anew
    QCOMPARE(attempt(u"2580"_s).status, 200);
}

void TestCentralAccess::aTokenEndsWithItsShiftAndARefreshedOneGoesOn()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray first = desk.signIn();
    QVERIFY(!first.isEmpty());
    rig.clock.advance(7 * 3'600'000);
    const Answer renewed = exchange(rig.port(), {"POST", "/v1/auth/refresh", first});
    QCOMPARE(renewed.status, 200);
    const QByteArray second = renewed.json().value("token"_L1).toString().toLatin1();
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/policy", first}).code(), u"tokenExpired"_s);
    rig.clock.advance(2 * 3'600'000);
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/policy", second}).status, 200);
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/auth/logout", second}).status, 200);
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/policy", second}).status, 401);
    rig.clock.advance(9 * 3'600'000);
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/auth/refresh", desk.token}).code(), u"signInExpired"_s);
    QCOMPARE(desk.get("/v1/policy").status, 200); // syncing goes on without anybody signed in
}

void TestCentralAccess::aTerminalRenewsItsTokenWithItsKey()
{
    Rig rig;
    const Desk desk(rig);
    const QJsonObject request = renewal(desk, rig.clock.now());
    const Answer renewed = exchange(rig.port(), {"POST", "/v1/terminals/renew", {}, json::toBytes(request)});
    QCOMPARE(renewed.status, 200);
    const QByteArray token = renewed.json().value("terminalToken"_L1).toString().toLatin1();
    QVERIFY(!token.isEmpty() && token != desk.token);
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/sync/snapshot", token}).status, 200);
    QCOMPARE(desk.get("/v1/sync/snapshot").status, 401); // the old one is worth nothing any more
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/terminals/renew", {}, json::toBytes(request)}).code(),
             u"codeExpired"_s); // somebody who listened says it again
    rig.clock.advance(1);
    const QJsonObject next = renewal(desk, rig.clock.now());
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/terminals/renew", {}, json::toBytes(next)}).status, 200);
}

void TestCentralAccess::aRenewalThatIsNotItsOwnIsRefused_data()
{
    QTest::addColumn<std::function<void(QJsonObject &)>>("spoil");
    QTest::addColumn<int>("laterMs");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    using Spoil = std::function<void(QJsonObject &)>;
    QTest::newRow("another key's signature")
        << Spoil([](QJsonObject &body) { body[u"signature"_s] = json::write(QByteArray(64, 's')); }) << 0 << 400
        << u"signatureWrong"_s;
    QTest::newRow("a signature of another moment")
        << Spoil([](QJsonObject &body) { body[u"at"_s] = u"2026-03-02T09:01:00.000Z"_s; }) << 0 << 400
        << u"signatureWrong"_s;
    QTest::newRow("a terminal nobody knows")
        << Spoil([](QJsonObject &body) { body[u"terminalId"_s] = u"term-nobody"_s; }) << 0 << 401
        << u"terminalUnknown"_s;
    QTest::newRow("six minutes old") << Spoil([](QJsonObject &) {}) << 6 * 60'000 << 400 << u"codeExpired"_s;
    QTest::newRow("no signature") << Spoil([](QJsonObject &body) { body.remove(u"signature"_s); }) << 0 << 400
                                  << u"answerMalformed"_s;
}

void TestCentralAccess::aRenewalThatIsNotItsOwnIsRefused()
{
    QFETCH(std::function<void(QJsonObject &)>, spoil);
    QFETCH(int, laterMs);
    QFETCH(int, status);
    QFETCH(QString, code);
    Rig rig;
    const Desk desk(rig);
    QJsonObject request = renewal(desk, rig.clock.now());
    spoil(request);
    rig.clock.advance(laterMs);
    const Answer answer = exchange(rig.port(), {"POST", "/v1/terminals/renew", {}, json::toBytes(request)});
    QCOMPARE(answer.code(), code);
    QCOMPARE(answer.status, status);
    QCOMPARE(desk.get("/v1/sync/snapshot").status, 200); // and the token it has goes on
}

void TestCentralAccess::withoutATokenNothingIsTold_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("health is open") << QByteArray("GET") << QByteArray("/healthz") << 200;
    QTest::newRow("readiness is open") << QByteArray("GET") << QByteArray("/readyz") << 200;
    QTest::newRow("time is open") << QByteArray("GET") << QByteArray("/v1/time") << 200;
    for (const char *target : {"/v1/policy", "/v1/sync/snapshot", "/v1/sync/changes",
                               "/v1/communities/community-haiyuefu/ranking?category=washer", "/v1/bundles/models",
                               "/v1/blobs/0000000000000000000000000000000000000000000000000000000000000000"})
        QTest::newRow(target) << QByteArray("GET") << QByteArray(target) << 401;
    for (const char *target :
         {"/v1/sync/ops", "/v1/members/lookup", "/v1/audit", "/v1/terminals/heartbeat", "/v1/auth/refresh"})
        QTest::newRow(target) << QByteArray("POST") << QByteArray(target) << 401;
}

void TestCentralAccess::withoutATokenNothingIsTold()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    Rig rig;
    QTEST(exchange(rig.port(), {method, target, {}, method == "POST" ? "{}" : ""}).status, "status");
}

void TestCentralAccess::aRevokedTerminalStaysOutside()
{
    Rig rig;
    Desk desk(rig);
    QCOMPARE(desk.get("/v1/policy").status, 200);
    rig.write([&](central::Transaction &tx, qint64) {
        tx.run("UPDATE terminal SET revoked_at = 1 WHERE terminal_id = ?", {QString::fromLatin1(desk.terminalId)});
    });
    QCOMPARE(desk.get("/v1/policy").code(), u"terminalRevoked"_s);
    QVERIFY(desk.signIn().isEmpty());
}

void TestCentralAccess::aTerminalsOwnTokenIsNoPerson()
{
    Rig rig;
    Desk desk(rig);
    const QJsonObject question{{u"kind"_s, u"phone"_s}, {u"value"_s, golden::kChenPhone.toString()}};
    QCOMPARE(desk.post("/v1/members/lookup", question).code(), u"signInExpired"_s);
}

void TestCentralAccess::anyKeyFindsThePersonMasked_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("value");
    QTest::newRow("a phone as people write it") << u"phone"_s << u"199 0000 5678"_s;
    QTest::newRow("an e-mail in capitals") << u"email"_s << u"Chen.Jing@Demo.Example"_s;
    QTest::newRow("a card with spaces") << u"card"_s << u"hm 000000880001 3"_s;
    QTest::newRow("a unit she owns") << u"unit"_s << golden::kChenWasher.toString();
    QTest::newRow("her WeChat") << u"wechat"_s << u"wx-demo-chenjing"_s;
}

void TestCentralAccess::anyKeyFindsThePersonMasked()
{
    QFETCH(QString, kind);
    QFETCH(QString, value);
    Rig rig;
    Desk desk(rig);
    const Answer answer = exchange(
        rig.port(),
        {"POST", "/v1/members/lookup", desk.signIn(), json::toBytes({{u"kind"_s, kind}, {u"value"_s, value}})});
    QCOMPARE(answer.status, 200);
    const QJsonArray candidates = answer.json().value("candidates"_L1).toArray();
    QCOMPARE(candidates.size(), 1);
    QCOMPARE(candidates.at(0).toObject().value("memberId"_L1).toString(), golden::kChen);
    QCOMPARE(candidates.at(0).toObject().value("nameMasked"_L1).toString(), u"陈**"_s);
    QVERIFY(!answer.body.contains("19900005678") && !answer.body.contains("静"));
}

void TestCentralAccess::threePeopleOnOneKeyAreThree()
{
    Rig rig;
    Desk desk(rig);
    const QJsonObject question{{u"kind"_s, u"phone"_s}, {u"value"_s, golden::kSharedPhone.toString()}};
    const Answer answer = exchange(rig.port(), {"POST", "/v1/members/lookup", desk.signIn(), json::toBytes(question)});
    QCOMPARE(answer.json().value("candidates"_L1).toArray().size(), 3);
}

void TestCentralAccess::lookingUpLeavesAnAuditRow()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray token = desk.signIn();
    const QJsonObject question{{u"kind"_s, u"phone"_s}, {u"value"_s, u"19911112222"_s}};
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/members/lookup", token, json::toBytes(question)}).status, 200);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM audit WHERE body LIKE '%lookup%' AND body NOT LIKE '%19911112222%'"), 1);
}

void TestCentralAccess::blobsComeInPiecesAndAreCheckedByHash()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray photo(3000, 'j');
    const QByteArray path = "/v1/blobs/" + QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex();
    const auto put = [&](const QByteArray &piece, const QByteArray &range) {
        return exchange(
            rig.port(),
            {"PUT", path, desk.token, piece, range.isEmpty() ? range : "Content-Range: bytes " + range + "\r\n"});
    };
    QCOMPARE(exchange(rig.port(), {"HEAD", path, desk.token}).header("Upload-Offset"), QByteArray("0"));
    QCOMPARE(put(photo.left(1000), "0-999/3000").status, 202);
    QCOMPARE(put(photo.mid(2000), "2000-2999/3000").status, 409); // a hole
    QCOMPARE(exchange(rig.port(), {"HEAD", path, desk.token}).header("Upload-Offset"), QByteArray("1000"));
    QCOMPARE(put(photo.mid(1000), "1000-2999/3000").status, 201);
    QCOMPARE(desk.get(path).body, photo);
    const Answer part = exchange(rig.port(), {"GET", path, desk.token, {}, "Range: bytes=2990-\r\n"});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body.size(), 10);
    QCOMPARE(exchange(rig.port(), {"PUT", "/v1/blobs/" + QByteArray(64, 'a'), desk.token, photo}).status, 400);
    QCOMPARE(desk.get("/v1/blobs/" + QByteArray(64, 'a')).status, 404);
    QCOMPARE(desk.get("/v1/blobs/..%2Fcentral.sqlite").status, 400);
}

void TestCentralAccess::rankingsAndBundlesAreServed()
{
    Rig rig;
    Desk desk(rig);
    const Answer ranking = desk.get("/v1/communities/community-haiyuefu/ranking?category=washer");
    QCOMPARE(ranking.status, 200);
    QCOMPARE(ranking.json().value("entries"_L1).toArray().at(0).toObject().value("modelId"_L1).toString(),
             golden::kSelfCleaningDrum);
    QCOMPARE(desk.get("/v1/communities/nowhere/ranking?category=washer").status, 404);
    QVERIFY(desk.get("/v1/bundles/models").json().value("documents"_L1).toArray().size() > 40);
    QVERIFY(!desk.get("/v1/bundles/scripts").json().value("documents"_L1).toArray().isEmpty());
    QCOMPARE(desk.get("/v1/bundles/dictionary").status, 404);
    QCOMPARE(desk.get("/v1/policy").json().value("kAnonymity"_L1).toInt(), 10);
    QCOMPARE(desk.post("/v1/terminals/heartbeat", {}).status, 200);
}

void TestCentralAccess::anUnknownRouteIsNotFound()
{
    Rig rig;
    Desk desk(rig);
    QCOMPARE(desk.get("/v1/nothing").status, 404);
    QCOMPARE(desk.get("/v1/sync/ops").status, 405);
    QCOMPARE(desk.post("/v1/sync/ops", {}).status, 400);
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/sync/ops", desk.token, "{\"epoch\":"}).code(), u"answerMalformed"_s);
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/sync/ops", desk.token, QByteArray(5 * 1024 * 1024, ' ')}).status, 413);
}

/// docs/api/openapi.yaml, read line by line: path, method, operationId.
std::set<QString> contractRoutes()
{
    QFile file(QStringLiteral(ZHIKE_OPENAPI));
    std::set<QString> routes;
    QString path;
    QString method;
    if (!file.open(QIODevice::ReadOnly))
        return routes;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).chopped(1);
        if (line.startsWith(u"  /") && line.endsWith(u':'))
            path = line.trimmed().chopped(1);
        else if (line.startsWith(u"    ") && !line.startsWith(u"     ") && line.endsWith(u':'))
            method = line.trimmed().chopped(1).toUpper();
        else if (line.trimmed().startsWith(u"operationId: "))
            routes.insert(method + u' ' + path + u' ' + line.trimmed().mid(13));
    }
    return routes;
}

void TestCentralAccess::theContractNamesEveryRouteAndNoOther()
{
    std::set<QString> served;
    for (const auto &room : {central::healthRoutes(), central::accessRoutes(), central::syncRoutes(),
                             central::memberRoutes(), central::fileRoutes(), central::reportRoutes()})
        for (const central::Route &route : room)
            served.insert(u"%1 %2 %3"_s.arg(QLatin1StringView(route.method), QLatin1StringView(route.pattern),
                                            QLatin1StringView(route.name)));
    QVERIFY(served.size() > 15U);
    QCOMPARE(contractRoutes(), served);
}

QTEST_GUILESS_MAIN(TestCentralAccess)
#include "tst_central_access.moc"
