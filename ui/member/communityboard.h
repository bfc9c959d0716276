// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/member/memberfacts.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// Zone 3 and the community page: what households here own and lately chose. Under k households a row says "few".
class CommunityBoard : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *categories READ categories CONSTANT)
    Q_PROPERTY(zhike::ui::CommunityFacts facts READ facts NOTIFY changed)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
public:
    explicit CommunityBoard(QObject *parent = nullptr);

    [[nodiscard]] RowList *rows() const { return m_rows; }
    [[nodiscard]] RowList *categories() const { return m_categories; } ///< key, name, current
    [[nodiscard]] CommunityFacts facts() const { return m_facts; }
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }

    /// A value somebody else has asked for (member page, passport).
    void show(const CommunityView &view, const Words &words, const MemberId &member = {});
    /// The community page: empty ids mean "the one of the member at the counter, else the store's city".
    Q_INVOKABLE void open(const QString &communityId, const QString &memberId);
    Q_INVOKABLE void chooseCategory(const QString &category);

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    CommunityId m_community;
    MemberId m_member;
    QString m_category;
    bool m_opened = false; ///< asks by itself; otherwise it is fed
    RowList *m_rows;
    RowList *m_categories;
    CommunityFacts m_facts;
    FreshnessFacts m_freshness;
};

} // namespace zhike::ui
