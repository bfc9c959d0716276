// SPDX-License-Identifier: Apache-2.0
#include "core/scan/symbol.h"
#include "rules.h"

#include <QTemporaryDir>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestGrammar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoTextIsRefused_data();
    void whatIsNoTextIsRefused();
    void whatIsHostileIsShownAsPlainText_data();
    void whatIsHostileIsShownAsPlainText();
    void aLongContentNeverActs();
    void aContentWithHiddenCharactersNeverActs();
    void theFirstRuleThatFitsAnswers();
    void aBrokenRuleFileIsAnErrorThatNamesTheRule_data();
    void aBrokenRuleFileIsAnErrorThatNamesTheRule();
    void onePackIsOneEventAndThe2dCodeWins();
    void everySymbolGetsItsOwnAnswer();
    void aFileThatIsTooLargeOrMissingIsNoPicture();
    void aMemberCardFindsEveryWrongDigit();
};

void TestGrammar::whatIsNoTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("bytes that are no UTF-8") << QByteArray("\xff\xfe\x80\x81 raw") << u"error codeNotText "_s;
    QTest::newRow("overlong UTF-8") << QByteArray("\xc0\xaf\xe0\x80\xaf") << u"error codeNotText "_s;
    QTest::newRow("halves of a surrogate pair") << QByteArray("\xed\xa0\x80\xed\xb0\x80") << u"error codeNotText "_s;
    QTest::newRow("a zero byte doesn't cut the text") << QByteArray("7C41009211V\0x", 13) << u"error codeNotText "_s;
    QTest::newRow("an escape sequence of a terminal") << QByteArray("\x1b[2J") << u"error codeNotText "_s;
    QTest::newRow("a command for the receipt printer") << QByteArray("\x1b@\x1dV\0", 5) << u"error codeNotText "_s;
    QTest::newRow("a line break that would forge a log line")
        << QByteArray("ok\n2026-01-01 INFO admin login") << u"error codeNotText "_s;
    QTest::newRow("a C1 control character") << QByteArray("a\xc2\x9b"
                                                          "2J")
                                            << u"error codeNotText "_s;
    QTest::newRow("more than any symbol holds") << QByteArray(kLongestCode + 1, 'x') << u"error codeTooLong 4297"_s;
    QTest::newRow("a space") << QByteArray(" ") << u"error noCodeFound "_s;
}

void TestGrammar::whatIsNoTextIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(described(parseCode({bytes, {}, ScanRoute::Image}, shippedGrammar())), expected);
}

void TestGrammar::whatIsHostileIsShownAsPlainText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("literal");
    const auto asItIs = [](const char *sentence, const char *text) {
        QTest::newRow(sentence) << QByteArray(text) << QString::fromUtf8(text);
    };
    asItIs("markup", "<img src=\"http://127.0.0.1:9/x.png\"><b>x</b>");
    asItIs("a statement for a database", "'; DROP TABLE members;--");
    asItIs("wildcards of a search", "%%%_");
    asItIs("placeholders of a format", "%s%n%1%2%L1");
    asItIs("a formula of a spreadsheet", "=HYPERLINK(\"http://x\",\"y\")");
    asItIs("a command of a shell", "$(reboot)`id`;|&");
    asItIs("a path", "../../../../etc/passwd");
    asItIs("an end of a script", "\"; Qt.quit(); \"");
    QTest::newRow("deeply nested brackets") << QByteArray(kLongestCode, '[') << QString(kLongestCode, u'[');
    QTest::newRow("a text that runs backwards")
        << QByteArray("https://ex\xe2\x80\xaegpj.exe/") << u"https://ex‹U+202E›gpj.exe/"_s;
    QTest::newRow("a space of no width") << QByteArray("a\xe2\x80\x8b"
                                                       "b")
                                         << u"a‹U+200B›b"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf"
                                                     "abc")
                                       << u"‹U+FEFF›abc"_s;
    QTest::newRow("a separator") << QByteArray("B\x1d"
                                               "C")
                                 << u"B␝C"_s;
    QTest::newRow("letters in two parts are put together") << QByteArray("Cafe\xcc\x81-SKU") << u"Café-SKU"_s;
    QTest::newRow("a character beyond the first plane") << QByteArray("\xf0\x9f\x98\x80") << u"😀"_s;
}

