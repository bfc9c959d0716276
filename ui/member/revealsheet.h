// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pagemodel.h"

#include <QTimer>

namespace zhike::ui {

/// One field in the clear, with a reason, for thirty seconds; core has written the audit row before the value arrives
/// here.
class RevealSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString value READ value NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(QString watermark READ watermark NOTIFY changed)
public:
    explicit RevealSheet(QObject *parent = nullptr);

    [[nodiscard]] QString value() const; ///< empty unless revealed and still in time
    [[nodiscard]] int secondsLeft() const;
    [[nodiscard]] QString watermark() const; ///< who looked, and when

    /// `reason`: "callBack", "confirmIdentity", "delivery".
    Q_INVOKABLE void revealPhone(const QString &memberId, const QString &reason);
    Q_INVOKABLE void hide();

Q_SIGNALS:
    void changed();

private:
    Revealed m_revealed;
    QTimer m_timer;
};

} // namespace zhike::ui
