// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pagemodel.h"

namespace zhike::ui {

/// The door: badge and PIN, online or against the local verifier. The PIN is handed on and never kept.
class SignInPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString lastBadge READ lastBadge NOTIFY servicesChanged)
public:
    using PageModel::PageModel;
    [[nodiscard]] QString lastBadge() const;
    /// State Busy while it runs, Failed with a sentence when it didn't work; the desk itself ends the page when it did.
    Q_INVOKABLE void signIn(const QString &badge, const QString &pin);

Q_SIGNALS:
    void refused(); ///< the typed PIN should go
};

} // namespace zhike::ui
