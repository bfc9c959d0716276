// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoder.h"
#include "core/scan/dresstext.h"
#include "tests/scan/keyboard.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;

/// What a hand scanner puts round a code: read from a person, shown to a person, learnt from one scan.
class TestDress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsThatCantBeSeenAreShownByName_data();
    void signsThatCantBeSeenAreShownByName();
    void whatAPersonTypesIsUnderstood_data();
    void whatAPersonTypesIsUnderstood();
    void whatCantWorkIsRefusedWithItsReason_data();
    void whatCantWorkIsRefusedWithItsReason();
    void whatIsShownReadsAsTheSameBytes();
    void oneScanShowsTheWholeDress_data();
    void oneScanShowsTheWholeDress();
    void aScanThatShowsNothingSaysWhy_data();
    void aScanThatShowsNothingSaysWhy();
    void theCodeOnTheScreenIsTheLesson();
    void controlCharactersOfTheDressCountOnAKeyboardToo();
};

void TestDress::signsThatCantBeSeenAreShownByName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("letters and signs") << QByteArray("AB-[~]") << u"AB-[~]"_s;
    QTest::newRow("start and end of text") << QByteArray("\x02x\x03") << u"<STX>x<ETX>"_s;
    QTest::newRow("tab and a blank") << QByteArray("\t ") << u"<Tab><Space>"_s;
    QTest::newRow("angles of their own") << QByteArray("<<>") << u"<<>"_s;
    QTest::newRow("letters that would be a name") << QByteArray("<STX>") << u"%3CSTX>"_s;
    QTest::newRow("a per cent that would be a number") << QByteArray("%1D%") << u"%251D%"_s;
    QTest::newRow("a caret that would be a key") << QByteArray("^]^") << u"%5E]^"_s;
    QTest::newRow("Chinese") << QByteArray("码") << u"码"_s;
    QTest::newRow("no text at all") << QByteArray("A\xff") << u"A%FF"_s;
    QTest::newRow("a sign that turns the writing round") << QByteArray("\u202e") << u"%E2%80%AE"_s;
}

void TestDress::signsThatCantBeSeenAreShownByName()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    QCOMPARE(dressShown(bytes), shown);
}

void TestDress::whatAPersonTypesIsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("a name, in small letters") << u"<stx>"_s << QByteArray("\x02");
    QTest::newRow("another name of it") << u"<ht>"_s << QByteArray("\t");
    QTest::newRow("a key with Ctrl") << u"^B^]"_s << QByteArray("\x02\x1d");
    QTest::newRow("a number") << u"%02%1d"_s << QByteArray("\x02\x1d");
    QTest::newRow("signs that begin none of these") << u"<>^%%G1"_s << QByteArray("<>^%%G1");
    QTest::newRow("an angle that isn't closed") << u"<AB"_s << QByteArray("<AB");
    QTest::newRow("Chinese and beyond") << u"码𠮷"_s << QByteArray("码𠮷");
}

void TestDress::whatAPersonTypesIsUnderstood()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, bytes);
    const Result<QByteArray> read = readDress(typed, DressPart::Suffix);
    QVERIFY(read);
    QCOMPARE(*read, bytes);
}

void TestDress::whatCantWorkIsRefusedWithItsReason_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<DressPart>("part");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no sign is called that") << u"<STYX>"_s << DressPart::Prefix << u"name"_s;
    QTest::newRow("Enter ends a code") << u"A<Enter>"_s << DressPart::Suffix << u"end"_s;
    QTest::newRow("a line feed, too") << u"^J"_s << DressPart::Prefix << u"end"_s;
    QTest::newRow("Tab in front") << u"<Tab>"_s << DressPart::Prefix << u"end"_s;
    QTest::newRow("Tab between") << u"<Tab>"_s << DressPart::Separator << u"end"_s;
    QTest::newRow("longer than any") << QString(33, u'x') << DressPart::Prefix << u"long"_s;
    QTest::newRow("a separator that is a digit") << u"0"_s << DressPart::Separator << u"inside"_s;
    QTest::newRow("a separator that stands in links") << u"/"_s << DressPart::Separator << u"inside"_s;
    QTest::newRow("a separator of letters") << u"GS"_s << DressPart::Separator << u"inside"_s;
    QTest::newRow("Tab behind is right: a serial scanner may send it") << u"<Tab>"_s << DressPart::Suffix << QString();
    QTest::newRow("a digit in front is right") << u"0"_s << DressPart::Prefix << QString();
    QTest::newRow("a separator in braces is right") << u"{GS}"_s << DressPart::Separator << QString();
    QTest::newRow("a control character between is right") << u"<RS>"_s << DressPart::Separator << QString();
}

void TestDress::whatCantWorkIsRefusedWithItsReason()
{
    QFETCH(QString, typed);
    QFETCH(DressPart, part);
    QFETCH(QString, reason);
    const Result<QByteArray> read = readDress(typed, part);
    QCOMPARE(read ? QString() : read.error().detail, reason);
}

