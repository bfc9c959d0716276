// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/signinpage.h"

namespace zhike::ui {

QString SignInPage::lastBadge() const { return services() ? services()->reception()->lastBadge() : QString(); }

void SignInPage::signIn(const QString &badge, const QString &pin)
{
    if (state() == PageState::Busy || badge.trimmed().isEmpty() || pin.isEmpty())
        return;
    setState(PageState::Busy);
    services()->reception()->signIn(badge.trimmed(), pin).then(this, [this](const Result<SignedIn> &who) {
        if (who)
            return setState(PageState::Ready);
        setState(PageState::Failed, errorWords(who.error()));
        Q_EMIT refused();
    });
}

} // namespace zhike::ui
