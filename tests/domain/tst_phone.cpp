// SPDX-License-Identifier: Apache-2.0
#include "core/domain/phone.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestPhone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsReadHoweverItIsWritten_data();
    void aNumberIsReadHoweverItIsWritten();
    void whatIsNoNumberIsRefused_data();
    void whatIsNoNumberIsRefused();
    void theNormalFormIsReadAsItself();
    void theMaskShowsThreeAndFourDigits();
    void anErrorCarriesNothingOfTheNumber();
};

void TestPhone::aNumberIsReadHoweverItIsWritten_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("e164");

    const auto chen = u"+8613800138000"_s;
    QTest::newRow("eleven digits") << u"13800138000"_s << chen;
    QTest::newRow("a dash and a space") << u"138-0013 8000"_s << chen;
    QTest::newRow("a space at each end") << u" 13800138000 "_s << chen;
    QTest::newRow("country code with plus") << u"+86 138 0013 8000"_s << chen;
    QTest::newRow("country code with 00") << u"0086 138 0013 8000"_s << chen;
    QTest::newRow("country code without anything") << u"8613800138000"_s << chen;
    QTest::newRow("a long-distance zero before a mobile") << u"013800138000"_s << chen;
    QTest::newRow("full-width digits and plus") << u"＋８６１３８００１３８０００"_s << chen;
    QTest::newRow("full-width brackets") << u"（+86）13800138000"_s << chen;
    QTest::newRow("dots") << u"138.0013.8000"_s << chen;

    QTest::newRow("landline of a city with a four-digit area code") << u"0532-8888 6666"_s << u"+8653288886666"_s;
    QTest::newRow("landline in brackets") << u"(0532) 88886666"_s << u"+8653288886666"_s;
    QTest::newRow("landline with country code and trunk zero") << u"+86 (0)532 8888 6666"_s << u"+8653288886666"_s;
    QTest::newRow("landline of a city with seven digits") << u"0311-888 6666"_s << u"+863118886666"_s;
    QTest::newRow("landline of Beijing, whose area code begins like a mobile") << u"010-6532 1234"_s << u"+861065321234"_s;
    QTest::newRow("landline of Shanghai") << u"021 6123 4567"_s << u"+862161234567"_s;
    QTest::newRow("service number") << u"400-699-9999"_s << u"+864006999999"_s;

    QTest::newRow("a number of the United States") << u"+1 (415) 555-2671"_s << u"+14155552671"_s;
    QTest::newRow("a number of Germany dialled with 00") << u"0049 30 901820"_s << u"+4930901820"_s;
    QTest::newRow("a number of Hong Kong") << u"+852 2123 4567"_s << u"+85221234567"_s;
}

void TestPhone::aNumberIsReadHoweverItIsWritten()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, e164);
    const Result<Phone> phone = Phone::parse(typed);
    QVERIFY(phone.isOk());
    QCOMPARE(phone->e164(), e164);
}

void TestPhone::whatIsNoNumberIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a plus alone") << u"+"_s;
    QTest::newRow("a mobile with a digit missing") << u"1380013800"_s;
    QTest::newRow("a mobile with a digit too many") << u"138001380001"_s;
    QTest::newRow("a mobile that begins with 12") << u"12800138000"_s;
    QTest::newRow("a landline without its area code") << u"8888 6666"_s;
    QTest::newRow("a short service number") << u"10086"_s;
    QTest::newRow("letters among the digits") << u"138OO138000"_s;
    QTest::newRow("a plus in the middle") << u"138+00138000"_s;
    QTest::newRow("two pluses") << u"++8613800138000"_s;
    QTest::newRow("a country code that begins with zero") << u"+0 415 555 2671"_s;
    QTest::newRow("sixteen digits") << u"+1415555267112345"_s;
    QTest::newRow("a name") << u"陈女士"_s;
}

void TestPhone::whatIsNoNumberIsRefused()
{
    QFETCH(const QString, typed);
    const Result<Phone> phone = Phone::parse(typed);
    QVERIFY(!phone.isOk());
    QCOMPARE(phone.error().code, ErrorCode::PhoneMalformed);
}

void TestPhone::theNormalFormIsReadAsItself()
{
    for (const auto &typed : {u"138-0013 8000"_s, u"010-6532 1234"_s, u"0532-8888 6666"_s, u"+1 415 555 2671"_s}) {
        const QString once = Phone::parse(typed)->e164();
        QCOMPARE(Phone::parse(once)->e164(), once);
    }
}

void TestPhone::theMaskShowsThreeAndFourDigits()
{
    const Phone phone = *Phone::parse(u"13800135678");
    QCOMPARE(phone.masked(), u"138****5678"_s);
    QCOMPARE(phone.lastFour(), u"5678"_s);
    QCOMPARE(Phone().masked(), QString());
}

void TestPhone::anErrorCarriesNothingOfTheNumber()
{
    QVERIFY(Phone::parse(u"1380013800").error().detail.isEmpty());
}

QTEST_APPLESS_MAIN(TestPhone)
#include "tst_phone.moc"
