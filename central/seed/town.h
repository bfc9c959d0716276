// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/seed/brand.h"
#include "central/seed/dice.h"
#include "central/seed/quill.h"
#include "central/seed/seed.h"
#include "core/insight/community.h"

#include <QDateTime>

#include <map>

namespace zhike::central {

/// What households chose lately, counted while the town grows: (community, model, months ago) → households.
class Census {
public:
    void add(const CommunityId &community, const ProductModel &model, int monthsAgo, int households = 1);
    [[nodiscard]] std::vector<OwnershipCount> counts() const;

private:
    std::map<std::tuple<CommunityId, ModelId, int>, OwnershipCount> m_counts;
};

/// Everything the builders of the seed share.
struct Town {
    const Brand &brand;
    const SeedOptions &options;
    Dice dice;
    Quill quill;
    Census census;
    std::vector<Community> communities; ///< those that are lived in
    int units = 0; ///< made so far: their codes

    /// The shop's wall clock of that day, as UTC.
    [[nodiscard]] QDateTime at(const QDate &day, int hour, int minute = 0) const
    {
        return QDateTime(day, QTime(hour, minute)).toUTC();
    }
    [[nodiscard]] const QDate &today() const { return options.today; }
    /// Where the members of this community are at home.
    [[nodiscard]] const Shop &storeOf(const CommunityId &community) const;
    [[nodiscard]] UnitCode nextUnitCode();
};

/// A person's document with what stands beside it, until both are written.
struct Resident {
    Member member;
    std::vector<Unit> units;
    std::vector<TimelineEvent> events;
    bool isInDetail = true; ///< false: only the member's own document is written

    void tell(const QDateTime &at, const QString &lane, const Text &title, const UnitCode &unit = {});
};

/// A unit of this model bought on that day; warranty by the model's terms.
[[nodiscard]] Unit makeUnit(const ProductModel &model, const UnitCode &code, const QDate &purchased);
/// A done repair, told in the resident's story too.
struct RepairStory {
    QDate day;
    QString symptom;
    Text title;
};
void addRepair(Town &town, Resident &resident, size_t unit, const RepairStory &story);

/// Writes member, units, events; links identities; counts what the home chose.
void settleIn(Town &town, Resident &&resident);
void putHousehold(Town &town, const Household &household, const StoreId &store);

void seedReference(Town &town); ///< rules, scripts, models, stores, staff
void seedCalendars(Town &town);
void seedGolden(Town &town);
void seedResidents(Town &town);
void seedStock(Town &town); ///< units nobody owns yet
void seedCommunities(Town &town); ///< communities and city with their rankings

} // namespace zhike::central
