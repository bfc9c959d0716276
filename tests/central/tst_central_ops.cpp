// SPDX-License-Identifier: Apache-2.0
// The protocol of ops: once in effect, an end for each, numbers, epochs. The executable model is Srv.push and
// Srv.judge.
#include "central/store/founding.h"
#include "tests/central/rig.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

const MemberId kChen(golden::kChen.toString());

AddNote note(const QString &words) { return {kChen, words}; }
qint64 notes(Rig &rig)
{
    return rig.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND body LIKE '%note %'");
}

} // namespace

class TestCentralOps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAppliedOpHasOneEffectOneResultOneNumber();
    void aStormOfDuplicatesIsOneEffect();
    void repliesThatGetLostCostNothing();
    void theSameOpUnderAnotherNumberIsStillTheSame();
    void onePoisonAmongNinetyNineStopsNobody_data();
    void onePoisonAmongNinetyNineStopsNobody();
    void theResultComesInThePageWithItsNumber();
    void aBootstrapCanAskForEveryResult();
    void everyTargetCarriesTheOpsNumber();
    void aSkippedNumberIsAGap();
    void aNumberUsedTwiceIsAClone();
    void anotherEpochTakesNothing();
    void anUnknownParentUsesNoNumber();
    void aRefusedParentRefusesItsChild();
    void anOrphanAndAVoidOneAreRefusedForGood();
    void aBatchThatCanHaveNoOutcomeIsRefused_data();
    void aBatchThatCanHaveNoOutcomeIsRefused();
    void aMissingTargetRefusesTheWholeOp();
    void anIdWithANulInItIsAnIdLikeAnyOther();
    void whatNoTableCanKeepIsRefusedInsteadOfAskedForEver();
    void terminalsPushingAtOnceKeepTheirOrder();
};

void TestCentralOps::anAppliedOpHasOneEffectOneResultOneNumber()
{
    Rig rig;
    Desk desk(rig);
    const Answer answer = desk.push({desk.op(note(u"note 1"_s))});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("lastSeq"_L1).toInt(), 1);
    const OpResult result = resultAt(answer, 0);
    QCOMPARE(result.outcome, Outcome::Applied);
    QCOMPARE(notes(rig), 1);
    QCOMPARE(result.centralSeq, rig.versionOf(DocumentKind::Member, golden::kChen));
}

void TestCentralOps::aStormOfDuplicatesIsOneEffect()
{
    Rig rig;
    Desk desk(rig);
    const std::vector<Op> ops{desk.op(note(u"note 1"_s)), desk.op(note(u"note 2"_s)), desk.op(note(u"note 3"_s))};
    std::vector<std::thread> storm;
    std::vector<QByteArray> answers(16);
    for (size_t i = 0; i < answers.size(); ++i)
        storm.emplace_back([&, i] { answers[i] = desk.push(ops).body; });
    for (std::thread &one : storm)
        one.join();
    QCOMPARE(notes(rig), 3);
    for (const QByteArray &answer : answers)
        QCOMPARE(answer, answers.front());
}

void TestCentralOps::repliesThatGetLostCostNothing()
{
    Rig rig;
    Desk desk(rig);
    const std::vector<Op> ops{desk.op(note(u"note 1"_s)), desk.op(note(u"note 2"_s))};
    for (int i = 0; i < 20; ++i) {
        HttpLine line(rig.port());
        line.send(requestBytes({"POST", "/v1/sync/ops", desk.token, json::toBytes(desk.batch(ops))}));
        line.cut();
    }
    const Answer answer = desk.push(ops);
    QCOMPARE(resultAt(answer, 0).outcome, Outcome::Applied);
    QCOMPARE(resultAt(answer, 1).outcome, Outcome::Applied);
    QCOMPARE(notes(rig), 2);
}

void TestCentralOps::theSameOpUnderAnotherNumberIsStillTheSame()
{
    Rig rig;
    Desk desk(rig);
    const Op op = desk.op(note(u"note 1"_s));
    const OpResult first = desk.pushOne(op);
    desk.replica = "replica-2"; // the terminal's file was cloned: renumbered, not made anew
    QCOMPARE(desk.pushOne(op), first);
    QCOMPARE(notes(rig), 1);
}

