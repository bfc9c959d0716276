// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/signinpage.h"

namespace zhike::ui {

QString SignInPage::lastBadge() const { return services() ? services()->reception()->lastBadge() : QString(); }

void SignInPage::signIn(const QString &badge, const QString &pin)
{
    if (!services() || state() == PageState::Busy || badge.trimmed().isEmpty() || pin.isEmpty())
        return;
    setState(PageState::Busy);
    await(services()->reception()->signIn(badge.trimmed(), pin), [this](const std::optional<Result<SignedIn>> &who) {
        if (!who || *who)
            return setState(who ? PageState::Ready : PageState::Idle);
        setState(PageState::Failed, errorWords(who->error()));
        Q_EMIT refused();
    });
}

} // namespace zhike::ui
