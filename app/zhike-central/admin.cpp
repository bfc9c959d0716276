// SPDX-License-Identifier: Apache-2.0
#include "app/zhike-central/admin.h"

#include "central/store/access.h"
#include "central/store/erasure.h"

#include <map>

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

Result<QString> eraseAgain(Central &central, const QStringList &lines)
{
    Transaction tx(central.database(), Transaction::Kind::Write, Transaction::Patience::Unlimited);
    std::map<ErasedAgain, int> counts;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList words = lines[i].split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        if (words.size() != 2)
            return Error{ErrorCode::InvalidValue, u"line %1"_s.arg(i + 1)};
        const Result<ErasedAgain> done = central::eraseAgain(tx, {MemberId(words[0]), words[1]});
        if (!done)
            return done.error();
        ++counts[*done];
    }
    if (const Result<void> done = tx.commit(); !done)
        return done.error();
    central.shelf().clear();
    return u"erased %1, unknown here and noted %2, erased before %3"_s.arg(counts[ErasedAgain::Erased])
        .arg(counts[ErasedAgain::Noted])
        .arg(counts[ErasedAgain::WasErased]);
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
