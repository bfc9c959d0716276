// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/keyboard.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

const QByteArray kCode = "01069012345678922112345\x1d" "17271231"; // GTIN, serial, GS, date
const QByteArray kUnit = "7C410092118/U.HEMEI:x+_?"; // 24 characters, both cases and the signs that layouts move

/// A scanner set to another country: y and z change places, digits need Shift, a colon lies elsewhere.
KeyTable foreignTable()
{
    KeyTable table = KeyTable::us();
    const KeyTable us = KeyTable::us();
    for (quint16 key = 2; key <= 11; ++key) {
        table.set({key, 0}, us.at({key, 1}));
        table.set({key, 1}, us.at({key, 0}));
    }
    table.set({21, 0}, u'z');
    table.set({21, 1}, u'Z');
    table.set({44, 0}, u'y');
    table.set({44, 1}, u'Y');
    table.set({52, 0}, u':');
    table.set({39, 1}, u'.');
    table.set({16, 2}, u'@');
    table.set({3, 0}, u'~');
    return table;
}

KeyStroke tapped(quint16 key, bool isPress, qint64 atMs, KeyModifiers modifiers = {}) { return {key, isPress, modifiers, {}, atMs}; }

} // namespace

class TestWedge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScanIsOneEventAndReachesNoField_data();
    void aScanIsOneEventAndReachesNoField();
    void aPersonLosesNoKeyAndScansNothing();
    void theGapDecidesAndIsASetting_data();
    void theGapDecidesAndIsASetting();
    void fewerThanFourCharactersAreAPersons();
    void withoutATerminatorSilenceEndsTheCode();
    void carriageReturnAndLineFeedAreOneEnd_data();
    void carriageReturnAndLineFeedAreOneEnd();
    void enterLaterThanThatIsThePersons();
    void twoScansInARowAreTwoEvents();
    void controlAndFunctionKeysAreDroppedFromACode();
    void theSeparatorArrivesByEveryWay_data();
    void theSeparatorArrivesByEveryWay();
    void lettersAboveAsciiByAltNumbersBecomeUtf8();
    void whatTheScannerWasSetUpToAddIsTakenOff_data();
    void whatTheScannerWasSetUpToAddIsTakenOff();
    void aKeyHeldDownIsAPersonsOnBothKindsOfMachine_data();
    void aKeyHeldDownIsAPersonsOnBothKindsOfMachine();
    void aKeyHeldBeforeTheScanIsReleasedInTheField();
    void noReleaseOfAScannedKeyIsEverDelivered();
    void aCodeWithoutEndIsCutOff();
    void aScannerOfAnotherCountryIsTaught();
    void aLessonThatWasNotReadWholeIsRefused();
    void aTableSurvivesItsSettingsText();
    void withoutKeyPlacesTheTextCounts();
};

void TestWedge::aScanIsOneEventAndReachesNoField_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("gapMs");
    QTest::newRow("24 characters at 8 ms and Enter") << kUnit + "\r" << 8;
    QTest::newRow("the slowest scanner") << kUnit + "\r" << 35;
    QTest::newRow("all keys in one moment") << kUnit + "\r" << 0;
    QTest::newRow("Tab ends it") << kUnit + "\t" << 8;
    QTest::newRow("the shortest code") << QByteArray("ABCD\r") << 8;
    QTest::newRow("double letters") << QByteArray("AABBCC0000\r") << 2;
}

void TestWedge::aScanIsOneEventAndReachesNoField()
{
    QFETCH(QByteArray, text);
    QFETCH(int, gapMs);
    Field field;
    field.take(strokesOf("hi", 90));
    field.wait(500);
    const size_t before = field.delivered.size();
    field.take(strokesOf(text, gapMs));
    field.wait(1000);
    QCOMPARE(field.codes(), std::vector<QByteArray>{text.chopped(1)});
    QCOMPARE(field.scans[0].code.route, ScanRoute::HandScanner);
    QCOMPARE(field.delivered.size(), before);
    QCOMPARE(field.typed(), u"hi"_s);
}

void TestWedge::aPersonLosesNoKeyAndScansNothing()
{
    QRandomGenerator dice(20260302);
    const QString signs = u"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789@.-_+:/# "_s;
    int keysTyped = 0;
    for (int i = 0; i < 1000; ++i) {
        Field field;
        QString wanted;
        const int length = dice.bounded(4, 31);
        for (int k = 0; k < length; ++k) {
            const QChar sign = signs[dice.bounded(int(signs.size()))];
            wanted += sign;
            field.take(strokesOf(QByteArray(1, sign.toLatin1()), dice.bounded(60, 121)));
            field.now += dice.bounded(60, 121);
        }
        field.take(strokesOf("\r", 60));
        field.wait(1000);
        QVERIFY(field.scans.empty());
        QVERIFY(field.held.empty());
        QCOMPARE(field.typed(), wanted + QChar(0x23CE));
        const auto presses = std::count_if(field.delivered.begin(), field.delivered.end(), [](const KeyStroke &s) { return s.isPress; });
        QCOMPARE(presses * 2, qsizetype(field.delivered.size())); // every key that went down came up
        keysTyped += length + 1;
    }
    QVERIFY(keysTyped > 10000);
}

