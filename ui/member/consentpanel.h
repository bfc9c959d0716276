// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// What a member has agreed to, question by question. One tap answers, a withdrawal as easily as a yes, also without a
/// line (safety.md, "Consent").
class ConsentPanel : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(bool mayBeTold READ mayBeTold NOTIFY changed)
public:
    explicit ConsentPanel(QObject *parent = nullptr);

    [[nodiscard]] RowList *rows() const { return m_rows; } ///< consentTable
    [[nodiscard]] bool mayBeTold() const { return m_mayBeTold; } ///< some channel is open for offers

    Q_INVOKABLE void open(const QString &memberId);
    /// Turns the answer of one question round. `key`: the row's.
    Q_INVOKABLE void answer(const QString &key);
    /// "No more offers at all": every channel.
    Q_INVOKABLE void withdrawAllOffers();

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    void show(const ConsentView &view);

    MemberId m_member;
    ConsentView m_view;
    RowList *m_rows;
    bool m_mayBeTold = false;
};

} // namespace zhike::ui
