// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/fakedesk/fakevalues.h"
#include "tests/ui/uiworld.h"
#include "ui/member/memberdetailsheet.h"
#include "ui/member/memberpage.h"
#include "ui/member/newmemberpage.h"
#include "ui/member/revealsheet.h"

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

class TestMemberPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ui = std::make_unique<UiWorld>();
        QVERIFY(m_ui->signIn());
        m_page = m_ui->make<MemberPage>();
    }
    void cleanup()
    {
        m_page.reset();
        m_ui.reset();
    }
    void openingAMemberReceivesThemAndShowsFourZones();
    void nobodyIsAskedForBeforeSomebodyIsOpened();
    void oldValuesStayWhileTheyAreReadAgain();
    void anOlderAnswerNeverCoversANewerOne();
    void aFailureSaysWhatToDoAndKeepsTheValues();
    void theSameFailureWithoutALineIsCalledOffline();
    void theLanguageChangesInPlace();
    void onlyTheOpenMembersChangeIsReadAgain();
    void acceptingAdviceIsOneActionAndLeadsToTheComparison();
    void notNowAndNeverAreAnswersToo();
    void acceptingServiceLeadsToItsBooking();
    void twoPressesAreOneDeed();
    void theCardOneReadsStaysOnTop();
    void aLaneIsAskedForAndMoreIsAppended();
    void endingTheVisitLeavesNobodyOnThePage();
    void aNoteIsKeptWithItsReceipt();
    void aReceiptIsSaidInTheLanguageTheScreenHasNow();
    void severeFactsStandAloneAndPlainOnesShareALine();
    void aRevealedNumberIsGoneAfterThirtySeconds();
    void aNewMemberNeedsANameAndAWholeNumber();
    void balanceIsConfirmedAndProvisional();

private:
    std::unique_ptr<UiWorld> m_ui;
    std::unique_ptr<MemberPage> m_page;
};

void TestMemberPage::openingAMemberReceivesThemAndShowsFourZones()
{
    QCOMPARE(m_page->state(), PageState::Idle);
    m_page->open(u"member-chen"_s, 3);
    QCOMPARE(m_page->state(), PageState::Busy);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    QCOMPARE(m_ui->world.atCounter, MemberId(u"member-chen"_s));
    QCOMPARE(m_page->header().name, u"陈**"_s);
    QCOMPARE(m_page->header().recognised, u"扫码识别 · 洗衣机铭牌"_s);
    QCOMPARE(m_page->header().details, u"四口之家 · 海悦府（B 级小区） · 会员 8 年 · 2,316 积分（待确认 +120）"_s);
    QCOMPARE(m_page->header().contact, u"可电话 · 可微信"_s);
    QCOMPARE(m_page->appliances()->count(), 4);
    QCOMPARE(m_page->advice()->advice().name, u"免清洗滚筒洗衣机 10kg"_s);
    QCOMPARE(m_page->advice()->advice().demand, u"需求 86"_s);
    QCOMPARE(m_page->advice()->advice().reasons.size(), 5);
    QCOMPARE(m_page->community()->rows()->at(0, u"households"_s).toString(), u"46 户"_s);
    QCOMPARE(m_page->community()->rows()->at(4, u"households"_s).toString(), u"少量"_s);
    QCOMPARE(m_page->timeline()->rows()->count(), 5);
    QCOMPARE(m_page->freshness().words, u"截至 10:42"_s);
}

void TestMemberPage::nobodyIsAskedForBeforeSomebodyIsOpened()
{
    m_page->refresh();
    QCOMPARE(m_page->state(), PageState::Idle);
    m_page->open({}, 0);
    QCOMPARE(m_page->state(), PageState::Idle);
}

void TestMemberPage::oldValuesStayWhileTheyAreReadAgain()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_ui->world.isHolding = true;
    QSignalSpy states(m_page.get(), &MemberPage::stateChanged);
    m_page->refresh();
    QCOMPARE(m_page->state(), PageState::Ready);
    QCOMPARE(m_page->header().name, u"陈**"_s);
    m_ui->world.release();
    QCOMPARE(states.size(), 0);
}

void TestMemberPage::anOlderAnswerNeverCoversANewerOne()
{
    m_ui->world.isHolding = true;
    m_page->open(u"member-old"_s, 0);
    m_page->open(u"member-new"_s, 0);
    QCOMPARE(m_ui->world.held(), 2);
    m_ui->world.release();
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    QCOMPARE(m_page->header().memberId, u"member-new"_s);
}

