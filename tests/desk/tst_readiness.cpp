// SPDX-License-Identifier: Apache-2.0
#include "core/desk/readiness.h"
#include "core/store/blobs.h"
#include "core/store/shelves.h"
#include "core/sync/marks.h"
#include "tests/desk/counter.h"

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

Readiness of(TemporaryStore &file)
{
    return *file.read([now = file.clock.now()](const Reader &reader) -> Result<Readiness> {
        return readinessOf(reader, {now, 24});
    });
}

QStringList missing(const Readiness &ready)
{
    QStringList names;
    for (const ReadinessRow &row : ready.rows)
        if (!row.isThere)
            names << row.what;
    return names;
}

void letSomebodyIn(TemporaryStore &file, qint64 forMs)
{
    [[maybe_unused]] const auto kept =
        file.write([until = file.clock.now().addMSecs(forMs)](Writer &writer) -> Result<bool> {
            logins::put(writer, {u"1001"_s, AssociateId(u"a-1"_s), "{}", "salt", "mac", until, 0, 0});
            return true;
        });
}

void clip(TemporaryStore &file, const QString &name, blobs::State state)
{
    [[maybe_unused]] const auto kept = file.write([name, state](Writer &writer) -> Result<bool> {
        blobs::keep(writer, {name, 9, u"clip"_s, state, name});
        blobs::setState(writer, name, state);
        return true;
    });
}

constexpr qint64 kDay = 24 * 3600 * 1000;

} // namespace

/// How ready this desk is for a day without a line.
class TestReadiness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshFileIsMissingEverythingByName()
    {
        TemporaryStore file;
        QVERIFY(file.open());
        const Readiness ready = of(file);
        QCOMPARE(ready.state, ReadinessState::Missing);
        QCOMPARE(missing(ready),
                 (QStringList{u"members"_s, u"models"_s, u"communities"_s, u"scripts"_s, u"policy"_s, u"calendar"_s,
                              u"signIn"_s}));
        QVERIFY(ready.percent < 20);
    }

    void afterTheFirstSyncAndTheFirstSignInItIsReady()
    {
        Counter counter;
        letSomebodyIn(counter.file(), 3 * kDay);
        const Readiness ready = of(counter.file());
        QCOMPARE(missing(ready), QStringList());
        QCOMPARE(ready.percent, 100);
        QCOMPARE(ready.state, ReadinessState::Ready);
    }

    void whatExpiresTurnsTheMeter_data()
    {
        QTest::addColumn<qint64>("later");
        QTest::addColumn<ReadinessState>("state");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("an hour later all is well") << kDay / 24 << ReadinessState::Ready << QStringList();
        QTest::newRow("after a day the data is old") << kDay + 1000 << ReadinessState::Partly << QStringList();
        QTest::newRow("after three nobody can sign in")
            << 3 * kDay + 1000 << ReadinessState::Partly << QStringList{u"signIn"_s};
    }
    void whatExpiresTurnsTheMeter()
    {
        QFETCH(qint64, later);
        QFETCH(ReadinessState, state);
        QFETCH(QStringList, names);
        Counter counter;
        letSomebodyIn(counter.file(), 3 * kDay);
        counter.clock().advance(later);
        const Readiness ready = of(counter.file());
        QCOMPARE(ready.state, state);
        QCOMPARE(missing(ready), names);
    }

    void aMissingManualCostsItsShareAndIsNamed()
    {
        Counter counter;
        letSomebodyIn(counter.file(), 3 * kDay);
        for (const QString &name : {u"c1"_s, u"c2"_s, u"c3"_s})
            clip(counter.file(), name, blobs::State::Held);
        clip(counter.file(), u"c4"_s, blobs::State::Wanted);
        const Readiness ready = of(counter.file());
        QCOMPARE(ready.percent, 96); // seven whole parts and three quarters of the eighth
        QCOMPARE(missing(ready), QStringList{u"manuals"_s});
        QCOMPARE(ready.state, ReadinessState::Partly);
    }

    void aNewShopWithoutMembersIsReady()
    {
        Counter counter;
        letSomebodyIn(counter.file(), 3 * kDay);
        QVERIFY(counter.file().write([](Writer &writer) -> Result<bool> {
            writer.run("DELETE FROM document WHERE kind='member'");
            meta::set(writer, sync::kUsable, qint64(1));
            return true;
        }));
        QCOMPARE(missing(of(counter.file())), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
