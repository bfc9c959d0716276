// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uiworld.h"
#include "ui/board/comparepage.h"
#include "ui/board/homepage.h"
#include "ui/sheet/bookingsheet.h"
#include "ui/sheet/manualsheet.h"
#include "ui/sheet/warrantysheet.h"

#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

class TestSheets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ui = std::make_unique<UiWorld>();
        QVERIFY(m_ui->signIn());
    }
    void cleanup() { m_ui.reset(); }
    void anInstallationNeedsAWindow();
    void aRepairNeedsASymptomAndMayLeaveTheTimeOpen();
    void aTooLargePhotoIsASentenceAndNothingIsAdded();
    void anEmptyCalendarSaysSo();
    void openingForAnotherUnitForgetsTheLastChoice();
    void theWarrantyCardSaysThatItIsProvisional();
    void theManualIsShortSteps();
    void theAdvisedModelStandsBesideItsTwoNearest();
    void homeSaysWhatIsMissing();

private:
    std::unique_ptr<UiWorld> m_ui;
};

void TestSheets::anInstallationNeedsAWindow()
{
    const auto sheet = m_ui->make<BookingSheet>();
    QSignalSpy booked(sheet.get(), &BookingSheet::booked);
    sheet->openInstall(u"member-chen"_s, {}, u"model-drum"_s, u"免清洗滚筒"_s);
    QTRY_COMPARE(sheet->windows()->count(), 12);
    QVERIFY(!sheet->isComplete());
    sheet->confirm({});
    QVERIFY(m_ui->world.acted.empty());
    sheet->setSlotId(u"slot-2-14"_s);
    QVERIFY(sheet->isComplete());
    sheet->confirm(u" 三楼无电梯 "_s);
    QTRY_COMPARE(booked.size(), 1);
    const auto *action = m_ui->lastAction<BookInstall>();
    QVERIFY(action);
    QCOMPARE(action->slotId, u"slot-2-14"_s);
    QCOMPARE(action->startsAt, m_ui->world.windows[4].startsAt);
    QCOMPARE(action->note, u"三楼无电梯"_s);
    QVERIFY(m_ui->services.notices()->words().contains(u"已约安装"_s));
}

void TestSheets::aRepairNeedsASymptomAndMayLeaveTheTimeOpen()
{
    const auto sheet = m_ui->make<BookingSheet>();
    sheet->openRepair(u"member-chen"_s, u"7C410092118"_s, u"波轮洗衣机"_s);
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    QCOMPARE(sheet->symptoms()->count(), 6);
    QVERIFY(!sheet->isComplete());
    sheet->setSymptom(u"noise"_s);
    QVERIFY(sheet->isComplete());
    sheet->confirm(u"脱水时很响"_s);
    QTRY_VERIFY(m_ui->lastAction<BookRepair>());
    QCOMPARE(m_ui->lastAction<BookRepair>()->symptom, u"noise"_s);
    QVERIFY(m_ui->lastAction<BookRepair>()->slotId.isEmpty());
}

void TestSheets::aTooLargePhotoIsASentenceAndNothingIsAdded()
{
    const auto sheet = m_ui->make<BookingSheet>();
    sheet->openRepair(u"member-chen"_s, u"7C410092118"_s, u"波轮洗衣机"_s);
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    QTemporaryFile photo;
    QVERIFY(photo.open());
    photo.write("jpeg");
    photo.close();
    m_ui->world.nextError = Error{ErrorCode::TooLarge, {}};
    sheet->addPhoto(photo.fileName());
    QTRY_VERIFY(m_ui->services.notices()->isProblem());
    QCOMPARE(sheet->photos(), 0);
    sheet->addPhoto(photo.fileName());
    QTRY_COMPARE(sheet->photos(), 1);
}

void TestSheets::anEmptyCalendarSaysSo()
{
    m_ui->world.windows.clear();
    const auto sheet = m_ui->make<BookingSheet>();
    sheet->openInstall(u"member-chen"_s, {}, u"model-drum"_s, {});
    QTRY_COMPARE(sheet->state(), PageState::Empty);
}

void TestSheets::openingForAnotherUnitForgetsTheLastChoice()
{
    const auto sheet = m_ui->make<BookingSheet>();
    sheet->openInstall(u"member-chen"_s, {}, u"model-drum"_s, {});
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    sheet->setSlotId(u"slot-2-14"_s);
    sheet->openRepair(u"member-chen"_s, u"7C410092118"_s, {});
    QVERIFY(sheet->slotId().isEmpty());
    QVERIFY(sheet->isRepair());
}

void TestSheets::theWarrantyCardSaysThatItIsProvisional()
{
    const auto sheet = m_ui->make<WarrantySheet>();
    sheet->open(u"7C410092118"_s);
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    QVERIFY(sheet->isProvisional());
    QCOMPARE(sheet->terms()->at(0, u"scope"_s).toString(), u"整机"_s);
    QVERIFY(sheet->terms()->at(0, u"running"_s).toBool());
}

void TestSheets::theManualIsShortSteps()
{
    const auto sheet = m_ui->make<ManualSheet>();
    sheet->open(u"model-drum"_s);
    QTRY_COMPARE(sheet->steps()->count(), 4);
    QCOMPARE(sheet->steps()->at(0, u"hasClip"_s).toBool(), true);
}

void TestSheets::theAdvisedModelStandsBesideItsTwoNearest()
{
    const auto page = m_ui->make<ComparePage>();
    page->open(u"model-drum"_s, u"washer"_s, u"community-haiyue"_s, u"member-chen"_s);
    QTRY_COMPARE(page->products()->count(), 3);
    QCOMPARE(page->products()->at(0, u"modelId"_s).toString(), u"model-drum"_s);
    QCOMPARE(page->products()->at(1, u"modelId"_s).toString(), u"model-dryer"_s);
    QCOMPARE(page->rows()->at(0, u"different"_s).toBool(), true);
    QCOMPARE(page->rows()->at(4, u"different"_s).toBool(), false);
}

void TestSheets::homeSaysWhatIsMissing()
{
    const auto page = m_ui->make<HomePage>();
    QTRY_COMPARE(page->state(), PageState::Ready);
    QCOMPARE(page->missing(), u"缺：离线登录"_s);
    QCOMPARE(page->worklist()->count(), 3);
    QCOMPARE(page->readyPercent(), 86);
    const std::vector<std::pair<ReadinessState, QString>> tones{
        {ReadinessState::Missing, u"critical"_s}, {ReadinessState::Partly, u"caution"_s}, {ReadinessState::Ready, u"positive"_s}};
    for (const auto &[state, tone] : tones) {
        m_ui->world.home.readiness.state = state;
        page->refresh();
        QTRY_COMPARE(page->readyTone(), tone);
    }
}

QTEST_GUILESS_MAIN(TestSheets)
#include "tst_sheets.moc"
