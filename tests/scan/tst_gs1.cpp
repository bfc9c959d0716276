// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

/// GS1 content, from a table of our own. '^' stands for the separator.
class TestGs1 : public QObject {
    Q_OBJECT

private:
    static QString bracketed(const Result<Gs1Elements> &elements)
    {
        if (!elements)
            return u"error %1 %2"_s.arg(errorName(elements.error().code), elements.error().detail);
        QString text;
        for (const Gs1Element &element : *elements)
            text += u'(' + element.ai + u')' + element.value;
        return text;
    }

private Q_SLOTS:
    void anElementStringComesApart_data();
    void anElementStringComesApart();
    void aDigitalLinkComesApart_data();
    void aDigitalLinkComesApart();
    void aDateHasADayAndACentury_data();
    void aDateHasADayAndACentury();
    void theSameTextInBracketsIsTheSame();
};

void TestGs1::anElementStringComesApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const char *text, const char *expected) {
        QTest::newRow(sentence) << QString::fromUtf8(text).replace(u'^', QChar(kGroupSeparator))
                                << QString::fromUtf8(expected);
    };
    row("a fixed length needs no separator", "010950600013435217271231", "(01)09506000134352(17)271231");
    row("a separator after a fixed length is allowed", "0109506000134352^17271231", "(01)09506000134352(17)271231");
    row("a separator at the very end is allowed", "010950600013435210A^", "(01)09506000134352(10)A");
    row("a separator at the very beginning is allowed", "^0109506000134352", "(01)09506000134352");
    row("a variable length ends at the separator", "010950600013435210ABC^2112345",
        "(01)09506000134352(10)ABC(21)12345");
    row("a day 00 is a date", "010950600013435217271200", "(01)09506000134352(17)271200");
    row("a 29th of February in a leap year is a date", "010950600013435217280229", "(01)09506000134352(17)280229");
    row("a weight has six digits and its decimals in the name", "01095060001343523103001250",
        "(01)09506000134352(3103)001250");
    row("a price by weight has a currency of three digits", "0109506000134352310300125039321561999",
        "(01)09506000134352(3103)001250(3932)1561999");
    row("a shipping container code checks its digit", "00006141411234567890", "(00)006141411234567890");
    row("a place number checks its digit", "4149506000134369", "(414)9506000134369");
    row("a returnable asset has a number and a serial", "800309506000134352XYZ", "(8003)09506000134352XYZ");
    row("an optional part is there whole", "7007271231^0109506000134352", "(7007)271231(01)09506000134352");
    row("the same identifier may come twice with the same value", "010950600013435210A^10A",
        "(01)09506000134352(10)A(10)A");

    row("nothing is refused", "", "error invalidValue ");
    row("an identifier nobody knows is refused", "0409506000134352", "error invalidValue 0409");
    row("a wrong check digit names the right one", "0109506000134351", "error checkDigitWrong 2");
    row("a GTIN with a letter is refused", "0109506000A34352", "error invalidValue 01 characters");
    row("a GTIN that is too short is refused", "010950600013435", "error invalidValue 01 length");
    row("a separator inside a fixed length is refused", "01095060001^34352", "error invalidValue 01 length");
    row("a month 13 is refused", "010950600013435217271331", "error invalidValue 17 date0");
    row("a 29th of February in another year is refused", "010950600013435217270229", "error invalidValue 17 date0");
    row("a half of an optional part is refused", "70072712312^0109506000134352", "error invalidValue 7007 length");
    row("a lot of 21 characters misses its separator", "010950600013435210ABCDEFGHIJKLMNOPQRSTU",
        "error codeMissingSeparator 10");
    row("a country of four digits misses its separator", "01095060001343524221567", "error codeMissingSeparator 422");
    row("a tilde is in no serial", "010950600013435221A~B", "error invalidValue 21 characters");
    row("an empty serial is refused", "010950600013435221", "error invalidValue 21 length");
    row("a serial needs its GTIN", "2112345", "error invalidValue 21 needs");
    row("a production date needs its GTIN", "11240101", "error invalidValue 11 needs");
    row("a content GTIN needs its count", "0209506000134352", "error invalidValue 02 needs");
    row("a GTIN and a content GTIN exclude each other",
        "0109506000134352"
        "0209506000134352"
        "3712",
        "error invalidValue 01 excludes");
    row("the same identifier with another value is refused", "010950600013435210A^10B", "error invalidValue 10 twice");
}

void TestGs1::anElementStringComesApart()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(bracketed(parseElementString(text, Separators::Delivered)), expected);
}

