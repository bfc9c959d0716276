// SPDX-License-Identifier: Apache-2.0
#include "app/commands/print.h"
#include "tests/desk/counter.h"

#include <QJsonDocument>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

/// Everything zhikectl would print of a view, as one text.
template <typename View>
QString spelled(const View &view)
{
    return QString::fromUtf8(QJsonDocument(jsonOf(view)).toJson(QJsonDocument::Compact)) + linesOf(jsonOf(view), Language::Zh)
        + linesOf(jsonOf(view), Language::En);
}

/// What must never leave the core without a reveal.
QStringList secretsFoundIn(const QString &text)
{
    QStringList found;
    for (const QString &secret : {kChenPhone, u"19900005678"_s, chenCard(), kChenGivenName, u"陈"_s + kChenGivenName, kChenEmail, kChenAddress, u"建国"_s,
                                  u"19900001111"_s})
        if (text.contains(secret))
            found.append(secret);
    return found;
}

QStringList categoriesOf(const AdviceBlock &advice)
{
    QStringList list;
    for (const AdviceView &each : advice.shown)
        list.append(each.type + u'/' + each.category);
    return list;
}

bool isSellingShown(const AdviceBlock &advice)
{
    return std::any_of(advice.shown.begin(), advice.shown.end(), [](const AdviceView &view) { return view.type != u"service"_s && view.type != u"retain"_s; });
}

AnswerAdvice answerTo(const AdviceView &advice, AdviceVerdict verdict)
{
    return {kChen, advice.adviceId, advice.type, advice.category, advice.model, verdict, {}, advice.scriptVariant};
}

} // namespace

class TestDeskMember : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageHoldsNothingThatMustStayMasked();
    void theCanariesWouldBeSeen();
    void theHeaderSaysWhoByInitialAndStars();
    void aWasherPastItsYearsIsAdvisedFirst();
    void withoutConsentNothingIsSoldAndAWordSaysWhy();
    void anOpenRepairPutsServiceFirst();
    void anAnswerChangesTheAdviceAtOnce();
    void anUnknownCommunityShowsItsCityAndSaysSo();
    void noFloorPlanMeansNoWordAboutRoom();
    void theHomesRoomIsInTheRanking();
    void theStoryComesInPagesWithoutGaps();
    void aMomentIsNeverCutByAPage();
    void aMemberNobodyKnowsIsAnErrorNotAnEmptyPage();
    void tagsAndLedgerAreOneTapAway();
    void aBlockOlderThanPolicyAllowsSaysSo();
    void readinessCountsWhatIsHere();
};

void TestDeskMember::aPageHoldsNothingThatMustStayMasked()
{
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QCOMPARE(secretsFoundIn(spelled(view)), QStringList());
    QCOMPARE(view.header.maskedPhone, u"199****5678"_s);

    (void)Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    QCOMPARE(secretsFoundIn(spelled(*Counter::take(desk->outbox()))), QStringList());
    QCOMPARE(secretsFoundIn(spelled(*Counter::take(desk->home()))), QStringList());
    QCOMPARE(secretsFoundIn(spelled(*Counter::take(desk->passport(chenWasher())))), QStringList());
    for (const Hit &hit : desk->find(u"5678"_s, 10))
        QCOMPARE(secretsFoundIn(spelled(hit)), QStringList());
}

void TestDeskMember::theCanariesWouldBeSeen()
{
    Counter counter;
    const Member chen = counter.storedMember(kChen);
    QVERIFY(secretsFoundIn(QString::fromUtf8(json::toBytes(toJson(chen)))).size() >= 6);
}

void TestDeskMember::theHeaderSaysWhoByInitialAndStars()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberHeader header = Counter::take(desk->member(kChen, RecognisedBy::Card))->header;
    QCOMPARE(header.maskedName, u"陈**"_s);
    QCOMPARE(header.initial, u"陈"_s);
    QCOMPARE(header.recognisedBy, RecognisedBy::Card);
    QCOMPARE(header.tierName.zh, u"金卡"_s);
    QCOMPARE(header.communityName.zh, u"海悦府"_s);
    QCOMPARE(header.householdSize, 3);
    QCOMPARE(header.memberYears, 8);
    QCOMPARE(header.points.confirmed, 860);
    QVERIFY(header.mustKnow.size() <= 3);
    const auto people = Counter::take(desk->member(kChen, RecognisedBy::Card))->people;
    QCOMPARE(people.size(), size_t(2));
    QCOMPARE(people[1].maskedName, u"欧**"_s);
}