void TestWedge::theGapDecidesAndIsASetting_data()
{
    QTest::addColumn<int>("setting");
    QTest::addColumn<int>("gapMs");
    QTest::addColumn<bool>("isScan");
    QTest::newRow("at the limit") << 35 << 35 << true;
    QTest::newRow("above it") << 35 << 36 << false;
    QTest::newRow("a slow scanner with its setting") << 60 << 55 << true;
    QTest::newRow("a quick one with a strict setting") << 10 << 11 << false;
}

void TestWedge::theGapDecidesAndIsASetting()
{
    QFETCH(int, setting);
    QFETCH(int, gapMs);
    QFETCH(bool, isScan);
    WedgeSettings settings;
    settings.keyGapMs = setting;
    Field field(settings);
    field.take(strokesOf("abcdefgh\r", gapMs));
    field.wait(1000);
    QCOMPARE(field.scans.size(), size_t(isScan ? 1 : 0));
    QCOMPARE(field.typed(), isScan ? QString() : u"abcdefgh⏎"_s);
}

void TestWedge::fewerThanFourCharactersAreAPersons()
{
    Field field;
    field.take(strokesOf("Abc\r", 8));
    field.wait(1000);
    QVERIFY(field.scans.empty());
    QCOMPARE(field.typed(), u"Abc⏎"_s);
    QVERIFY(field.held.empty());
}

void TestWedge::withoutATerminatorSilenceEndsTheCode()
{
    Field field;
    field.take(strokesOf("7C410092118", 8));
    field.wait(50 - 4); // the last key went down 4 ms ago
    QVERIFY(field.scans.empty());
    field.wait(1);
    QCOMPARE(field.codes(), std::vector<QByteArray>{"7C410092118"});
    QVERIFY(!field.burst.decideAt());
    // A hiccup shorter than that silence doesn't break a code that is one already.
    field.now += 500;
    field.take(strokesOf("7C4100", 8));
    field.now += 40;
    field.take(strokesOf("92118\r", 8));
    field.wait(1000);
    QCOMPARE(field.codes().back(), QByteArray("7C410092118"));
    QCOMPARE(field.scans.size(), size_t(2));
    QVERIFY(field.delivered.empty());
}

void TestWedge::carriageReturnAndLineFeedAreOneEnd_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("CR CR") << QByteArray("\r\r");
    QTest::newRow("CR, LF as Ctrl+J") << QByteArray("\r\n");
    QTest::newRow("CR Tab") << QByteArray("\r\t");
}

void TestWedge::carriageReturnAndLineFeedAreOneEnd()
{
    QFETCH(QByteArray, end);
    Field field;
    field.take(strokesOf("7C410092118" + end, 8));
    field.wait(1000);
    QCOMPARE(field.scans.size(), size_t(1));
    QVERIFY(field.delivered.empty());
    QVERIFY(field.held.empty());
}

void TestWedge::enterLaterThanThatIsThePersons()
{
    Field field;
    field.take(strokesOf("7C410092118\r", 8));
    field.wait(200);
    field.take(strokesOf("\r", 8));
    field.wait(200);
    QCOMPARE(field.typed(), u"⏎"_s);
}

void TestWedge::twoScansInARowAreTwoEvents()
{
    Field field;
    field.take(strokesOf("7C410092118\rHM00012345\r", 8));
    field.wait(1000);
    QCOMPARE(field.codes(), (std::vector<QByteArray>{"7C410092118", "HM00012345"}));
    QVERIFY(field.delivered.empty());
}

void TestWedge::controlAndFunctionKeysAreDroppedFromACode()
{
    Field field;
    std::vector<KeyStroke> strokes;
    qint64 at = 0;
    const auto tap = [&](quint16 key, KeyModifiers modifiers = {}) {
        strokes.push_back(tapped(key, true, at, modifiers));
        strokes.push_back(tapped(key, false, at + 2, modifiers));
        at += 8;
    };
    tap(63); // F5 before the code: it would reload something
    for (const quint16 key : std::initializer_list<quint16>{30, 48, 46, 32, 18}) // a b c d e
        tap(key);
    tap(111); // Delete
    tap(30, KeyModifier::Ctrl); // Ctrl+A
    tap(62, KeyModifier::Alt); // Alt+F4
    tap(33); // f
    tap(keys::Enter);
    field.take(strokes);
    field.wait(1000);
    QCOMPARE(field.codes(), std::vector<QByteArray>{"abcdef"});
    QVERIFY(field.delivered.empty());
}

