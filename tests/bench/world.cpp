// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/world.h"

#include "core/store/documentrows.h"

#include <QFile>

namespace zhike::bench {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<World>> World::make(int members)
{
    std::unique_ptr<World> world(new World(members));
    if (const Result<void> filled = world->fill(); !filled)
        return filled.error();
    if (const Result<void> opened = world->reopen(); !opened)
        return opened.error();
    if (const Result<void> met = world->meetPeople(); !met)
        return met.error();
    return world;
}

Result<void> World::reopen()
{
    m_store.reset();
    StoreOptions options;
    options.path = path();
    Result<std::unique_ptr<Store>> opened = Store::open(options, m_vault, m_clock);
    if (!opened)
        return opened.error();
    m_store = *std::move(opened);
    return {};
}

Result<void> World::fill()
{
    CentralProcess central(folder());
    if (const Result<void> started = central.start({m_members, kDetailedHomes}); !started)
        return started;
    const Result<QJsonObject> done = runWorker({u"bootstrap"_s, central.url().toString(), path()});
    if (!done)
        return done.error();
    m_bootstrap = {(*done)["seconds"_L1].toDouble(), (*done)["peakMb"_L1].toDouble(), central.seededSeconds()};
    central.stop();
    for (const char *leftover : {"central.sqlite", "central.sqlite-wal", "central.sqlite-shm"})
        QFile::remove(folder() + u'/' + QLatin1StringView(leftover));
    return {};
}

Result<void> World::meetPeople()
{
    using People = std::vector<Person>;
    const Result<People> people = m_store->read([](const Reader &reader) -> Result<People> {
        People met;
        for (int number = 1; number <= kDetailedHomes; ++number) {
            const auto member = documents::find<Member>(reader, u"member-%1"_s.arg(number, 6, 10, QLatin1Char('0')));
            if (!member || !*member || (*member)->value.units.empty())
                continue;
            Person person{(*member)->value.memberId.toString(), (*member)->value.householdId.toString(), {}, {}};
            for (const UnitCode &unit : (*member)->value.units)
                person.units.push_back(unit.toString());
            for (const Identity &identity : (*member)->value.identities)
                if (identity.kind == IdentityKind::Phone)
                    person.phone = identity.value;
            met.push_back(std::move(person));
        }
        return met;
    }).result();
    if (!people)
        return people.error();
    if (people->size() < 50)
        return Error{ErrorCode::NotFound, u"members in detail"_s};
    m_people = *people;
    return {};
}

} // namespace zhike::bench
