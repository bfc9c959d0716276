// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pagemodel.h"

namespace zhike::ui {

/// Points for something across the counter. Central decides; without a line only up to the cap.
class RedeemSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString balance READ balance NOTIFY changed)
    Q_PROPERTY(QString limit READ limit NOTIFY changed)
    Q_PROPERTY(QString purpose READ purpose WRITE setPurpose NOTIFY changed)
public:
    using PageModel::PageModel;

    [[nodiscard]] QString balance() const { return m_balance; } ///< "2,316 points can be redeemed"
    [[nodiscard]] QString limit() const
    {
        return m_limit;
    } ///< what holds without a line, or that central decides at once
    [[nodiscard]] QString purpose() const { return m_purpose; } ///< "discount", "gift", "service"
    void setPurpose(const QString &purpose);

    Q_INVOKABLE void open(const QString &memberId);
    /// `points` as typed.
    Q_INVOKABLE void redeem(const QString &points);

Q_SIGNALS:
    void changed();
    void redeemed();

protected:
    void attach() override;
    void reread() override;

private:
    MemberId m_member;
    QString m_balance;
    QString m_limit;
    QString m_purpose = QStringLiteral("discount");
};

} // namespace zhike::ui
