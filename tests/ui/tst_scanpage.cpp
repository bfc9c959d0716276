// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uiworld.h"
#include "ui/scan/imagefolder.h"
#include "ui/scan/scanpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

namespace {

ScanView textCode(const QString &literal) { return {Code{PlainText{}, literal}, std::nullopt, std::nullopt, {}}; }

} // namespace

class TestScanPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ui = std::make_unique<UiWorld>();
        QVERIFY(m_ui->signIn());
        m_page = m_ui->make<ScanPage>();
    }
    void cleanup()
    {
        m_page.reset();
        m_ui.reset();
    }
    void aTypedUnitCodeOpensItsPassport();
    void aHandScannersCodeGoesTheSameWay();
    void aPictureGoesTheSameWayAsATypedCode();
    void aFileThatIsNotThereIsASentence();
    void anAddressThatIsNoFileIsNeverRead();
    void twoCodesAreAChoiceAndNoneIsTaken();
    void noCodeIsASentence();
    void aForeignLinkIsShownAsPlainText();
    void oneCardOpensItsMemberSeveralAreAChoice();
    void everyScanIsToldOnceByColourAndWord();
    void aTriggerHeldTooLongIsOneScan();
    void theAppsCodeOpensItsMemberOrSaysWhyNot();
    void everyOtherCodeSaysWhatComesNext_data();
    void everyOtherCodeSaysWhatComesNext();
    void aBadgeHandsTheDeskOverAndAReferralRegisters();
    void aSlipIsNamedWithItsPositionAndOffered();
    void whatIsPastedIsScanned();
    void eachVerdictSaysWhatMayBeDone_data();
    void eachVerdictSaysWhatMayBeDone();
    void anOrdinaryUnitIsRegisteredAConnectedOneActivated();
    void nobodyAtTheCounterNothingIsRegistered();
    void theOwnerIsNamedOnlyWhenAskedForAndOpenedByAFurtherStep();
    void aModelsBarcodeSaysThatTheMachineItselfIsWanted();
    void theFolderShowsPicturesAndNothingElse();

private:
    std::unique_ptr<UiWorld> m_ui;
    std::unique_ptr<ScanPage> m_page;
};

void TestScanPage::aTypedUnitCodeOpensItsPassport()
{
    m_page->type(u" 7C410092118 "_s);
    QCOMPARE(m_page->state(), PageState::Busy);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QCOMPARE(m_page->heard(), u"已读到机身码"_s);
    const PassportFacts facts = m_page->passport()->facts();
    QCOMPARE(facts.unitDisplay, u"7C41-0092-118"_s);
    QCOMPARE(facts.subtitle, u"XQG100-HB · 网器 · 4,000–5,000 元"_s);
    QCOMPARE(facts.warranty, u"登记起 整机 3 年 · 电机 12 年"_s);
    QCOMPARE(facts.manual, u"6 步 · 4 段短片"_s);
    QCOMPARE(facts.brings, u"+480 积分（待确认） · 激活 · 保修卡 · 说明书"_s);
    QCOMPARE(m_page->passport()->freshness().words, u"截至 10:42"_s);
    QCOMPARE(m_page->history()->count(), 4);
}

void TestScanPage::aHandScannersCodeGoesTheSameWay()
{
    m_page->take(QVariant::fromValue(ScannedBytes{"7C410092118", "]Q1", ScanRoute::HandScanner}));
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QCOMPARE(m_ui->world.scanned.size(), size_t(1));
    QCOMPARE(m_ui->world.scanned[0].symbology, QByteArray("]Q1"));
}

void TestScanPage::aPictureGoesTheSameWayAsATypedCode()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"label.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("any bytes: the desk decodes");
    file.close();
    m_page->openUrl(QUrl::fromLocalFile(file.fileName()));
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
}

void TestScanPage::aFileThatIsNotThereIsASentence()
{
    m_page->openFile(u"/nowhere/label.png"_s);
    QTRY_COMPARE(m_page->state(), PageState::Failed);
    QCOMPARE(m_page->problem(), errorWords({ErrorCode::ImageUnreadable, {}}));
}