void TestGs1::aDigitalLinkComesApart_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const char *link, const char *expected) {
        QTest::newRow(sentence) << QString::fromUtf8(link) << QString::fromUtf8(expected);
    };
    row("key and serial", "https://id.example/01/09506000134352/21/12345", "(01)09506000134352(21)12345");
    row("all three qualifiers in their order", "https://id.example/01/09506000134352/22/2A/10/L1/21/S1",
        "(01)09506000134352(22)2A(10)L1(21)S1");
    row("attributes behind the question mark", "https://id.example/01/09506000134352?17=271231&3103=001250",
        "(01)09506000134352(17)271231(3103)001250");
    row("a path before the key is the host's business", "https://id.example/some/path/01/09506000134352",
        "(01)09506000134352");
    row("a blank that a maker put into a serial", "https://id.example/01/09506000134352/21/S%20X", "(01)09506000134352(21)S X");
    row("nothing but blanks is no serial", "https://id.example/01/09506000134352/21/%20", "error invalidValue 21 characters");
    row("escapes are undone", "https://id.example/01/09506000134352/10/L%2F1", "(01)09506000134352(10)L/1");
    row("somebody's own parameters and the fragment are ignored",
        "https://id.example/01/09506000134352?linkType=gs1:pip&lang=zh#top", "(01)09506000134352");
    row("a port is the host's business", "https://id.example:8443/01/09506000134352", "(01)09506000134352");
    row("a host of numbers", "http://[2001:db8::1]/01/09506000134352", "(01)09506000134352");
    row("a shipping container", "https://id.example/00/006141411234567890", "(00)006141411234567890");
    row("the right-most key starts", "https://id.example/01/09506000134352/00/006141411234567890",
        "(00)006141411234567890");

    row("a key alone is no Digital Link", "https://id.example/01", "none");
    row("a link without a key is none", "https://id.example/about/us", "none");
    row("a GTIN without its zero is told about", "https://id.example/01/9506000134352", "error invalidValue 01 length");
    row("a compressed link is none", "https://id.example/DBHKVAdpQgqrf7F8", "none");
    row("a space in it is none", "https://id.example/01/09506000134352/21/S X", "none");
    row("an empty host is none", "https:///01/09506000134352", "none");
    row("a port beyond ports is none", "https://id.example:70000/01/09506000134352", "none");
    row("letters outside ASCII in the host are none", "https://аpple.example/01/09506000134352", "none");

    row("a wrong check digit", "https://id.example/01/09506000134359", "error checkDigitWrong 2");
    row("qualifiers out of order", "https://id.example/01/09506000134352/21/1/10/A", "error invalidValue 10 order");
    row("a qualifier of another key", "https://id.example/01/09506000134352/8011/1", "error invalidValue 8011 order");
    row("a qualifier in the wrong place", "https://id.example/01/09506000134352?21=12345", "error invalidValue 21 attribute");
    row("an attribute twice", "https://id.example/01/09506000134352?17=271231&17=271231", "error invalidValue 17 attribute");
    row("an attribute nobody knows", "https://id.example/01/09506000134352?89=1", "error invalidValue 89 attribute");
    row("a zero byte", "https://id.example/01/09506000134352/21/A%00B", "error invalidValue %");
    row("a broken escape", "https://id.example/01/09506000134352/21/A%G1", "error invalidValue %");
    row("a serial of 21 characters", "https://id.example/01/09506000134352/21/AAAAAAAAAAAAAAAAAAAAA",
        "error invalidValue 21 length");
    row("a user name before the host", "https://me:pw@id.example/01/09506000134352", "error invalidValue @");
}

void TestGs1::aDigitalLinkComesApart()
{
    QFETCH(QString, link);
    QFETCH(QString, expected);
    const auto elements = parseDigitalLink(link);
    if (elements && !*elements)
        QCOMPARE(u"none"_s, expected);
    else
        QCOMPARE(bracketed(elements.then([](const auto &found) { return Result<Gs1Elements>(*found); })), expected);
}

void TestGs1::aDateHasADayAndACentury_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QDate>("expected");
    QTest::newRow("a day of this century") << u"271231"_s << QDate(2027, 12, 31);
    QTest::newRow("a day 00 is the month's last") << u"280200"_s << QDate(2028, 2, 29);
    QTest::newRow("fifty years ahead is ahead") << u"760101"_s << QDate(2076, 1, 1);
    QTest::newRow("fifty-one years ahead was in the last century") << u"770101"_s << QDate(1977, 1, 1);
    QTest::newRow("forty-nine years ago is the earliest") << u"771231"_s << QDate(1977, 12, 31);
    QTest::newRow("a month 13 is no date") << u"271331"_s << QDate();
    QTest::newRow("five digits are no date") << u"27123"_s << QDate();
}

void TestGs1::aDateHasADayAndACentury()
{
    QFETCH(QString, digits);
    QFETCH(QDate, expected);
    QCOMPARE(gs1Date(digits, QDate(2026, 5, 20)), expected);
}

void TestGs1::theSameTextInBracketsIsTheSame()
{
    QCOMPARE(bracketed(parseBracketed(u"(01)09506000134352(10)A(B)C(21)12345")),
             u"(01)09506000134352(10)A(B)C(21)12345"_s);
    QCOMPARE(bracketed(parseBracketed(u"(01)09506000134352(17)271331")), u"error invalidValue 17 date0"_s);
    QCOMPARE(bracketed(parseBracketed(u"(01)0950600013435")), u"error invalidValue 01 length"_s);
    QCOMPARE(bracketed(parseBracketed(u"(01")), u"error invalidValue (01"_s);
}

QTEST_APPLESS_MAIN(TestGs1)
#include "tst_gs1.moc"
