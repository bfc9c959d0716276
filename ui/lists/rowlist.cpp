// SPDX-License-Identifier: Apache-2.0
#include "ui/lists/rowlist.h"

#include <algorithm>
#include <iterator>

namespace zhike::ui {

RowList::RowList(const QList<QByteArray> &roles, QObject *parent)
    : QAbstractListModel(parent)
    , m_roles(roles)
{
}

int RowList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant RowList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_rows[static_cast<size_t>(index.row())].cells.value(role - Qt::UserRole);
}

QHash<int, QByteArray> RowList::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_roles.size(); ++i)
        names.insert(Qt::UserRole + i, m_roles[i]);
    return names;
}

QVariant RowList::at(int row, const QString &role) const
{
    const auto column = m_roles.indexOf(role.toLatin1());
    if (row < 0 || row >= count() || column < 0)
        return {};
    return m_rows[static_cast<size_t>(row)].cells.value(column);
}

void RowList::show(std::vector<ShownRow> rows)
{
    const auto sameKey = [](const ShownRow &a, const ShownRow &b) { return a.key == b.key; };
    // Rows that stay at the head and at the foot are kept; the piece between them is replaced.
    const auto head =
        std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), sameKey).first - m_rows.begin();
    const auto room = std::min<std::ptrdiff_t>(std::ssize(m_rows), std::ssize(rows)) - head;
    std::ptrdiff_t foot = 0;
    while (foot < room && sameKey(*(m_rows.rbegin() + foot), *(rows.rbegin() + foot)))
        ++foot;

    const int before = count();
    const auto oldEnd = std::ssize(m_rows) - foot;
    if (oldEnd > head) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(oldEnd - 1));
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + oldEnd);
        endRemoveRows();
    }
    const auto newEnd = std::ssize(rows) - foot;
    if (newEnd > head) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(newEnd - 1));
        m_rows.insert(m_rows.begin() + head, rows.begin() + head, rows.begin() + newEnd);
        endInsertRows();
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        if (m_rows[i] == rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
    if (before != count())
        Q_EMIT countChanged();
}

void RowList::append(std::vector<ShownRow> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(rows.size()) - 1);
    std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
    endInsertRows();
    Q_EMIT countChanged();
}

} // namespace zhike::ui
