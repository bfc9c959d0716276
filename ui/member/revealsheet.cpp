// SPDX-License-Identifier: Apache-2.0
#include "ui/member/revealsheet.h"

#include <algorithm>

namespace zhike::ui {

using namespace std::chrono_literals;

RevealSheet::RevealSheet(QObject *parent)
    : PageModel(parent)
{
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (secondsLeft() == 0)
            return hide();
        Q_EMIT changed();
    });
}

QString RevealSheet::value() const { return secondsLeft() > 0 ? m_revealed.value : QString(); }

int RevealSheet::secondsLeft() const
{
    if (!services() || !m_revealed.until.isValid())
        return 0;
    const qint64 left = services()->reception()->now().msecsTo(m_revealed.until);
    return static_cast<int>(std::max<qint64>(0, (left + 999) / 1000));
}

QString RevealSheet::watermark() const
{
    return desk() ? desk()->who().displayName + u' ' + clockWords(services()->reception()->now()) : QString();
}

void RevealSheet::revealPhone(const QString &memberId, const QString &reason)
{
    if (!desk() || isActing())
        return;
    setActing(true);
    await(desk()->reveal(MemberId(memberId), IdentityKind::Phone, reason),
          [this](const std::optional<Result<Revealed>> &revealed) {
              setActing(false);
              if (!revealed)
                  return;
              if (!*revealed)
                  return failReading(revealed->error());
              m_revealed = **revealed;
              m_timer.start();
              setState(PageState::Ready);
              Q_EMIT changed();
          });
}

void RevealSheet::hide()
{
    m_timer.stop();
    m_revealed = {};
    setState(PageState::Idle);
    Q_EMIT changed();
}

} // namespace zhike::ui