void TestGrammar::whatIsHostileIsShownAsPlainText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, literal);
    const auto code = parseCode({bytes, {}, ScanRoute::Image}, shippedGrammar());
    QVERIFY(code.isOk());
    QVERIFY(code->kind() == CodeKind::Text || code->kind() == CodeKind::ForeignUrl);
    QCOMPARE(code->literal, literal);
}

void TestGrammar::aLongContentNeverActs()
{
    const Grammar grammar = shippedGrammar();
    const QByteArray label = "https://u.hemei.example/u/7C41009211V?x=";
    const QByteArray longest = label + QByteArray(kLongestActingCode - label.size(), 'x');
    QCOMPARE(described(parseCode({longest, {}, ScanRoute::Image}, grammar)), u"unit code 7C41009211V"_s);
    QCOMPARE(described(parseCode({longest + 'x', {}, ScanRoute::Image}, grammar)),
             u"foreignUrl scheme https host u.hemei.example"_s);
}

void TestGrammar::aContentWithHiddenCharactersNeverActs()
{
    const Grammar grammar = shippedGrammar();
    QCOMPARE(described(parseCode({"HMS-A1042", {}, ScanRoute::Image}, grammar)), u"staffBadge badge A1042"_s);
    QCOMPARE(described(parseCode({"HMS-A1042\xe2\x80\x8b", {}, ScanRoute::Image}, grammar)), u"text"_s);
    QCOMPARE(described(parseCode({"\xef\xbb\xbf"
                                  "7C41009211V",
                                  {},
                                  ScanRoute::Image},
                                 grammar)),
             u"text"_s);
}

void TestGrammar::theFirstRuleThatFitsAnswers()
{
    const QByteArray head = R"({"format":1,"rules":[)";
    const QByteArray badge =
        R"({"name":"a","form":"token","kind":"staffBadge","prefix":"X-","alphabet":"0123456789","min":3,"max":5})";
    const QByteArray coupon =
        R"({"name":"b","form":"token","kind":"coupon","prefix":"X-","alphabet":"0123456789","min":3,"max":5})";
    const QByteArray tail = R"({"name":"z","form":"text","kind":"text"}]})";
    const auto kindOf = [](const QByteArray &rules) {
        return described(parseCode({"X-123", {}, ScanRoute::Image}, *Grammar::fromJson(rules)));
    };
    QCOMPARE(kindOf(head + badge + ',' + coupon + ',' + tail), u"staffBadge badge 123"_s);
    QCOMPARE(kindOf(head + coupon + ',' + badge + ',' + tail), u"coupon coupon 123"_s);
    QCOMPARE(kindOf(head + tail), u"text"_s);
}

