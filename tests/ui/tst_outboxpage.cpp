// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uiworld.h"
#include "ui/board/editsheet.h"
#include "ui/board/outboxpage.h"
#include "ui/board/shiftsheet.h"

#include <QDir>
#include <QTemporaryDir>

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
    void eachOfTheSevenStatesHasItsOwnWords_data();
    void eachOfTheSevenStatesHasItsOwnWords();
    void eachOfTheFiveLineStatesSaysWhatToDo_data();
    void eachOfTheFiveLineStatesSaysWhatToDo();
    void filesOnTheirWayAreSaid();
    void anExportLiesWhereItSaysAndOldOnesGo();
    void theShiftListSaysWhatACloseLeaves();
    void closingIsNeverRefusedForWhatIsUnsent();

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
    notices->showReceipt(m_ui->world.receipt(), [](const Words &) { return u"已登记"_s; });
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
    notices->showProblem([](const Words &) { return u"磁盘满了。"_s; });
    QVERIFY(notices->isProblem());
    QVERIFY(!notices->canUndo());
    notices->dismiss();
    QVERIFY(!notices->isShown());
}

void TestOutboxPage::eachOfTheSevenStatesHasItsOwnWords_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << u"zh"_s;
    QTest::newRow("English") << u"en"_s;
}

void TestOutboxPage::eachOfTheSevenStatesHasItsOwnWords()
{
    QFETCH(QString, language);
    m_ui->services.preferences()->setLanguage(language);
    OutboxRow row = m_ui->world.outbox.rows[1];
    m_ui->world.outbox.rows.clear();
    for (const auto &state : EnumNames<OutboxState>::values) {
        row.op = OpId(QString::fromLatin1(state.name));
        row.state = state.value;
        m_ui->world.outbox.rows.push_back(row);
    }
    m_page->refresh();
    QTRY_COMPARE(m_page->rows()->count(), 8); // the seven, and what met somebody else's change
    QSet<QString> words;
    QSet<QString> meanings;
    for (int i = 0; i < 8; ++i) {
        words.insert(m_page->rows()->at(i, u"status"_s).toString());
        meanings.insert(m_page->rows()->at(i, u"meaning"_s).toString());
        QVERIFY(!m_page->rows()->at(i, u"tone"_s).toString().isEmpty());
        const bool isChinese = m_page->rows()->at(i, u"meaning"_s).toString().contains(QChar(0x3002)); // 。
        QCOMPARE(isChinese, language == "zh"_L1);
    }
    QCOMPARE(words.size(), 8);
    QCOMPARE(meanings.size(), 8);
    QVERIFY(!words.contains(QString()) && !meanings.contains(QString()));
}

void TestOutboxPage::eachOfTheFiveLineStatesSaysWhatToDo_data()
{
    QTest::addColumn<LineState>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("advice");
    QTest::newRow("online") << LineState::Online << u"在线"_s << u"一切正常"_s;
    QTest::newRow("slow") << LineState::Slow << u"慢"_s << u"不用等"_s;
    QTest::newRow("offline") << LineState::Offline << u"离线"_s << u"照常办理"_s;
    QTest::newRow("a sign-in page") << LineState::Captive << u"登录"_s << u"在登录页上登录"_s;
    QTest::newRow("server down") << LineState::ServerDown << u"总部"_s << u"没有应答"_s;
}

void TestOutboxPage::eachOfTheFiveLineStatesSaysWhatToDo()
{
    QFETCH(LineState, state);
    QFETCH(QString, word);
    QFETCH(QString, advice);
    m_ui->world.line.state = state;
    Q_EMIT m_ui->reception.lineChanged();
    QVERIFY2(m_page->lineState().contains(word), qPrintable(m_page->lineState()));
    QVERIFY2(m_page->lineAdvice().contains(advice), qPrintable(m_page->lineAdvice()));
    QCOMPARE(m_page->lineTone() == "positive"_L1, state == LineState::Online);
    QVERIFY(m_page->lastSuccess().contains(u"总部最近应答"_s));
}

void TestOutboxPage::filesOnTheirWayAreSaid()
{
    QTRY_VERIFY(m_page->rows()->count() > 0);
    QVERIFY(m_page->files().isEmpty());
    m_ui->world.outbox.filesWaiting = 2;
    m_page->refresh();
    QTRY_COMPARE(m_page->files(), u"照片还在路上：2"_s);
}

void TestOutboxPage::anExportLiesWhereItSaysAndOldOnesGo()
{
    const QTemporaryDir folder;
    QFile old(folder.filePath(u"outbox-20200101-090000.csv"_s));
    QFile other(folder.filePath(u"outbox-notes.csv"_s));
    QVERIFY(old.open(QIODevice::WriteOnly) && other.open(QIODevice::WriteOnly));
    Services services(&m_ui->reception, {{}, false, folder.path()});
    OutboxPage page;
    page.setServices(&services);
    page.exportList();
    QTRY_VERIFY(services.notices()->words().contains(folder.path()));
    const QStringList files = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(files.size(), 2);
    QVERIFY(!files.contains(QFileInfo(old).fileName()));
    QVERIFY(files.contains(QFileInfo(other).fileName())); // not ours
    QFile made(folder.filePath(files.first()));
    QVERIFY(made.open(QIODevice::ReadOnly));
    QCOMPARE(made.readAll(), QByteArray("receipt,state\r\n"));
    QCOMPARE(made.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestOutboxPage::theShiftListSaysWhatACloseLeaves()
{
    const auto sheet = m_ui->make<ShiftSheet>();
    QVERIFY(sheet->counts().isEmpty()); // a closed sheet asks for nothing
    sheet->open();
    QTRY_COMPARE(sheet->counts(), u"回执 12 · 还没确认 2 · 被拒 1"_s);
    QVERIFY(sheet->opened().contains(u"林"_s));
    QVERIFY(sheet->last().contains(u"周"_s));
    QVERIFY(sheet->advice().contains(u"照样可以收班"_s));
    QCOMPARE(sheet->unsent()->count(), 3);
    m_ui->world.shift.unsent.clear();
    sheet->refresh();
    QTRY_VERIFY(sheet->advice().contains(u"都已确认"_s));
}

void TestOutboxPage::closingIsNeverRefusedForWhatIsUnsent()
{
    const auto sheet = m_ui->make<ShiftSheet>();
    QSignalSpy locked(&m_ui->reception, &Reception::deskChanged);
    sheet->open();
    QTRY_COMPARE(sheet->unsent()->count(), 3);
    sheet->closeShift();
    QTRY_COMPARE(locked.size(), 1);
    QVERIFY(!m_ui->reception.desk());
}

QTEST_GUILESS_MAIN(TestOutboxPage)
#include "tst_outboxpage.moc"
