// SPDX-License-Identifier: Apache-2.0
#include "core/domain/result.h"
#include "core/domain/text.h"

#include <QTest>

#include <set>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnRowAndName_data();
    void everyCodeHasItsOwnRowAndName();
    void theTableStandsInTheOrderOfTheCodes();
    void noNameIsUsedTwice();
    void aNameFromANewerCentralBecomesRefused();
    void anErrorAnswersWhatItsRowSays();
    void whatALineCanMendIsNeverAPersonsMistake();
    void aValueIsCarriedOnAndAnErrorPassesThrough();
    void aResultWithoutValueTellsSuccessFromError();
    void aMissingTranslationLeavesNoHole();
};

void TestErrors::everyCodeHasItsOwnRowAndName_data()
{
    QTest::addColumn<ErrorRow>("row");
    for (const ErrorRow &row : errorTable())
        QTest::newRow(row.name) << row;
}

void TestErrors::everyCodeHasItsOwnRowAndName()
{
    QFETCH(const ErrorRow, row);
    const QString name = QString::fromLatin1(row.name);
    QCOMPARE(errorName(row.code), name);
    QCOMPARE(errorFromName(name), row.code);
    QVERIFY2(name.front().isLower() && !name.contains(u' ') && !name.contains(u'_'), "a wire name is camelCase");
}

void TestErrors::theTableStandsInTheOrderOfTheCodes()
{
    const auto table = errorTable();
    for (size_t i = 0; i < table.size(); ++i)
        QCOMPARE(static_cast<size_t>(table[i].code), i);
    // The last code of the enum has the last row: no code is without one.
    QCOMPARE(table.back().code, ErrorCode::Refused);
}

void TestErrors::noNameIsUsedTwice()
{
    std::set<QString> names;
    for (const ErrorRow &row : errorTable())
        QVERIFY2(names.insert(QString::fromLatin1(row.name)).second, row.name);
}

void TestErrors::aNameFromANewerCentralBecomesRefused()
{
    QCOMPARE(errorFromName(u"moonInWrongHouse"), ErrorCode::Refused);
    QCOMPARE(errorFromName(u""), ErrorCode::Refused);
    QCOMPARE(errorFromName(u"SlotTaken"), ErrorCode::Refused);
}

void TestErrors::anErrorAnswersWhatItsRowSays()
{
    for (const ErrorRow &row : errorTable()) {
        const Error error{row.code, {}};
        QCOMPARE(error.domain(), row.domain);
        QCOMPARE(error.isTransient(), row.transient);
        QCOMPARE(error.needsLine(), row.needsLine);
        QCOMPARE(error.isConflict(), row.conflict);
        QCOMPARE(error.isPermission(), row.permission);
    }
}

void TestErrors::whatALineCanMendIsNeverAPersonsMistake()
{
    for (const ErrorRow &row : errorTable()) {
        if (row.domain == ErrorDomain::Input)
            QVERIFY2(!row.transient && !row.needsLine, row.name);
        if (row.domain == ErrorDomain::Permission)
            QVERIFY2(row.permission, row.name);
        if (row.conflict)
            QVERIFY2(row.domain == ErrorDomain::Action && !row.transient, row.name);
    }
}

void TestErrors::aValueIsCarriedOnAndAnErrorPassesThrough()
{
    const auto half = [](int n) -> Result<int> {
        if (n % 2)
            return Error{ErrorCode::InvalidValue, u"odd"_s};
        return n / 2;
    };
    const Result<int> good = Result<int>(8).then(half).then(half);
    QVERIFY(good.isOk());
    QCOMPARE(*good, 2);
    QCOMPARE(good.valueOr(7), 2);

    int calls = 0;
    const Result<int> bad = Result<int>(6).then(half).then(half).then([&](int n) -> Result<int> { return ++calls, n; });
    QVERIFY(!bad);
    QCOMPARE(bad.error(), (Error{ErrorCode::InvalidValue, u"odd"_s}));
    QCOMPARE(bad.valueOr(7), 7);
    QCOMPARE(calls, 0);
}

void TestErrors::aResultWithoutValueTellsSuccessFromError()
{
    QVERIFY(Result<void>().isOk());
    const Result<void> refused = ErrorCode::SlotTaken;
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().code, ErrorCode::SlotTaken);
    QCOMPARE(refused.then([] { return Result<int>(1); }).error().code, ErrorCode::SlotTaken);
    QCOMPARE(*Result<void>().then([] { return Result<int>(1); }), 1);
}

void TestErrors::aMissingTranslationLeavesNoHole()
{
    QCOMPARE((Text{u"洗衣机"_s, u"Washer"_s}.in(Language::En)), u"Washer"_s);
    QCOMPARE((Text{u"洗衣机"_s, {}}.in(Language::En)), u"洗衣机"_s);
    QCOMPARE((Text{{}, u"Washer"_s}.in(Language::Zh)), u"Washer"_s);
    QVERIFY(Text{}.isEmpty());
}

QTEST_APPLESS_MAIN(TestErrors)
#include "tst_errors.moc"
