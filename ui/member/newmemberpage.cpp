// SPDX-License-Identifier: Apache-2.0
#include "ui/member/newmemberpage.h"

#include "core/domain/phone.h"

namespace zhike::ui {

void NewMemberPage::make(const QString &familyName, const QString &givenName, const QString &phone,
                         const QString &salutation)
{
    if (familyName.trimmed().isEmpty())
        return setHint(errorWords({ErrorCode::NameMissing, {}}));
    const Result<Phone> number = Phone::parse(phone);
    if (!number)
        return setHint(errorWords(number.error()));
    setHint({});
    if (!desk())
        return;
    const MemberId id = desk()->newMemberId();
    const RegisterMember action{id,
                                familyName.trimmed(),
                                givenName.trimmed(),
                                number->e164(),
                                {},
                                enumFromName<Salutation>(salutation).value_or(Salutation::None),
                                m_referral};
    act(
        action, [](const Words &) { return tr("New member taken in"); },
        [this, id](const Receipt &) {
            setReferral({});
            Q_EMIT made(id.toString());
        });
}

void NewMemberPage::setReferral(const QString &referral)
{
    if (referral == m_referral)
        return;
    m_referral = referral;
    Q_EMIT referralChanged();
}

void NewMemberPage::setHint(const QString &hint)
{
    m_hint = hint;
    Q_EMIT hintChanged();
}

} // namespace zhike::ui
