// SPDX-License-Identifier: Apache-2.0
#include "core/desk/exportoutbox.h"

#include "core/domain/json.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kColumns[] = {"receipt", "action", "at", "state", "refusal"};

std::vector<QString> cellsOf(const OutboxRow &row)
{
    return {row.receipt, row.type, row.at.toUTC().toString(Qt::ISODate), enumName(row.state),
            row.refusal ? errorName(row.refusal->code) : QString()};
}

QByteArray csv(const OutboxView &view)
{
    QByteArray text =
        QByteArray("\xEF\xBB\xBF") + QByteArrayList(std::begin(kColumns), std::end(kColumns)).join(',') + "\r\n";
    for (const OutboxRow &row : view.rows) {
        QByteArrayList cells;
        for (const QString &value : cellsOf(row))
            cells.append(csvCell(value));
        text += cells.join(',') + "\r\n";
    }
    return text;
}

QByteArray asJson(const OutboxView &view)
{
    QJsonArray rows;
    for (const OutboxRow &row : view.rows) {
        const std::vector<QString> cells = cellsOf(row);
        QJsonObject object;
        for (size_t i = 0; i < cells.size(); ++i)
            object.insert(QLatin1StringView(kColumns[i]), cells[i]);
        rows.append(object);
    }
    return QJsonDocument(rows).toJson();
}

} // namespace

QByteArray csvCell(const QString &value)
{
    static const QString formula = u"=+-@\t\r"_s;
    QString cell = value;
    if (!cell.isEmpty() && formula.contains(cell.front()))
        cell.prepend(u'\'');
    const bool mustQuote = std::any_of(cell.begin(), cell.end(),
                                       [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    return mustQuote ? '"' + cell.replace(u'"', u"\"\""_s).toUtf8() + '"' : cell.toUtf8();
}

QByteArray exported(const OutboxView &view, ExportAs as) { return as == ExportAs::Csv ? csv(view) : asJson(view); }

} // namespace zhike
