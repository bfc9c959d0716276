// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/filestate.h"

#include "core/store/audit.h"

#include <algorithm>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

/// Every row of the statement as text.
void append(QByteArray &text, const Reader &reader, const char *sql, int columns)
{
    Query found = reader.query(sql);
    while (found.next()) {
        for (int i = 0; i < columns; ++i)
            text += found.isNull(i) ? QByteArray("-") : found.bytes(i);
        text += '\n';
    }
    text += "--\n";
}

} // namespace

QByteArray stateOf(const Reader &reader)
{
    QByteArray text;
    append(text, reader,
           "SELECT ord||' '||op_id||' '||state||' '||frozen, ' '||seq, ' '||outcome FROM outbox ORDER BY ord", 3);
    append(text, reader, "SELECT ord||' '||op_id||' '||state, ' '||outcome FROM journal ORDER BY ord", 2);
    append(text, reader, "SELECT op_id||' '||kind||' '||id||' '||gone FROM outbox_target ORDER BY op_id, n", 1);
    append(text, reader, "SELECT op_id||' '||needs FROM outbox_need ORDER BY op_id, n", 1);
    append(text, reader, "SELECT n||' '||uploaded FROM audit ORDER BY n", 1);
    append(text, reader, "SELECT op_id||' '||outcome||' '||seen FROM attention ORDER BY n", 1);
    append(text, reader, "SELECT kind||' '||id||' '||ver FROM document ORDER BY kind, id", 1);
    append(text, reader, "SELECT id||' '||ver FROM timeline ORDER BY id", 1);
    append(text, reader, "SELECT kind||' '||id||' '||ver FROM snap_document ORDER BY kind, id", 1);
    append(text, reader,
           "SELECT key, value FROM meta WHERE key NOT IN ('wrappedKey', 'vault', 'auditHead') ORDER BY key", 2);
    append(text, reader, "SELECT id||' '||state FROM interaction ORDER BY id", 1);
    return text;
}

QString integrityOf(const Reader &reader)
{
    Query said = reader.query("PRAGMA integrity_check");
    return said.next() ? said.text(0) : QString();
}

Result<bool> keepOpWithAudit(Writer &writer, const QString &opId, const QString &document)
{
    Op op;
    op.opId = OpId(opId);
    op.type = u"model.add"_s;
    op.wall = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    op.targetList = {{DocumentKind::Unit, document, 0}};
    op.body = {{u"arg"_s, 1}};
    if (const Result<void> kept = sync::commitOp(writer, op, {0, op.wall}, 0); !kept)
        return kept.error();
    audit::append(writer, opId.toUtf8());
    return true;
}

std::set<QString> opIdsIn(const Reader &reader)
{
    std::set<QString> ids;
    Query found = reader.query("SELECT op_id FROM outbox UNION ALL SELECT op_id FROM journal");
    while (found.next())
        ids.insert(found.text(0));
    return ids;
}

int halves(const Reader &reader)
{
    const std::set<QString> ops = opIdsIn(reader);
    std::set<QString> audited;
    for (const audit::Row &row : audit::after(reader, 0, std::numeric_limits<int>::max()))
        audited.insert(QString::fromUtf8(row.body));
    return static_cast<int>(
        std::count_if(ops.begin(), ops.end(), [&audited](const QString &op) { return !audited.contains(op); }));
}

int longFactor() { return std::max(1, qEnvironmentVariableIntValue("ZHIKE_FAULTS_LONG")); }

} // namespace zhike::test
