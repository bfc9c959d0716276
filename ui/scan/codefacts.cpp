// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/codefacts.h"

#include "core/scan/codefields.h"
#include "ui/format/unitlabels.h"

#include <QCoreApplication>

namespace zhike::ui {

using namespace Qt::StringLiterals;

namespace {

struct CodeWords {
    Q_DECLARE_TR_FUNCTIONS(CodeWords)
};

CodeFacts couponFacts(const CouponView &coupon)
{
    CodeFacts facts{codeKindWords(CodeKind::Coupon), coupon.number, {}, {}, {}};
    if (coupon.validUntil.isValid()) {
        const QString day = coupon.validUntil.toString(Qt::ISODate);
        facts.tone = coupon.isOver ? u"caution"_s : u"positive"_s;
        facts.words = coupon.isOver ? CodeWords::tr("This coupon ran out on %1. The till will refuse it.").arg(day)
                                    : CodeWords::tr("Good until %1. It is taken at the till; nothing is booked here.").arg(day);
    } else {
        facts.words = coupon.isOfTrade
            ? CodeWords::tr("A coupon of the trade. The code doesn't say how long it counts; the till knows and takes it.")
            : CodeWords::tr("A coupon of our brand. This desk doesn't know how long it counts; the till checks and takes it.");
    }
    return facts;
}

CodeFacts badgeFacts(const QString &badge, const QString &ownBadge)
{
    CodeFacts facts{codeKindWords(CodeKind::StaffBadge), badge, {}, {}, {}};
    if (badge == ownBadge) {
        facts.words = CodeWords::tr("This is your own badge, and you are signed in. Nothing to do.");
        return facts;
    }
    facts.words = CodeWords::tr("Hand the desk over? It locks; what was kept stays, what is half typed doesn't. This badge goes on with its PIN.");
    facts.verb = CodeWords::tr("Switch user");
    return facts;
}

CodeFacts resumeFacts(const QString &code, const std::optional<ParkedView> &parked)
{
    CodeFacts facts{codeKindWords(CodeKind::Resume), code, {}, {}, {}};
    if (parked && !parked->member.isEmpty()) {
        facts.tone = u"positive"_s;
        facts.words = CodeWords::tr("Parked on this desk at %1. It goes on where it stopped.").arg(clockWords(parked->since));
        facts.verb = CodeWords::tr("Go on with it");
    } else {
        facts.words = CodeWords::tr("Nothing is parked here under this code; it may be at another desk. Find the member by phone number and go on from the timeline.");
        facts.verb = CodeWords::tr("Find the member");
    }
    return facts;
}

/// "(01) 09506000134352" a line, as it stands under the code.
CodeFacts labelFacts(const Code &code)
{
    QStringList lines;
    for (const CodeField &field : codeFields(code))
        lines << (field.name.startsWith(u'(') ? field.name + u' ' + field.value : field.value);
    return {codeKindWords(code.kind()), lines.join(u'\n'),
            CodeWords::tr("Read without a doubt, but this product isn't in the catalogue on this desk. For one of our machines, please scan the label with the unit code."),
            {}, {}};
}

} // namespace

CodeFacts codeFacts(const ScanView &scan, const QString &ownBadge, const Words &)
{
    if (scan.coupon)
        return couponFacts(*scan.coupon);
    if (const auto *badge = scan.code.as<StaffBadge>())
        return badgeFacts(badge->badge.toString(), ownBadge);
    if (const auto *ticket = scan.code.as<ResumeTicket>())
        return resumeFacts(ticket->resume.toString(), scan.parked);
    if (const auto *referral = scan.code.as<ReferralCard>())
        return {codeKindWords(CodeKind::Referral), referral->referral.toString(),
                CodeWords::tr("A member recommends us. Register the new member from here: the code is kept with them."),
                u"positive"_s, CodeWords::tr("Register a member")};
    if (scan.code.kind() == CodeKind::Gs1 || scan.code.kind() == CodeKind::Model)
        return labelFacts(scan.code);
    return {};
}

} // namespace zhike::ui
