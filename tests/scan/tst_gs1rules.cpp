// SPDX-License-Identifier: Apache-2.0
#include "core/domain/gtin.h"
#include "core/scan/gs1.h"
#include "core/scan/gs1checks.h"
#include "core/scan/gs1table.h"

#include <QRandomGenerator>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

/// One rule of the General Specifications a row: a text as it is printed under a code, and what becomes of it.
struct Row {
    const char *sentence;
    const char *text;
    const char *expected;
};
constexpr Row kRules[] = {
    {"a logistic unit alone", "(00)006141411234567890", "ok"},
    {"a logistic unit with a wrong check digit", "(00)006141411234567891", "error checkDigitWrong 0"},
    {"what is in a container with its count", "(00)006141411234567890(02)09506000134352(37)12", "ok"},
    {"a count without what is counted", "(00)006141411234567890(37)12", "error invalidValue 37 needs"},
    {"a content without the container", "(02)09506000134352(37)12", "error invalidValue 37 needs"},
    {"a GTIN beside a count", "(01)09506000134352(37)12", "error invalidValue 01 excludes"},
    {"a GTIN and the GTIN of a made-to-order item",
     "(01)09506000134352(03)09506000134352",
     "error invalidValue 03 excludes"},
    {"a batch of a made-to-order item", "(03)09506000134352(10)A", "ok"},
    {"AI 10 beside a GTIN", "(01)09506000134352(10)A", "ok"},
    {"AI 10 alone", "(10)A", "error invalidValue 10 needs"},
    {"AI 240 beside a GTIN", "(01)09506000134352(240)A", "ok"},
    {"AI 240 alone", "(240)A", "error invalidValue 240 needs"},
    {"AI 241 beside a GTIN", "(01)09506000134352(241)A", "ok"},
    {"AI 241 alone", "(241)A", "error invalidValue 241 needs"},
    {"a date of AI 11 beside a GTIN", "(01)09506000134352(11)280229", "ok"},
    {"a date of AI 11 alone", "(11)280229", "error invalidValue 11 needs"},
    {"a 30th of February in AI 11", "(01)09506000134352(11)280230", "error invalidValue 11 date0"},
    {"a month without a day in AI 11", "(01)09506000134352(11)280200", "ok"},
    {"a date of AI 13 beside a GTIN", "(01)09506000134352(13)280229", "ok"},
    {"a date of AI 13 alone", "(13)280229", "error invalidValue 13 needs"},
    {"a 30th of February in AI 13", "(01)09506000134352(13)280230", "error invalidValue 13 date0"},
    {"a month without a day in AI 13", "(01)09506000134352(13)280200", "ok"},
    {"a date of AI 15 beside a GTIN", "(01)09506000134352(15)280229", "ok"},
    {"a date of AI 15 alone", "(15)280229", "error invalidValue 15 needs"},
    {"a 30th of February in AI 15", "(01)09506000134352(15)280230", "error invalidValue 15 date0"},
    {"a month without a day in AI 15", "(01)09506000134352(15)280200", "ok"},
    {"a date of AI 16 beside a GTIN", "(01)09506000134352(16)280229", "ok"},
    {"a date of AI 16 alone", "(16)280229", "error invalidValue 16 needs"},
    {"a 30th of February in AI 16", "(01)09506000134352(16)280230", "error invalidValue 16 date0"},
    {"a month without a day in AI 16", "(01)09506000134352(16)280200", "ok"},
    {"a date of AI 17 beside a GTIN", "(01)09506000134352(17)280229", "ok"},
    {"a date of AI 17 alone", "(17)280229", "error invalidValue 17 needs"},
    {"a 30th of February in AI 17", "(01)09506000134352(17)280230", "error invalidValue 17 date0"},
    {"a month without a day in AI 17", "(01)09506000134352(17)280200", "ok"},
    {"a month zero", "(01)09506000134352(17)280001", "error invalidValue 17 date0"},
    {"a due date without an invoice", "(01)09506000134352(12)280229", "error invalidValue 12 needs"},
    {"a due date of a payment slip", "(415)9506000134369(8020)R1(12)280229", "ok"},
    {"a payee without a payment reference", "(415)9506000134369", "error invalidValue 415 needs"},
    {"a payment reference without a payee", "(8020)R1", "error invalidValue 8020 needs"},
    {"an expiry date of a coupon number", "(255)9506000134369(17)280229", "ok"},
    {"a coupon number beside a GTIN", "(01)09506000134352(255)9506000134369", "error invalidValue 01 excludes"},
    {"a variant of three digits", "(01)09506000134352(20)123", "error invalidValue 20 length"},
    {"a serial and a third party serial", "(01)09506000134352(21)A(235)B", "error invalidValue 21 excludes"},
    {"a serial of a piece", "(8006)095060001343520102(21)A", "ok"},
    {"a piece beyond its total", "(8006)095060001343520302", "error invalidValue 8006 piece"},
    {"a piece zero", "(8006)095060001343520002", "error invalidValue 8006 piece"},
    {"a piece beside a GTIN", "(01)09506000134352(8006)095060001343520102", "error invalidValue 8006 excludes"},
    {"pieces in a container", "(00)006141411234567890(8026)095060001343520102(37)5", "ok"},
    {"pieces in a container without a count", "(8026)095060001343520102", "error invalidValue 8026 needs"},
    {"a consumer variant without a GTIN", "(22)A", "error invalidValue 22 needs"},
    {"a second serial without the first", "(01)09506000134352(250)B", "error invalidValue 250 needs"},
    {"a second serial beside the first", "(01)09506000134352(21)A(250)B", "ok"},
    {"a made-to-order variant of letters", "(01)09506000134352(242)12A", "error invalidValue 242 characters"},
    {"a document with a serial", "(253)9506000134369ABC", "ok"},
    {"a document with a serial of 18 characters",
     "(253)9506000134369ABCDEFGHIJKLMNOPQR",
     "error invalidValue 253 length"},
    {"a coupon number with letters", "(255)950600013436912A", "error invalidValue 255 characters"},
    {"a place with its extension", "(414)9506000134369(254)X1", "ok"},
    {"an extension without a place", "(254)X1", "error invalidValue 254 needs"},
    {"a weight", "(01)09506000134352(3103)001250", "ok"},
    {"a weight of five digits", "(01)09506000134352(3103)01250", "error invalidValue 3103 length"},
    {"a weight with six decimals", "(01)09506000134352(3106)001250", "error invalidValue 3106"},
    {"a weight twice with different decimals",
     "(01)09506000134352(3103)001250(3102)000125",
     "error invalidValue 3103 excludes"},
    {"a weight alone", "(3103)001250", "error invalidValue 3103 needs"},
    {"a gross weight of a logistic unit", "(00)006141411234567890(3300)000012", "ok"},
    {"a net weight of a logistic unit", "(00)006141411234567890(3103)000012", "error invalidValue 3103 needs"},
    {"a price beside a weight", "(01)09506000134352(3103)001250(3922)1999", "ok"},
    {"a price without a measure", "(01)09506000134352(3922)1999", "error invalidValue 3922 needs"},
    {"a price of sixteen digits",
     "(01)09506000134352(3103)001250(3922)1234567890123456",
     "error invalidValue 3922 length"},
    {"a price with a currency beside a count", "(01)09506000134352(30)3(3932)1561999", "ok"},
    {"a price in a currency that does not exist",
     "(01)09506000134352(30)3(3932)0001999",
     "error invalidValue 3932 currency"},
    {"two prices", "(01)09506000134352(30)3(3922)1999(3932)1561999", "error invalidValue 3922 excludes"},
    {"an amount of a payment slip", "(415)9506000134369(8020)R1(3902)1999", "ok"},
    {"an amount of nothing", "(01)09506000134352(3902)1999", "error invalidValue 3902 needs"},
    {"a percentage off by a coupon", "(255)9506000134369(3941)0150", "ok"},
    {"a percentage and an amount off", "(255)9506000134369(3941)0150(3902)100", "error invalidValue 3902 excludes"},
    {"a percentage off in four decimals", "(255)9506000134369(3944)0150", "error invalidValue 3944"},
    {"a shipment number", "(402)95060001343500002", "ok"},
    {"a shipment number with a wrong check digit", "(402)95060001343500005", "error checkDigitWrong 2"},
    {"a consignment begins with a company", "(401)9506000ABC", "ok"},
    {"a consignment that begins with letters", "(401)ABC9506000", "error invalidValue 401 prefix"},
    {"a route without a logistic unit", "(403)R", "error invalidValue 403 needs"},
    {"a party of AI 410", "(410)9506000134369", "ok"},
    {"a party of AI 410 with a wrong check digit", "(410)9506000134360", "error checkDigitWrong 9"},
    {"a party of AI 411", "(411)9506000134369", "ok"},
    {"a party of AI 411 with a wrong check digit", "(411)9506000134360", "error checkDigitWrong 9"},
    {"a party of AI 412", "(412)9506000134369", "ok"},
    {"a party of AI 412 with a wrong check digit", "(412)9506000134360", "error checkDigitWrong 9"},
    {"a party of AI 413", "(413)9506000134369", "ok"},
    {"a party of AI 413 with a wrong check digit", "(413)9506000134360", "error checkDigitWrong 9"},
    {"a party of AI 416", "(416)9506000134369", "ok"},
    {"a party of AI 416 with a wrong check digit", "(416)9506000134360", "error checkDigitWrong 9"},
    {"a party of AI 417", "(417)9506000134369", "ok"},
    {"a party of AI 417 with a wrong check digit", "(417)9506000134360", "error checkDigitWrong 9"},
    {"a postcode with and without a country", "(420)12345(421)15612345", "error invalidValue 420 excludes"},
    {"a postcode with a country", "(421)15612345", "ok"},
    {"a postcode in no country", "(421)00012345", "error invalidValue 421 country"},
    {"a country of origin", "(01)09506000134352(422)156", "ok"},
    {"a country of origin that does not exist", "(01)09506000134352(422)157", "error invalidValue 422 country"},
    {"origin and full processing", "(01)09506000134352(422)156(426)156", "error invalidValue 422 excludes"},
    {"five countries of processing", "(01)09506000134352(423)156392410528276", "ok"},
    {"half a country of processing", "(01)09506000134352(423)15639", "error invalidValue 423 length"},
    {"a subdivision without its country", "(01)09506000134352(427)SD", "error invalidValue 427 needs"},
    {"a subdivision of its country", "(01)09506000134352(422)156(427)SD", "ok"},
    {"a street with an escape", "(00)006141411234567890(4302)Main%20St", "ok"},
    {"a street with half an escape", "(00)006141411234567890(4302)Main%2", "error invalidValue 4302 percent"},
    {"a second line of a street without the first", "(00)006141411234567890(4303)B", "error invalidValue 4303 needs"},
    {"a country in letters", "(00)006141411234567890(4307)CN", "ok"},
    {"a country in letters that does not exist", "(00)006141411234567890(4307)XX", "error invalidValue 4307 country2"},
    {"a place on the globe", "(00)006141411234567890(4309)02790858483015297971", "ok"},
    {"a place beyond the pole", "(00)006141411234567890(4309)18000000013015297971", "error invalidValue 4309 latitude"},
    {"a place once around", "(00)006141411234567890(4309)02790858483600000001", "error invalidValue 4309 longitude"},
    {"a flag that is neither yes nor no", "(00)006141411234567890(4321)2", "error invalidValue 4321 yesno"},
    {"a delivery not before a time", "(00)006141411234567890(4324)2802291530", "ok"},
    {"a delivery at 24:00", "(00)006141411234567890(4324)2802292400", "error invalidValue 4324 time"},
    {"a release without a day", "(00)006141411234567890(4326)280200", "error invalidValue 4326 date"},
    {"a temperature below zero", "(00)006141411234567890(4330)001850-", "ok"},
    {"a temperature with a plus", "(00)006141411234567890(4330)001850+", "error invalidValue 4330 hyphen"},
    {"a temperature in two scales",
     "(00)006141411234567890(4330)001850(4331)001850",
     "error invalidValue 4330 excludes"},
    {"an expiry time without a day", "(01)09506000134352(7003)2802001530", "error invalidValue 7003 date"},
    {"an active potency without a batch", "(01)09506000134352(7004)1", "error invalidValue 7004 needs"},
    {"a harvest from one day to another", "(01)09506000134352(7007)280228280229", "ok"},
    {"a test by a date and a time", "(01)09506000134352(7011)2802291530", "ok"},
    {"a test at minute 60", "(01)09506000134352(7011)2802291560", "error invalidValue 7011 time"},
    {"a refurbisher without the place", "(01)09506000134352(7020)A", "error invalidValue 7020 needs"},
    {"a processor in any country", "(01)09506000134352(7030)999AB1", "ok"},
    {"a processor in no country", "(01)09506000134352(7030)998AB1", "error invalidValue 7030 country999"},
    {"an importer", "(417)9506000134369(7040)1AB_", "ok"},
    {"an importer of five characters", "(417)9506000134369(7040)1AB_C", "error invalidValue 7040 length"},
    {"a package of an unknown type", "(00)006141411234567890(7041)QQQ", "error invalidValue 7041 package"},
    {"a package of a known type", "(00)006141411234567890(7041)CT", "ok"},
    {"a day of birth", "(8018)950600013435200015(7250)20240229", "ok"},
    {"a day of birth that never was", "(8018)950600013435200015(7250)20230229", "error invalidValue 7250 day"},
    {"a day of birth of a provider", "(8017)950600013435200015(7250)20240229", "error invalidValue 7250 needs"},
    {"two kinds of birth dates",
     "(8018)950600013435200015(7250)20240229(7251)202402291200",
     "error invalidValue 7250 excludes"},
    {"a sex of another standard", "(8018)950600013435200015(7252)3", "error invalidValue 7252 sex"},
    {"a twin", "(8018)950600013435200015(7259)Baby(7258)1/2", "ok"},
    {"the third of two", "(8018)950600013435200015(7259)Baby(7258)3/2", "error invalidValue 7258 sequence"},
    {"a medium that is not in the list", "(8018)950600013435200015(7241)11", "error invalidValue 7241 media"},
    {"a medium by agreement", "(8018)950600013435200015(7241)80", "ok"},
    {"provider and recipient of a service",
     "(8017)950600013435200015(8018)950600013435200015",
     "error invalidValue 8017 excludes"},
    {"a service relation without a relation", "(8019)1", "error invalidValue 8019 needs"},
    {"a roll", "(01)09506000134352(8001)12341234512398", "ok"},
    {"a roll of no width", "(01)09506000134352(8001)00001234512398", "error invalidValue 8001 nonzero"},
    {"a roll wound in a third way", "(01)09506000134352(8001)12341234512328", "error invalidValue 8001 winding"},
    {"an asset that comes back", "(8003)09506000134369X", "ok"},
    {"an asset that does not begin with zero", "(8003)19506000134369", "error invalidValue 8003 zero"},
    {"an asset with a wrong check digit", "(8003)09506000134360", "error checkDigitWrong 9"},
    {"an own asset", "(8004)9506000A1", "ok"},
    {"an own asset of letters", "(8004)ASSET1", "error invalidValue 8004 prefix"},
    {"an account to pay to", "(415)9506000134369(8020)R1(8007)DE91100000000123456789", "ok"},
    {"an account with two digits swapped",
     "(415)9506000134369(8020)R1(8007)DE91100000000123456798",
     "error invalidValue 8007 iban"},
    {"an account in no country",
     "(415)9506000134369(8020)R1(8007)XX91100000000123456789",
     "error invalidValue 8007 iban"},
    {"a production time to the second", "(01)09506000134352(8008)280229153059", "ok"},
    {"a production time at second 60", "(01)09506000134352(8008)280229153060", "error invalidValue 8008 second"},
    {"a production time with half a minute", "(01)09506000134352(8008)280229153", "error invalidValue 8008 length"},
    {"a part with its serial", "(8010)9506000A-1(8011)12", "ok"},
    {"a part in small letters", "(8010)9506000a", "error invalidValue 8010 characters"},
    {"a part serial with a leading zero", "(8010)9506000A(8011)012", "error invalidValue 8011 number"},
    {"a part serial without a part", "(8011)12", "error invalidValue 8011 needs"},
    {"a model with its pair of check characters", "(8013)1987654Ad4X4bL5ttr2310c2K", "ok"},
    {"a model with a wrong pair", "(8013)1987654Ad4X4bL5ttr2310c2L", "error checkDigitWrong 2K"},
    {"a signature of a serialised item", "(01)09506000134352(21)A(8030)AB-_", "ok"},
    {"a signature of a kind of item", "(01)09506000134352(8030)AB-_", "error invalidValue 8030 needs"},
    {"a signature of a kind of asset", "(8003)09506000134369(8030)AB", "error invalidValue 8003 needs"},
    {"a signature with a blank", "(01)09506000134352(21)A(8030)A B", "error invalidValue 8030 characters"},
    {"a signature with crooked padding", "(01)09506000134352(21)A(8030)AB==", "error invalidValue 8030 characters"},
    {"a coupon of the trade", "(8110)106141416543213500110000310123196000", "ok"},
    {"a coupon of the trade cut short", "(8110)10614141654321350011000031012319600", "error invalidValue 8110 coupon"},
    {"a coupon that ends before it begins",
     "(8110)01234561234561111012332801014280102",
     "error invalidValue 8110 coupon"},
    {"a coupon that ends on its first day", "(8110)01234561234561111012332801014280101", "ok"},
    {"an offer without paper", "(8112)001234561234560123456", "ok"},
    {"an offer of another format", "(8112)201234561234560123456", "error invalidValue 8112 offer"},
    {"a link beside a GTIN", "(01)09506000134352(8200)https://example.com/", "ok"},
    {"a link alone", "(8200)https://example.com/", "error invalidValue 8200 needs"},
    {"a company's own use", "(99)anything.goes_here", "ok"},
    {"91 characters of own use",
     "(99)AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
     "error invalidValue 99 length"},
    {"an identifier nobody knows", "(89)1", "error invalidValue 89"},
    {"an identifier that was never given", "(18)280229", "error invalidValue 18"},
    {"an empty value", "(01)09506000134352(10)", "error invalidValue 10 length"},
    {"a letter outside ASCII", "(01)09506000134352(10)é", "error invalidValue 10 characters"},
    {"a control character", "(01)09506000134352(10)A\tB", "error invalidValue 10 characters"},
};

