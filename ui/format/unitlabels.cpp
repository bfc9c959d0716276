// SPDX-License-Identifier: Apache-2.0
#include "ui/format/unitlabels.h"

#include "ui/format/keywords.h"

namespace zhike::ui {

QString verdictWords(OwnerVerdict verdict)
{
    switch (verdict) {
    case OwnerVerdict::Unknown:
        return Labels::tr("Not known");
    case OwnerVerdict::NeverSold:
        return Labels::tr("Not registered");
    case OwnerVerdict::Unowned:
        return Labels::tr("Sold, not registered");
    case OwnerVerdict::Mine:
        return Labels::tr("This member's");
    case OwnerVerdict::SomeoneElse:
        return Labels::tr("Someone else's");
    case OwnerVerdict::Blocked:
        return Labels::tr("Blocked");
    }
    return {};
}

QString verdictAdvice(OwnerVerdict verdict)
{
    switch (verdict) {
    case OwnerVerdict::Unknown:
        return Labels::tr(
            "This machine isn't in the books of this desk. Check the number, or ask central once the line is back.");
    case OwnerVerdict::NeverSold:
        return Labels::tr("In stock and free to register.");
    case OwnerVerdict::Unowned:
        return Labels::tr("Sold, nobody has registered it yet.");
    case OwnerVerdict::Mine:
        return Labels::tr("Registered to the member at the counter.");
    case OwnerVerdict::SomeoneElse:
        return Labels::tr("Registered to another member. Service is possible once the owner has confirmed.");
    case OwnerVerdict::Blocked:
        return Labels::tr("This machine must not be registered. Please call support.");
    }
    return {};
}

QString codeKindWords(CodeKind kind)
{
    switch (kind) {
    case CodeKind::Text:
        return Labels::tr("Plain text");
    case CodeKind::Unit:
        return Labels::tr("Unit code");
    case CodeKind::Model:
        return Labels::tr("Model barcode");
    case CodeKind::Gs1:
        return Labels::tr("Trade label");
    case CodeKind::MemberCard:
        return Labels::tr("Member card");
    case CodeKind::MemberQr:
        return Labels::tr("Member code");
    case CodeKind::StaffBadge:
        return Labels::tr("Staff badge");
    case CodeKind::Coupon:
        return Labels::tr("Coupon");
    case CodeKind::Referral:
        return Labels::tr("Referral code");
    case CodeKind::Resume:
        return Labels::tr("Resume code");
    case CodeKind::ForeignUrl:
        return Labels::tr("Someone's link, not opened");
    }
    return {};
}

QString workKindWords(WorkOrderKind kind)
{
    switch (kind) {
    case WorkOrderKind::Other:
        return Labels::tr("Work order");
    case WorkOrderKind::Install:
        return Labels::tr("Installation");
    case WorkOrderKind::Repair:
        return Labels::tr("Repair");
    case WorkOrderKind::Exchange:
        return Labels::tr("Exchange");
    case WorkOrderKind::Return:
        return Labels::tr("Return");
    case WorkOrderKind::Maintain:
        return Labels::tr("Maintenance");
    case WorkOrderKind::Delivery:
        return Labels::tr("Delivery");
    }
    return {};
}

QString workStageWords(WorkStage stage)
{
    switch (stage) {
    case WorkStage::Other:
        return Labels::tr("In progress");
    case WorkStage::Asked:
        return Labels::tr("Asked, a time will be agreed");
    case WorkStage::Provisional:
        return Labels::tr("Time to be confirmed");
    case WorkStage::Booked:
        return Labels::tr("Booked");
    case WorkStage::Dispatched:
        return Labels::tr("Engineer assigned");
    case WorkStage::Done:
        return Labels::tr("Done");
    case WorkStage::Cancelled:
        return Labels::tr("Cancelled");
    }
    return {};
}

QString symptomWords(const QString &key)
{
    static constexpr KeyWords kTable[] = {
        {"noise", QT_TRANSLATE_NOOP("Labels", "Noise")},
        {"leak", QT_TRANSLATE_NOOP("Labels", "Leaks")},
        {"noPower", QT_TRANSLATE_NOOP("Labels", "No power")},
        {"notCooling", QT_TRANSLATE_NOOP("Labels", "Doesn't cool")},
        {"notSpinning", QT_TRANSLATE_NOOP("Labels", "Doesn't spin")},
        {"other", QT_TRANSLATE_NOOP("Labels", "Something else")},
    };
    return wordsOf(kTable, key);
}

} // namespace zhike::ui
