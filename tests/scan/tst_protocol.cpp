// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoderprotocol.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestProtocol : public QObject {
    Q_OBJECT

private:
    static FrameAnswer sample()
    {
        return {7,
                FrameVerdict::Looked,
                {{"6901234500011",
                  "]E0",
                  false,
                  {QPoint(1, 2), QPoint(-3, 4), QPoint(5, 6), QPoint(7, 8)},
                  SymbolFormat::Ean13}},
                1234};
    }

private Q_SLOTS:
    void whatIsSaidIsHeard();
    void aMessageIsTakenWhenItIsWhole();
    void aLengthBeyondTheLimitIsRefusedBeforeAnythingIsRead();
    void noCutOrLengthenedAnswerIsBelieved();
    void noFlippedByteCrashesTheReader();
    void aFrameKindNobodyKnowsIsRefused();
    void aSymbolFormatNobodyKnowsIsRefused();
};

void TestProtocol::whatIsSaidIsHeard()
{
    QByteArray wire = toMessage(FrameRequest{3, FrameKind::EncodedPicture, 2400, "picture", -5, 1280, 720})
        + toMessage(sample());
    const auto request = requestFromBody(**takeBody(wire, kLongestRequest));
    QVERIFY(request.isOk());
    QCOMPARE(request->id, 3u);
    QCOMPARE(request->budgetMs, 2400u);
    QCOMPARE(request->payload, QByteArray("picture"));
    QCOMPARE(request->stream, -5);
    QCOMPARE(request->width, 1280u);
    QCOMPARE(request->height, 720u);
    const auto answer = answerFromBody(**takeBody(wire, kLongestAnswer));
    QVERIFY(answer.isOk());
    QCOMPARE(answer->id, 7u);
    QVERIFY(answer->symbols == sample().symbols);
    QCOMPARE(answer->processorMicroseconds, 1234u);
    QVERIFY(wire.isEmpty());
}

void TestProtocol::aMessageIsTakenWhenItIsWhole()
{
    const QByteArray message = toMessage(sample());
    QByteArray buffer;
    for (qsizetype i = 0; i + 1 < message.size(); ++i) {
        buffer += message[i];
        const auto body = takeBody(buffer, kLongestAnswer);
        QVERIFY(body.isOk() && !*body);
    }
    buffer += message.back();
    QVERIFY((*takeBody(buffer, kLongestAnswer)).has_value());
}

void TestProtocol::aLengthBeyondTheLimitIsRefusedBeforeAnythingIsRead()
{
    QByteArray buffer("\xff\xff\xff\xff", 4);
    QCOMPARE(takeBody(buffer, kLongestAnswer).error().code, ErrorCode::TooLarge);
}

void TestProtocol::noCutOrLengthenedAnswerIsBelieved()
{
    const QByteArray body = toMessage(sample()).mid(4);
    QVERIFY(answerFromBody(body).isOk());
    for (qsizetype size = 0; size < body.size(); ++size)
        QVERIFY(!answerFromBody(body.left(size)).isOk());
    QVERIFY(!answerFromBody(body + 'x').isOk());
}

void TestProtocol::noFlippedByteCrashesTheReader()
{
    const QByteArray body = toMessage(sample()).mid(4);
    for (qsizetype at = 0; at < body.size(); ++at)
        for (const int bit : {0, 3, 7}) {
            QByteArray flipped = body;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            const auto answer = answerFromBody(flipped);
            QVERIFY(!answer || answer->symbols.size() <= kMostSymbols);
        }
}

void TestProtocol::aFrameKindNobodyKnowsIsRefused()
{
    QByteArray body = toMessage(FrameRequest{3, FrameKind::EncodedPicture, 2400, "picture"}).mid(4);
    QVERIFY(requestFromBody(body).isOk());
    body[4] = 9;
    QVERIFY(!requestFromBody(body).isOk());
}

void TestProtocol::aSymbolFormatNobodyKnowsIsRefused()
{
    QByteArray body = toMessage(sample()).mid(4);
    const qsizetype at = body.indexOf("]E0") + 3;
    QCOMPARE(body[at], char(SymbolFormat::Ean13));
    body[at] = char(quint8(kLastSymbolFormat) + 1);
    QVERIFY(!answerFromBody(body).isOk());
}

QTEST_APPLESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