void TestMemberPage::aFailureSaysWhatToDoAndKeepsTheValues()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_ui->world.nextError = Error{ErrorCode::RowUnreadable, {}};
    m_page->refresh();
    QTRY_COMPARE(m_page->state(), PageState::Failed);
    QCOMPARE(m_page->problem(), errorWords({ErrorCode::RowUnreadable, {}}));
    QCOMPARE(m_page->header().name, u"陈**"_s);
    m_page->refresh();
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    QVERIFY(m_page->problem().isEmpty());
}

void TestMemberPage::theSameFailureWithoutALineIsCalledOffline()
{
    m_ui->world.nextError = Error{ErrorCode::LineDown, {}};
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Offline);
}

void TestMemberPage::theLanguageChangesInPlace()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_ui->services.preferences()->setLanguage(u"en"_s);
    QTRY_COMPARE(m_page->advice()->advice().name, u"Self-cleaning drum washer 10 kg"_s);
    QCOMPARE(m_page->header().tier, u"Gold"_s);
}

void TestMemberPage::onlyTheOpenMembersChangeIsReadAgain()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_ui->world.member.header.maskedName = u"新**"_s;
    Q_EMIT m_ui->reception.desk()->membersChanged({u"member-else"_s});
    Q_EMIT m_ui->reception.desk()->membersChanged({u"member-chen"_s});
    QTRY_COMPARE(m_page->header().name, u"新**"_s);
}

void TestMemberPage::acceptingAdviceIsOneActionAndLeadsToTheComparison()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    QSignalSpy wanted(m_page->advice(), &AdviceBoard::compareWanted);
    m_page->advice()->accept();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"model-drum"_s);
    const auto *answer = m_ui->lastAction<AnswerAdvice>();
    QVERIFY(answer);
    QCOMPARE(answer->verdict, AdviceVerdict::Accepted);
    QCOMPARE(answer->variant, u"B"_s);
    QCOMPARE(m_ui->services.notices()->receiptNumber(), u"7C41-0092"_s);
}

void TestMemberPage::notNowAndNeverAreAnswersToo()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_page->advice()->notNow(u"tooDear"_s);
    QTRY_VERIFY(!m_page->advice()->isActing());
    QCOMPARE(m_ui->lastAction<AnswerAdvice>()->verdict, AdviceVerdict::NotNow);
    QCOMPARE(m_ui->lastAction<AnswerAdvice>()->reason, u"tooDear"_s);
    m_page->advice()->never({});
    QTRY_VERIFY(!m_page->advice()->isActing());
    QCOMPARE(m_ui->lastAction<AnswerAdvice>()->verdict, AdviceVerdict::Never);
}

void TestMemberPage::acceptingServiceLeadsToItsBooking()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    QSignalSpy wanted(m_page->advice(), &AdviceBoard::serviceWanted);
    m_page->advice()->setCurrent(1);
    QVERIFY(m_page->advice()->advice().service);
    m_page->advice()->accept();
    QTRY_COMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"7C410092134"_s);
}

void TestMemberPage::twoPressesAreOneDeed()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_ui->world.isHolding = true;
    m_page->advice()->accept();
    m_page->advice()->accept();
    m_ui->world.release();
    QTRY_VERIFY(!m_page->advice()->isActing());
    QCOMPARE(m_ui->world.acted.size(), 1u);
}

void TestMemberPage::theCardOneReadsStaysOnTop()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_page->advice()->setCurrent(1);
    std::swap(m_ui->world.member.advice.shown[0], m_ui->world.member.advice.shown[1]);
    m_page->refresh();
    QTRY_COMPARE(m_page->advice()->current(), 0);
    QCOMPARE(m_page->advice()->advice().name, u"空调滤网清洗"_s);
}

void TestMemberPage::aLaneIsAskedForAndMoreIsAppended()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    TimelineBoard *story = m_page->timeline();
    story->setLane(u"service"_s);
    QTRY_COMPARE(story->rows()->count(), 1);
    story->setLane({});
    QTRY_COMPARE(story->rows()->count(), 5);
    QVERIFY(story->hasMore());
    story->more();
    QTRY_VERIFY(!story->hasMore());
}

void TestMemberPage::endingTheVisitLeavesNobodyOnThePage()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_page->endVisit();
    QCOMPARE(m_page->state(), PageState::Idle);
    QVERIFY(m_page->memberId().isEmpty());
    QVERIFY(m_page->header().name.isEmpty());
    QCOMPARE(m_page->appliances()->count(), 0);
    QCOMPARE(m_page->timeline()->rows()->count(), 0);
    QVERIFY(m_ui->world.atCounter.isEmpty());
}

