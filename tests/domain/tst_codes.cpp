// SPDX-License-Identifier: Apache-2.0
#include "core/domain/gtin.h"

#include <QRandomGenerator>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

const QString kAlphabet = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ"_s;

QString withCheck(const QString &firstTen) { return firstTen + unitCheckCharacter(firstTen); }

QString randomUnitCode(QRandomGenerator &random)
{
    QString body;
    for (int i = 0; i < 10; ++i)
        body += kAlphabet[random.bounded(int(kAlphabet.size()))];
    return withCheck(body);
}

/// 32 characters modulo 31: only the first and the last of the alphabet weigh the same.
bool weighTheSame(QChar a, QChar b) { return a == b || (a == u'0' && b == u'Z') || (a == u'Z' && b == u'0'); }

} // namespace

class TestCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGtinIsReadInEachOfItsForms_data();
    void aGtinIsReadInEachOfItsForms();
    void aGtinWithAWrongCheckDigitNamesTheRightOne();
    void whatIsNoGtinIsInvalid_data();
    void whatIsNoGtinIsInvalid();
    void aGtinWithOneWrongDigitIsAlwaysFound();

    void aUnitCodeIsReadAsPeopleTypeIt_data();
    void aUnitCodeIsReadAsPeopleTypeIt();
    void whatIsNoUnitCodeIsInvalid_data();
    void whatIsNoUnitCodeIsInvalid();
    void aUnitCodeWithAWrongCheckNamesTheRightOne();
    void oneWrongCharacterOfAUnitCodeIsFound();
    void twoSwappedNeighboursOfAUnitCodeAreFound();
    void aUnitCodeIsShownInGroups();
};

void TestCodes::aGtinIsReadInEachOfItsForms_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("gtin");
    QTest::newRow("EAN-8") << u"96385074"_s << u"00000096385074"_s;
    QTest::newRow("UPC-A") << u"036000291452"_s << u"00036000291452"_s;
    QTest::newRow("EAN-13") << u"4006381333931"_s << u"04006381333931"_s;
    QTest::newRow("GTIN-14") << u"10614141543219"_s << u"10614141543219"_s;
}

void TestCodes::aGtinIsReadInEachOfItsForms()
{
    QFETCH(const QString, digits);
    QFETCH(const QString, gtin);
    const Result<Gtin> read = Gtin::parse(digits);
    QVERIFY(read.isOk());
    QCOMPARE(read->toString(), gtin);
    QCOMPARE(*Gtin::parse(gtin), *read);
}

void TestCodes::aGtinWithAWrongCheckDigitNamesTheRightOne()
{
    const Result<Gtin> read = Gtin::parse(u"4006381333930");
    QVERIFY(!read.isOk());
    QCOMPARE(read.error(), (Error{ErrorCode::CheckDigitWrong, u"1"_s}));
}

void TestCodes::whatIsNoGtinIsInvalid_data()
{
    QTest::addColumn<QString>("digits");
    QTest::newRow("nothing") << QString();
    QTest::newRow("nine digits") << u"123456789"_s;
    QTest::newRow("a letter") << u"40063813339A1"_s;
    QTest::newRow("full-width digits") << u"４００６３８１３３３９３１"_s;
    QTest::newRow("a space") << u"400638133393 "_s;
}

void TestCodes::whatIsNoGtinIsInvalid()
{
    QFETCH(const QString, digits);
    QCOMPARE(Gtin::parse(digits).error().code, ErrorCode::InvalidValue);
}

void TestCodes::aGtinWithOneWrongDigitIsAlwaysFound()
{
    const QString right = u"4006381333931"_s;
    QVERIFY(Gtin::parse(right).isOk());
    for (qsizetype i = 0; i < right.size(); ++i)
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString wrong = right;
            wrong[i] = digit;
            QCOMPARE(Gtin::parse(wrong).isOk(), wrong == right);
        }
}

void TestCodes::aUnitCodeIsReadAsPeopleTypeIt_data()
{
    QTest::addColumn<QString>("typed");
    const QString code = withCheck(u"7C41009211"_s);
    QTest::newRow("as it is printed") << code;
    QTest::newRow("in groups") << displayUnitCode(code);
    QTest::newRow("in small letters") << code.toLower();
    QTest::newRow("with spaces around") << u"  "_s + code + u" "_s;
    QTest::newRow("the letter O for zero") << QString(code).replace(u'0', u'O');
    QTest::newRow("the letters I and l for one") << QString(code).replace(u"11"_s, u"Il"_s);
    QTest::newRow("dots and middle dots") << code.left(4) + u'.' + code.mid(4, 4) + u'·' + code.mid(8);
}

void TestCodes::aUnitCodeIsReadAsPeopleTypeIt()
{
    QFETCH(const QString, typed);
    const Result<QString> read = normaliseUnitCode(typed);
    QVERIFY(read.isOk());
    QCOMPARE(*read, withCheck(u"7C41009211"_s));
}

void TestCodes::whatIsNoUnitCodeIsInvalid_data()
{
    QTest::addColumn<QString>("typed");
    const QString code = withCheck(u"7C41009211"_s);
    QTest::newRow("nothing") << QString();
    QTest::newRow("ten characters") << code.left(10);
    QTest::newRow("twelve characters") << code + u'0';
    QTest::newRow("the letter U") << u"U"_s + code.mid(1);
    QTest::newRow("a character from another script") << u"七"_s + code.mid(1);
}

void TestCodes::whatIsNoUnitCodeIsInvalid()
{
    QFETCH(const QString, typed);
    QCOMPARE(normaliseUnitCode(typed).error().code, ErrorCode::InvalidValue);
}

void TestCodes::aUnitCodeWithAWrongCheckNamesTheRightOne()
{
    const QString code = withCheck(u"7C41009211"_s);
    const QChar wrong = code.back() == u'5' ? u'6' : u'5';
    QCOMPARE(normaliseUnitCode(code.left(10) + wrong).error(), (Error{ErrorCode::CheckDigitWrong, code.mid(10)}));
}

void TestCodes::oneWrongCharacterOfAUnitCodeIsFound()
{
    QRandomGenerator random(20260314);
    for (int round = 0; round < 200; ++round) {
        const QString right = randomUnitCode(random);
        QVERIFY(normaliseUnitCode(right).isOk());
        for (qsizetype i = 0; i < right.size(); ++i)
            for (const QChar c : kAlphabet) {
                QString wrong = right;
                wrong[i] = c;
                const bool isCheck = i == right.size() - 1;
                const bool passes = isCheck ? c == right[i] : weighTheSame(c, right[i]);
                QCOMPARE(normaliseUnitCode(wrong).isOk(), passes);
            }
    }
}

void TestCodes::twoSwappedNeighboursOfAUnitCodeAreFound()
{
    QRandomGenerator random(20260315);
    for (int round = 0; round < 2000; ++round) {
        const QString right = randomUnitCode(random);
        for (qsizetype i = 0; i + 1 < right.size(); ++i) {
            QString swapped = right;
            std::swap(swapped[i], swapped[i + 1]);
            const bool isCheck = i + 2 == right.size();
            const bool passes = isCheck ? right[i] == right[i + 1] : weighTheSame(right[i], right[i + 1]);
            QCOMPARE(normaliseUnitCode(swapped).isOk(), passes);
        }
    }
}

void TestCodes::aUnitCodeIsShownInGroups()
{
    QCOMPARE(displayUnitCode(u"7C410092118"), u"7C41-0092-118"_s);
}

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
