// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// At most three products side by side: the advised one and what its neighbours chose next.
class ComparePage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *products READ products CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(QString memberId READ memberId NOTIFY changed)
    Q_PROPERTY(QString leading READ leading NOTIFY changed)
    Q_PROPERTY(QStringList fits READ fits NOTIFY changed)
public:
    explicit ComparePage(QObject *parent = nullptr);

    [[nodiscard]] RowList *products() const { return m_products; } ///< productTable
    [[nodiscard]] RowList *rows() const { return m_rows; } ///< compareTable
    [[nodiscard]] QString memberId() const { return m_member.toString(); }
    [[nodiscard]] QString leading() const { return m_model.toString(); } ///< the model everything is compared with
    [[nodiscard]] QStringList fits() const { return m_fits; }

    /// `communityId` may be empty: the city's ranking then says what is near.
    Q_INVOKABLE void open(const QString &modelId, const QString &category, const QString &communityId,
                          const QString &memberId);

Q_SIGNALS:
    void changed();

protected:
    void reread() override;

private:
    void compareWith(const CommunityView &community);
    void show(const CompareView &view);

    ModelId m_model;
    QString m_category;
    CommunityId m_community;
    MemberId m_member;
    QStringList m_fits;
    RowList *m_products;
    RowList *m_rows;
};

} // namespace zhike::ui
