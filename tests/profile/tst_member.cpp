// SPDX-License-Identifier: Apache-2.0
#include "core/profile/member.h"

#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

QDateTime onDay(int day) { return QDateTime(QDate(2026, 3, day), QTime(10, 0), Qt::UTC); }

Consent answer(Channel channel, ConsentStatus status, int day)
{
    return {Purpose::Marketing, channel, status, u"v1"_s, onDay(day)};
}

PointsEntry line(qint64 points, bool isProvisional)
{
    PointsEntry entry;
    entry.points = points;
    entry.isProvisional = isProvisional;
    return entry;
}

Identity key(IdentityKind kind, const QString &value, bool isPrimary) { return {kind, value, true, isPrimary}; }

} // namespace

class TestMember : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBalanceIsConfirmedAndProvisionalApart();
    void aMemberWithoutLinesHasWhatWasBroughtForward();
    void thePrimaryPhoneIsCalledElseTheFirst();
    void theNewestAnswerWinsInWhateverOrder_data();
    void theNewestAnswerWinsInWhateverOrder();
    void aConsentForOnePurposeIsNoneForAnother();
    void aTagCoversWhatStandsBelowIt_data();
    void aTagCoversWhatStandsBelowIt();
    void aTagEndsAfterItsLastDay();
};

void TestMember::aBalanceIsConfirmedAndProvisionalApart()
{
    Member member;
    member.pointsBroughtForward = 1000;
    member.points = {line(480, false), line(-200, false), line(480, true), line(-30, true)};
    QCOMPARE(pointsBalance(member).confirmed, 1280);
    QCOMPARE(pointsBalance(member).provisional, 450);
}

void TestMember::aMemberWithoutLinesHasWhatWasBroughtForward()
{
    Member member;
    QCOMPARE(pointsBalance(member).confirmed, 0);
    member.pointsBroughtForward = 77;
    QCOMPARE(pointsBalance(member).confirmed, 77);
    QCOMPARE(pointsBalance(member).provisional, 0);
}

void TestMember::thePrimaryPhoneIsCalledElseTheFirst()
{
    Member member;
    QCOMPARE(primaryPhone(member), nullptr);
    member.identities = {key(IdentityKind::Email, u"c@example.org"_s, true), key(IdentityKind::Phone, u"+8613800138000"_s, false),
                         key(IdentityKind::Phone, u"+8613900139000"_s, false)};
    QCOMPARE(primaryPhone(member)->value, u"+8613800138000"_s);
    member.identities[2].isPrimary = true;
    QCOMPARE(primaryPhone(member)->value, u"+8613900139000"_s);
}

void TestMember::theNewestAnswerWinsInWhateverOrder_data()
{
    QTest::addColumn<std::vector<Consent>>("answers");
    QTest::addColumn<bool>("mayPhone");
    using S = ConsentStatus;
    using C = Channel;
    QTest::newRow("nobody asked") << std::vector<Consent>{} << false;
    QTest::newRow("granted") << std::vector{answer(C::Phone, S::Granted, 1)} << true;
    QTest::newRow("granted, then withdrawn") << std::vector{answer(C::Phone, S::Granted, 1), answer(C::Phone, S::Withdrawn, 2)} << false;
    QTest::newRow("withdrawn, then granted anew") << std::vector{answer(C::Phone, S::Withdrawn, 1), answer(C::Phone, S::Granted, 2)} << true;
    QTest::newRow("granted and withdrawn in one moment") << std::vector{answer(C::Phone, S::Granted, 1), answer(C::Phone, S::Withdrawn, 1)} << false;
    QTest::newRow("granted for every channel") << std::vector{answer(C::Any, S::Granted, 1)} << true;
    QTest::newRow("granted for another channel only") << std::vector{answer(C::Wechat, S::Granted, 1)} << false;
    QTest::newRow("withdrawn for every channel after a grant for the phone")
        << std::vector{answer(C::Phone, S::Granted, 1), answer(C::Any, S::Withdrawn, 2)} << false;
    QTest::newRow("granted for the phone after a withdrawal for every channel")
        << std::vector{answer(C::Any, S::Withdrawn, 1), answer(C::Phone, S::Granted, 2)} << true;
    QTest::newRow("granted for every channel after a withdrawal for the phone")
        << std::vector{answer(C::Phone, S::Withdrawn, 1), answer(C::Any, S::Granted, 2)} << false;
}

void TestMember::theNewestAnswerWinsInWhateverOrder()
{
    QFETCH(const std::vector<Consent>, answers);
    QFETCH(const bool, mayPhone);
    Member member;
    member.consents = answers;
    QCOMPARE(hasConsent(member, Purpose::Marketing, Channel::Phone), mayPhone);
    std::reverse(member.consents.begin(), member.consents.end());
    QCOMPARE(hasConsent(member, Purpose::Marketing, Channel::Phone), mayPhone);
}

void TestMember::aConsentForOnePurposeIsNoneForAnother()
{
    Member member;
    member.consents = {answer(Channel::Any, ConsentStatus::Granted, 1)};
    QVERIFY(hasConsent(member, Purpose::Marketing, Channel::Any));
    QVERIFY(!hasConsent(member, Purpose::Advice, Channel::Any));
    QVERIFY(!hasConsent(member, Purpose::Face, Channel::Store));
}

void TestMember::aTagCoversWhatStandsBelowIt_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("found");
    QTest::newRow("the tag itself") << u"interest/reading/health"_s << true;
    QTest::newRow("its parent") << u"interest/reading"_s << true;
    QTest::newRow("its level") << u"interest"_s << true;
    QTest::newRow("a child of it") << u"interest/reading/health/sleep"_s << false;
    QTest::newRow("a word that only begins alike") << u"interest/read"_s << false;
    QTest::newRow("its neighbour") << u"interest/reading/news"_s << false;
}

void TestMember::aTagCoversWhatStandsBelowIt()
{
    QFETCH(const QString, asked);
    QFETCH(const bool, found);
    Member member;
    QVERIFY(!hasTag(member, asked, QDate(2026, 3, 14)));
    member.tags = {Tag{u"interest/reading/health"_s, {}, TagSource::Own, 80, {}}};
    QCOMPARE(hasTag(member, asked, QDate(2026, 3, 14)), found);
}

void TestMember::aTagEndsAfterItsLastDay()
{
    Member member;
    member.tags = {Tag{u"life/moving"_s, {}, TagSource::Partner, 60, QDate(2026, 3, 14)}};
    QVERIFY(hasTag(member, u"life/moving", QDate(2026, 3, 14)));
    QVERIFY(!hasTag(member, u"life/moving", QDate(2026, 3, 15)));
}

QTEST_APPLESS_MAIN(TestMember)
#include "tst_member.moc"
