// SPDX-License-Identifier: Apache-2.0
#include "tests/house/rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike::house;

namespace {

const QStringList kCode{u"app"_s, u"ui"_s, u"qml"_s, u"core"_s, u"central"_s, u"tests"_s};

const Rule &ruleOfRow(const std::vector<Rule> &all)
{
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    return *std::find_if(all.begin(), all.end(), [&](const Rule &rule) { return rule.name == name; });
}

void addRuleRows()
{
    QTest::addColumn<QString>("pattern");
    for (const Rule &rule : rules())
        QTest::newRow(qUtf8Printable(rule.name)) << rule.pattern;
}

QString places(const SourceFile &file, const QList<int> &lines)
{
    QString text;
    for (const int line : lines)
        text += file.path + u':' + QString::number(line) + u'\n';
    return text;
}

int hardLimit(const SourceFile &file)
{
    const int scale = file.path.startsWith("tests/"_L1) ? 2 : 1;
    for (const SizeLimit &limit : sizeLimits())
        if (file.path.endsWith(limit.suffix))
            return limit.lines * scale;
    return std::numeric_limits<int>::max();
}

bool isTooLong(const SourceFile &file) { return file.text.count(u'\n') > hardLimit(file); }

bool hasLicence(const QString &text)
{
    return text.left(300).contains("SPDX-License-Identifier: Apache-2.0"_L1);
}

QStringList missingWords(const QStringList &said, const QString &tsText)
{
    const QStringList finished = finishedSources(tsText);
    const QSet<QString> known(finished.begin(), finished.end());
    QStringList missing;
    for (const QString &sentence : said)
        if (!known.contains(sentence) && !missing.contains(sentence))
            missing.append(sentence);
    return missing;
}

bool isChinese(const QString &sentence)
{
    return std::any_of(sentence.begin(), sentence.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHouseKeepsItsRule_data() { addRuleRows(); }
    void theHouseKeepsItsRule();
    void aPlantedBreachIsFound_data() { addRuleRows(); }
    void aPlantedBreachIsFound();
    void aRuleReadsFilesThatExist();
    void noFileIsLongerThanItsHardLimit();
    void aFileOverItsLimitIsFound();
    void noFunctionIsLongerThanSixtyLines();
    void aLongFunctionIsFoundAndAShortOneIsNot();
    void everySourceNamesItsLicence();
    void aSourceWithoutLicenceIsFound();
    void everyLabelShowsPlainText();
    void aLabelThatLetsMarkupThroughIsFound();
    void everyPageThatIsReferredToIsThere();
    void aReferenceToNothingIsFound();
    void everyDecisionHasANumberOfItsOwn();
    void everySentenceOfTheScreensHasItsWordsInBothLanguages();
    void aSentenceWithoutWordsIsFound();
};

void TestHouse::theHouseKeepsItsRule()
{
    const std::vector<Rule> all = rules();
    const Rule &rule = ruleOfRow(all);
    const QRegularExpression pattern(rule.pattern);
    QString found;
    for (const SourceFile &file : filesOf(rule.where))
        found += places(file, linesMatching(file.text, pattern));
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aPlantedBreachIsFound()
{
    const std::vector<Rule> all = rules();
    const Rule &rule = ruleOfRow(all);
    const QRegularExpression pattern(rule.pattern);
    QVERIFY2(pattern.isValid(), qUtf8Printable(pattern.errorString()));

    QCOMPARE(linesMatching(u"first line\n"_s + rule.planted + u"\nlast line\n"_s, pattern), QList<int>{2});
    QVERIFY(linesMatching(rule.planted + u" // "_s + QLatin1StringView(kAllowMark), pattern).isEmpty());
}

void TestHouse::aRuleReadsFilesThatExist()
{
    QVERIFY(!filesOf({{u"core"_s}, {u".h"_s, u".cpp"_s}}).isEmpty());
    QVERIFY(!filesOf({{u"dev"_s}, {u"dev"_s}}).isEmpty());
    QVERIFY(!filesOf({{u"tests/house"_s}, {u".cpp"_s}, false}).isEmpty());
    QVERIFY(filesOf({{u"tests/house"_s}, {u".cpp"_s}}).isEmpty());
}

void TestHouse::noFileIsLongerThanItsHardLimit()
{
    QString found;
    for (const SourceFile &file : filesOf({kCode, {u".h"_s, u".cpp"_s, u".qml"_s, u".js"_s}, false}))
        if (isTooLong(file))
            found += file.path + u": %1 lines, hard limit %2\n"_s.arg(file.text.count(u'\n')).arg(hardLimit(file));
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aFileOverItsLimitIsFound()
{
    QVERIFY(isTooLong({u"qml/Zhike/Counter/Page.qml"_s, u"Item {}\n"_s.repeated(301)}));
    QVERIFY(!isTooLong({u"qml/Zhike/Counter/Page.qml"_s, u"Item {}\n"_s.repeated(300)}));
    QVERIFY(!isTooLong({u"tests/desk/tst_desk.cpp"_s, u"int a;\n"_s.repeated(1200)}));
}

void TestHouse::noFunctionIsLongerThanSixtyLines()
{
    QString found;
    for (const SourceFile &file : filesOf({kCode, {u".cpp"_s}, false}))
        found += places(file, longFunctions(file.text, kFunctionLines));
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aLongFunctionIsFoundAndAShortOneIsNot()
{
    const auto ofLength = [](int lines) { return u"// head\nint f(int a)\n{\n"_s + u"    ++a;\n"_s.repeated(lines) + u"}\n"_s; };
    QCOMPARE(longFunctions(ofLength(61), 60), QList<int>{2});
    QVERIFY(longFunctions(ofLength(60), 60).isEmpty());
}

void TestHouse::everySourceNamesItsLicence()
{
    QString found;
    const QStringList suffixes{u".h"_s, u".cpp"_s, u".qml"_s, u".js"_s, u".cmake"_s, u"CMakeLists.txt"_s, u".sh"_s,
                               u".sql"_s, u".yaml"_s, u"dev"_s, u".ci/run"_s};
    const QStringList extra{u"cmake"_s, u"installer"_s, u"docs"_s, u"CMakeLists.txt"_s, u"dev"_s, u".ci"_s};
    for (const SourceFile &file : filesOf({kCode + extra, suffixes, false}))
        if (!file.text.isEmpty() && !hasLicence(file.text))
            found += file.path + u'\n';
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aSourceWithoutLicenceIsFound()
{
    QVERIFY(!hasLicence(u"#pragma once\n"_s));
    QVERIFY(hasLicence(u"// SPDX-License-Identifier: Apache-2.0\n#pragma once\n"_s));
}

void TestHouse::everyLabelShowsPlainText()
{
    QString found;
    for (const SourceFile &file : filesOf({{u"qml"_s}, {u".qml"_s}}))
        found += places(file, richLabels(file.text));
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aLabelThatLetsMarkupThroughIsFound()
{
    QCOMPARE(richLabels(u"Item {\n    Text {\n        text: root.name\n    }\n}\n"_s), QList<int>{2});
    QCOMPARE(richLabels(u"contentItem: T.Label { text: \"a\" }"_s), QList<int>{1});
    QCOMPARE(richLabels(u"Text {\n    Rectangle { property int a: 1\n textFormat: Text.PlainText }\n}\n"_s), QList<int>{1});
    QVERIFY(richLabels(u"Text {\n    textFormat: Text.PlainText\n    text: root.name\n}\n"_s).isEmpty());
    QVERIFY(richLabels(u"TextField {\n}\nDataText {\n}\n"_s).isEmpty());
}

void TestHouse::everyPageThatIsReferredToIsThere()
{
    Pages pages;
    for (const SourceFile &page :
         filesOf({{u"docs"_s, u"ui/README.md"_s, u"README.md"_s, u"CONTRIBUTING.md"_s, u"CHANGELOG.md"_s}, {u".md"_s}}))
        pages.insert(page.path.section(u'/', -1), page.text);
    QString found;
    for (const SourceFile &file : filesOf({kCode + QStringList{u"docs"_s}, {u".cpp"_s, u".h"_s, u".qml"_s, u".txt"_s, u".md"_s}}))
        found += places(file, lostReferences(file.text, pages));
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aReferenceToNothingIsFound()
{
    const Pages pages{{u"sync.md"_s, u"# Sync\n## What travels\n**Page.** Whole.\n| *seq* | a number |\n"_s}};
    QCOMPARE(lostReferences(u"// x\n// (gone.md)"_s, pages), QList<int>{2});
    QCOMPARE(lostReferences(u"// (sync.md, \"Retry\")"_s, pages), QList<int>{1});
    QCOMPARE(lostReferences(u"// (sync.md,\n/// \"What\n/// walks\")"_s, pages), QList<int>{1});
    QCOMPARE(lostReferences(u"// (decision 0001)\n// docs/decisions/0002"_s, {{u"0001-a.md"_s, {}}}), QList<int>{2});
    QVERIFY(lostReferences(u"// sync.md; (sync.md, \"page\"), (sync.md, \"What\n/// travels\"), (sync.md, \"seq\")"_s, pages).isEmpty());
}

void TestHouse::everyDecisionHasANumberOfItsOwn()
{
    QStringList names;
    for (const SourceFile &page : filesOf({{u"docs/decisions"_s}, {u".md"_s}}))
        names.append(page.path.section(u'/', -1));
    QVERIFY(names.size() > 10);
    QCOMPARE(sharedNumbers(names), QStringList());
    QCOMPARE(sharedNumbers({u"0001-a.md"_s, u"0002-b.md"_s, u"0001-c.md"_s}), QStringList{u"0001"_s}); // the control
}

void TestHouse::everySentenceOfTheScreensHasItsWordsInBothLanguages()
{
    QStringList said;
    for (const SourceFile &file : filesOf({{u"qml"_s, u"ui"_s, u"app"_s}, {u".qml"_s, u".cpp"_s, u".h"_s}}))
        said += sentences(file.text);
    const QList<SourceFile> languages = filesOf({{u"resources/translations"_s}, {u".ts"_s}});
    QVERIFY2(said.isEmpty() || !languages.isEmpty(), "sentences are shown, but nobody has translated them");
    QString found;
    for (const QString &sentence : said)
        if (isChinese(sentence))
            found += u"the source language is English: "_s + sentence + u'\n';
    for (const SourceFile &language : languages)
        for (const QString &sentence : missingWords(said, language.text))
            found += language.path + u": "_s + sentence + u'\n';
    QVERIFY2(found.isEmpty(), qUtf8Printable(u'\n' + found));
}

void TestHouse::aSentenceWithoutWordsIsFound()
{
    const QString ts = u"<TS><context><message><source>Register</source><translation>登记</translation></message>"
                       "<message><source>Repair</source><translation type=\"unfinished\"></translation></message></context></TS>"_s;
    const QStringList said = sentences(u"text: qsTr(\"Register\")\ntext: qsTr(\"Repair\")\ntext: qsTr(\"Say \\\"%1\\\"\")"_s);
    QCOMPARE(said, (QStringList{u"Register"_s, u"Repair"_s, u"Say \"%1\""_s}));
    QCOMPARE(missingWords(said, ts), (QStringList{u"Repair"_s, u"Say \"%1\""_s}));
    QVERIFY(isChinese(u"登记"_s) && !isChinese(u"Register · 30 %"_s));
}

QTEST_APPLESS_MAIN(TestHouse)
#include "tst_house.moc"
