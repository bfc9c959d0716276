// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"
#include "rules.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

/// What people hold under a scanner, and what it is. One row a code.
class TestCodes : public QObject {
    Q_OBJECT

private:
    void row(const char *sentence, const QByteArray &bytes, const char *expected)
    {
        row(sentence, ScannedBytes{bytes, {}, ScanRoute::Camera}, expected);
    }
    void row(const char *sentence, const ScannedBytes &scanned, const char *expected)
    {
        QTest::newRow(sentence) << scanned.bytes << scanned.symbology << static_cast<int>(scanned.route)
                                << QString::fromUtf8(expected);
    }
    void unitRows();
    void modelRows();
    void gs1Rows();
    void linkRows();
    void brandRows();
    void typedRows();
    void foreignRows();

private Q_SLOTS:
    void whatIsScannedIsKnownForWhatItIs_data();
    void whatIsScannedIsKnownForWhatItIs();
};

void TestCodes::unitRows()
{
    row("the label on the appliance is that unit", "https://u.hemei.example/u/7C41009211V", "unit code 7C41009211V");
    row("a label in capitals throughout is the same unit", "HTTPS://U.HEMEI.EXAMPLE/U/7C41009211V",
        "unit code 7C41009211V");
    row("an old label without encryption is the same unit", "http://u.hemei.example/u/7C41009211V",
        "unit code 7C41009211V");
    row("a campaign parameter changes nothing", "https://u.hemei.example/u/7C41009211V?from=box",
        "unit code 7C41009211V");
    row("dashes for the eye are accepted", "https://u.hemei.example/u/7C41-0092-11V", "unit code 7C41009211V");
    row("a label whose check character is wrong is refused with the right one", "https://u.hemei.example/u/7C41009211W",
        "error checkDigitWrong V");
    row("a label that lost a character is refused", "https://u.hemei.example/u/7C41009211",
        "error invalidValue unitCode");
    row("another page of the brand's host is just a link", "https://u.hemei.example/help",
        "foreignUrl scheme https host u.hemei.example");
    row("a host that only looks like the brand's is somebody's link",
        "https://u.hemei.example.evil.example/u/7C41009211V",
        "foreignUrl scheme https host u.hemei.example.evil.example");
    row("the brand's name before an @ is no brand label", "https://u.hemei.example@evil.example/u/7C41009211V",
        "foreignUrl scheme https host evil.example");
    row("a Digital Link with a unit code is the unit with its model",
        "https://id.hemei.example/01/06901234500011/21/7C41009211V", "unit code 7C41009211V gtin 06901234500011");
    row("a retailer's Digital Link to our unit is the unit too",
        "https://shop.example/de/01/06901234500011/21/7C41009211V?linkType=gs1:pip",
        "unit code 7C41009211V gtin 06901234500011");
    row("the plain unit code in a QR is the unit", "W8K2M4T0Q7Q", "unit code W8K2M4T0Q7Q");
    row("a unit code with a wrong check character out of a picture is somebody's text", "W8K2M4T0Q7R", "text");
}

