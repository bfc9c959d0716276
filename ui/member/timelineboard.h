// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/member/memberfacts.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// Zone 4: one timeline of all channels, by lane, fifty at a time.
class TimelineBoard : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of MemberPage")
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *lanes READ lanes CONSTANT)
    Q_PROPERTY(QString lane READ lane WRITE setLane NOTIFY changed)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
public:
    explicit TimelineBoard(QObject *parent = nullptr);

    [[nodiscard]] RowList *rows() const { return m_rows; }
    [[nodiscard]] RowList *lanes() const { return m_lanes; } ///< key, name, rare (shown where there is room)
    [[nodiscard]] QString lane() const { return m_lane; } ///< empty: all
    void setLane(const QString &lane);
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }

    /// The first page of all lanes, as it came with the member. Another lane stays chosen and is asked for again.
    void show(const MemberId &member, const TimelineView &view, const Words &words);
    Q_INVOKABLE void more();

Q_SIGNALS:
    void changed();

protected:
    void attach() override { translateLanes(); }
    void reread() override;

private:
    void take(const TimelineView &view, const Words &words);
    void translateLanes();

    MemberId m_member;
    QString m_lane;
    QDateTime m_oldest;
    bool m_hasMore = false;
    RowList *m_rows;
    RowList *m_lanes;
    FreshnessFacts m_freshness;
};

} // namespace zhike::ui