void TestDeskMember::aWasherPastItsYearsIsAdvisedFirst()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(!view.advice.shown.empty());
    QVERIFY(view.advice.shown.size() <= 3);
    const AdviceView &first = view.advice.shown.front();
    QCOMPARE(first.type, u"repeat"_s);
    QCOMPARE(first.category, u"washer"_s);
    QCOMPARE(first.model, ModelId(u"hm-w-sc10"_s));
    QVERIFY(!first.reasons.empty());
    QVERIFY(!first.script.isEmpty());
    QVERIFY(view.advice.notice.isEmpty());
    QCOMPARE(view.community.category, u"washer"_s);
    QVERIFY(std::any_of(view.community.rows.begin(), view.community.rows.end(), [](const RankRow &row) { return row.isAdvised; }));
}

void TestDeskMember::withoutConsentNothingIsSoldAndAWordSaysWhy()
{
    Counter counter;
    Member chen = counter.storedMember(kChen);
    chen.consents.clear();
    counter.put(chen);
    const auto desk = counter.desk();
    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(!isSellingShown(view.advice));
    QVERIFY(!view.advice.notice.zh.isEmpty());
    QVERIFY(!view.advice.notice.en.isEmpty());
}

void TestDeskMember::anOpenRepairPutsServiceFirst()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(isSellingShown(Counter::take(desk->member(kChen, RecognisedBy::Phone))->advice)); // positive control
    QVERIFY(Counter::take(desk->act(BookRepair{kChen, chenWasher(), u"noise"_s, {}, {}, {}, 120, {}})));
    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(!isSellingShown(view.advice));
    QVERIFY(!view.advice.notice.isEmpty());
    QCOMPARE(view.tickets.size(), size_t(1));
    QVERIFY(view.tickets.front().isPending);
    QCOMPARE(view.appliances.front().badge, ApplianceBadge::ServiceOpen);
}

void TestDeskMember::anAnswerChangesTheAdviceAtOnce()
{
    Counter counter;
    const auto desk = counter.desk();
    const AdviceView first = Counter::take(desk->member(kChen, RecognisedBy::Phone))->advice.shown.front();
    QVERIFY(Counter::take(desk->act(answerTo(first, AdviceVerdict::Never))));
    const AdviceBlock after = Counter::take(desk->member(kChen, RecognisedBy::Phone))->advice;
    QVERIFY2(!categoriesOf(after).contains(u"repeat/washer"_s), qPrintable(categoriesOf(after).join(u' ')));
    QVERIFY(!after.rejected.empty());
}

void TestDeskMember::anUnknownCommunityShowsItsCityAndSaysSo()
{
    Counter counter;
    const auto desk = counter.desk();
    const CommunityView own = *Counter::take(desk->community({}, u"washer"_s, kChen));
    QVERIFY(!own.isCityFallback);
    QCOMPARE(own.name.zh, u"海悦府"_s);
    const CommunityView strange = *Counter::take(desk->community(CommunityId(u"community-nowhere"_s), u"washer"_s, {}));
    QVERIFY(strange.isCityFallback);
    QCOMPARE(strange.name.zh, u"青岛"_s);
    QCOMPARE(strange.rows.front().model, ModelId(u"hm-w-wd10"_s));
    QVERIFY(Counter::take(desk->member(kWang, RecognisedBy::Search))->community.isCityFallback);
}

void TestDeskMember::noFloorPlanMeansNoWordAboutRoom()
{
    Counter counter;
    Member chen = counter.storedMember(kChen);
    chen.floorPlanId = {};
    counter.put(chen);
    const auto desk = counter.desk();
    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(view.community.floorPlan.isEmpty());
    QVERIFY(view.community.fit.isEmpty());
    QVERIFY(view.advice.shown.front().fit.isEmpty());
    for (const RankRow &row : view.community.rows)
        QVERIFY(!row.fits);
}

