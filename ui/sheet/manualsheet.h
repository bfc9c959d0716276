// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/member/memberfacts.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// The electronic manual: short steps for this product.
class ManualSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *steps READ steps CONSTANT)
    Q_PROPERTY(zhike::ui::FreshnessFacts freshness READ freshness NOTIFY changed)
public:
    explicit ManualSheet(QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] RowList *steps() const { return m_steps; } ///< number, words, hasClip
    [[nodiscard]] FreshnessFacts freshness() const { return m_freshness; }

    Q_INVOKABLE void open(const QString &modelId);

Q_SIGNALS:
    void changed();

protected:
    void reread() override;

private:
    ModelId m_model;
    QString m_name;
    RowList *m_steps;
    FreshnessFacts m_freshness;
};

} // namespace zhike::ui
