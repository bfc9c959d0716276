// SPDX-License-Identifier: Apache-2.0
#include "tests/desk/counter.h"
#include "tests/scan/pictures.h"

#include <QGuiApplication>

using namespace zhike;
using namespace zhike::pictures;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray label(const UnitCode &unit) { return fileOf(codeOf(Shape::Qr, u"https://u.hemei.example/u/"_s + unit.toString())); }
QString link(const QString &gtin, const UnitCode &unit) { return u"https://u.hemei.example/01/"_s + gtin + u"/21/"_s + unit.toString(); }

} // namespace

class TestDeskScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPictureOfALabelBecomesAPassport();
    void severalCodesInOnePictureAreAllAnswered();
    void aPictureWithoutACodeSaysSo();
    void aNewerPictureTellsTheOlderOne();
    void aLabelOfAnotherProductIsNotThisUnit_data();
    void aLabelOfAnotherProductIsNotThisUnit();
    void anEanLeadsToItsModel();
    void aCardLeadsToItsMember();
    void aMistypedUnitNamesTheRightCharacter();
    void theShiftRemembersItsScans();
    void aDeskThatEndsAmidReadsTakesNobodyAlong();
};

void TestDeskScan::aPictureOfALabelBecomesAPassport()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto views = Counter::take(desk->scanImage(label(newConnected())));
    QVERIFY(views);
    QCOMPARE(views->size(), size_t(1));
    QCOMPARE(views->front().code.kind(), CodeKind::Unit);
    QCOMPARE(views->front().passport->verdict, OwnerVerdict::NeverSold);
    QCOMPARE(views->front().passport->model, ModelId(u"hm-w-sc10"_s));
    QVERIFY(views->front().passport->isConnected);
    QVERIFY(views->front().members.empty()); // a unit never opens a person
}

void TestDeskScan::severalCodesInOnePictureAreAllAnswered()
{
    Counter counter;
    const auto desk = counter.desk();
    const QImage both = sideBySide(codeOf(Shape::Qr, u"https://u.hemei.example/u/"_s + newWasher().toString()),
                                   codeOf(Shape::Qr, u"https://u.hemei.example/u/"_s + chenWasher().toString()));
    const auto views = Counter::take(desk->scanImage(fileOf(both)));
    QVERIFY(views);
    QCOMPARE(views->size(), size_t(2));
}

void TestDeskScan::aPictureWithoutACodeSaysSo()
{
    Counter counter;
    const auto desk = counter.desk();
    QImage white(200, 200, QImage::Format_RGB32);
    white.fill(Qt::white);
    QCOMPARE(Counter::take(desk->scanImage(fileOf(white))).error().code, ErrorCode::NoCodeFound);
    QCOMPARE(Counter::take(desk->scanImage("no picture at all")).error().code, ErrorCode::ImageUnreadable);
}

void TestDeskScan::aNewerPictureTellsTheOlderOne()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto older = desk->scanImage(label(newWasher()));
    const auto newer = desk->scanImage(label(chenWasher()));
    QVERIFY(Counter::take(newer));
    const auto told = Counter::take(older);
    QVERIFY(!told);
    QCOMPARE(told.error(), (Error{ErrorCode::DecoderSlow, u"newer"_s}));
}

void TestDeskScan::aLabelOfAnotherProductIsNotThisUnit_data()
{
    QTest::addColumn<QString>("gtin");
    QTest::addColumn<OwnerVerdict>("verdict");
    QTest::newRow("the unit's own GTIN") << u"06907310010078"_s << OwnerVerdict::Mine;
    QTest::newRow("the GTIN of another model") << u"06907310010146"_s << OwnerVerdict::Unknown;
}

void TestDeskScan::aLabelOfAnotherProductIsNotThisUnit()
{
    QFETCH(const QString, gtin);
    QFETCH(const OwnerVerdict, verdict);
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    const auto view = Counter::take(desk->scanTyped(link(gtin, chenWasher())));
    QVERIFY(view);
    QCOMPARE(view->code.kind(), CodeKind::Unit);
    QCOMPARE(view->passport->verdict, verdict);
    if (verdict == OwnerVerdict::Unknown) {
        QVERIFY(view->passport->model.isEmpty());
        QVERIFY(view->passport->warranties.empty());
    }
}

void TestDeskScan::anEanLeadsToItsModel()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto view = Counter::take(desk->scanTyped(u"6907310010146"_s));
    QVERIFY(view);
    QCOMPARE(view->model->modelId, ModelId(u"hm-w-sc10"_s));
    QVERIFY(!view->passport);
}

void TestDeskScan::aCardLeadsToItsMember()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto view = Counter::take(desk->scanTyped(chenCard()));
    QVERIFY(view);
    QCOMPARE(view->members.size(), size_t(1));
    QCOMPARE(view->members.front().memberId, kChen);
    QCOMPARE(view->members.front().recognisedBy, RecognisedBy::Card);
}

void TestDeskScan::aMistypedUnitNamesTheRightCharacter()
{
    Counter counter;
    const auto desk = counter.desk();
    const QString right = chenWasher().toString();
    const QString wrong = right.left(10) + (right.back() == u'0' ? u'1' : u'0');
    const auto answer = Counter::take(desk->scanTyped(wrong));
    QVERIFY(!answer);
    QCOMPARE(answer.error(), (Error{ErrorCode::CheckDigitWrong, right.right(1)}));
}

void TestDeskScan::theShiftRemembersItsScans()
{
    Counter counter;
    auto desk = counter.desk();
    QVERIFY(Counter::take(desk->scanTyped(newWasher().toString())));
    QVERIFY(Counter::take(desk->scanTyped(chenCard())));
    const auto history = desk->scanHistory();
    QCOMPARE(history.size(), size_t(2));
    QCOMPARE(history[0].title.zh, u"陈**"_s);
    QCOMPARE(history[1].verdict, OwnerVerdict::NeverSold);
    desk = counter.desk();
    QVERIFY(desk->scanHistory().empty());
}

void TestDeskScan::aDeskThatEndsAmidReadsTakesNobodyAlong()
{
    Counter counter;
    auto desk = counter.desk();
    const auto page = desk->member(kChen, RecognisedBy::Phone);
    const auto act = desk->act(AddNote{kChen, u"一句话"_s});
    const auto owner = desk->ownerOf(chenWasher());
    const auto typed = desk->scanTyped(chenCard());
    const auto image = desk->scanImage(label(newWasher()));
    desk.reset();
    const auto ends = [](const auto &future) { return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000); };
    QVERIFY(ends(page));
    QVERIFY(ends(act));
    QVERIFY(ends(owner));
    QVERIFY(ends(typed));
    QVERIFY(ends(image));
    QVERIFY(owner.isCanceled());
    QVERIFY(typed.isCanceled());
    QVERIFY(image.isCanceled());
    QVERIFY(act.result()); // what a person did is kept, whoever locks
    counter.settle();
    const auto next = counter.desk();
    QVERIFY(Counter::take(next->scanImage(label(newWasher()))));
}

QTEST_MAIN(TestDeskScan)
#include "tst_desk_scan.moc"