void TestScanPage::anAddressThatIsNoFileIsNeverRead()
{
    m_page->openUrl(QUrl(u"http://127.0.0.1:9/label.png"_s));
    QCOMPARE(m_page->state(), PageState::Failed);
    QCOMPARE(m_page->shown(), ScanPage::Shown::Nothing);
}

void TestScanPage::twoCodesAreAChoiceAndNoneIsTaken()
{
    QSignalSpy members(m_page.get(), &ScanPage::memberFound);
    m_ui->world.scans = {m_ui->world.scans.front(), textCode(u"hello"_s)};
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"two.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_page->openFile(file.fileName());
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Choice);
    QCOMPARE(m_page->choices()->count(), 2);
    QVERIFY(m_page->passport()->facts().unitCode.isEmpty());
    m_page->choose(1);
    QCOMPARE(m_page->shown(), ScanPage::Shown::PlainText);
    QCOMPARE(m_page->literal(), u"hello"_s);
    QCOMPARE(members.size(), 0);
}

void TestScanPage::noCodeIsASentence()
{
    m_ui->world.nextError = Error{ErrorCode::NoCodeFound, {}};
    m_page->type(u"x"_s);
    QTRY_COMPARE(m_page->state(), PageState::Failed);
    QCOMPARE(m_page->problem(), errorWords({ErrorCode::NoCodeFound, {}}));
}

void TestScanPage::aForeignLinkIsShownAsPlainText()
{
    m_ui->world.scans = {{Code{ForeignUrl{u"https"_s, u"evil.example"_s}, u"https://evil.example/<b>x</b>"_s},
                          std::nullopt,
                          std::nullopt,
                          {}}};
    m_page->type(u"x"_s);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::PlainText);
    QCOMPARE(m_page->literal(), u"https://evil.example/<b>x</b>"_s);
    QVERIFY(m_page->heard().contains(u"没有打开"_s));
}

void TestScanPage::oneCardOpensItsMemberSeveralAreAChoice()
{
    QSignalSpy members(m_page.get(), &ScanPage::memberFound);
    ScanView card = textCode(u"HM…"_s);
    card.code.value = MemberCard{};
    card.members = {m_ui->world.hits[0], m_ui->world.hits[1]};
    m_ui->world.scans = {card};
    m_page->type(u"HM"_s);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::People);
    QCOMPARE(members.size(), 0);
    m_page->openPerson(1);
    QCOMPARE(members[0][0].toString(), u"member-chen2"_s);

    m_ui->world.scans[0].members.resize(1);
    m_page->type(u"HM"_s);
    QTRY_COMPARE(members.size(), 2);
    QCOMPARE(members[1][0].toString(), u"member-chen"_s);
}

void TestScanPage::everyScanIsToldOnceByColourAndWord()
{
    m_ui->services.preferences()->setMuted(true);
    QSignalSpy told(m_page.get(), &ScanPage::feedback);
    m_page->type(u"7C410092118"_s);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_page->tone(), ScanPage::Tone::Read);
    QVERIFY(!m_page->heard().isEmpty());
    m_ui->world.nextError = Error{ErrorCode::CodeMissingSeparator, u"10"_s};
    m_page->type(u"0109506000134352"_s);
    QTRY_COMPARE(m_page->state(), PageState::Failed);
    QCOMPARE(told.size(), 2);
    QCOMPARE(m_page->tone(), ScanPage::Tone::Refused);
    QVERIFY(!m_page->problem().isEmpty());
    m_ui->services.preferences()->setMuted(false); // with sound, and no device to play it: the same, and nothing waits
    m_page->type(u"7C410092118"_s);
    QTRY_COMPARE(told.size(), 3);
    QCOMPARE(m_page->tone(), ScanPage::Tone::Read);
}