void TestCodes::modelRows()
{
    row("an EAN-13 is a model", {"6901234500011", "]E0", ScanRoute::Camera}, "model gtin 06901234500011");
    row("an EAN-8 is a model", {"96385074", "]E4", ScanRoute::Camera}, "model gtin 00000096385074");
    row("a UPC-A is a model", {"036000291452", "]E0", ScanRoute::Camera}, "model gtin 00036000291452");
    row("an ITF-14 on the carton is a model", {"16901234500018", "]I1", ScanRoute::Camera},
        "model gtin 16901234500018");
    row("a UPC-E without its zeros is the UPC-A it stands for", {"04252614", "]E0", ScanRoute::Camera},
        "model gtin 00042100005264");
    row("the add-on of a magazine is no part of its number", {"690123450001112", "]E3", ScanRoute::HandScanner},
        "model gtin 06901234500011");
    row("the price on a book is no part of its number", {"690123450001112345", "]E3", ScanRoute::Camera},
        "model gtin 06901234500011");
    row("a hand scanner's identifier is taken off", {"]E06901234500011", {}, ScanRoute::HandScanner},
        "model gtin 06901234500011");
    row("an EAN with a composite component keeps both",
        {"]E06901234500011|]e010LOT7", {}, ScanRoute::HandScanner}, "gs1 (01)06901234500011 (10)LOT7");
    row("what a hand scanner calls an EAN-13 has thirteen digits", {"]E0036000291452", {}, ScanRoute::HandScanner},
        "error invalidValue ]E0 length");
    row("what a hand scanner calls an EAN-13 has a right check digit", {"]E06901234500012", {}, ScanRoute::HandScanner},
        "error checkDigitWrong 1");
    row("EAN digits in a QR are a model", "6901234500011", "model gtin 06901234500011");
    row("thirteen digits with a wrong check digit out of a picture are text", "6901234500012", "text");
    row("a Digital Link with only a GTIN is a model", "https://id.hemei.example/01/06901234500011",
        "model gtin 06901234500011");
    row("an element string with only a GTIN is a model", {"0106901234500011", "]Q3", ScanRoute::Camera},
        "model gtin 06901234500011");
    row("full-width digits are not digits of a GTIN", "６９０１２３４５０００１１", "text");
    row("Arabic-Indic digits are not digits of a GTIN", "٦٩٠١٢٣٤٥٠٠٠١١", "text");
    row("a hundred digits are text and overflow nothing", QByteArray(100, '9'), "text");
}

void TestCodes::gs1Rows()
{
    row("a GS1 QR with our serial is the unit with its model",
        {"010690123450001121"
         "7C41009211V",
         "]Q3", ScanRoute::Camera},
        "unit code 7C41009211V gtin 06901234500011");
    row("a GS1 DataMatrix keeps every identifier in order",
        {"010950600013435210ABC123\x1d"
         "172712312112345",
         "]d2", ScanRoute::Camera},
        "gs1 (01)09506000134352 (10)ABC123 (17)271231 (21)12345");
    row("a GS1-128 is read like the 2D codes",
        {"010950600013435210ABC123\x1d"
         "17271231",
         "]C1", ScanRoute::Camera},
        "gs1 (01)09506000134352 (10)ABC123 (17)271231");
    row("a hand scanner's identifier declares GS1",
        {"]d2010950600013435210ABC123\x1d"
         "17271231",
         {},
         ScanRoute::HandScanner},
        "gs1 (01)09506000134352 (10)ABC123 (17)271231");
    row("a price without what it is counted by is refused", {"01095060001343523922199", "]d2", ScanRoute::Camera},
        "error invalidValue 3922 needs");
    row("a country that doesn't exist is refused", {"0109506000134352422157", "]d2", ScanRoute::Camera},
        "error invalidValue 422 country");
    row("a serial without its GTIN is refused", {"2112345", "]Q3", ScanRoute::Camera}, "error invalidValue 21 needs");
    row("a lot that never ends misses its separator",
        {"0109506000134352"
         "10ABCDEFGHIJKLMNOPQRSTUVWXYZ",
         "]C1", ScanRoute::Camera},
        "error codeMissingSeparator 10");
    row("a hand scanner without separators is told so, not guessed at",
        {"010950600013435210ABC12317271231", {}, ScanRoute::HandScanner}, "error codeMissingSeparator 10");
    row("a hand scanner without separators may deliver what is unambiguous",
        {"010690123450001121"
         "7C41009211V",
         {},
         ScanRoute::HandScanner},
        "unit code 7C41009211V gtin 06901234500011");
    row("a carton's bar code without its identifier is its model", {"0116901234500018", {}, ScanRoute::HandScanner},
        "model gtin 16901234500018");
    row("a pallet's bar code without its identifier is its number", {"00006141411234567890", {}, ScanRoute::HandScanner},
        "gs1 (00)006141411234567890");
    row("sixteen digits with a wrong check digit are somebody's number", {"0116901234500019", {}, ScanRoute::HandScanner},
        "text");
    row("a hand scanner with separators needs no symbology",
        {"010950600013435210ABC123\x1d"
         "17271231",
         {},
         ScanRoute::HandScanner},
        "gs1 (01)09506000134352 (10)ABC123 (17)271231");
    row("an AIM prefix inside the content is a spoof and stays text", "]Q3010950600013435221HACK", "text");
    row("brackets printed for people are text when scanned", "(01)09506000134352(21)12345", "text");
    row("a separator in a code that isn't GS1 is text",
        "B\x1d"
        "C",
        "text");
}

