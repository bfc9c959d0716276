// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include "core/desk/cases.h"

#include <QRandomGenerator>

#include <SQLiteCpp/SQLiteCpp.h>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRounds = 2000;
constexpr int kWarmUp = 50;

/// What any program that shows these rows must at least do: fetch their bytes.
class BareRead
{
public:
    explicit BareRead(const QString &path)
        : m_database(path.toStdString(), SQLite::OPEN_READONLY)
        , m_document(m_database, "SELECT body FROM document WHERE kind=? AND id=?")
        , m_timeline(m_database, "SELECT body FROM timeline WHERE member=? ORDER BY at DESC LIMIT 51")
    {
    }

    /// The number of bytes, so that nothing is left out by a clever compiler.
    size_t member(const World::Person &person)
    {
        size_t bytes = document("member", person.member) + document("household", person.household);
        for (const QString &unit : person.units)
            bytes += document("unit", unit);
        m_timeline.reset();
        m_timeline.bind(1, person.member.toStdString());
        while (m_timeline.executeStep())
            bytes += m_timeline.getColumn(0).getString().size();
        return bytes;
    }

private:
    size_t document(const char *kind, const QString &id)
    {
        m_document.reset();
        m_document.bind(1, kind);
        m_document.bind(2, id.toStdString());
        return m_document.executeStep() ? m_document.getColumn(0).getString().size() : 0;
    }

    SQLite::Database m_database;
    SQLite::Statement m_document;
    SQLite::Statement m_timeline;
};

struct Measured {
    Samples profile;
    Samples bare;
    int advised = 0;
};

Lens lensOn(const SharedDocs &shared, const Clock &clock)
{
    return {shared, Role::Associate, clock.now(), clock.today(), clock.now(), RecognisedBy::Phone};
}

Result<Measured> measure(const Reader &reader, World &world)
{
    const SharedDocs shared = loadShared(reader, StoreId());
    const Lens lens = lensOn(shared, world.clock());
    BareRead bare(world.path());
    QRandomGenerator random(20260314);
    Measured measured;
    for (int round = 0; round < kRounds + kWarmUp; ++round) {
        const World::Person &person = world.people()[random.bounded(static_cast<quint32>(world.people().size()))];
        size_t bytes = 0;
        Result<std::optional<MemberCase>> who = std::optional<MemberCase>();
        MemberView view;
        const auto readBare = [&] { bytes = bare.member(person); };
        const auto openProfile = [&] {
            who = loadMember(reader, shared, MemberId(person.member));
            if (who && *who)
                view = describeMember(**who, lens);
        };
        const double first = round % 2 ? microseconds(readBare) : microseconds(openProfile);
        const double second = round % 2 ? microseconds(openProfile) : microseconds(readBare);
        if (!who || !*who || bytes == 0)
            return who ? Error{ErrorCode::NotFound, u"member"_s} : who.error();
        measured.advised += view.advice.shown.empty() ? 0 : 1;
        if (round < kWarmUp)
            continue;
        measured.profile.push_back(round % 2 ? second : first);
        measured.bare.push_back(round % 2 ? first : second);
    }
    return measured;
}

} // namespace

Result<std::vector<Figure>> profileFigures(World &world)
{
    const Result<Measured> measured = world.store().read([&world](const Reader &reader) { return measure(reader, world); }).result();
    if (!measured)
        return measured.error();
    if (measured->advised == 0)
        return Error{ErrorCode::InvalidValue, u"nobody was advised: the figure would leave the engines out"_s};
    const double floor = percentile(measured->bare, 0.5);
    return std::vector<Figure>{
        {u"P4"_s, u"open a profile, median"_s, u"bare read of the same rows"_s, percentile(measured->profile, 0.5), floor, 10.0, {}},
        {u"P4"_s, u"open a profile, p99"_s, u"bare read, p99"_s, percentile(measured->profile, 0.99), percentile(measured->bare, 0.99), {}, 1.0}};
}

} // namespace zhike::bench