void TestMemberPage::aNoteIsKeptWithItsReceipt()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_page->note(u"  "_s);
    QVERIFY(m_ui->world.acted.empty());
    m_page->note(u" 周末再来看 "_s);
    QTRY_VERIFY(m_ui->services.notices()->isShown());
    QCOMPARE(m_ui->lastAction<AddNote>()->words, u"周末再来看"_s);
}

void TestMemberPage::aReceiptIsSaidInTheLanguageTheScreenHasNow()
{
    const Notices &notices = *m_ui->services.notices();
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->state(), PageState::Ready);
    m_page->advice()->accept();
    QTRY_COMPARE(notices.words(), u"已接受：免清洗滚筒洗衣机 10kg"_s);
    QSignalSpy changed(&notices, &Notices::changed);
    m_ui->services.preferences()->setLanguage(u"en"_s);
    QCOMPARE(notices.words(), u"Accepted: Self-cleaning drum washer 10 kg"_s);
    QVERIFY(!changed.isEmpty());
    m_ui->services.notices()->showProblem({ErrorCode::SlotTaken, {}});
    const QString english = notices.words();
    m_ui->services.preferences()->setLanguage(u"zh"_s);
    QCOMPARE(notices.words(), errorWords({ErrorCode::SlotTaken, {}}));
    QVERIFY(notices.words() != english);
}

void TestMemberPage::severeFactsStandAloneAndPlainOnesShareALine()
{
    m_page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(m_page->mustKnow()->count(), 2);
    QCOMPARE(m_page->mustKnow()->at(0, u"severity"_s).toInt(), 2);
    QCOMPARE(m_page->mustKnow()->at(1, u"words"_s).toString(), u"家有婴儿 · 关注健康"_s);
}

void TestMemberPage::aRevealedNumberIsGoneAfterThirtySeconds()
{
    const auto sheet = m_ui->make<RevealSheet>();
    QVERIFY(sheet->value().isEmpty());
    sheet->revealPhone(u"member-chen"_s, u"callBack"_s);
    QTRY_COMPARE(sheet->value(), u"138 0013 5678"_s);
    QCOMPARE(m_ui->world.revealed, 1);
    QCOMPARE(sheet->secondsLeft(), 30);
    m_ui->world.now = m_ui->world.now.addSecs(29);
    QCOMPARE(sheet->secondsLeft(), 1);
    m_ui->world.now = m_ui->world.now.addSecs(2);
    QVERIFY(sheet->value().isEmpty());
}

void TestMemberPage::aNewMemberNeedsANameAndAWholeNumber()
{
    const auto page = m_ui->make<NewMemberPage>();
    QSignalSpy made(page.get(), &NewMemberPage::made);
    page->make({}, {}, u"13800138000"_s, {});
    QCOMPARE(page->hint(), errorWords({ErrorCode::NameMissing, {}}));
    page->make(u"周"_s, {}, u"138"_s, {});
    QCOMPARE(page->hint(), errorWords({ErrorCode::PhoneMalformed, {}}));
    page->make(u"周"_s, {}, u"138-0013 8000"_s, u"ms"_s);
    QTRY_COMPARE(made.size(), 1);
    QVERIFY(page->hint().isEmpty());
    const auto *action = m_ui->lastAction<RegisterMember>();
    QCOMPARE(action->phone, u"+8613800138000"_s);
    QCOMPARE(action->salutation, Salutation::Ms);
    QCOMPARE(made[0][0].toString(), action->member.toString());
    QCOMPARE(action->referral, QString());
    page->setReferral(u"7K2M9QWX"_s);
    page->make(u"吴"_s, {}, u"13800138001"_s, {});
    QTRY_COMPARE(made.size(), 2);
    QCOMPARE(m_ui->lastAction<RegisterMember>()->referral, u"7K2M9QWX"_s);
    QCOMPARE(page->referral(), QString()); // the next guest came by himself
}

void TestMemberPage::balanceIsConfirmedAndProvisional()
{
    const auto sheet = m_ui->make<MemberDetailSheet>();
    sheet->open(u"member-chen"_s);
    QTRY_COMPARE(sheet->balance(), u"2,316 积分，待确认 +120"_s);
    QCOMPARE(sheet->points()->at(0, u"provisional"_s).toBool(), true);
    QCOMPARE(sheet->tags()->at(1, u"partner"_s).toBool(), true);
}

QTEST_GUILESS_MAIN(TestMemberPage)
#include "tst_memberpage.moc"
