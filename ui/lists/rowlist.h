// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <vector>

namespace zhike::ui {

/// One row as the screen shows it: a key that stays the same while the thing does, and a value a role.
struct ShownRow {
    QString key;
    QVariantList cells;
    friend bool operator==(const ShownRow &, const ShownRow &) = default;
};

/// The one list model of the house. What a list shows is a table (rowtable.h): role name → function over the row's
/// value. `show` changes only what differs, so that a list that is read again keeps its place and its delegates.
class RowList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by a page")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    explicit RowList(const QList<QByteArray> &roles, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// A cell by name, for one-line bindings and tests. Invalid when there is no such row or role.
    Q_INVOKABLE QVariant at(int row, const QString &role) const;

    void show(std::vector<ShownRow> rows);
    void append(std::vector<ShownRow> rows);

Q_SIGNALS:
    void countChanged();

private:
    QList<QByteArray> m_roles;
    std::vector<ShownRow> m_rows;
};

} // namespace zhike::ui
