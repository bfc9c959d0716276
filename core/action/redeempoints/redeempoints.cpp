// SPDX-License-Identifier: Apache-2.0
#include "core/action/redeempoints/redeempoints.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

bool isPurpose(const QString &key) { return key == "discount"_L1 || key == "gift"_L1 || key == "service"_L1; }

} // namespace

std::vector<Target> targets(const RedeemPoints &action) { return {targetOf(action.member)}; }

Result<void> check(const RedeemPoints &action, const Documents &documents, const OpContext &, const Policy &policy)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (action.points <= 0)
        return Error{ErrorCode::InvalidValue, u"points"_s};
    if (!isPurpose(action.purpose))
        return Error{ErrorCode::InvalidValue, u"purpose"_s};
    if (const qint64 have = spendablePoints(*member); action.points > have)
        return Error{ErrorCode::PointsShort, QString::number(have)};
    const qint64 left = policy.offlineRedeemCap - undecidedRedemptions(*member);
    if (action.isOffline && action.points > left)
        return Error{ErrorCode::OverCap, QString::number(std::max<qint64>(left, 0))};
    return {};
}

void fold(const RedeemPoints &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member || action.points <= 0)
        return;
    member->points.push_back({madeBy(context.op, "points"_L1), PointsKind::Redeem, -action.points, action.purpose, context.op, true, context.at});
    const QString number = QString::number(action.points);
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"store"_s,
                         {u"兑换 "_s + number + u" 积分"_s, u"Redeemed "_s + number + u" points"_s}, {}, context.op});
}

void revert(const RedeemPoints &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
