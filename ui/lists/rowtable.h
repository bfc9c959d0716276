// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/format/words.h"
#include "ui/lists/rowlist.h"

namespace zhike::ui {

/// What a list shows of its rows, written once: a key and, role by role, a function from the core's value to what is
/// painted.
template <typename Row>
struct RowTable {
    struct Column {
        const char *role;
        QVariant (*value)(const Row &, const Words &);
    };
    QString (*key)(const Row &);
    std::vector<Column> columns;

    [[nodiscard]] QList<QByteArray> roles() const
    {
        QList<QByteArray> names;
        for (const Column &column : columns)
            names.append(column.role);
        return names;
    }
    [[nodiscard]] std::vector<ShownRow> rows(const std::vector<Row> &values, const Words &words) const
    {
        std::vector<ShownRow> shown;
        shown.reserve(values.size());
        for (const Row &value : values) {
            ShownRow &row = shown.emplace_back(ShownRow{key(value), {}});
            for (const Column &column : columns)
                row.cells.append(column.value(value, words));
        }
        return shown;
    }
};

} // namespace zhike::ui
