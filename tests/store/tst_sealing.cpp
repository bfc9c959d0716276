// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealer.h"

#include <QSet>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

class TestSealing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSealedOpensAgainByteForByte_data()
    {
        QTest::addColumn<QByteArray>("clear");
        QTest::newRow("nothing at all") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("thirty-one bytes, the last before another block") << QByteArray(31, 'a');
        QTest::newRow("thirty-two bytes") << QByteArray(32, 'b');
        QTest::newRow("JSON with Chinese names") << QByteArray(R"({"familyName":"陈","givenName":"静"})");
        QTest::newRow("bytes that don't compress") << Secret::random().bytes() + Secret::random().bytes();
        QTest::newRow("a body of two megabytes") << QByteArray(2'000'000, 'z');
    }
    void whatWasSealedOpensAgainByteForByte()
    {
        QFETCH(QByteArray, clear);
        const Sealer sealer(Secret::random());
        const QByteArray sealed = sealer.seal(place(), clear);
        const Result<QByteArray> opened = sealer.open(place(), sealed);
        QVERIFY(opened.isOk());
        QCOMPARE(*opened, clear);
        QVERIFY(clear.size() < 8 || !sealed.contains(clear.left(8)));
    }

    void everyFlippedBitIsNoticed()
    {
        const Sealer sealer(Secret::random());
        const QByteArray sealed = sealer.seal(place(), "thirteen bytes");
        QVERIFY(sealer.open(place(), sealed).isOk()); // the control
        for (qsizetype byte = 0; byte < sealed.size(); ++byte)
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray tampered = sealed;
                tampered[byte] = static_cast<char>(tampered[byte] ^ (1 << bit));
                QVERIFY2(!sealer.open(place(), tampered), qPrintable(u"byte %1 bit %2"_s.arg(byte).arg(bit)));
            }
    }

    void aValueOpensOnlyInItsOwnPlace_data()
    {
        QTest::addColumn<Place>("elsewhere");
        QTest::newRow("another row") << Place{Sealed::Document, "member/2", 7};
        QTest::newRow("an older version of the same row") << Place{Sealed::Document, "member/1", 6};
        QTest::newRow("another purpose") << Place{Sealed::Keys, "member/1", 7};
        QTest::newRow("an id that runs on into the version") << Place{Sealed::Document, QByteArray("member/1\0", 9), 7};
    }
    void aValueOpensOnlyInItsOwnPlace()
    {
        QFETCH(Place, elsewhere);
        const Sealer sealer(Secret::random());
        const QByteArray sealed = sealer.seal(place(), "words");
        QCOMPARE(sealer.open(elsewhere, sealed).error().code, ErrorCode::RowUnreadable);
        QVERIFY(sealer.open(place(), sealed).isOk());
    }

    void anotherKeyOpensNothing()
    {
        const QByteArray sealed = Sealer(Secret::random()).seal(place(), "words");
        QCOMPARE(Sealer(Secret::random()).open(place(), sealed).error().code, ErrorCode::RowUnreadable);
    }

    void theSameWordsNeverLookTheSameTwice()
    {
        const Sealer sealer(Secret::random());
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(sealer.seal(place(), "words"));
        QCOMPARE(seen.size(), 1000);
    }

    void lengthsAreSaidInStepsOfThirtyTwo()
    {
        const Sealer sealer(Secret::random());
        QCOMPARE(sealer.seal(place(), "a").size(), sealer.seal(place(), "twenty-nine bytes and no more").size());
        QCOMPARE((sealer.seal(place(), Secret::random().bytes()).size() - sealer.seal(place(), "a").size()) % 32, 0);
    }

    void truncatedValuesAreUnreadableNotFatal()
    {
        const Sealer sealer(Secret::random());
        const QByteArray sealed = sealer.seal(place(), "words");
        for (qsizetype length = 0; length < sealed.size(); ++length)
            QVERIFY(!sealer.open(place(), sealed.left(length)));
    }

    void aPhonesTokenIsKeyedAndSpread()
    {
        const Sealer one(Secret::random());
        const Sealer other(Secret::random());
        QSet<int> tokens;
        int same = 0;
        for (int i = 0; i < 2000; ++i) {
            const QString phone = u"+86138%1"_s.arg(i, 8, 10, QLatin1Char('0'));
            tokens.insert(one.phoneToken(phone));
            same += one.phoneToken(phone) == other.phoneToken(phone) ? 1 : 0;
            QVERIFY(one.phoneToken(phone) >= 0 && one.phoneToken(phone) < 65536);
        }
        QVERIFY(tokens.size() > 1900); // 2,000 into 65,536: about 30 collisions are expected
        QVERIFY(same < 10);            // two keys agree by chance alone
    }

    void aPhonesMarkIsItsMembersOwn()
    {
        const Sealer one(Secret::random());
        const Sealer other(Secret::random());
        const QByteArray phone = "+8613800000001";
        const qint64 mark = one.phoneMark("m-1", phone);
        QCOMPARE(one.phoneMark("m-1", phone), mark);
        QVERIFY(one.phoneMark("m-2", phone) != mark); // the same number at two members has nothing in common
        QVERIFY(one.phoneMark("m-1", "+8613800000002") != mark);
        QVERIFY(other.phoneMark("m-1", phone) != mark);
        QVERIFY(one.phoneMark("m-1+", "8613800000001") != mark); // where one ends and the other begins counts
    }

    void aWrappedKeyOpensWithItsVaultOnly()
    {
        const Secret kek = Secret::random();
        const Secret dek = Secret::random();
        const QByteArray wrapped = wrapKey(kek, dek);
        QCOMPARE(unwrapKey(kek, wrapped)->bytes(), dek.bytes());
        QCOMPARE(unwrapKey(Secret::random(), wrapped).error().code, ErrorCode::KeyWrong);
        QVERIFY(!wrapped.contains(dek.bytes()));
    }

private:
    static Place place() { return {Sealed::Document, "member/1", 7}; }
};

QTEST_GUILESS_MAIN(TestSealing)
#include "tst_sealing.moc"