QString bracketed(const Gs1Elements &elements)
{
    QString text;
    for (const Gs1Element &element : elements)
        text += u'(' + element.ai + u')' + QString(element.value).replace(u'(', u"\\("_s);
    return text;
}

QString onTheWire(const Gs1Elements &elements)
{
    QString text;
    for (const Gs1Element &element : elements)
        text += element.ai + element.value + (isPredefinedLength(element.ai) ? QString() : QString(QChar(kGroupSeparator)));
    return text;
}

/// GTIN, lot and serial of any characters that they may have, and a date.
Gs1Elements randomItem(QRandomGenerator &random)
{
    const auto text = [&](int most) {
        QString made;
        for (int i = random.bounded(1, most + 1); i > 0;) {
            const QChar c(random.bounded(0x21, 0x7b));
            if (isInSet(u'x', c)) {
                made += c;
                --i;
            }
        }
        return made;
    };
    QString body = u"0"_s;
    while (body.size() < 13)
        body += QChar(u'0' + random.bounded(10));
    Gs1Elements elements{{u"01"_s, body + gs1CheckDigit(body)}, {u"10"_s, text(20)}, {u"21"_s, text(20)}};
    const QString year = QString::number(random.bounded(100)).rightJustified(2, u'0');
    elements.push_back({u"17"_s, year + QString::number(random.bounded(1, 13)).rightJustified(2, u'0') + u"00"_s});
    return elements;
}

} // namespace