void TestScanPage::aTriggerHeldTooLongIsOneScan()
{
    QSignalSpy told(m_page.get(), &ScanPage::feedback);
    const auto pull = [this](const QByteArray &bytes) {
        m_page->take(QVariant::fromValue(ScannedBytes{bytes, {}, ScanRoute::HandScanner}));
    };
    for (int i = 0; i < 5; ++i)
        pull("7C410092118");
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QCOMPARE(told.size(), 1);
    pull("HMS-2002"); // another label at once
    QTRY_COMPARE(told.size(), 2);
    m_page->type(u"7C410092118"_s); // typed in between: the first one is meant again
    QTRY_COMPARE(told.size(), 3);
    pull("7C410092118");
    QTRY_COMPARE(told.size(), 4);
}

void TestScanPage::theAppsCodeOpensItsMemberOrSaysWhyNot()
{
    QSignalSpy members(m_page.get(), &ScanPage::memberFound);
    ScanView code = textCode(u"HMQ1.secret"_s);
    code.code.value = MemberQr{u"secret"_s};
    m_ui->world.scans = {code};
    m_ui->world.hits.resize(1);
    m_page->type(u"x"_s);
    QTRY_COMPARE(members.size(), 1);
    QVERIFY(m_page->literal().isEmpty()); // never on the screen
    m_ui->world.hits.clear();
    m_page->type(u"x"_s);
    QTRY_COMPARE(m_page->state(), PageState::Failed);
    QVERIFY(m_page->problem().contains(u"不在本机"_s));
    QCOMPARE(members.size(), 1);
    for (const char *detail : {"old", "used", "future"}) {
        const QString words = errorWords({ErrorCode::CodeExpired, QString::fromLatin1(detail)});
        QVERIFY(!words.isEmpty());
    }
    QVERIFY(errorWords({ErrorCode::CodeExpired, u"used"_s}) != errorWords({ErrorCode::CodeExpired, u"old"_s}));
}

void TestScanPage::everyOtherCodeSaysWhatComesNext_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("hasVerb");
    QTest::newRow("a coupon that ran out") << 0 << u"过期"_s << false;
    QTest::newRow("a coupon that is good") << 1 << u"有效期至"_s << false;
    QTest::newRow("a coupon that says nothing") << 2 << u"收银台"_s << false;
    QTest::newRow("a badge") << 3 << u"换人"_s << true;
    QTest::newRow("the own badge") << 4 << u"自己的工牌"_s << false;
    QTest::newRow("a referral") << 5 << u"推荐"_s << true;
    QTest::newRow("a resume code of another desk") << 6 << u"别的柜台"_s << true;
    QTest::newRow("a resume code of this desk") << 7 << u"挂起"_s << true;
    QTest::newRow("a label that the catalogue doesn't know") << 8 << u"目录里没有"_s << false;
    QTest::newRow("a model that the catalogue doesn't know") << 9 << u"目录里没有"_s << false;
}

void TestScanPage::everyOtherCodeSaysWhatComesNext()
{
    QFETCH(int, kind);
    QFETCH(QString, words);
    QFETCH(bool, hasVerb);
    const QDate today(2026, 5, 20);
    ScanView scan = textCode(u"x"_s);
    const CodeValue values[] = {Coupon{}, Coupon{}, Coupon{}, StaffBadge{BadgeCode(u"2002"_s)}, StaffBadge{BadgeCode(u"1001"_s)},
                                ReferralCard{ReferralCode(u"7K2M9QWX"_s)}, ResumeTicket{ResumeCode(u"4K7M2Q"_s)},
                                ResumeTicket{ResumeCode(u"4K7M2Q"_s)}, Gs1Label{{{u"01"_s, u"09506000134352"_s}, {u"10"_s, u"A"_s}}, {}, {}},
                                ModelCode{*Gtin::parse(u"09506000134352")}};
    scan.code.value = values[kind];
    if (kind <= 2)
        scan.coupon = CouponView{u"9506000134369"_s, kind == 2 ? QDate() : today.addDays(kind == 0 ? -1 : 1), kind == 0, true};
    if (kind == 7)
        scan.parked = ParkedView{InteractionId(u"i-1"_s), MemberId(u"member-chen"_s), QDateTime(today, QTime(10, 42), Qt::UTC)};
    const CodeFacts facts = codeFacts(scan, u"1001"_s, m_ui->services.words());
    QVERIFY(!facts.title.isEmpty());
    QVERIFY2(facts.words.contains(words), qPrintable(facts.words));
    QCOMPARE(!facts.verb.isEmpty(), hasVerb);
}

