// SPDX-License-Identifier: Apache-2.0
#include "core/scan/codefields.h"

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

using Fields = std::vector<CodeField>;

template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

void appendElements(Fields &fields, const Gs1Elements &elements)
{
    for (const Gs1Element &element : elements)
        fields.push_back({u'(' + element.ai + u')', element.value});
}

} // namespace

Fields codeFields(const Code &code)
{
    Fields fields;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            fields.push_back({name, value});
    };
    std::visit(Overloaded{[](const PlainText &) {},
                          [&](const UnitLabel &label) {
                              add(u"code"_s, label.unit.toString());
                              add(u"gtin"_s, label.gtin.toString());
                          },
                          [&](const ModelCode &model) { add(u"gtin"_s, model.gtin.toString()); },
                          [&](const Gs1Label &label) { appendElements(fields, label.elements); },
                          [&](const MemberCard &card) { add(u"card"_s, card.card.toString()); },
                          [&](const MemberQr &qr) { add(u"token"_s, qr.token); },
                          [&](const StaffBadge &badge) { add(u"badge"_s, badge.badge.toString()); },
                          [&](const Coupon &coupon) { add(u"coupon"_s, coupon.coupon.toString()); },
                          [&](const ReferralCard &card) { add(u"referral"_s, card.referral.toString()); },
                          [&](const ResumeTicket &ticket) { add(u"resume"_s, ticket.resume.toString()); },
                          [&](const ForeignUrl &url) {
                              add(u"scheme"_s, url.scheme);
                              add(u"host"_s, url.host);
                          }},
               code.value);
    return fields;
}

} // namespace zhike
