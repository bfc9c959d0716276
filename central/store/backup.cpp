// SPDX-License-Identifier: Apache-2.0
#include "central/store/backup.h"

#include "central/store/feed.h"

#include <QFile>

namespace zhike::central {

Result<void> backUp(Database &database, const QString &path)
{
    if (path.isEmpty() || QFile::exists(path))
        return Error{ErrorCode::InvalidValue, QStringLiteral("path")};
    const Result<qint64> copied = lastNumber(database); // the copy holds at least this; what comes after isn't promised
    if (!copied)
        return copied.error();
    if (const Result<void> done = copyTo(database, path); !done)
        return done;
    return markDurable(database, *copied);
}

Result<void> markDurable(Database &database, qint64 n)
{
    Transaction tx(database, Transaction::Kind::Write);
    if (n < tx.number("SELECT value FROM counter WHERE name = 'durable'") || n < 0 || n > currentSeq(tx))
        return tx.hasFailed() ? tx.commit() : Result<void>(Error{ErrorCode::InvalidValue, QStringLiteral("number")});
    tx.run("UPDATE counter SET value = ? WHERE name = 'durable'", {n});
    return tx.commit();
}

Result<void> compact(Database &database, qint64 n)
{
    Transaction tx(database, Transaction::Kind::Write, Transaction::Patience::Unlimited);
    if (n < 0 || n > currentSeq(tx))
        return tx.hasFailed() ? tx.commit() : Result<void>(Error{ErrorCode::InvalidValue, QStringLiteral("number")});
    compactFeed(tx, n);
    return tx.commit();
}

Result<qint64> lastNumber(Database &database)
{
    Transaction tx(database, Transaction::Kind::Read);
    const qint64 n = currentSeq(tx);
    const Result<void> done = tx.commit();
    return done ? Result<qint64>(n) : Result<qint64>(done.error());
}

} // namespace zhike::central