void TestGrammar::aBrokenRuleFileIsAnErrorThatNamesTheRule_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("detail");
    const auto rules = [](const QByteArray &list) { return R"({"format":1,"rules":[)" + list + "]}"; };
    const QByteArray text = R"({"name":"z","form":"text","kind":"text"})";
    QTest::newRow("no JSON at all") << QByteArray("<xml/>") << u"rules"_s;
    QTest::newRow("cut off in the middle") << rules(text).left(30) << u"rules"_s;
    QTest::newRow("a format from the future") << QByteArray(R"({"format":2,"rules":[]})") << u"format"_s;
    QTest::newRow("no rules") << rules("") << u"rules"_s;
    QTest::newRow("no rule that takes what is left")
        << rules(R"({"name":"m","form":"memberCard","kind":"memberCard"})") << u"rules"_s;
    QTest::newRow("a form nobody knows") << rules(R"({"name":"odd","form":"magic","kind":"text"},)" + text) << u"odd"_s;
    QTest::newRow("a kind nobody knows") << rules(R"({"name":"odd","form":"unitCode","kind":"units"},)" + text)
                                         << u"odd"_s;
    QTest::newRow("a kind that the form can't make")
        << rules(R"({"name":"odd","form":"url","kind":"unit"},)" + text) << u"odd"_s;
    QTest::newRow("a field nobody knows")
        << rules(R"({"name":"odd","form":"url","kind":"foreignUrl","open":"yes"},)" + text) << u"odd"_s;
    QTest::newRow("a token without an alphabet")
        << rules(R"({"name":"odd","form":"token","kind":"coupon","prefix":"C","min":1,"max":2},)" + text) << u"odd"_s;
    QTest::newRow("a token that could be longer than anything that acts")
        << rules(R"({"name":"odd","form":"token","kind":"coupon","alphabet":"A","min":1,"max":9000},)" + text)
        << u"odd"_s;
    QTest::newRow("a brand link without a host")
        << rules(R"({"name":"odd","form":"brandUrl","kind":"unit","prefix":"/u/"},)" + text) << u"odd"_s;
    QTest::newRow("a route nobody knows")
        << rules(R"({"name":"odd","form":"unitCode","kind":"unit","routes":["telepathy"]},)" + text) << u"odd"_s;
    QTest::newRow("a rule that is no object") << rules("7," + text) << u"rule 1"_s;
}

void TestGrammar::aBrokenRuleFileIsAnErrorThatNamesTheRule()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, detail);
    const auto grammar = Grammar::fromJson(file);
    QVERIFY(!grammar.isOk());
    QCOMPARE(grammar.error(), (Error{ErrorCode::InvalidValue, detail}));
}

void TestGrammar::onePackIsOneEventAndThe2dCodeWins()
{
    const Symbol ean{"6901234500011", "]E0", false, {}};
    const Symbol label{"https://id.hemei.example/01/06901234500011/21/7C41009211V", "]Q1", false, {}};
    const Symbol otherEan{"6901234500028", "]E0", false, {}};
    const Grammar grammar = shippedGrammar();

    const auto onePack = parseSymbols({ean, label, ean}, grammar);
    QCOMPARE(onePack.size(), 1u);
    QCOMPARE(described(onePack.front()), u"unit code 7C41009211V gtin 06901234500011"_s);
    QCOMPARE(parseSymbols({otherEan, label}, grammar).size(), 2u);
}

void TestGrammar::everySymbolGetsItsOwnAnswer()
{
    const auto codes =
        parseSymbols({{"\xff\xff", "]Q1", false, {}}, {"HMS-A1042", "]Q1", false, {}}}, shippedGrammar());
    QCOMPARE(codes.size(), 2u);
    QCOMPARE(described(codes[0]), u"error codeNotText "_s);
    QCOMPARE(described(codes[1]), u"staffBadge badge A1042"_s);
}

void TestGrammar::aFileThatIsTooLargeOrMissingIsNoPicture()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"large.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(kLargestImage));
    QCOMPARE(readImageFile(file.fileName())->size(), kLargestImage);
    QVERIFY(file.resize(kLargestImage + 1));
    QCOMPARE(readImageFile(file.fileName()).error(), (Error{ErrorCode::ImageUnreadable, u"tooLarge"_s}));
    QCOMPARE(readImageFile(folder.filePath(u"missing.png"_s)).error(), (Error{ErrorCode::ImageUnreadable, u"file"_s}));
    QCOMPARE(readImageFile(folder.path()).error(), (Error{ErrorCode::ImageUnreadable, u"file"_s}));
}

void TestGrammar::aMemberCardFindsEveryWrongDigit()
{
    const QString card = makeMemberCard(880012345678).toString();
    QCOMPARE(checkMemberCard(card)->toString(), card);
    for (qsizetype at = 2; at < card.size(); ++at)
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString wrong = card;
            wrong[at] = digit;
            QCOMPARE(checkMemberCard(wrong).isOk(), wrong == card);
        }
}

QTEST_APPLESS_MAIN(TestGrammar)
#include "tst_grammar.moc"
