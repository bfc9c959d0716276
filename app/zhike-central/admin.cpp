// SPDX-License-Identifier: Apache-2.0
#include "app/zhike-central/admin.h"

#include "central/store/access.h"
#include "central/store/erasure.h"

using namespace Qt::StringLiterals;

namespace zhike::admin {

using namespace central;

Result<void> changeScopes(Database &database, const QStringList &arguments)
{
    ScopeChange change;
    for (const QString &word : arguments.mid(1)) {
        if (word.size() < 2 || (word[0] != u'+' && word[0] != u'-'))
            return Error{ErrorCode::InvalidValue, u"scope"_s};
        (word[0] == u'+' ? change.added : change.removed).append(word.mid(1));
    }
    if (change.added.isEmpty() && change.removed.isEmpty())
        return Error{ErrorCode::InvalidValue, u"scope"_s};
    Transaction tx(database, Transaction::Kind::Write);
    const Result<void> changed = central::changeScopes(tx, arguments.value(0), change);
    return changed ? tx.commit() : changed;
}

Result<void> erase(Central &central, const QStringList &arguments)
{
    if (arguments.size() != 2)
        return Error{ErrorCode::InvalidValue, u"erase"_s};
    Transaction tx(central.database(), Transaction::Kind::Write);
    if (const Result<void> erased = erasePerson(tx, MemberId(arguments[0]), arguments[1]); !erased)
        return erased;
    if (const Result<void> done = tx.commit(); !done)
        return done;
    central.shelf().clear();
    return {};
}

Result<void> requireProtocol(Database &database, const QStringList &arguments)
{
    bool isNumber = false;
    const int least = arguments.value(0).toInt(&isNumber);
    if (!isNumber || least < 0)
        return Error{ErrorCode::InvalidValue, u"require"_s};
    Transaction tx(database, Transaction::Kind::Write);
    setSetting(tx, u"leastProtocol"_s, QString::number(least));
    return tx.commit();
}

} // namespace zhike::admin
