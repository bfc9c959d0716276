// SPDX-License-Identifier: Apache-2.0
#include "app/zhike/robot.h"
#include "app/zhike/start.h"
#include "tests/journeys/counterwindow.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>

using namespace zhike;
using namespace Qt::StringLiterals;

/// Whatever stands in the way of opening: a sentence that says what happened, what was kept and what to do; nothing is deleted.
class TestHostileStart : public QObject
{
    Q_OBJECT

    const SystemClock m_clock;
    QTemporaryDir m_folder;

    StartOptions options(const QString &name) const
    {
        StartOptions made;
        made.place.file = m_folder.filePath(name);
        made.place.central = QUrl(u"http://127.0.0.1:9"_s); // nobody listens there
        made.place.vault = VaultKind::Demo;
        made.enrolCode = u"HEMEJ02580"_s;
        return made;
    }
    static QString wordsOf(const Start &start)
    {
        QObject *window = start.window();
        return window && window->objectName() == "startProblem"_L1 ? window->property("words").toString() : QString();
    }
    /// A file as an earlier run has left it.
    void makeFile(const QString &name) const
    {
        QVERIFY(Workplace::open(options(name).place, m_clock));
    }

private Q_SLOTS:
    void aNewCounterWithoutALineSaysSoAndOffersToTryAgain()
    {
        Start start(options(u"absent.zhike"_s), m_clock);
        static_cast<void>(start.begin());
        QTRY_VERIFY_WITH_TIMEOUT(!wordsOf(start).isEmpty(), 30000);
        Robot robot(qobject_cast<QQuickWindow *>(start.window()));
        QTRY_VERIFY(robot.sees(u"retryButton"_s));
        QVERIFY(robot.press(u"retryButton"_s));
        QVERIFY(!wordsOf(start).isEmpty());
    }

    void aNewerFileIsLeftUntouched()
    {
        makeFile(u"newer.zhike"_s);
        const QString path = m_folder.filePath(u"newer.zhike"_s);
        {
            SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA user_version = 9999");
            database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        QFile before(path);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray bytes = before.readAll();
        Start start(options(u"newer.zhike"_s), m_clock);
        QCOMPARE(start.begin(), Start::Outcome::Problem);
        QVERIFY(!wordsOf(start).isEmpty());
        QFile after(path);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), bytes);
    }

    void aLostKeyIsSaidAndTheFileStays()
    {
        makeFile(u"keyless.zhike"_s);
        QVERIFY(QFile::remove(m_folder.filePath(u"keyless.zhike.vault"_s)));
        Start start(options(u"keyless.zhike"_s), m_clock);
        QCOMPARE(start.begin(), Start::Outcome::Problem);
        QVERIFY(!wordsOf(start).isEmpty());
        QVERIFY(QFile::exists(m_folder.filePath(u"keyless.zhike"_s)));
    }

    void aWrongKeyIsSaidAndTheFileStays()
    {
        makeFile(u"one.zhike"_s);
        makeFile(u"other.zhike"_s);
        QVERIFY(QFile::remove(m_folder.filePath(u"one.zhike.vault"_s)));
        QVERIFY(QFile::copy(m_folder.filePath(u"other.zhike.vault"_s), m_folder.filePath(u"one.zhike.vault"_s)));
        Start start(options(u"one.zhike"_s), m_clock);
        QCOMPARE(start.begin(), Start::Outcome::Problem);
        QVERIFY(!wordsOf(start).isEmpty());
        QVERIFY(QFile::exists(m_folder.filePath(u"one.zhike"_s)));
    }

    /// The file's head is overwritten: it is set aside whole, a fresh one is begun, and set-up asks for the line.
    void aDamagedFileIsSetAsideAndNeverDeleted()
    {
        makeFile(u"damaged.zhike"_s);
        {
            QFile file(m_folder.filePath(u"damaged.zhike"_s));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(4096, 'x'));
        }
        SystemClock clock;
        const auto place = Workplace::open(options(u"damaged.zhike"_s).place, clock);
        QVERIFY2(place, qPrintable(place ? QString() : errorName(place.error().code)));
        const QString kept = (*place)->openReport().quarantine;
        QVERIFY(!kept.isEmpty());
        QVERIFY(QFile::exists(kept));
    }

    void theFileOfARunningCounterIsNotOpenedTwice()
    {
        SystemClock clock;
        const auto holder = Workplace::open(options(u"held.zhike"_s).place, clock);
        QVERIFY(holder);
        Start second(options(u"held.zhike"_s), m_clock);
        QCOMPARE(second.begin(), Start::Outcome::Problem); // nobody answers the holder's socket, so it is said in words
        QVERIFY(!wordsOf(second).isEmpty());
    }
};

QTEST_MAIN(TestHostileStart)
#include "tst_hostilestart.moc"
