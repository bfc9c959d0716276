// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/fakedesk/fakevalues.h"
#include "tests/ui/uiworld.h"
#include "ui/board/editsheet.h"
#include "ui/board/outboxpage.h"
#include "ui/member/consentpanel.h"
#include "ui/member/membereditsheet.h"
#include "ui/member/memberpage.h"
#include "ui/member/mergesheet.h"
#include "ui/member/redeemsheet.h"

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::ui;

/// The sheets about a member's own data.
class TestOwnData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_ui = std::make_unique<UiWorld>(u"en"_s);
        QVERIFY(m_ui->signIn());
    }
    void cleanup() { m_ui.reset(); }
    void whatIsLeftAloneIsNotSaid();
    void anotherCommunityForgetsTheFloorPlan();
    void aNumberThatIsNoneIsASentence();
    void oneTapAnswersAConsent();
    void aGrantCarriesWhatThePersonSaw();
    void noMoreOffersIsOneTap();
    void redeemingSaysTheCapAndWhatFor();
    void twoAccountsStandSideBySideAndAreProposed();
    void aLeadDecidesAndAnybodyElseOnlyLooks();
    void aMergeOnThePageOpensItsPair();
    void aMergedEditIsSaidWithBothValues();
    void aRefusedNumberIsTypedAnew();

private:
    std::unique_ptr<UiWorld> m_ui;
};

void TestOwnData::whatIsLeftAloneIsNotSaid()
{
    const auto sheet = m_ui->make<MemberEditSheet>();
    sheet->open(u"member-chen"_s);
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    QCOMPARE(sheet->channel(), u"wechat"_s);
    sheet->setChannel(u"sms"_s);
    sheet->save({}, u" 静怡 "_s, {});
    QTRY_COMPARE(m_ui->world.wishes.size(), size_t(1));
    const MemberWish &wish = m_ui->world.wishes.front();
    QCOMPARE(wish.channel, Channel::Sms);
    QCOMPARE(wish.givenName, u"静怡"_s);
    QVERIFY(!wish.familyName && !wish.address && !wish.salutation && !wish.home);
}

void TestOwnData::anotherCommunityForgetsTheFloorPlan()
{
    const auto sheet = m_ui->make<MemberEditSheet>();
    sheet->open(u"member-chen"_s);
    QTRY_COMPARE(sheet->plans()->count(), 2);
    QCOMPARE(sheet->plan(), u"plan-m"_s);
    sheet->setPlace(u"community-bay"_s);
    QVERIFY(sheet->plan().isEmpty());
    QCOMPARE(sheet->plans()->count(), 0);
    sheet->save({}, {}, {});
    QTRY_COMPARE(m_ui->world.wishes.size(), size_t(1));
    QCOMPARE(m_ui->world.wishes.front().home->community, CommunityId(u"community-bay"_s));
}

void TestOwnData::aNumberThatIsNoneIsASentence()
{
    const auto sheet = m_ui->make<MemberEditSheet>();
    sheet->open(u"member-chen"_s);
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    sheet->changePhone(u"12"_s);
    QVERIFY(!sheet->hint().isEmpty());
    QVERIFY(m_ui->world.numbers.isEmpty());
    sheet->changePhone(u"19900002222"_s);
    QTRY_COMPARE(m_ui->world.numbers.size(), 1);
    QVERIFY(sheet->hint().isEmpty());
}

void TestOwnData::oneTapAnswersAConsent()
{
    const auto panel = m_ui->make<ConsentPanel>();
    panel->open(u"member-chen"_s);
    QTRY_COMPARE(panel->rows()->count(), 5);
    QVERIFY(panel->rows()->at(0, u"open"_s).toBool());
    panel->answer(u"advice/any"_s);
    QTRY_VERIFY(m_ui->lastAction<WithdrawConsent>());
    QCOMPARE(m_ui->lastAction<WithdrawConsent>()->purpose, Purpose::Advice);
}

void TestOwnData::aGrantCarriesWhatThePersonSaw()
{
    const auto panel = m_ui->make<ConsentPanel>();
    panel->open(u"member-chen"_s);
    QTRY_COMPARE(panel->rows()->count(), 5);
    panel->answer(u"marketing/phone"_s);
    QTRY_VERIFY(m_ui->lastAction<GrantConsent>());
    QCOMPARE(m_ui->lastAction<GrantConsent>()->seenWithdrawal, u"op-no"_s);
    QCOMPARE(m_ui->lastAction<GrantConsent>()->evidence, u"spoken"_s);
    QCOMPARE(m_ui->lastAction<GrantConsent>()->textVersion, u"text-1"_s);
}

void TestOwnData::noMoreOffersIsOneTap()
{
    const auto panel = m_ui->make<ConsentPanel>();
    panel->open(u"member-chen"_s);
    QTRY_VERIFY(panel->mayBeTold());
    panel->withdrawAllOffers();
    QTRY_VERIFY(m_ui->lastAction<WithdrawConsent>());
    QCOMPARE(m_ui->lastAction<WithdrawConsent>()->channel, Channel::Any);
    QCOMPARE(m_ui->lastAction<WithdrawConsent>()->purpose, Purpose::Marketing);
}

