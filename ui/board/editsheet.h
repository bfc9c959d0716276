// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// Mends a refused op and sends it again as a new one that replaces it: another window, another number, other words.
class EditSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Field field READ field NOTIFY changed)
    Q_PROPERTY(QString what READ what NOTIFY changed)
    Q_PROPERTY(QString value READ value NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *choices READ choices CONSTANT)
public:
    /// What may be changed. Nothing: it can only be sent again as it is.
    enum class Field { Nothing, Phone, Words, Window };
    Q_ENUM(Field)
    explicit EditSheet(QObject *parent = nullptr);

    [[nodiscard]] Field field() const { return m_field; }
    [[nodiscard]] QString what() const { return m_what; }
    /// The words as they were. A phone number is typed anew: it isn't shown without a reveal.
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] RowList *choices() const { return m_choices; } ///< slotTable

    Q_INVOKABLE void open(const QString &opId);
    /// `value`: the new words or number; for a window the slot's id. Not used for Field::Nothing.
    Q_INVOKABLE void resend(const QString &value);

Q_SIGNALS:
    void changed();
    void resent();

private:
    void take(const Action &action);
    void askForWindows(WorkOrderKind kind, const MemberId &member);
    void send(const Action &edited);

    OpId m_op;
    std::optional<Action> m_action;
    std::vector<Slot> m_slots;
    RowList *m_choices;
    Field m_field = Field::Nothing;
    QString m_what;
    QString m_value;
};

} // namespace zhike::ui