void TestScanPage::aBadgeHandsTheDeskOverAndAReferralRegisters()
{
    QSignalSpy users(m_page.get(), &ScanPage::userWanted);
    QSignalSpy members(m_page.get(), &ScanPage::newMemberWanted);
    QSignalSpy searches(m_page.get(), &ScanPage::searchWanted);
    ScanView scan = textCode(u"HMS-2002"_s);
    scan.code.value = StaffBadge{BadgeCode(u"2002"_s)};
    m_ui->world.scans = {scan};
    m_page->type(u"x"_s);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Code);
    QCOMPARE(users.size(), 0); // offered, never done by itself
    m_page->actOnCode();
    QCOMPARE(users[0][0].toString(), u"2002"_s);
    m_ui->world.scans[0].code.value = ReferralCard{ReferralCode(u"7K2M9QWX"_s)};
    m_page->type(u"x"_s);
    QTRY_COMPARE(m_page->facts().number, u"7K2M9QWX"_s);
    m_page->actOnCode();
    QCOMPARE(members.size(), 1);
    QCOMPARE(members[0][0].toString(), u"7K2M9QWX"_s);
    m_ui->world.scans[0].code.value = ResumeTicket{ResumeCode(u"4K7M2Q"_s)};
    m_page->type(u"x"_s);
    QTRY_COMPARE(m_page->facts().number, u"4K7M2Q"_s);
    m_page->actOnCode();
    QCOMPARE(searches.size(), 1);
}

void TestScanPage::aSlipIsNamedWithItsPositionAndOffered()
{
    m_ui->world.nearMisses = {{u"7C41009211V"_s, 9}};
    m_ui->world.nextError = Error{ErrorCode::CheckDigitWrong, u"7"_s};
    m_page->type(u"7C41009221V"_s);
    QTRY_COMPARE(m_page->nearMisses().size(), 1);
    QVERIFY(m_page->nearMisses().front().contains(u"7C41-0092-11V"_s));
    QVERIFY(m_page->nearMisses().front().contains(u"第 9 位"_s));
    QCOMPARE(m_page->state(), PageState::Failed); // offered, not taken
    m_page->takeNearMiss(0);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QVERIFY(m_page->nearMisses().isEmpty());
}

void TestScanPage::whatIsPastedIsScanned()
{
    QGuiApplication::clipboard()->setText(u"7C410092118"_s);
    QVERIFY(m_page->paste());
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QGuiApplication::clipboard()->setImage(picture);
    QVERIFY(m_page->paste());
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QGuiApplication::clipboard()->clear();
    QVERIFY(!m_page->paste());
}

void TestScanPage::eachVerdictSaysWhatMayBeDone_data()
{
    QTest::addColumn<OwnerVerdict>("verdict");
    QTest::addColumn<bool>("canRegister");
    QTest::addColumn<bool>("ownerHidden");
    QTest::newRow("new in the shop: register") << OwnerVerdict::NeverSold << true << false;
    QTest::newRow("sold without owner: register") << OwnerVerdict::Unowned << true << false;
    QTest::newRow("mine but not active: activate") << OwnerVerdict::Mine << true << false;
    QTest::newRow("someone else's: never, and never whose") << OwnerVerdict::SomeoneElse << false << true;
    QTest::newRow("blocked: nothing") << OwnerVerdict::Blocked << false << false;
    QTest::newRow("unknown: nothing") << OwnerVerdict::Unknown << false << false;
}

