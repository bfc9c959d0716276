// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/member/memberfacts.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// Zone 2, "do next": at most three advices, one of them on top, with its three answers. Fed by the member page.
class AdviceBoard : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of MemberPage")
    Q_PROPERTY(zhike::ui::RowList *shown READ shown CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *rejected READ rejected CONSTANT)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(zhike::ui::AdviceFacts advice READ advice NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
public:
    explicit AdviceBoard(QObject *parent = nullptr);

    [[nodiscard]] RowList *shown() const { return m_shown; }
    [[nodiscard]] RowList *rejected() const { return m_rejected; } ///< "why not others", with the rule that hid each
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int row);
    [[nodiscard]] AdviceFacts advice() const; ///< the one on top; an empty id when there is none
    [[nodiscard]] QString notice() const; ///< why selling advice is silent
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }

    void show(const MemberId &member, const AdviceBlock &block, const Words &words);

    Q_INVOKABLE void accept();
    Q_INVOKABLE void notNow(const QString &reason);
    Q_INVOKABLE void never(const QString &reason);

Q_SIGNALS:
    void changed();
    /// Accepted and committed: compare the model with its nearest alternatives …
    void compareWanted(const QString &modelId, const QString &category);
    /// … or book the service it was about.
    void serviceWanted(const QString &unitCode);

private:
    [[nodiscard]] const AdviceView *currentAdvice() const;
    void answer(AdviceVerdict verdict, const QString &reason);
    void afterAnswer(const AdviceView &advice, AdviceVerdict verdict);

    MemberId m_member;
    AdviceBlock m_block;
    Words m_words;
    RowList *m_shown;
    RowList *m_rejected;
    FreshnessFacts m_freshness;
    int m_current = 0;
};

} // namespace zhike::ui
