// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/grammar.h"

#include <QFile>

namespace zhike {

/// The rule file that the product ships.
inline Grammar shippedGrammar()
{
    QFile file(QStringLiteral(ZHIKE_RULES_DIR "/codes.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the rule file is missing");
    auto grammar = Grammar::fromJson(file.readAll());
    if (!grammar)
        qFatal("the rule file is broken: %s", qPrintable(grammar.error().detail));
    return *std::move(grammar);
}

/// A code in one line: its kind and the fields that this kind has, "unit 0123456789A gtin 09506000134352".
inline QString described(const Result<Code> &code)
{
    if (!code)
        return QStringLiteral("error ") + errorName(code.error().code) + u' ' + code.error().detail;
    QStringList words{enumName(code->kind())};
    const auto add = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            words << QString::fromLatin1(name) << value;
    };
    if (const auto *unit = code->as<UnitLabel>()) {
        add("code", unit->unit.toString());
        add("gtin", unit->gtin.toString());
    } else if (const auto *model = code->as<ModelCode>()) {
        add("gtin", model->gtin.toString());
    } else if (const auto *label = code->as<Gs1Label>()) {
        for (const Gs1Element &element : label->elements)
            words << u'(' + element.ai + u')' + element.value;
    } else if (const auto *card = code->as<MemberCard>()) {
        add("card", card->card.toString());
    } else if (const auto *qr = code->as<MemberQr>()) {
        add("token", qr->token);
    } else if (const auto *badge = code->as<StaffBadge>()) {
        add("badge", badge->badge.toString());
    } else if (const auto *coupon = code->as<Coupon>()) {
        add("coupon", coupon->coupon.toString());
    } else if (const auto *referral = code->as<ReferralCard>()) {
        add("referral", referral->referral.toString());
    } else if (const auto *resume = code->as<ResumeTicket>()) {
        add("resume", resume->resume.toString());
    } else if (const auto *url = code->as<ForeignUrl>()) {
        add("scheme", url->scheme);
        add("host", url->host);
    }
    return words.join(u' ');
}

} // namespace zhike
