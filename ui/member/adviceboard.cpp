// SPDX-License-Identifier: Apache-2.0
#include "ui/member/adviceboard.h"

#include "ui/member/membertables.h"

#include <algorithm>

namespace zhike::ui {

AdviceBoard::AdviceBoard(QObject *parent)
    : PageModel(parent)
    , m_shown(new RowList(adviceTable().roles(), this))
    , m_rejected(new RowList(rejectedTable().roles(), this))
{
}

const AdviceView *AdviceBoard::currentAdvice() const
{
    return m_current < static_cast<int>(m_block.shown.size()) ? &m_block.shown[static_cast<size_t>(m_current)]
                                                              : nullptr;
}

void AdviceBoard::setCurrent(int row)
{
    const int last = std::max(0, static_cast<int>(m_block.shown.size()) - 1);
    const int wanted = std::clamp(row, 0, last);
    if (wanted == m_current)
        return;
    m_current = wanted;
    Q_EMIT changed();
}

AdviceFacts AdviceBoard::advice() const
{
    const AdviceView *advice = currentAdvice();
    return advice ? adviceFacts(*advice, m_words) : AdviceFacts();
}

QString AdviceBoard::notice() const { return m_words(m_block.notice); }

void AdviceBoard::show(const MemberId &member, const AdviceBlock &block, const Words &words)
{
    const AdviceView *before = currentAdvice();
    const AdviceId kept = before && member == m_member ? before->adviceId : AdviceId();
    m_member = member;
    m_block = block;
    m_words = words;
    // The card a person is reading stays on top while the list around it is read again.
    const auto same =
        std::find_if(block.shown.begin(), block.shown.end(), [&](const AdviceView &a) { return a.adviceId == kept; });
    m_current = same == block.shown.end() ? 0 : static_cast<int>(same - block.shown.begin());
    m_shown->show(adviceTable().rows(block.shown, words));
    m_rejected->show(rejectedTable().rows(block.rejected, words));
    m_freshness = freshnessFacts(block.freshness, words);
    setState(block.shown.empty() ? PageState::Empty : PageState::Ready);
    Q_EMIT changed();
}

void AdviceBoard::accept() { answer(AdviceVerdict::Accepted, {}); }

void AdviceBoard::notNow(const QString &reason) { answer(AdviceVerdict::NotNow, reason); }

void AdviceBoard::never(const QString &reason) { answer(AdviceVerdict::Never, reason); }

void AdviceBoard::answer(AdviceVerdict verdict, const QString &reason)
{
    const AdviceView *current = currentAdvice();
    if (!current)
        return;
    const AdviceView advice = *current;
    const AnswerAdvice action{m_member,     advice.adviceId, advice.type, advice.category,
                              advice.model, verdict,         reason,      advice.scriptVariant};
    const auto what = [verdict, name = advice.name](const Words &words) {
        const QString said = verdict == AdviceVerdict::Accepted ? tr("Accepted: %1")
            : verdict == AdviceVerdict::NotNow                  ? tr("Not this time: %1. It rests for 30 days.")
                                                                : tr("Never again: %1");
        return said.arg(words(name));
    };
    act(action, what, [this, advice, verdict](const Receipt &) { afterAnswer(advice, verdict); });
}

void AdviceBoard::afterAnswer(const AdviceView &advice, AdviceVerdict verdict)
{
    if (verdict != AdviceVerdict::Accepted)
        return;
    if (advice.type == QLatin1StringView("service"))
        Q_EMIT serviceWanted(advice.about.toString());
    else
        Q_EMIT compareWanted(advice.model.toString(), advice.category);
}

} // namespace zhike::ui