void TestCodes::linkRows()
{
    row("somebody's serial stays a serial", "https://id.gs1.example/01/09506000134352/21/12345",
        "gs1 (01)09506000134352 (21)12345");
    row("a lot with a path in it is data", "https://id.gs1.example/01/09506000134352/10/..%2F..%2Fetc",
        "gs1 (01)09506000134352 (10)../../etc");
    row("the right-most key starts a Digital Link", "https://evil.example/01/00000000000000/01/09506000134352",
        "model gtin 09506000134352");
    row("a slash behind a Digital Link is told about", "https://id.gs1.example/01/09506000134352/",
        "error invalidValue 01 path");
    row("a GTIN without its zero in a link is told about", "https://id.gs1.example/01/9506000134352",
        "error invalidValue 01 length");
    row("a link of its own kind beside the product's is no attribute",
        "https://id.gs1.example/01/09506000134352?8200=http%3A%2F%2Fx", "error invalidValue 8200 attribute");
    row("a compressed link is somebody's link", "https://id.gs1.example/DBHKVAdpQgqrf7F8",
        "foreignUrl scheme https host id.gs1.example");
    row("a Digital Link's wrong check digit names the right one", "https://id.gs1.example/01/09506000134359",
        "error checkDigitWrong 2");
    row("qualifiers in the wrong order are refused", "https://id.gs1.example/01/09506000134352/21/12345/10/ABC",
        "error invalidValue 10 order");
    row("a zero byte in a Digital Link is refused", "https://id.gs1.example/01/09506000134352/10/AB%00C",
        "error invalidValue %");
    row("a user name in a Digital Link is refused", "https://id.gs1.example@evil.example/01/09506000134352",
        "error invalidValue @");
    row("an identifier twice with two values is refused", "https://id.gs1.example/01/09506000134352/10/A?10=B",
        "error invalidValue 10 attribute");
    row("a month thirteen is refused", "https://id.gs1.example/01/09506000134352?17=271331", "error invalidValue 17 date0");
    row("a date in a link's path is no Digital Link", "https://blog.example/2024/01/15",
        "foreignUrl scheme https host blog.example");
}

void TestCodes::brandRows()
{
    row("a member card is that card", {"HM8800123456787", "]C0", ScanRoute::Camera}, "memberCard card HM8800123456787");
    row("a member card with a wrong check digit out of a picture is text", "HM8800123456788", "text");
    row("the app's member code is classified, not believed", "HMQ1.eyJtIjoiMTIzIn0.c2lnbmF0dXJlLWJ5dGVz",
        "memberQr token eyJtIjoiMTIzIn0.c2lnbmF0dXJlLWJ5dGVz");
    row("the app's member code as a link is the same", "https://u.hemei.example/m/eyJtIjoiMTIzIn0.c2lnbmF0dXJlLWJ5dGVz",
        "memberQr token eyJtIjoiMTIzIn0.c2lnbmF0dXJlLWJ5dGVz");
    row("a staff badge is a badge", "HMS-A1042", "staffBadge badge A1042");
    row("a coupon of the brand is a coupon", "HMC-SPRNG2024", "coupon coupon SPRNG2024");
    row("a coupon of the trade is no model", {"9901234567899", "]E0", ScanRoute::Camera},
        "coupon coupon 9901234567899");
    row("a referral is a referral", "HMF-7K2M9QWX", "referral referral 7K2M9QWX");
    row("a referral as a link is a referral", "https://u.hemei.example/f/7K2M9QWX", "referral referral 7K2M9QWX");
    row("a resume ticket is its six characters", "HMI-4K7M2Q", "resume resume 4K7M2Q");
    row("six characters out of a picture are only text", "4K7M2Q", "text");
}

