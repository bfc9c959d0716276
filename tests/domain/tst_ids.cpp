// SPDX-License-Identifier: Apache-2.0
#include "core/domain/clock.h"
#include "core/domain/ids.h"

#include <QTest>
#include <QUuid>

#include <set>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

class ManualClock final : public Clock
{
public:
    QDateTime time = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC);
    [[nodiscard]] QDateTime now() const override { return time; }
    [[nodiscard]] qint64 steadyMs() const override { return 0; }
};

} // namespace

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdCarriesItsVersionVariantAndMoment();
    void laterIdsSortAfterEarlierOnes();
    void idsOfOneMillisecondDiffer();
    void idsOfTwoKindsAreTwoTypes();
    void aReceiptIsTheEndOfTheOpsId();
};

void TestIds::anIdCarriesItsVersionVariantAndMoment()
{
    const ManualClock clock;
    for (int i = 0; i < 1000; ++i) {
        const QString text = makeUuidV7(clock);
        const QUuid id(text);
        QCOMPARE(text.size(), 36);
        QCOMPARE(id.toString(QUuid::WithoutBraces), text);
        QCOMPARE(text[14], u'7');
        QCOMPARE(id.variant(), QUuid::DCE);
        const quint64 ms = (quint64(id.data1) << 16) | id.data2;
        QCOMPARE(static_cast<qint64>(ms), clock.time.toMSecsSinceEpoch());
    }
}

void TestIds::laterIdsSortAfterEarlierOnes()
{
    ManualClock clock;
    auto earlier = makeId<OpId>(clock);
    for (const int step : {1, 1, 255, 65535, 65536, 86'400'000}) {
        clock.time = clock.time.addMSecs(step);
        const auto later = makeId<OpId>(clock);
        QVERIFY(earlier < later);
        earlier = later;
    }
}

void TestIds::idsOfOneMillisecondDiffer()
{
    const ManualClock clock;
    std::set<QString> made;
    std::set<QString> receipts;
    for (int i = 0; i < 2000; ++i) {
        const auto id = makeId<OpId>(clock);
        QVERIFY(made.insert(id.toString()).second);
        receipts.insert(receiptNumber(id));
    }
    // 32 random bits: two equal receipts among 2,000 happen once in two thousand runs; more than one pair means they aren't random.
    QVERIFY(receipts.size() >= 1999);
}

void TestIds::idsOfTwoKindsAreTwoTypes()
{
    static_assert(!std::is_convertible_v<MemberId, UnitCode>);
    static_assert(!std::is_convertible_v<QString, MemberId>);
    QVERIFY(MemberId().isEmpty());
    QVERIFY(MemberId(u"a"_s) < MemberId(u"b"_s));
    QCOMPARE(qHash(MemberId(u"a"_s), 7), qHash(MemberId(u"a"_s), 7));
}

void TestIds::aReceiptIsTheEndOfTheOpsId()
{
    QCOMPARE(receiptNumber(OpId(u"019583c5-2f30-7abc-8def-01237c410092"_s)), u"7C41-0092"_s);
}

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