void TestWedge::theSeparatorArrivesByEveryWay_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("substitute");
    QTest::newRow("as Ctrl+]") << int(SaysBy::Keys) << kCode << QByteArray();
    QTest::newRow("as Alt+029, like everything else") << int(SaysBy::AltNumbers) << kCode << QByteArray();
    QTest::newRow("as a substitute") << int(SaysBy::Keys) << QByteArray(kCode).replace('\x1d', '~') << QByteArray("~");
    QTest::newRow("as a substitute of several characters") << int(SaysBy::Keys) << QByteArray(kCode).replace('\x1d', "{GS}") << QByteArray("{GS}");
}

void TestWedge::theSeparatorArrivesByEveryWay()
{
    QFETCH(int, how);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, substitute);
    WedgeSettings settings;
    settings.dress.separatorAs = substitute;
    Field field(settings);
    field.take(strokesOf(sent + "\r", 8, SaysBy(how)));
    field.wait(1000);
    QCOMPARE(field.codes(), std::vector<QByteArray>{kCode});
    QVERIFY(field.delivered.empty());
}

void TestWedge::lettersAboveAsciiByAltNumbersBecomeUtf8()
{
    Field field;
    field.take(strokesOf("Gr\xfc\xdf" "e\r", 8, SaysBy::AltNumbers)); // Latin-1
    field.wait(1000);
    field.take(strokesOf("机身码\r", 8, SaysBy::AltNumbers)); // the bytes of UTF-8
    field.wait(1000);
    QCOMPARE(field.codes(), (std::vector<QByteArray>{"Grüße", "机身码"}));
}

void TestWedge::whatTheScannerWasSetUpToAddIsTakenOff_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("symbology");
    QTest::newRow("prefix, suffix and AIM") << QByteArray("<<]E06901234567892>>") << QByteArray("6901234567892") << QByteArray("]E0");
    QTest::newRow("without its dress too") << QByteArray("6901234567892") << QByteArray("6901234567892") << QByteArray();
    QTest::newRow("a bracket that is no identifier") << QByteArray("<<]]]7C410092118>>") << QByteArray("]]]7C410092118") << QByteArray();
}

void TestWedge::whatTheScannerWasSetUpToAddIsTakenOff()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, symbology);
    WedgeSettings settings;
    settings.dress = {"<<", ">>", {}, true};
    Field field(settings);
    field.take(strokesOf(sent + "\r", 8));
    QCOMPARE(field.scans.size(), size_t(1));
    QCOMPARE(field.scans[0].code.bytes, bytes);
    QCOMPARE(field.scans[0].code.symbology, symbology);
    // Without that setting an identifier in the code is content: it may be a forgery.
    Field plain;
    plain.take(strokesOf(sent + "\r", 8));
    QCOMPARE(plain.scans[0].code.bytes, sent);
    QVERIFY(plain.scans[0].code.symbology.isEmpty());
}

void TestWedge::aKeyHeldDownIsAPersonsOnBothKindsOfMachine_data()
{
    QTest::addColumn<bool>("saysReleases");
    QTest::newRow("repeats are presses") << false;
    QTest::newRow("repeats are a release and a press") << true;
}

void TestWedge::aKeyHeldDownIsAPersonsOnBothKindsOfMachine()
{
    QFETCH(bool, saysReleases);
    Field field;
    field.take(tapped(30, true, field.now));
    qint64 at = field.now + 500;
    for (int i = 0; i < 40; ++i, at += 25) { // quicker than 35 ms
        if (saysReleases)
            field.take(tapped(30, false, at));
        field.take(tapped(30, true, at));
    }
    field.take(tapped(30, false, at));
    field.wait(1000);
    QVERIFY(field.scans.empty());
    QCOMPARE(field.typed(), u"a"_s.repeated(41));
}

void TestWedge::aKeyHeldBeforeTheScanIsReleasedInTheField()
{
    Field field;
    field.take(tapped(keys::LeftCtrl, true, field.now));
    field.wait(300);
    field.take(strokesOf("7C410092118", 8));
    field.take(tapped(keys::LeftCtrl, false, field.now + 5, KeyModifier::Ctrl));
    field.take(tapped(keys::Enter, true, field.now + 5));
    QCOMPARE(field.scans.size(), size_t(1));
    QCOMPARE(field.delivered.size(), size_t(2));
    QCOMPARE(field.delivered[1].key, keys::LeftCtrl);
    QVERIFY(!field.delivered[1].isPress);
}

