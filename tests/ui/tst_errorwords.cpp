// SPDX-License-Identifier: Apache-2.0
#include "ui/format/errorwords.h"
#include "ui/preferences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

class TestErrorWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyErrorIsASentenceInBothLanguages_data();
    void everyErrorIsASentenceInBothLanguages();
    void aParameterIsSaid();
    void aRefusedUnitAndATakenSlotAreNotTheSameSentence();
};

void TestErrorWords::everyErrorIsASentenceInBothLanguages_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (const ErrorRow &row : errorTable())
        QTest::newRow(row.name) << row.code;
}

void TestErrorWords::everyErrorIsASentenceInBothLanguages()
{
    QFETCH(ErrorCode, code);
    Preferences preferences({});
    const QString zh = errorWords({code, {}});
    preferences.setLanguage(u"en"_s);
    const QString en = errorWords({code, {}});

    QVERIFY(zh != en);
    QVERIFY2(zh.endsWith(u"。"_s), qPrintable(zh));
    QVERIFY2(en.endsWith(u'.'), qPrintable(en));
    // What happened, and at least one more part: what was kept or what to do.
    QVERIFY2(zh.count(u"。"_s) + zh.count(u"；"_s) >= 2, qPrintable(zh));
    QVERIFY2(en.count(u". "_s) + en.count(u"; "_s) >= 1, qPrintable(en));
    for (const QString &sentence : {zh, en}) {
        // A name of one lower-case word is a word of the language, too.
        if (const QString name = errorName(code); name != name.toLower())
            QVERIFY2(!sentence.contains(name), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    }
}

void TestErrorWords::aParameterIsSaid()
{
    const Preferences preferences({});
    QVERIFY(errorWords({ErrorCode::CheckDigitWrong, u"7"_s}).contains(u'7'));
    QVERIFY(errorWords({ErrorCode::SignInLocked, u"30"_s}).contains(u"30"_s));
}

void TestErrorWords::aRefusedUnitAndATakenSlotAreNotTheSameSentence()
{
    const Preferences preferences({});
    QVERIFY(errorWords({ErrorCode::UnitOwned, {}}) != errorWords({ErrorCode::SlotTaken, {}}));
    QVERIFY(errorWords({ErrorCode::LineDown, {}}) != errorWords({ErrorCode::LineTimeout, {}}));
}

QTEST_GUILESS_MAIN(TestErrorWords)
#include "tst_errorwords.moc"
