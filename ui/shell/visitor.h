// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pagemodel.h"

namespace zhike::ui {

/// Who stands at the counter, for pages that act for them: masked name and tier, nothing more.
class Visitor : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString memberId READ memberId NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString tier READ tier NOTIFY changed)
    Q_PROPERTY(QString communityId READ communityId NOTIFY changed)
public:
    using PageModel::PageModel;
    [[nodiscard]] QString memberId() const { return m_memberId; } ///< empty: nobody is identified yet
    [[nodiscard]] QString name() const { return m_name; } ///< "陈**"
    [[nodiscard]] QString tier() const { return m_tier; }
    [[nodiscard]] QString communityId() const { return m_communityId; }

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    QString m_memberId;
    QString m_name;
    QString m_tier;
    QString m_communityId;
};

} // namespace zhike::ui