void TestDress::whatIsShownReadsAsTheSameBytes()
{
    QRandomGenerator random(26);
    const QByteArray dangerous = "<>^%STXab19]\x02\x1d \x7f\xe7\xa0\x81\xff";
    int read = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes;
        for (quint32 i = random.bounded(1u, 8u); i > 0; --i)
            bytes += random.bounded(4) == 0 ? static_cast<char>(random.bounded(256))
                                            : dangerous[random.bounded(int(dangerous.size()))];
        const Result<QByteArray> again = readDress(dressShown(bytes), DressPart::Suffix);
        if (!again) {
            QCOMPARE(again.error().detail, u"end"_s); // CR or LF
            continue;
        }
        ++read;
        QCOMPARE(*again, bytes);
    }
    QVERIFY(read > 15000);
}

void TestDress::oneScanShowsTheWholeDress_data()
{
    QTest::addColumn<ScannerDress>("dress");
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("bare") << ScannerDress{}
                          << QByteArray("HELLO\x1d"
                                        "COUNTER");
    QTest::newRow("everything") << ScannerDress{"<<", "\x03>", "~", true} << QByteArray("<<]Q1HELLO~COUNTER\x03>");
    QTest::newRow("the kind of code in front of the prefix") << ScannerDress{"<<", {}, {}, true}
                                                             << QByteArray("]Q1<<HELLO\x1d"
                                                                           "COUNTER");
    QTest::newRow("only the kind of code") << ScannerDress{{}, {}, {}, true}
                                           << QByteArray("]Q1HELLO\x1d"
                                                         "COUNTER");
    QTest::newRow("a word between") << ScannerDress{{}, {}, "{GS}", false} << QByteArray("HELLO{GS}COUNTER");
    QTest::newRow("a bracket that is no kind of code") << ScannerDress{"]]]", {}, {}, false}
                                                       << QByteArray("]]]HELLO\x1d"
                                                                     "COUNTER");
}

void TestDress::oneScanShowsTheWholeDress()
{
    QFETCH(ScannerDress, dress);
    QFETCH(QByteArray, raw);
    const Result<ScannerDress> learnt = learntDress(raw);
    QVERIFY(learnt);
    QCOMPARE(learnt->prefix, dress.prefix);
    QCOMPARE(learnt->suffix, dress.suffix);
    QCOMPARE(learnt->separatorAs, dress.separatorAs);
    QCOMPARE(learnt->sendsAim, dress.sendsAim);
    QCOMPARE(undress(raw, *learnt).bytes, dressLesson()); // and takes it off again
}

void TestDress::aScanThatShowsNothingSaysWhy_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("reason");
    QTest::newRow("another code") << QByteArray("7C410092118") << u"code"_s;
    QTest::newRow("letters that came out wrong") << QByteArray("HELLO\x1d"
                                                               "COVNTER")
                                                 << u"code"_s;
    QTest::newRow("the two halves the other way round") << QByteArray("COUNTER\x1dHELLO") << u"code"_s;
    QTest::newRow("GS left out") << QByteArray("HELLOCOUNTER") << u"separator"_s;
}

void TestDress::aScanThatShowsNothingSaysWhy()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, reason);
    const Result<ScannerDress> learnt = learntDress(raw);
    QVERIFY(!learnt);
    QCOMPARE(learnt.error().detail, reason);
}

void TestDress::theCodeOnTheScreenIsTheLesson()
{
    QFile picture(QStringLiteral(ZHIKE_CODES_DIR "/dress.png"));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    Decoder decoder({.program = {}, .stillLimitMs = 15'000});
    const auto answer = decoder.decode(picture.readAll());
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 20'000);
    QVERIFY(answer.result());
    QCOMPARE(answer.result()->size(), size_t(1));
    QCOMPARE(answer.result()->front().bytes, dressLesson());
}

void TestDress::controlCharactersOfTheDressCountOnAKeyboardToo()
{
    const QByteArray sent = "\x02"
                            "7C41\x1c"
                            "009\x03\r";
    WedgeSettings settings;
    settings.dress = {"\x02", "\x03", "\x1c", false};
    Field dressed(settings);
    dressed.take(strokesOf(sent, 8));
    QCOMPARE(dressed.codes(),
             std::vector<QByteArray>{"7C41\x1d"
                                     "009"});
    Field plain; // the positive control: nobody named them, so they are dropped
    plain.take(strokesOf(sent, 8));
    QCOMPARE(plain.codes(), std::vector<QByteArray>{"7C41009"});
    WedgeSettings learning;
    learning.takesControls = true;
    Field bare(learning);
    bare.take(strokesOf(sent, 8));
    QCOMPARE(bare.codes(),
             std::vector<QByteArray>{"\x02"
                                     "7C41\x1c"
                                     "009\x03"});
}

QTEST_GUILESS_MAIN(TestDress)
#include "tst_dress.moc"