void TestOwnData::redeemingSaysTheCapAndWhatFor()
{
    const auto sheet = m_ui->make<RedeemSheet>();
    sheet->open(u"member-chen"_s);
    QTRY_VERIFY(sheet->balance().contains(u"2,316"_s));
    QVERIFY(sheet->limit().contains(u"500"_s));
    sheet->setPurpose(u"gift"_s);
    sheet->redeem(u" 200 "_s);
    QTRY_VERIFY(m_ui->lastAction<RedeemPoints>());
    QCOMPARE(m_ui->lastAction<RedeemPoints>()->points, 200);
    QCOMPARE(m_ui->lastAction<RedeemPoints>()->purpose, u"gift"_s);
}

void TestOwnData::twoAccountsStandSideBySideAndAreProposed()
{
    const auto sheet = m_ui->make<MergeSheet>();
    sheet->open(u"member-chen"_s);
    QVERIFY(!sheet->hasBoth());
    sheet->search(u"5678"_s);
    QVERIFY(sheet->hits()->count() > 0);
    for (int row = 0; row < sheet->hits()->count(); ++row)
        QVERIFY(sheet->hits()->at(row, u"memberId"_s) != u"member-chen"_s); // not with themself
    sheet->choose(u"member-chen2"_s);
    QTRY_VERIFY(sheet->hasBoth());
    QVERIFY(sheet->mayPropose());
    QVERIFY(!sheet->mayDecide());
    sheet->swap();
    QTRY_COMPARE(sheet->state(), PageState::Ready);
    sheet->propose();
    QTRY_VERIFY(m_ui->lastAction<ProposeMerge>());
    QCOMPARE(m_ui->lastAction<ProposeMerge>()->keep, MemberId(u"member-chen2"_s));
}

void TestOwnData::aLeadDecidesAndAnybodyElseOnlyLooks()
{
    m_ui->world.merge.stage = MergeStage::Proposed;
    m_ui->world.merge.proposal = OpId(u"op-p"_s);
    m_ui->world.merge.evidence = u"saidSo"_s;
    const auto sheet = m_ui->make<MergeSheet>();
    sheet->openPair(u"member-chen"_s, u"member-chen2"_s, 0);
    QTRY_VERIFY(sheet->hasBoth());
    QVERIFY(!sheet->mayPropose() && !sheet->mayDecide());
    QVERIFY(!sheet->stage().isEmpty());
    m_ui->world.merge.mayDecide = true;
    sheet->refresh();
    QTRY_VERIFY(sheet->mayDecide());
    sheet->confirm();
    QTRY_VERIFY(m_ui->lastAction<ConfirmMerge>());
    QCOMPARE(m_ui->lastAction<ConfirmMerge>()->proposal, OpId(u"op-p"_s));
}

void TestOwnData::aMergeOnThePageOpensItsPair()
{
    const auto page = m_ui->make<MemberPage>();
    page->open(u"member-chen"_s, 0);
    QTRY_COMPARE(page->merges()->count(), 1);
    QCOMPARE(page->merges()->at(0, u"mergeId"_s), u"member-chen2"_s);
    QVERIFY(page->merges()->at(0, u"words"_s).toString().contains(u"陈**"_s));
    const auto sheet = m_ui->make<MergeSheet>();
    sheet->openPair(u"member-chen"_s, u"member-old"_s, 1);
    QVERIFY(sheet->mayPart());
    sheet->part();
    QTRY_VERIFY(m_ui->lastAction<UndoMerge>());
}

void TestOwnData::aMergedEditIsSaidWithBothValues()
{
    const auto page = m_ui->make<OutboxPage>();
    page->refresh();
    QTRY_VERIFY(page->rows()->count() > 0);
    QVERIFY(page->summary().contains(u"1 to look at"_s));
    int merged = -1;
    for (int row = 0; row < page->rows()->count(); ++row)
        if (page->rows()->at(row, u"isMerged"_s).toBool())
            merged = row;
    QVERIFY(merged >= 0);
    const QString words = page->rows()->at(merged, u"refusal"_s).toString();
    QVERIFY2(words.contains(u"by text message"_s) && words.contains(u"by e-mail"_s), qPrintable(words));
    page->takeMine(page->rows()->at(merged, u"opId"_s).toString());
    QTRY_COMPARE(m_ui->world.taken.size(), size_t(1));
}

void TestOwnData::aRefusedNumberIsTypedAnew()
{
    m_ui->world.acted.push_back(
        ChangePhone{MemberId(u"member-chen"_s), u"+8619900001111"_s, u"+8619900002222"_s, true});
    const auto sheet = m_ui->make<EditSheet>();
    sheet->open(u"op-x"_s);
    QTRY_COMPARE(sheet->field(), EditSheet::Field::Phone);
    QVERIFY(sheet->value().isEmpty());
    sheet->resend(u"19900003333"_s);
    QTRY_COMPARE(m_ui->world.acted.size(), size_t(2));
    QCOMPARE(m_ui->lastAction<ChangePhone>()->to, u"+8619900003333"_s);
}

QTEST_MAIN(TestOwnData)
#include "tst_owndata.moc"
