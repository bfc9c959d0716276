// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/member/memberfacts.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// Home and worklist: what to do today, the last scans, how ready this desk is for a day without a line.
class HomePage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *worklist READ worklist CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *readiness READ readiness CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *scans READ scans CONSTANT)
    Q_PROPERTY(int readyPercent READ readyPercent NOTIFY changed)
    Q_PROPERTY(QString readyTone READ readyTone NOTIFY changed)
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed)
    Q_PROPERTY(QString holdings READ holdings NOTIFY changed)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
public:
    explicit HomePage(QObject *parent = nullptr);

    [[nodiscard]] RowList *worklist() const { return m_worklist; } ///< memberId, name, what, why, due, kind, tone
    [[nodiscard]] RowList *readiness() const { return m_readiness; } ///< what, there, count, asOf, stale
    [[nodiscard]] RowList *scans() const { return m_scans; } ///< historyTable
    [[nodiscard]] int readyPercent() const { return m_readyPercent; }
    /// "critical": a day without a line can't be begun; "caution": something is missing or old; "positive": ready.
    [[nodiscard]] QString readyTone() const { return m_readyTone; }
    [[nodiscard]] QString missing() const { return m_missing; } ///< "缺：话术 · 日历", empty when all is there
    [[nodiscard]] QString greeting() const { return m_greeting; } ///< "林，今天 6 月 12 日"
    [[nodiscard]] QString holdings() const { return m_holdings; } ///< "2,000 位会员 · 3,412 台机器"
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    void show(const HomeView &view);

    RowList *m_worklist;
    RowList *m_readiness;
    RowList *m_scans;
    int m_readyPercent = 0;
    QString m_readyTone;
    QString m_missing;
    QString m_greeting;
    QString m_holdings;
    FreshnessFacts m_freshness;
};

} // namespace zhike::ui
