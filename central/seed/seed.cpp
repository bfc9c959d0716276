// SPDX-License-Identifier: Apache-2.0
#include "central/seed/seed.h"

#include "central/seed/golden.h"
#include "central/seed/town.h"

#include <QCryptographicHash>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

Result<int> numberOf(const QString &key, const QString &text, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 0 || number > most)
        return Error{ErrorCode::InvalidValue, key};
    return number;
}

QString tagPath(const QString &level, const QString &text)
{
    if (text == u"none")
        return {};
    return text.contains(u'/') ? text : level + text;
}

Result<void> setFact(ChenFacts &facts, const QString &key, const QString &value)
{
    const auto takeNumber = [&](int &into, int most) -> Result<void> {
        const Result<int> number = numberOf(key, value, most);
        if (!number)
            return number.error();
        into = *number;
        return {};
    };
    if (key == u"washerMonths")
        return takeNumber(facts.washerMonths, 360);
    if (key == u"repairs")
        return takeNumber(facts.repairs, 4);
    if (key == u"income")
        return takeNumber(facts.incomeBand, 3);
    if (key == u"grade")
        facts.grade = value;
    else if (key == u"interest")
        facts.interest = tagPath(u"interest/reading/"_s, value);
    else if (key == u"life")
        facts.lifeStage = tagPath(u"life/family/"_s, value);
    else if (key == u"tier")
        facts.tier = value;
    else if (key == u"advice")
        facts.isAdviceAllowed = value != u"no";
    else
        return Error{ErrorCode::InvalidValue, key};
    return {};
}

/// Those that are lived in; Ms Chen's is always among them.
std::vector<Community> livedIn(const Brand &brand, int wanted)
{
    std::vector<Community> communities = brand.communities;
    if (wanted > 0 && static_cast<size_t>(wanted) < communities.size())
        communities.resize(static_cast<size_t>(wanted));
    const bool hasHome = std::any_of(communities.begin(), communities.end(), [](const Community &c) {
        return c.communityId.toString() == golden::kChenCommunity;
    });
    if (const Community *home = brand.community(golden::kChenCommunity); home && !hasHome)
        communities.push_back(*home);
    return communities;
}

/// Refused when somebody lives there already.
Result<void> clearGround(Database &database)
{
    Transaction tx(database, Transaction::Kind::Write);
    if (isSeedUnfinished(tx))
        removeUnfinishedSeed(tx);
    if (tx.number("SELECT COUNT(*) FROM document") > 0)
        return ErrorCode::Refused;
    return tx.commit();
}

} // namespace

Result<ChenFacts> chenFacts(const QString &text)
{
    ChenFacts facts;
    for (const QString &pair : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype mark = pair.indexOf(u'=');
        const Result<void> done =
            setFact(facts, pair.left(mark).trimmed(), mark < 0 ? QString() : pair.mid(mark + 1).trimmed());
        if (!done)
            return done.error();
    }
    return facts;
}

Result<void> seedBrand(const SeedOptions &options, Database &database)
{
    if (!options.today.isValid())
        return Error{ErrorCode::InvalidValue, u"today"_s};
    const Result<Brand> brand = readBrand();
    if (!brand)
        return brand.error();
    if (const Result<void> ready = clearGround(database); !ready)
        return ready;
    Quill quill(database, options.members > options.rowsInPart ? options.rowsInPart : 0);
    Town town{*brand, options, Dice(options.seed), std::move(quill), {}, livedIn(*brand, options.communities), 0};
    seedReference(town);
    seedCalendars(town);
    seedGolden(town);
    seedStock(town);
    seedResidents(town);
    seedCommunities(town);
    return town.quill.finish();
}

QString documentsHash(Transaction &tx)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    tx.stream("SELECT kind, id, ver, scope, body FROM document ORDER BY kind, id", {}, [&hash](const QSqlQuery &row) {
        for (int i = 0; i < 5; ++i)
            hash.addData(row.value(i).toString().toUtf8() + '\n');
        return true;
    });
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace zhike::central
