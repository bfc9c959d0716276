// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uiworld.h"
#include "ui/board/editsheet.h"
#include "ui/board/outboxpage.h"

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

class TestOutboxPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ui = std::make_unique<UiWorld>();
        QVERIFY(m_ui->signIn());
        m_page = m_ui->make<OutboxPage>();
    }
    void cleanup()
    {
        m_page.reset();
        m_ui.reset();
    }
    void aRefusalIsInWords();
    void centralsOwnWordsComeFirst();
    void anEmptyOutboxIsEmpty();
    void undoSaysHowItEnded_data();
    void undoSaysHowItEnded();
    void aReadRefusalIsPutAway();
    void tryingNowAsksTheLine();
    void aTakenWindowIsMendedWithAnother();
    void aRefusedNumberIsTypedAnewAndNeverShown();
    void theUndoCountsDownAndGoes();
    void aProblemStaysUntilItIsClosed();

private:
    std::unique_ptr<UiWorld> m_ui;
    std::unique_ptr<OutboxPage> m_page;
};

void TestOutboxPage::aRefusalIsInWords()
{
    QTRY_COMPARE(m_page->rows()->count(), 5);
    QCOMPARE(m_page->summary(), u"1 条被拒 · 1 条要看一下 · 2 条待发"_s);
    QCOMPARE(m_page->rows()->at(0, u"refusal"_s).toString(), errorWords({ErrorCode::SlotTaken, {}}));
    QCOMPARE(m_page->rows()->at(0, u"what"_s).toString(), u"约安装"_s);
    QCOMPARE(m_page->rows()->at(2, u"canUndo"_s).toBool(), true);
}

void TestOutboxPage::centralsOwnWordsComeFirst()
{
    m_ui->world.outbox.rows[0].reason = {u"师傅当天请假"_s, u"The engineer is away that day"_s};
    m_page->refresh();
    QTRY_COMPARE(m_page->rows()->at(0, u"refusal"_s).toString(), u"师傅当天请假"_s);
}

void TestOutboxPage::anEmptyOutboxIsEmpty()
{
    m_ui->world.outbox = {};
    m_page->refresh();
    QTRY_COMPARE(m_page->state(), PageState::Empty);
    QCOMPARE(m_page->summary(), u"没有待发"_s);
}

void TestOutboxPage::undoSaysHowItEnded_data()
{
    QTest::addColumn<UndoOutcome>("outcome");
    QTest::addColumn<QString>("part");
    QTest::newRow("never left") << UndoOutcome::Removed << u"什么都没有发出"_s;
    QTest::newRow("a cancelling op is on its way") << UndoOutcome::Cancelling << u"撤销请求正在路上"_s;
    QTest::newRow("too late") << UndoOutcome::TooLate << u"来不及"_s;
}

void TestOutboxPage::undoSaysHowItEnded()
{
    QFETCH(UndoOutcome, outcome);
    QFETCH(QString, part);
    m_ui->world.undoOutcome = outcome;
    m_page->undo(u"op-b"_s);
    QTRY_VERIFY(m_ui->services.notices()->words().contains(part));
    QCOMPARE(m_ui->world.undone, std::vector<OpId>{OpId(u"op-b"_s)});
}

void TestOutboxPage::aReadRefusalIsPutAway()
{
    m_page->dismiss(u"op-a"_s);
    QTRY_COMPARE(m_ui->world.dismissed.size(), 1u);
}

void TestOutboxPage::tryingNowAsksTheLine()
{
    m_page->sendNow();
    QCOMPARE(m_ui->world.retried, 1);
}

void TestOutboxPage::aTakenWindowIsMendedWithAnother()
{
    m_ui->world.acted = {
        BookInstall{MemberId(u"member-chen"_s), {}, ModelId(u"model-drum"_s), u"slot-1-9"_s, {}, 120, {}}};
    const auto sheet = m_ui->make<EditSheet>();
    QSignalSpy resent(sheet.get(), &EditSheet::resent);
    sheet->open(u"op-a"_s);
    QTRY_COMPARE(sheet->choices()->count(), 12);
    QCOMPARE(sheet->field(), EditSheet::Field::Window);
    sheet->resend(u"slot-3-14"_s);
    QTRY_COMPARE(resent.size(), 1);
    QCOMPARE(m_ui->lastAction<BookInstall>()->slotId, u"slot-3-14"_s);
}

void TestOutboxPage::aRefusedNumberIsTypedAnewAndNeverShown()
{
    RegisterMember action;
    action.phone = u"+8613800138000"_s;
    m_ui->world.acted = {action};
    const auto sheet = m_ui->make<EditSheet>();
    sheet->open(u"op-a"_s);
    QTRY_COMPARE(sheet->field(), EditSheet::Field::Phone);
    QVERIFY(sheet->value().isEmpty());
    sheet->resend(u"13"_s);
    QCOMPARE(sheet->problem(), errorWords({ErrorCode::PhoneMalformed, {}}));
    sheet->resend(u"13900139000"_s);
    QTRY_COMPARE(m_ui->world.acted.size(), 2u);
    QCOMPARE(m_ui->lastAction<RegisterMember>()->phone, u"+8613900139000"_s);
}

void TestOutboxPage::theUndoCountsDownAndGoes()
{
    Notices *notices = m_ui->services.notices();
    notices->showReceipt(m_ui->world.receipt(), u"已登记"_s);
    QCOMPARE(notices->secondsLeft(), 10);
    m_ui->world.now = m_ui->world.now.addSecs(9);
    QCOMPARE(notices->secondsLeft(), 1);
    m_ui->world.now = m_ui->world.now.addSecs(1);
    QVERIFY(!notices->canUndo());
    notices->undo();
    QVERIFY(m_ui->world.undone.empty());
}

void TestOutboxPage::aProblemStaysUntilItIsClosed()
{
    Notices *notices = m_ui->services.notices();
    notices->showProblem(u"磁盘满了。"_s);
    QVERIFY(notices->isProblem());
    QVERIFY(!notices->canUndo());
    notices->dismiss();
    QVERIFY(!notices->isShown());
}

QTEST_GUILESS_MAIN(TestOutboxPage)
#include "tst_outboxpage.moc"
