// SPDX-License-Identifier: Apache-2.0
#include "app/zhike-central/errands.h"

#include "central/seed/golden.h"
#include "central/store/access.h"
#include "central/store/backup.h"
#include "central/store/erasure.h"
#include "central/store/membercode.h"
#include "central/store/partitions.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Result<QString> enrolCode(central::Database &database, const QString &store, const Clock &clock)
{
    const QString code = central::makeEnrolCode();
    central::Transaction tx(database, central::Transaction::Kind::Write);
    central::putEnrolCode(tx, {code, store.isEmpty() ? golden::kStore.toString() : store, false}, clock);
    const Result<void> done = tx.commit();
    return done ? Result<QString>(code) : Result<QString>(done.error());
}

Result<QString> said(const Result<void> &done)
{
    return done ? Result<QString>(QString()) : Result<QString>(done.error());
}

Result<QString> backup(central::Database &database, const QString &path, const Clock &)
{
    return said(central::backUp(database, path));
}

Result<QString> number(central::Database &database, const QString &, const Clock &)
{
    return central::lastNumber(database).then([](qint64 n) { return Result<QString>(QString::number(n)); });
}

/// -1 for a text that is no number: no errand takes that.
qint64 numberIn(const QString &text)
{
    bool isNumber = false;
    const qint64 n = text.toLongLong(&isNumber);
    return isNumber ? n : -1;
}

Result<QString> erasures(central::Database &database, const QString &, const Clock &)
{
    central::Transaction tx(database, central::Transaction::Kind::Read);
    QStringList lines;
    for (const central::Erasure &erasure : central::erasures(tx))
        lines << erasure.member.toString() + u' ' + erasure.erasureCase;
    const Result<void> done = tx.commit();
    return done ? Result<QString>(lines.join(u'\n')) : Result<QString>(done.error());
}

Result<QString> durable(central::Database &database, const QString &n, const Clock &)
{
    return said(central::markDurable(database, numberIn(n)));
}

Result<QString> compact(central::Database &database, const QString &n, const Clock &)
{
    return said(central::compact(database, numberIn(n)));
}

Result<QString> partition(central::Database &database, const QString &count, const Clock &)
{
    return said(
        central::layOut(database, static_cast<int>(std::min<qint64>(numberIn(count), central::kMostPartitions + 1))));
}

Result<QString> memberCode(central::Database &database, const QString &member, const Clock &clock)
{
    central::Transaction tx(database, central::Transaction::Kind::Write);
    const Result<QString> code = central::signMemberCode(tx, MemberId(member), clock.now());
    if (!code)
        return code;
    const Result<void> done = tx.commit();
    return done ? code : Result<QString>(done.error());
}

constexpr Errand kErrands[] = {
    {"enrol-code", "[STORE]: print a one-time code, 15 minutes", enrolCode},
    {"member-code", "MEMBER: print the code that the member's app would show now, good for a minute", memberCode},
    {"backup", "PATH: copy the SQLite file and move the durable horizon to it", backup},
    {"number", ": print the number of the last change, to be noted before a backup of PostgreSQL begins", number},
    {"durable", "N: a backup that was begun at number N is safe; move the durable horizon to it", durable},
    {"compact", "N: forget what left a store up to number N; terminals not seen since then start afresh", compact},
    {"erasures", ": print who was erased and for which case, a line each; to be kept outside the backups", erasures},
    {"partition", "COUNT: lay the tables of a PostgreSQL database out over COUNT partitions, once", partition},
};

} // namespace

std::span<const Errand> errands() { return kErrands; }

const Errand *findErrand(const QString &name)
{
    const auto it = std::find_if(std::begin(kErrands), std::end(kErrands),
                                 [&name](const Errand &errand) { return name == QLatin1StringView(errand.name); });
    return it == std::end(kErrands) ? nullptr : it;
}

} // namespace zhike
