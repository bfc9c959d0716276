// SPDX-License-Identifier: Apache-2.0
#include "central/store/backup.h"

#include "central/store/documents.h"

#include <QFile>

namespace zhike::central {

Result<void> backUp(Database &database, const QString &path)
{
    if (path.isEmpty() || QFile::exists(path))
        return Error{ErrorCode::InvalidValue, QStringLiteral("path")};
    qint64 copied = 0;
    {
        Transaction tx(database, Transaction::Kind::Read);
        copied = currentSeq(tx); // the copy holds at least this; what comes in between is not promised
    }
    if (const Result<void> done = copyTo(database, path); !done)
        return done;
    Transaction tx(database, Transaction::Kind::Write);
    tx.run("UPDATE counter SET value = ? WHERE name = 'durable'", {copied});
    return tx.commit();
}

} // namespace zhike::central
