// SPDX-License-Identifier: Apache-2.0
#include "ui/lists/rowlist.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike::ui;

namespace {

ShownRow row(const QString &key, const QString &title) { return {key, {title}}; }

} // namespace

class TestRowList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_list = std::make_unique<RowList>(QList<QByteArray>{"title"});
        m_tester = std::make_unique<QAbstractItemModelTester>(m_list.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_list->show({row(u"a"_s, u"one"_s), row(u"b"_s, u"two"_s), row(u"c"_s, u"three"_s)});
    }
    void aCellIsFoundByItsRole();
    void readingTheSameAgainTouchesNothing();
    void aChangedRowKeepsItsPlace();
    void aNewRowOnTopLeavesTheOthersAlone();
    void aRowThatIsGoneTakesOnlyItselfAway();
    void anOtherListReplacesThisOne();
    void aFurtherPageIsAppended();

private:
    std::unique_ptr<RowList> m_list;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRowList::aCellIsFoundByItsRole()
{
    QCOMPARE(m_list->roleNames().value(Qt::UserRole), QByteArray("title"));
    QCOMPARE(m_list->at(1, u"title"_s).toString(), u"two"_s);
    QVERIFY(!m_list->at(3, u"title"_s).isValid());
    QVERIFY(!m_list->at(0, u"nothing"_s).isValid());
}

void TestRowList::readingTheSameAgainTouchesNothing()
{
    QSignalSpy changed(m_list.get(), &RowList::dataChanged);
    QSignalSpy removed(m_list.get(), &RowList::rowsRemoved);
    m_list->show({row(u"a"_s, u"one"_s), row(u"b"_s, u"two"_s), row(u"c"_s, u"three"_s)});
    QCOMPARE(changed.size(), 0);
    QCOMPARE(removed.size(), 0);
}

void TestRowList::aChangedRowKeepsItsPlace()
{
    QSignalSpy changed(m_list.get(), &RowList::dataChanged);
    QSignalSpy removed(m_list.get(), &RowList::rowsRemoved);
    m_list->show({row(u"a"_s, u"one"_s), row(u"b"_s, u"TWO"_s), row(u"c"_s, u"three"_s)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(m_list->at(1, u"title"_s).toString(), u"TWO"_s);
}

void TestRowList::aNewRowOnTopLeavesTheOthersAlone()
{
    QSignalSpy inserted(m_list.get(), &RowList::rowsInserted);
    QSignalSpy removed(m_list.get(), &RowList::rowsRemoved);
    m_list->show({row(u"z"_s, u"zero"_s), row(u"a"_s, u"one"_s), row(u"b"_s, u"two"_s), row(u"c"_s, u"three"_s)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 0);
    QCOMPARE(removed.size(), 0);
}

void TestRowList::aRowThatIsGoneTakesOnlyItselfAway()
{
    QSignalSpy removed(m_list.get(), &RowList::rowsRemoved);
    QSignalSpy inserted(m_list.get(), &RowList::rowsInserted);
    m_list->show({row(u"a"_s, u"one"_s), row(u"c"_s, u"three"_s)});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][1].toInt(), 1);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(m_list->count(), 2);
}

void TestRowList::anOtherListReplacesThisOne()
{
    QSignalSpy count(m_list.get(), &RowList::countChanged);
    m_list->show({row(u"x"_s, u"other"_s)});
    QCOMPARE(m_list->count(), 1);
    QCOMPARE(m_list->at(0, u"title"_s).toString(), u"other"_s);
    QCOMPARE(count.size(), 1);
    m_list->show({});
    QCOMPARE(m_list->count(), 0);
}

void TestRowList::aFurtherPageIsAppended()
{
    m_list->append({row(u"d"_s, u"four"_s)});
    QCOMPARE(m_list->count(), 4);
    QCOMPARE(m_list->at(3, u"title"_s).toString(), u"four"_s);
}

QTEST_GUILESS_MAIN(TestRowList)
#include "tst_rowlist.moc"