void TestCentralOps::onePoisonAmongNinetyNineStopsNobody_data()
{
    QTest::addColumn<QString>("poison");
    QTest::addColumn<QString>("code");
    QTest::newRow("a signature of somebody else") << u"signature"_s << u"signatureWrong"_s;
    QTest::newRow("a body changed after signing") << u"body"_s << u"signatureWrong"_s;
    QTest::newRow("an action this central doesn't know") << u"type"_s << u"actionUnknown"_s;
    QTest::newRow("an action of a later version") << u"version"_s << u"actionUnknown"_s;
    QTest::newRow("a body that isn't one") << u"shape"_s << u"answerMalformed"_s;
    QTest::newRow("an envelope that isn't one") << u"envelope"_s << u"answerMalformed"_s;
    QTest::newRow("a target left out") << u"targets"_s << u"invalidValue"_s;
    QTest::newRow("another terminal's op") << u"terminal"_s << u"terminalUnknown"_s;
    QTest::newRow("a member nobody knows") << u"member"_s << u"memberUnknown"_s;
    QTest::newRow("a member whose id no index takes") << u"long"_s << u"invalidValue"_s;
    QTest::newRow("nothing wrong with it") << QString() << QString();
}

void TestCentralOps::onePoisonAmongNinetyNineStopsNobody()
{
    QFETCH(QString, poison);
    Rig rig;
    Desk desk(rig);
    std::vector<Op> ops;
    for (int i = 0; i < 100; ++i) {
        Op op = desk.op(i == 50 && poison == u"member" ? AddNote{MemberId(u"member-nobody"_s), u"note"_s}
                                                       : note(u"note %1"_s.arg(i)));
        if (i == 50 && poison == u"long") {
            const RegisterMember endless{MemberId(QString(4000, u'm')), u"陈"_s, {}, u"+8619944445555"_s, {}, {}};
            op.type = typeName(endless);
            op.body = bodyOf(Action(endless));
            op.targetList = targets(endless);
        }
        if (i == 50 && poison == u"type")
            op.type = u"member.adopt"_s;
        if (i == 50 && poison == u"version")
            op.typeVersion = 99;
        if (i == 50 && poison == u"shape")
            op.body = {{u"memberId"_s, 7}};
        if (i == 50 && poison == u"targets")
            op.targetList.clear();
        if (i == 50 && poison == u"terminal")
            op.terminal = TerminalId(u"term-other"_s);
        op = desk.sign(op);
        if (i == 50 && poison == u"body")
            op.body.insert(u"words"_s, u"note forged"_s);
        if (i == 50 && poison == u"signature")
            op.signature = QString::fromLatin1(QByteArray(64, 's').toBase64());
        ops.push_back(op);
    }
    QJsonObject batch = desk.batch(ops);
    if (poison == u"envelope") {
        QJsonArray list = batch.value("ops"_L1).toArray();
        QJsonObject broken = list.at(50).toObject();
        broken.insert(u"wall"_s, u"yesterday"_s);
        list[50] = broken;
        batch.insert(u"ops"_s, list);
    }
    const Answer answer = desk.post("/v1/sync/ops", batch);
    QCOMPARE(answer.status, 200);
    qint64 last = 0;
    for (int i = 0; i < 100; ++i) {
        const OpResult result = resultAt(answer, i);
        QCOMPARE(result.outcome, i == 50 && !poison.isEmpty() ? Outcome::Rejected : Outcome::Applied);
        QVERIFY(result.centralSeq > last); // refusals take a number too
        last = result.centralSeq;
    }
    QTEST(resultAt(answer, 50).code, "code");
    QCOMPARE(notes(rig), poison.isEmpty() ? 100 : 99);
    QVERIFY(!answer.body.contains("forged"));
}

void TestCentralOps::theResultComesInThePageWithItsNumber()
{
    Rig rig;
    Desk desk(rig);
    Desk other(rig, "replica-other");
    const QByteArray from = desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
    const OpResult good = desk.act(note(u"note 1"_s));
    const OpResult bad = desk.act(AddNote{MemberId(u"member-nobody"_s), u"note"_s});
    QCOMPARE(bad.outcome, Outcome::Rejected);
    QJsonArray results;
    for (const QJsonObject &page : desk.pages(from, 1))
        for (const auto &result : page.value("results"_L1).toArray())
            results.append(result);
    QCOMPARE(results, (QJsonArray{toJson(good), toJson(bad)}));
    QVERIFY(other.pages(from, 50).front().value("results"_L1).toArray().isEmpty());
}

void TestCentralOps::aBootstrapCanAskForEveryResult()
{
    Rig rig;
    Desk desk(rig);
    const OpResult result = desk.act(note(u"note 1"_s));
    const QByteArray now = desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
    QVERIFY(desk.get("/v1/sync/changes?cursor=" + now).json().value("results"_L1).toArray().isEmpty());
    QCOMPARE(desk.get("/v1/sync/changes?results=all&cursor=" + now).json().value("results"_L1).toArray(),
             QJsonArray{toJson(result)});
}

