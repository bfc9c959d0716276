// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/member/memberfacts.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// The electronic warranty card of one unit.
class WarrantySheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString purchased READ purchased NOTIFY changed)
    Q_PROPERTY(bool provisional READ isProvisional NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *terms READ terms CONSTANT)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
public:
    explicit WarrantySheet(QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString number() const { return m_number; } ///< "XQG100-HB · 7C41-0092-118"
    [[nodiscard]] QString purchased() const { return m_purchased; }
    [[nodiscard]] bool isProvisional() const { return m_provisional; }
    [[nodiscard]] RowList *terms() const { return m_terms; } ///< scope, period, running
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }

    Q_INVOKABLE void open(const QString &unitCode);

Q_SIGNALS:
    void changed();

protected:
    void reread() override;

private:
    void show(const WarrantyView &view);

    UnitCode m_unit;
    QString m_name;
    QString m_number;
    QString m_purchased;
    bool m_provisional = false;
    RowList *m_terms;
    FreshnessFacts m_freshness;
};

} // namespace zhike::ui