void TestDeskMember::theHomesRoomIsInTheRanking()
{
    Counter counter;
    const auto desk = counter.desk();
    const CommunityView view = *Counter::take(desk->community({}, u"washer"_s, kChen));
    QCOMPARE(view.floorPlan.zh, u"90 ㎡ 两居"_s);
    QVERIFY(!view.fit.isEmpty());
    QVERIFY(view.rows.front().fits.has_value());
    for (const RankRow &row : view.rows)
        QVERIFY(!row.households || *row.households >= view.kAnonymity);
}

void TestDeskMember::theStoryComesInPagesWithoutGaps()
{
    Counter counter;
    const QDateTime start = counter.clock().now().addDays(-200);
    for (int i = 0; i < 120; ++i)
        counter.tell(kChen, u"e-%1"_s.arg(i, 3, 10, QLatin1Char('0')), start.addSecs(3600 * i));
    const auto desk = counter.desk();
    TimelineView page = Counter::take(desk->member(kChen, RecognisedBy::Phone))->timeline;
    QCOMPARE(page.rows.size(), size_t(50));
    std::set<QString> seen;
    int pages = 1;
    for (; page.hasMore; ++pages) {
        for (const TimelineRow &row : page.rows)
            QVERIFY(seen.insert(row.eventId).second);
        page = *Counter::take(desk->timeline(kChen, {}, page.rows.back().at));
    }
    for (const TimelineRow &row : page.rows)
        QVERIFY(seen.insert(row.eventId).second);
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), size_t(120));
}

void TestDeskMember::aMomentIsNeverCutByAPage()
{
    Counter counter;
    const QDateTime start = counter.clock().now().addDays(-200);
    for (int i = 0; i < 60; ++i) // four events a moment: the fiftieth lies within one
        counter.tell(kChen, u"e-%1"_s.arg(i, 3, 10, QLatin1Char('0')), start.addSecs(3600 * (i / 4)));
    const auto desk = counter.desk();
    const TimelineView first = *Counter::take(desk->timeline(kChen, {}, {}));
    const TimelineView second = *Counter::take(desk->timeline(kChen, {}, first.rows.back().at));
    QVERIFY(first.hasMore);
    QVERIFY(!second.hasMore);
    QCOMPARE(first.rows.size() + second.rows.size(), size_t(60));
}

void TestDeskMember::aMemberNobodyKnowsIsAnErrorNotAnEmptyPage()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto answer = Counter::take(desk->member(MemberId(u"nobody"_s), RecognisedBy::Search));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::MemberUnknown);
}

void TestDeskMember::tagsAndLedgerAreOneTapAway()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberDetail detail = *Counter::take(desk->memberDetail(kChen));
    QCOMPARE(detail.tags.size(), size_t(1));
    QCOMPARE(detail.points.size(), size_t(1));
    QCOMPARE(detail.balance.confirmed, 860);
}

void TestDeskMember::aBlockOlderThanPolicyAllowsSaysSo()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(!Counter::take(desk->member(kChen, RecognisedBy::Phone))->freshness.isStale);
    counter.clock().advance(25 * 3600 * 1000);
    QVERIFY(Counter::take(desk->member(kChen, RecognisedBy::Phone))->freshness.isStale);
}

void TestDeskMember::readinessCountsWhatIsHere()
{
    Counter counter;
    const auto desk = counter.desk();
    const HomeView home = *Counter::take(desk->home());
    QCOMPARE(home.members, 2);
    QCOMPARE(home.units, 6);
    QVERIFY(std::all_of(home.readiness.rows.begin(), home.readiness.rows.end(),
                        [](const ReadinessRow &row) { return row.isThere || row.what == u"signIn"; })); // nobody has signed in by badge
    QVERIFY(home.worklist.empty());
    QVERIFY(Counter::take(desk->act(BookRepair{kChen, chenWasher(), u"noise"_s, {}, {}, {}, 120, {}})));
    const HomeView after = *Counter::take(desk->home());
    QCOMPARE(after.worklist.size(), size_t(1));
    QCOMPARE(after.worklist.front().maskedName, u"陈**"_s);
}

QTEST_GUILESS_MAIN(TestDeskMember)
#include "tst_desk_member.moc"