void TestCentralOps::everyTargetCarriesTheOpsNumber()
{
    Rig rig;
    Desk desk(rig);
    const OpResult result = desk.act(RegisterUnit{kChen, UnitCode(golden::kStockedUnit.toString()), {}});
    QCOMPARE(result.outcome, Outcome::Applied);
    QCOMPARE(rig.versionOf(DocumentKind::Unit, golden::kStockedUnit), result.centralSeq);
    QCOMPARE(rig.versionOf(DocumentKind::Member, golden::kChen), result.centralSeq);
    QCOMPARE(rig.versionOf(DocumentKind::Event, QString(result.opId.toString() + u"/event"_s)), result.centralSeq);
}

void TestCentralOps::aSkippedNumberIsAGap()
{
    Rig rig;
    Desk desk(rig);
    const Op first = desk.op(note(u"note 1"_s));
    ++desk.lastSeq;
    const Op third = desk.op(note(u"note 3"_s));
    const Answer answer = desk.push({first, third});
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"opGap"_s);
    QCOMPARE(resultAt(answer, 0).outcome, Outcome::Applied); // what came before it counts
    QCOMPARE(answer.json().value("lastSeq"_L1).toInt(), 1);
    QCOMPARE(notes(rig), 1);
}

void TestCentralOps::aNumberUsedTwiceIsAClone()
{
    Rig rig;
    Desk desk(rig);
    QCOMPARE(desk.act(note(u"note 1"_s)).outcome, Outcome::Applied);
    desk.lastSeq = 0;
    const Answer answer = desk.push({desk.op(note(u"note 1, told again"_s))});
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"replicaCloned"_s);
    QCOMPARE(notes(rig), 1);
}

void TestCentralOps::anotherEpochTakesNothing()
{
    Rig rig;
    Desk desk(rig);
    const Op op = desk.op(note(u"note 1"_s));
    rig.write([](central::Transaction &tx, qint64) { central::beginNewEpoch(tx); });
    const Answer answer = desk.push({op});
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"epochChanged"_s);
    QCOMPARE(notes(rig), 0);
    QCOMPARE(desk.push({}).code(), u"epochChanged"_s);
}

void TestCentralOps::anUnknownParentUsesNoNumber()
{
    Rig rig;
    Desk desk(rig);
    const Op parent = desk.op(note(u"note parent"_s));
    desk.lastSeq = 0;
    const Op child = desk.op(note(u"note child"_s), {parent.opId});
    const Answer answer = desk.push({child});
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"needsUnknown"_s);
    QCOMPARE(answer.json().value("lastSeq"_L1).toInt(), 0);
    desk.lastSeq = 1;
    Op later = child;
    later.seq = ++desk.lastSeq; // not signed: renumbering costs no new signature
    const Answer both = desk.push({parent, later});
    QCOMPARE(both.status, 200);
    QCOMPARE(notes(rig), 2);
}

void TestCentralOps::aRefusedParentRefusesItsChild()
{
    Rig rig;
    Desk desk(rig);
    const Op parent = desk.op(AddNote{MemberId(u"member-nobody"_s), u"note"_s});
    const Answer answer =
        desk.push({parent, desk.op(note(u"note child"_s), {parent.opId}), desk.op(note(u"note free"_s))});
    QCOMPARE(resultAt(answer, 1).code, u"parentRefused"_s);
    QCOMPARE(resultAt(answer, 2).outcome, Outcome::Applied);
}

void TestCentralOps::anOrphanAndAVoidOneAreRefusedForGood()
{
    Rig rig;
    Desk desk(rig);
    Op orphan = desk.op(note(u"note orphan"_s), {OpId(u"nobody-holds-it"_s)});
    orphan.ends = OpEnd::Orphan;
    Op voided = desk.op(note(u"note void"_s));
    voided.ends = OpEnd::Void;
    const Answer answer = desk.push({orphan, voided, desk.op(note(u"note 3"_s))});
    QCOMPARE(answer.status, 200);
    QCOMPARE(resultAt(answer, 0).code, u"parentRefused"_s);
    QCOMPARE(resultAt(answer, 1).code, u"refused"_s);
    QCOMPARE(resultAt(answer, 2).outcome, Outcome::Applied);
    Op again = voided;
    again.ends.reset();
    again.seq = ++desk.lastSeq;
    QCOMPARE(desk.pushOne(again).outcome, Outcome::Rejected); // the first answer, for ever
    QCOMPARE(notes(rig), 1);
}