class TestGs1Rules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleIsKept_data();
    void everyRuleIsKept();
    void everyRowOfTheTableIsWellFormed();
    void whatIsWrittenIsReadAgain();
    void everyWrongCheckDigitIsFound();
    void everyWrongPairIsFound();
    void aLotThatRunsIntoADateMissesItsSeparator();
};

void TestGs1Rules::everyRuleIsKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    for (const Row &row : kRules)
        QTest::newRow(row.sentence) << QString::fromUtf8(row.text) << QString::fromUtf8(row.expected);
}

void TestGs1Rules::everyRuleIsKept()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto elements = parseBracketed(text);
    QCOMPARE(elements ? u"ok"_s : u"error %1 %2"_s.arg(errorName(elements.error().code), elements.error().detail), expected);
}

void TestGs1Rules::everyRowOfTheTableIsWellFormed()
{
    int rows = 0;
    for (int number = 0; number < 10000; ++number)
        for (int size = 2; size <= 4; ++size) {
            const QString ai = QString::number(number).rightJustified(size, u'0');
            const AiRow *row = ai.size() == size ? aiNamed(ai) : nullptr;
            if (!row)
                continue;
            ++rows;
            const AiLength length = aiLength(*row);
            QVERIFY2(length.least >= 1 && length.most >= length.least && length.most <= 90, row->ai);
            for (const QString &part : QString::fromLatin1(row->format).remove(u'?').split(u' '))
                for (const QString &check : part.split(u':').mid(1))
                    QVERIFY2(isCheck(QLatin1StringView(check.toLatin1())), row->format);
            QString others = QString::fromLatin1(row->needs) + u' ' + QString::fromLatin1(row->excludes);
            for (const QString &other : others.replace(u'+', u' ').split(u' ', Qt::SkipEmptyParts))
                QVERIFY2(aiNamed(QString(other).replace(u'n', u'0')), qPrintable(ai + u": "_s + other));
        }
    QVERIFY2(rows > 500, qPrintable(QString::number(rows)));
}

