// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

#include <QUrl>

namespace zhike::ui {

/// Books an installation or a repair: a window from the store's calendar, provisional until central has reserved it.
class BookingSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool repair READ isRepair NOTIFY changed)
    Q_PROPERTY(QString subject READ subject NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *windows READ windows CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *symptoms READ symptoms CONSTANT)
    Q_PROPERTY(QString slotId READ slotId WRITE setSlotId NOTIFY changed)
    Q_PROPERTY(QString symptom READ symptom WRITE setSymptom NOTIFY changed)
    Q_PROPERTY(int photos READ photos NOTIFY changed)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
public:
    explicit BookingSheet(QObject *parent = nullptr);

    [[nodiscard]] bool isRepair() const { return m_repair; }
    [[nodiscard]] QString subject() const { return m_subject; }
    [[nodiscard]] RowList *windows() const { return m_windows; } ///< slotTable
    [[nodiscard]] RowList *symptoms() const { return m_symptoms; } ///< key, name
    [[nodiscard]] QString slotId() const { return m_slotId; }
    void setSlotId(const QString &slotId);
    [[nodiscard]] QString symptom() const { return m_symptom; }
    void setSymptom(const QString &symptom);
    [[nodiscard]] int photos() const { return static_cast<int>(m_photos.size()); }
    [[nodiscard]] bool isComplete() const;

    /// `unitCode` may be empty: the sale is agreed, delivery brings the unit. `subject`: the product in words.
    Q_INVOKABLE void openInstall(const QString &memberId, const QString &unitCode, const QString &modelId,
                                 const QString &subject);
    Q_INVOKABLE void openRepair(const QString &memberId, const QString &unitCode, const QString &subject);
    /// A photo for the repair, ≤ 5 MB; it travels on its own.
    Q_INVOKABLE void addPhoto(const QString &path);
    Q_INVOKABLE void confirm(const QString &said);

Q_SIGNALS:
    void changed();
    void booked();

protected:
    void reread() override;

private:
    void open(bool repair, const QString &memberId, const QString &unitCode, const QString &subject);
    [[nodiscard]] const Slot *chosen() const;
    [[nodiscard]] Action action(const QString &said) const;

    MemberId m_member;
    UnitCode m_unit;
    ModelId m_model;
    QString m_subject;
    QString m_slotId;
    QString m_symptom;
    std::vector<QString> m_photos;
    std::vector<Slot> m_slots;
    RowList *m_windows;
    RowList *m_symptoms;
    bool m_repair = false;
};

} // namespace zhike::ui