void TestCentralOps::aBatchThatCanHaveNoOutcomeIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("status");
    QTest::newRow("no replica") << u"replica"_s << QJsonValue(u""_s) << 400;
    QTest::newRow("an op without an id") << u"ops"_s << QJsonValue(QJsonArray{QJsonObject{{u"seq"_s, 1}}}) << 400;
    QTest::newRow("an op without a number")
        << u"ops"_s << QJsonValue(QJsonArray{QJsonObject{{u"opId"_s, u"a"_s}}}) << 400;
    QJsonArray many;
    for (int i = 1; i <= 101; ++i)
        many.append(QJsonObject{{u"opId"_s, u"op-%1"_s.arg(i)}, {u"seq"_s, i}});
    QTest::newRow("a hundred and one ops") << u"ops"_s << QJsonValue(many) << 413;
    QTest::newRow("more than 256 KiB") << u"extra"_s << QJsonValue(QString(300 * 1024, u'x')) << 413;
    QTest::newRow("none at all is fine") << u"ops"_s << QJsonValue(QJsonArray()) << 200;
}

void TestCentralOps::aBatchThatCanHaveNoOutcomeIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    Rig rig;
    Desk desk(rig);
    QJsonObject batch = desk.batch({});
    batch.insert(field, value);
    QTEST(desk.post("/v1/sync/ops", batch).status, "status");
}

void TestCentralOps::aMissingTargetRefusesTheWholeOp()
{
    Rig rig;
    Desk desk(rig);
    const Unit before = rig.document<Unit>(DocumentKind::Unit, golden::kStockedUnit);
    Op op = desk.op(RegisterUnit{kChen, UnitCode(golden::kStockedUnit.toString()), {}});
    op.targetList[1].baseVer = rig.versionOf(DocumentKind::Member, golden::kChen);
    rig.write([](central::Transaction &tx, qint64 n) {
        central::removeDocument(tx, {DocumentKind::Member, golden::kChen.toString()}, n);
    });
    QCOMPARE(desk.pushOne(desk.sign(op)).code, u"targetGone"_s);
    QCOMPARE(rig.document<Unit>(DocumentKind::Unit, golden::kStockedUnit), before);
    QCOMPARE(desk.act(RegisterUnit{MemberId(golden::kSilver.toString()), UnitCode(u"00000000000"_s), {}}).code,
             u"unitUnknown"_s);
}

/// JSON can say U+0000, PostgreSQL's text can't hold it.
void TestCentralOps::anIdWithANulInItIsAnIdLikeAnyOther()
{
    Rig rig;
    Desk desk(rig);
    Op op = desk.op(note(u"note 1"_s));
    op.opId = OpId(u"op"_s + QChar(u'\0') + u"'; DROP TABLE document; --"_s);
    op = desk.sign(op);
    const OpResult first = desk.pushOne(op);
    QCOMPARE(first.outcome, Outcome::Applied);
    QCOMPARE(desk.pushOne(op), first);
    QCOMPARE(desk.act(note(u"note 2"_s)).outcome, Outcome::Applied);
    QCOMPARE(notes(rig), 2);
}

/// A constraint that this op breaks and no check foresaw stands for all of them.
void TestCentralOps::whatNoTableCanKeepIsRefusedInsteadOfAskedForEver()
{
    Rig rig;
    Desk desk(rig);
    rig.write([](central::Transaction &tx, qint64) {
        tx.define(isOnPostgres() ? "ALTER TABLE op_result ADD CHECK (body NOT LIKE '%note 2%')"
                                 : "CREATE UNIQUE INDEX one_each ON op_result (type)");
    });
    const std::vector<Op> ops{desk.op(note(u"note 1"_s)), desk.op(note(u"note 2"_s))};
    const Answer answer = desk.push(ops);
    QCOMPARE(answer.status, 200);
    QCOMPARE(resultAt(answer, 0).outcome, Outcome::Applied);
    QCOMPARE(resultAt(answer, 1).code, u"invalidValue"_s);
    QCOMPARE(notes(rig), 1); // all of it or nothing
    QCOMPARE(desk.push(ops).body, answer.body);
}

void TestCentralOps::terminalsPushingAtOnceKeepTheirOrder()
{
    Rig rig;
    std::vector<std::thread> shops;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t)
        shops.emplace_back([&rig, &wrong, t] {
            Desk desk(rig, "replica-" + QByteArray::number(t));
            qint64 last = 0;
            for (int i = 0; i < 25; ++i) {
                const OpResult result = desk.act(note(u"note %1-%2"_s.arg(t).arg(i)));
                if (result.outcome != Outcome::Applied || result.centralSeq <= last)
                    ++wrong;
                last = result.centralSeq;
            }
        });
    for (std::thread &shop : shops)
        shop.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(notes(rig), 100);
    QCOMPARE(rig.count("SELECT COUNT(DISTINCT central_seq) FROM op_result"), 100);
}

QTEST_GUILESS_MAIN(TestCentralOps)
#include "tst_central_ops.moc"