void TestGs1Rules::whatIsWrittenIsReadAgain()
{
    QRandomGenerator random(20260101);
    for (int i = 0; i < 2000; ++i) {
        const Gs1Elements item = randomItem(random);
        QCOMPARE(*parseElementString(onTheWire(item), Separators::Delivered), item);
        QCOMPARE(*parseBracketed(bracketed(item)), item);
        const auto link = digitalLinkOf(item, u"https://id.example/de"_s);
        QVERIFY(link.isOk());
        QCOMPARE(**parseDigitalLink(*link), item);
    }
}

void TestGs1Rules::everyWrongCheckDigitIsFound()
{
    const QString right = u"09506000134352"_s;
    for (qsizetype at = 0; at < right.size(); ++at)
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString wrong = right;
            wrong[at] = digit;
            QCOMPARE(parseElementString(u"01"_s + wrong, Separators::Delivered).isOk(), wrong == right);
        }
}

void TestGs1Rules::everyWrongPairIsFound()
{
    const QString right = u"1987654Ad4X4bL5ttr2310c2K"_s;
    QCOMPARE(checkPair(u"1987654Ad4X4bL5ttr2310c"), u"2K"_s);
    for (qsizetype at = 4; at < right.size(); ++at)
        for (const QChar c : u"07AZaz"_s) {
            QString wrong = right;
            wrong[at] = c;
            QCOMPARE(parseElementString(u"8013"_s + wrong, Separators::Delivered).isOk(), wrong == right);
        }
}

void TestGs1Rules::aLotThatRunsIntoADateMissesItsSeparator()
{
    const QString merged = u"010950600013435210ABC17271231"_s;
    QCOMPARE(parseElementString(merged, Separators::Unknown).error(), (Error{ErrorCode::CodeMissingSeparator, u"10"_s}));
    QCOMPARE(bracketed(*parseElementString(merged, Separators::Delivered)), u"(01)09506000134352(10)ABC17271231"_s);
    // A number can't hold the letters of what follows: here the reader certainly left something out.
    QCOMPARE(parseElementString(u"0109506000134352301210A"_s, Separators::Delivered).error(),
             (Error{ErrorCode::CodeMissingSeparator, u"30"_s}));
    // Nothing that could follow is hidden in this one.
    QVERIFY(parseElementString(u"010950600013435210ABC"_s, Separators::Unknown).isOk());
}

QTEST_APPLESS_MAIN(TestGs1Rules)
#include "tst_gs1rules.moc"
