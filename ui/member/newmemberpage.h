// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pagemodel.h"

namespace zhike::ui {

/// A new member in at most four fields, with or without a line; the id is permanent from here on.
class NewMemberPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString hint READ hint NOTIFY hintChanged)
    Q_PROPERTY(QString referral READ referral WRITE setReferral NOTIFY referralChanged)
public:
    using PageModel::PageModel;
    [[nodiscard]] QString hint() const { return m_hint; } ///< what is wrong with the fields, in words

    /// The code of the member who recommended us, scanned before; empty: nobody. Kept with the new member, then forgotten here.
    [[nodiscard]] QString referral() const { return m_referral; }
    void setReferral(const QString &referral);

    /// `salutation`: "ms", "mr" or empty. The phone is checked here already, so that nobody waits for it.
    Q_INVOKABLE void make(const QString &familyName, const QString &givenName, const QString &phone,
                          const QString &salutation);

Q_SIGNALS:
    void hintChanged();
    void referralChanged();
    void made(const QString &memberId);

private:
    void setHint(const QString &hint);
    QString m_hint;
    QString m_referral;
};

} // namespace zhike::ui