void TestCodes::typedRows()
{
    const auto typed = [this](const char *sentence, const char *text, const char *expected) {
        row(sentence, ScannedBytes{text, {}, ScanRoute::Typed}, expected);
    };
    typed("a typed unit code may have dashes and small letters", "7c41-0092-11v", "unit code 7C41009211V");
    typed("a typed unit code with a slip names the character it should end in", "7C41009212V",
          "error checkDigitWrong 7");
    typed("a typed EAN with a slip names the digit it should end in", "6901234500012", "error checkDigitWrong 1");
    typed("a typed card may have spaces", "hm 8800 1234 5678 7", "memberCard card HM8800123456787");
    typed("a typed card with a slip names the digit it should end in", "HM8800123456781", "error checkDigitWrong 7");
    typed("a typed resume code needs no prefix", "4k7m2q", "resume resume 4K7M2Q");
    typed("a typed mobile number is not an appliance", "13800005678", "text");
    typed("the bracketed line under a code may be typed", "(01)06901234500011(21)7C41009211V",
          "unit code 7C41009211V gtin 06901234500011");
    typed("a typed name is text", "陈美兰", "text");
    typed("spaces alone are nothing", "   ", "error noCodeFound ");
}

void TestCodes::foreignRows()
{
    row("a link of somebody else shows its host", "https://pay.example/?amt=0.01&to=x",
        "foreignUrl scheme https host pay.example");
    row("a host in other letters shows as punycode", "https://\xd0\xb0pple.example/01/09506000134352",
        "foreignUrl scheme https host xn--pple-43d.example");
    row("a script link is a foreign link", "javascript:alert(1)", "foreignUrl scheme javascript");
    row("a file link is a foreign link", "file:///etc/shadow", "foreignUrl scheme file");
    row("a data link is a foreign link", "data:text/html,<script>1</script>", "foreignUrl scheme data");
    row("a resource of our own is a foreign link", "qrc:/main.qml", "foreignUrl scheme qrc");
    row("an app's deep link is a foreign link", "ourpos://admin/refund?amount=9999",
        "foreignUrl scheme ourpos host admin");
    row("a wireless network is a foreign link", "WIFI:T:WPA;S:x;P:y;;", "foreignUrl scheme wifi");
    row("a one-time password's secret is a foreign link", "otpauth://totp/x?secret=ABC",
        "foreignUrl scheme otpauth host totp");
    row("a telephone link is a foreign link", "tel:+441234567890", "foreignUrl scheme tel");
    row("a Digital Link by another scheme is a foreign link", "ftp://id.gs1.example/01/09506000134352",
        "foreignUrl scheme ftp host id.gs1.example");
    row("a share path is text", "\\\\evil\\share\\x", "text");
    row("words are text", "SKU-001", "text");
    row("Chinese words are text", "洗衣机 说明书", "text");
}

void TestCodes::whatIsScannedIsKnownForWhatItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("symbology");
    QTest::addColumn<int>("route");
    QTest::addColumn<QString>("expected");
    unitRows();
    modelRows();
    gs1Rows();
    linkRows();
    brandRows();
    typedRows();
    foreignRows();
}

void TestCodes::whatIsScannedIsKnownForWhatItIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, symbology);
    QFETCH(int, route);
    QFETCH(QString, expected);
    static const Grammar grammar = shippedGrammar();

    QCOMPARE(described(parseCode({bytes, symbology, static_cast<ScanRoute>(route)}, grammar)), expected);
}

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