void TestScanPage::eachVerdictSaysWhatMayBeDone()
{
    QFETCH(OwnerVerdict, verdict);
    QFETCH(bool, canRegister);
    QFETCH(bool, ownerHidden);
    m_ui->world.passport.verdict = verdict;
    m_page->passport()->open(u"7C410092118"_s);
    QTRY_COMPARE(m_page->passport()->state(), PageState::Ready);
    QCOMPARE(m_page->passport()->facts().canRegister, canRegister);
    QCOMPARE(m_page->passport()->facts().ownerHidden, ownerHidden);
    QVERIFY(!m_page->passport()->facts().verdictAdvice.isEmpty());
}

void TestScanPage::anOrdinaryUnitIsRegisteredAConnectedOneActivated()
{
    m_ui->world.atCounter = MemberId(u"member-chen"_s);
    PassportPage *passport = m_page->passport();
    passport->open(u"7C410092118"_s);
    QTRY_COMPARE(passport->facts().registerVerb, u"登记并激活"_s);
    passport->registerUnit();
    QTRY_VERIFY(m_ui->lastAction<ActivateUnit>());
    QCOMPARE(m_ui->lastAction<ActivateUnit>()->member, MemberId(u"member-chen"_s));

    m_ui->world.passport.isConnected = false;
    passport->refresh();
    QTRY_COMPARE(passport->facts().registerVerb, u"登记产品"_s);
    QTRY_VERIFY(!passport->isActing());
    passport->registerUnit();
    QTRY_VERIFY(m_ui->lastAction<RegisterUnit>());
}

void TestScanPage::nobodyAtTheCounterNothingIsRegistered()
{
    m_page->passport()->open(u"7C410092118"_s);
    QTRY_COMPARE(m_page->passport()->state(), PageState::Ready);
    m_page->passport()->registerUnit();
    QVERIFY(m_ui->world.acted.empty());
}

void TestScanPage::theOwnerIsNamedOnlyWhenAskedForAndOpenedByAFurtherStep()
{
    m_ui->world.passport.verdict = OwnerVerdict::SomeoneElse;
    m_ui->world.hits.resize(1);
    PassportPage *passport = m_page->passport();
    QSignalSpy members(passport, &PassportPage::memberFound);
    passport->open(u"7C410092118"_s);
    QTRY_COMPARE(passport->state(), PageState::Ready);
    QCOMPARE(passport->owners()->count(), 0);
    passport->findOwner();
    QTRY_COMPARE(passport->owners()->count(), 1);
    QCOMPARE(members.size(), 0);
    passport->openOwner(0);
    QCOMPARE(members[0][1].toInt(), static_cast<int>(RecognisedBy::Unit));
}

void TestScanPage::aModelsBarcodeSaysThatTheMachineItselfIsWanted()
{
    ScanView ean = textCode(u"6901234567892"_s);
    ean.code.value = ModelCode{};
    ean.model = m_ui->world.models.front();
    m_ui->world.scans = {ean};
    m_page->type(u"6901234567892"_s);
    QTRY_COMPARE(m_page->shown(), ScanPage::Shown::Passport);
    QVERIFY(m_page->passport()->facts().unitCode.isEmpty());
    QVERIFY(!m_page->passport()->facts().canRegister);
    QCOMPARE(m_page->passport()->facts().name, u"免清洗滚筒洗衣机 10kg"_s);
}

void TestScanPage::theFolderShowsPicturesAndNothingElse()
{
    const QTemporaryDir folder;
    for (const auto &name : {u"a.png"_s, u"b.jpg"_s, u"c.txt"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QDir(folder.path()).mkdir(u"inner"_s));
    ImageFolder files;
    files.open(folder.path());
    QCOMPARE(files.entries()->count(), 3);
    QVERIFY(files.entries()->at(0, u"isFolder"_s).toBool());
    files.open(files.entries()->at(0, u"path"_s).toString());
    QCOMPARE(files.entries()->count(), 0);
    files.up();
    QCOMPARE(files.entries()->count(), 3);
}

QTEST_MAIN(TestScanPage)
#include "tst_scanpage.moc"
