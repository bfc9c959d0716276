// SPDX-License-Identifier: Apache-2.0
#include "core/profile/membercode.h"
#include "core/store/shelves.h"
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

/// The brand's app: central has told the terminal its key.
class App {
public:
    explicit App(Counter &counter)
    {
        const CodeKeys keys{{{u"1"_s, QString::fromLatin1(m_keys.publicKey().toBase64())}}};
        const documents::Row row{enumName(DocumentKind::Rule), kCodeKeysId, 1, json::toBytes(toJson(keys))};
        if (!counter.file().write([row](Writer &writer) -> Result<bool> { return documents::put(writer, row); }))
            qFatal("the keys weren't kept");
    }
    QString code(const MemberId &member, const QDateTime &at)
    {
        constexpr auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const MemberCodeBody body{member, at.toSecsSinceEpoch(), QString::number(++m_made).rightJustified(22, u'n')};
        const QByteArray text = json::toBytes(toJson(body)).toBase64(url);
        return QString::fromLatin1(text + '.' + m_keys.sign(kMemberCodePrefix + text).toBase64(url));
    }

private:
    TerminalKeys m_keys = *TerminalKeys::make();
    int m_made = 0;
};

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
    void aSlipIsOfferedWhatThisDeskKnows();
    void theAppsCodeOpensItsMemberOnce();
    void aCodeThatIsOldOrNotOursOpensNobody();
    void aCouponSaysWhatItKnows();
    void aResumeCodeFindsWhatIsParkedHere();
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

void TestDeskScan::aSlipIsOfferedWhatThisDeskKnows()
{
    Counter counter; // there is no line in this test at all
    const auto desk = counter.desk();
    QString typed = chenWasher().toString();
    typed[4] = typed[4] == u'7' ? u'8' : u'7';
    QCOMPARE(Counter::take(desk->scanTyped(typed)).error().code, ErrorCode::CheckDigitWrong);
    const auto offered = Counter::take(desk->didYouMean(typed));
    QVERIFY(offered);
    QCOMPARE(*offered, (std::vector<NearMiss>{{chenWasher().toString(), 5}}));
    const auto model = Counter::take(desk->didYouMean(u"6907310010164"_s)); // the last two have changed places
    QVERIFY(model && !model->empty());
    QCOMPARE(model->front().code, u"6907310010146"_s);
    QVERIFY(Counter::take(desk->didYouMean(u"洗衣机"_s))->empty());
}

void TestDeskScan::theAppsCodeOpensItsMemberOnce()
{
    Counter counter;
    App app(counter);
    auto desk = counter.desk();
    const QString token = app.code(kChen, counter.clock().now());
    const auto seen = Counter::take(desk->scanTyped(QString::fromLatin1(kMemberCodePrefix) + token));
    QVERIFY(seen && seen->members.empty()); // seeing it opens nobody and uses nothing up
    const auto hits = Counter::take(desk->openMemberCode(token));
    QVERIFY(hits);
    QCOMPARE(hits->size(), size_t(1));
    QCOMPARE(hits->front().memberId, kChen);
    QCOMPARE(Counter::take(desk->openMemberCode(token)).error(), (Error{ErrorCode::CodeExpired, u"used"_s}));
    desk = counter.desk(); // another session, the same file
    QCOMPARE(Counter::take(desk->openMemberCode(token)).error(), (Error{ErrorCode::CodeExpired, u"used"_s}));
    QVERIFY(Counter::take(desk->openMemberCode(app.code(kChen, counter.clock().now()))));
    QVERIFY(counter.isAuditWhole());
    int told = 0;
    for (const QJsonObject &row : counter.auditRows())
        told += row.value("event"_L1).toString() == "memberCode"_L1 ? 1 : 0;
    QCOMPARE(told, 4);
}

void TestDeskScan::aCodeThatIsOldOrNotOursOpensNobody()
{
    Counter counter;
    const auto without = counter.desk();
    QCOMPARE(Counter::take(without->openMemberCode(u"a.b"_s)).error(), (Error{ErrorCode::CodeUnknown, u"keys"_s}));
    App app(counter);
    const auto desk = counter.desk();
    QCOMPARE(Counter::take(desk->openMemberCode(app.code(kChen, counter.clock().now().addSecs(-61)))).error(),
             (Error{ErrorCode::CodeExpired, u"old"_s}));
    QCOMPARE(Counter::take(desk->openMemberCode(u"a.b"_s)).error(), (Error{ErrorCode::CodeUnknown, u"signature"_s}));
    const auto elsewhere = Counter::take(desk->openMemberCode(app.code(MemberId(u"member-of-another-town"_s), counter.clock().now())));
    QVERIFY(elsewhere && elsewhere->empty());
}

void TestDeskScan::aCouponSaysWhatItKnows()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto brand = Counter::take(desk->scanTyped(u"HMC-SPRNG2024"_s));
    QVERIFY(brand && brand->coupon);
    QCOMPARE(brand->coupon->number, u"SPRNG2024"_s);
    QVERIFY(!brand->coupon->validUntil.isValid() && !brand->coupon->isOfTrade);
    const auto over = Counter::take(desk->scanTyped(u"(255)9506000134369(17)200131"_s));
    QVERIFY(over && over->coupon);
    QCOMPARE(over->coupon->validUntil, QDate(2020, 1, 31));
    QVERIFY(over->coupon->isOver);
    const auto good = Counter::take(desk->scanTyped(u"(255)9506000134369(17)490100"_s));
    QVERIFY(good && !good->coupon->isOver);
    QVERIFY(!Counter::take(desk->scanTyped(u"HMS-A1042"_s))->coupon);
}

void TestDeskScan::aResumeCodeFindsWhatIsParkedHere()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(!Counter::take(desk->scanTyped(u"4K7M2Q"_s))->parked);
    const interactions::Row parked{InteractionId(u"i-1"_s), u"parked"_s, counter.clock().now(),
                                   R"({"memberId":"member-chen","resumeCode":"4K7M2Q"})"};
    QVERIFY(counter.file().write([parked](Writer &writer) -> Result<bool> {
        interactions::put(writer, parked);
        return true;
    }).isOk());
    const auto found = Counter::take(desk->scanTyped(u"HMI-4K7M2Q"_s));
    QVERIFY(found && found->parked);
    QCOMPARE(found->parked->member, kChen);
    QVERIFY(!Counter::take(desk->scanTyped(u"HMI-4K7M2R"_s))->parked);
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
    QVERIFY(owner.isCanceled() || owner.resultCount() == 1); // a quick reader may have been there before the end
    QVERIFY(typed.isCanceled());
    QVERIFY(image.isCanceled());
    QVERIFY(act.result()); // what a person did is kept, whoever locks
    counter.settle();
    const auto next = counter.desk();
    QVERIFY(Counter::take(next->scanImage(label(newWasher()))));
}

QTEST_MAIN(TestDeskScan)
#include "tst_desk_scan.moc"