void TestWedge::noReleaseOfAScannedKeyIsEverDelivered()
{
    Field field;
    std::vector<KeyStroke> strokes = strokesOf("abcdefgh12\r", 8);
    // The scanner lets go of everything only at the very end.
    std::stable_partition(strokes.begin(), strokes.end(), [](const KeyStroke &s) { return s.isPress; });
    for (size_t i = 0; i < strokes.size(); ++i)
        strokes[i].atMs = qint64(i) * 8;
    field.take(strokes);
    field.wait(1000);
    QCOMPARE(field.scans.size(), size_t(1));
    QVERIFY(field.delivered.empty());
}

void TestWedge::aCodeWithoutEndIsCutOff()
{
    Field field;
    field.take(strokesOf(QByteArray(20000, '7'), 1));
    QVERIFY(field.held.empty()); // nothing is kept for a replay that can't come any more
    field.wait(1000);
    QCOMPARE(field.scans.size(), size_t(1));
    QCOMPARE(field.scans[0].code.bytes.size(), kMostScannerBytes);
}

void TestWedge::aScannerOfAnotherCountryIsTaught()
{
    const KeyTable foreign = foreignTable();
    Field untaught;
    untaught.take(strokesOf("https://u.hemei.example/u/7Z\r", 8, SaysBy::Keys, foreign));
    QCOMPARE(untaught.scans.size(), size_t(1));
    QVERIFY(untaught.scans[0].code.bytes != "https://u.hemei.example/u/7Z");

    const QByteArray lesson = KeyTable::lesson().toLatin1();
    Field lessonHour;
    lessonHour.take(strokesOf(lesson + "\r", 8, SaysBy::Keys, foreign));
    QCOMPARE(lessonHour.scans.size(), size_t(1));
    const Result<KeyTable> learnt = KeyTable::learnt(lessonHour.scans[0].presses, KeyTable::lesson());
    QVERIFY(learnt);

    WedgeSettings settings;
    settings.table = *learnt;
    Field taught(settings);
    taught.take(strokesOf("https://u.hemei.example/u/7Z\x1d" "21Y@0\r", 8, SaysBy::Keys, foreign));
    QCOMPARE(taught.codes(), std::vector<QByteArray>{"https://u.hemei.example/u/7Z\x1d" "21Y@0"});
}

void TestWedge::aLessonThatWasNotReadWholeIsRefused()
{
    Field field;
    field.take(strokesOf(KeyTable::lesson().toLatin1() + "\r", 8));
    std::vector<KeyPress> presses = field.scans[0].presses;
    QVERIFY(KeyTable::learnt(presses, KeyTable::lesson()));
    QCOMPARE(*KeyTable::learnt(presses, KeyTable::lesson()), KeyTable::us());
    std::vector<KeyPress> doubled = presses;
    doubled[1] = doubled[0];
    QCOMPARE(KeyTable::learnt(doubled, KeyTable::lesson()).error(), (Error{ErrorCode::InvalidValue, u"twice"_s}));
    presses.pop_back();
    QCOMPARE(KeyTable::learnt(presses, KeyTable::lesson()).error(), (Error{ErrorCode::InvalidValue, u"count"_s}));
}

void TestWedge::aTableSurvivesItsSettingsText()
{
    const KeyTable foreign = foreignTable();
    QVERIFY(foreign != KeyTable::us());
    QCOMPARE(KeyTable::fromString(foreign.toString()), foreign);
    QCOMPARE(KeyTable::us().toString(), QString());
    QCOMPARE(KeyTable::fromString(u"nonsense 1.2 999.0.65 x.y.z"_s), [] {
        KeyTable table = KeyTable::us();
        table.set({0, 0}, u'\0');
        return table;
    }());
}

void TestWedge::withoutKeyPlacesTheTextCounts()
{
    Field field;
    qint64 at = field.now;
    for (const QChar sign : u"7C4100"_s)
        field.take({0, true, {}, QString(sign), at += 8});
    field.take({0, true, KeyModifier::Ctrl, u"\x1d"_s, at += 8});
    field.take({0, true, {}, u"9"_s, at += 8});
    field.take({0, true, {}, u"\r"_s, at += 8});
    QCOMPARE(field.codes(), std::vector<QByteArray>{"7C4100\x1d" "9"});
    QVERIFY(field.delivered.empty());
}

QTEST_APPLESS_MAIN(TestWedge)
#include "tst_wedge.moc"
