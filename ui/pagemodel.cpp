// SPDX-License-Identifier: Apache-2.0
#include "ui/pagemodel.h"

namespace zhike::ui {

void PageModel::setServices(Services *services)
{
    if (services == m_services)
        return;
    m_services = services;
    if (m_services) {
        connect(m_services->preferences(), &Preferences::languageChanged, this, &PageModel::refresh);
        if (desk()) {
            attach();
            reread();
        }
    }
    Q_EMIT servicesChanged();
}

void PageModel::refresh()
{
    if (desk())
        reread();
}

void PageModel::setState(PageState::Value state, const QString &problem)
{
    if (state == m_state && problem == m_problem)
        return;
    m_state = state;
    m_problem = problem;
    Q_EMIT stateChanged();
}

void PageModel::beginReading()
{
    if (m_state != PageState::Ready)
        setState(PageState::Busy);
}

void PageModel::failReading(const Error &error)
{
    setState(error.needsLine() ? PageState::Offline : PageState::Failed, errorWords(error));
}

void PageModel::stopReading()
{
    if (m_state == PageState::Busy)
        setState(PageState::Idle);
}

void PageModel::setActing(bool acting)
{
    if (acting == m_acting)
        return;
    m_acting = acting;
    Q_EMIT actingChanged();
}

} // namespace zhike::ui
