// SPDX-License-Identifier: Apache-2.0
#include "core/domain/gtin.h"
#include "core/scan/nearmiss.h"

#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace Qt::StringLiterals;

/// One slip of a typed code is found with its position.
class TestNearMiss : public QObject {
    Q_OBJECT

private:
    static bool offers(const QString &typed, const QString &code, qsizetype position)
    {
        const auto near = nearMisses(typed);
        return std::find(near.begin(), near.end(), NearMiss{code, static_cast<int>(position)}) != near.end();
    }
    static void everySlipIsFound(const QString &right, const QString &characters)
    {
        for (qsizetype at = 0; at < right.size(); ++at)
            for (const QChar c : characters) {
                QString wrong = right;
                wrong[at] = c;
                if (wrong != right)
                    QVERIFY2(offers(wrong, right, at + 1), qPrintable(wrong));
            }
        for (qsizetype at = 0; at + 1 < right.size(); ++at) {
            QString wrong = right;
            std::swap(wrong[at], wrong[at + 1]);
            if (wrong != right)
                QVERIFY2(offers(wrong, right, at + 1), qPrintable(wrong));
        }
    }

private Q_SLOTS:
    void everySlipInAUnitCodeIsFoundWithItsPosition() { everySlipIsFound(u"7C41009211V"_s, u"03679ACDKMVWXZ"_s); }
    void everySlipInATradeNumberIsFoundWithItsPosition() { everySlipIsFound(u"6901234500011"_s, u"0123456789"_s); }
    void dashesAndSmallLettersDontShiftThePosition() { QVERIFY(offers(u"7c41-0092-12v"_s, u"7C41009211V"_s, 10)); }
    void everyOfferIsARightCode()
    {
        for (const NearMiss &near : nearMisses(u"7C41009212V"_s))
            QVERIFY(normaliseUnitCode(near.code).isOk());
        QVERIFY(nearMisses(u"7C41009212V"_s).size() < 40);
    }
    void whatIsNoCodeHasNoNeighbours()
    {
        for (const QString &text : {u""_s, u"陈美兰"_s, u"13800005678"_s.left(10), u"7C41009211"_s, u"hello world"_s})
            QVERIFY(nearMisses(text).empty());
    }
};

QTEST_APPLESS_MAIN(TestNearMiss)
#include "tst_nearmiss.moc"
