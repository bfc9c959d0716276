// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// A member's own data: chosen or typed anew. What the person leaves alone stays as it is; what somebody else changed
/// meanwhile is central's to say (outbox).
class MemberEditSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString salutation READ salutation WRITE setSalutation NOTIFY changed)
    Q_PROPERTY(QString locale READ locale WRITE setLocale NOTIFY changed)
    Q_PROPERTY(QString channel READ channel WRITE setChannel NOTIFY changed)
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY changed)
    Q_PROPERTY(QString plan READ plan WRITE setPlan NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *places READ places CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *plans READ plans CONSTANT)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
public:
    explicit MemberEditSheet(QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_view.maskedName; }
    [[nodiscard]] QString phone() const { return m_view.maskedPhone; }
    [[nodiscard]] QString address() const { return m_view.maskedAddress; }
    [[nodiscard]] QString salutation() const { return enumName(m_wish.salutation.value_or(m_view.salutation)); }
    [[nodiscard]] QString locale() const { return enumName(m_wish.locale.value_or(m_view.locale)); }
    [[nodiscard]] QString channel() const { return enumName(m_wish.channel.value_or(m_view.channel)); }
    [[nodiscard]] QString place() const { return home().community.toString(); }
    [[nodiscard]] QString plan() const { return home().floorPlan.toString(); }
    [[nodiscard]] RowList *places() const { return m_places; } ///< key, name
    [[nodiscard]] RowList *plans() const { return m_plans; } ///< of the chosen place: key, name
    [[nodiscard]] QString hint() const { return m_hint; } ///< what can't be taken, in words
    void setSalutation(const QString &key);
    void setLocale(const QString &key);
    void setChannel(const QString &key);
    /// Another place forgets the floor plan: plans belong to their community.
    void setPlace(const QString &community);
    void setPlan(const QString &plan);

    Q_INVOKABLE void open(const QString &memberId);
    /// Empty texts stay as they are.
    Q_INVOKABLE void save(const QString &familyName, const QString &givenName, const QString &address);
    Q_INVOKABLE void changePhone(const QString &number);

Q_SIGNALS:
    void changed();
    void saved();

private:
    [[nodiscard]] HomePlace home() const { return m_wish.home.value_or(HomePlace{m_view.community, m_view.plan}); }
    void showPlans();
    void setHint(const QString &hint);

    EditView m_view;
    MemberWish m_wish;
    RowList *m_places;
    RowList *m_plans;
    QString m_hint;
};

} // namespace zhike::ui
