// SPDX-License-Identifier: Apache-2.0
#include "ui/format/desklabels.h"
#include "ui/format/memberlabels.h"
#include "ui/format/unitlabels.h"
#include "ui/format/words.h"
#include "ui/preferences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

namespace {

const QDate kToday(2026, 11, 21); // a Saturday
QDateTime at(const QDate &day, int hour, int minute) { return QDateTime(day, QTime(hour, minute), Qt::LocalTime); }
Words wordsIn(Language language) { return {language, at(kToday, 10, 57)}; }

} // namespace

class TestWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMomentIsSaidAsPeopleSayIt_data();
    void aMomentIsSaidAsPeopleSayIt();
    void aBlockSaysHowOldItIs_data();
    void aBlockSaysHowOldItIs();
    void numbersAndMoneyAreReadAtAGlance();
    void yearsAreSaidWithAFractionOnlyWhenThereIsOne();
    void whatWasNeverFetchedSaysSo();
    void aHouseholdIsCountedInTheLanguageOfTheScreen();
    void aKeyThisVersionDoesNotKnowIsShownAsItself();
    void everyKindOfCodeAndVerdictHasWords();
};

void TestWords::aMomentIsSaidAsPeopleSayIt_data()
{
    QTest::addColumn<QDateTime>("moment");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::newRow("this morning names the hour") << at(kToday, 9, 5) << u"今天 09:05"_s << u"Today 09:05"_s;
    QTest::newRow("yesterday needs no hour") << at(kToday.addDays(-1), 22, 0) << u"昨天"_s << u"Yesterday"_s;
    QTest::newRow("a day of this year has no year") << at(QDate(2026, 6, 12), 9, 0) << u"6 月 12 日"_s << u"12 Jun"_s;
    QTest::newRow("a day of another year has one")
        << at(QDate(2025, 11, 30), 9, 0) << u"2025 年 11 月 30 日"_s << u"30 Nov 2025"_s;
}

void TestWords::aMomentIsSaidAsPeopleSayIt()
{
    QFETCH(QDateTime, moment);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    Preferences preferences({});
    QCOMPARE(pastWords(moment, wordsIn(Language::Zh)), zh);
    preferences.setLanguage(u"en"_s);
    QCOMPARE(pastWords(moment, wordsIn(Language::En)), en);
}

void TestWords::aBlockSaysHowOldItIs_data()
{
    QTest::addColumn<QDateTime>("asOf");
    QTest::addColumn<QString>("zh");
    QTest::newRow("today: the hour") << at(kToday, 10, 42) << u"截至 10:42"_s;
    QTest::newRow("yesterday: the day and the hour") << at(kToday.addDays(-1), 10, 42) << u"截至昨天 10:42"_s;
    QTest::newRow("older: the day") << at(QDate(2026, 6, 12), 10, 42) << u"截至 6 月 12 日"_s;
}

void TestWords::aBlockSaysHowOldItIs()
{
    QFETCH(QDateTime, asOf);
    QFETCH(QString, zh);
    const Preferences preferences({});
    QCOMPARE(asOfWords(asOf, wordsIn(Language::Zh)), zh);
}

void TestWords::whatWasNeverFetchedSaysSo()
{
    const Preferences preferences({});
    QCOMPARE(asOfWords({}, wordsIn(Language::Zh)), u"还没取过"_s);
}

void TestWords::numbersAndMoneyAreReadAtAGlance()
{
    const Words zh = wordsIn(Language::Zh);
    QCOMPARE(numberWords(2316), u"2,316"_s);
    QCOMPARE(signedWords(120), u"+120"_s);
    QCOMPARE(signedWords(-80), u"−80"_s);
    QCOMPARE(moneyWords({429900, u"CNY"_s}, zh), u"4,299 元"_s);
    QCOMPARE(moneyWords({429950, u"CNY"_s}, zh), u"4,299.50 元"_s);
    QCOMPARE(moneyWords({429900, u"CNY"_s}, wordsIn(Language::En)), u"¥4,299"_s);
    QCOMPARE(bandWords({400000, u"CNY"_s}, {500000, u"CNY"_s}, zh), u"4,000–5,000 元"_s);
    QCOMPARE(bandWords({}, {}, zh), QString());
}

void TestWords::yearsAreSaidWithAFractionOnlyWhenThereIsOne()
{
    const Preferences preferences({});
    QCOMPARE(yearsWords(87), u"8.7 年"_s);
    QCOMPARE(yearsWords(40), u"4 年"_s);
    QCOMPARE(monthsWords(36), u"3 年"_s);
    QCOMPARE(monthsWords(18), u"18 个月"_s);
}

void TestWords::aHouseholdIsCountedInTheLanguageOfTheScreen()
{
    Preferences preferences({});
    QCOMPARE(householdWords(4, {Language::Zh, {}}), u"四口之家"_s);
    QCOMPARE(householdWords(0, {Language::Zh, {}}), QString());
    preferences.setLanguage(u"en"_s);
    QCOMPARE(householdWords(4, {Language::En, {}}), u"family of 4"_s);
}

void TestWords::aKeyThisVersionDoesNotKnowIsShownAsItself()
{
    QCOMPARE(laneWords(u"hologram"_s), u"hologram"_s);
    QCOMPARE(actionWords(u"unit.teleport"_s), u"unit.teleport"_s);
}

void TestWords::everyKindOfCodeAndVerdictHasWords()
{
    const Preferences preferences({});
    for (const auto &row : EnumNames<CodeKind>::values)
        QVERIFY2(!codeKindWords(row.value).isEmpty(), row.name);
    for (const auto &row : EnumNames<OwnerVerdict>::values) {
        QVERIFY2(!verdictWords(row.value).isEmpty(), row.name);
        QVERIFY2(!verdictAdvice(row.value).isEmpty(), row.name);
    }
    for (const auto &row : EnumNames<WorkStage>::values)
        QVERIFY2(!workStageWords(row.value).isEmpty(), row.name);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
