// SPDX-License-Identifier: Apache-2.0
#include "core/session/access.h"

#include <algorithm>
#include <iterator>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

struct Row {
    Field field;
    Sight serve; ///< at the counter, serving
    Sight sell;  ///< at the counter, selling
    bool canReveal;
};

constexpr Row kCounter[] = {
    {Field::Name, Sight::Masked, Sight::Masked, false},
    {Field::Phone, Sight::Masked, Sight::Masked, true},
    {Field::Email, Sight::Masked, Sight::Masked, true},
    {Field::Card, Sight::Masked, Sight::Masked, true},
    {Field::Address, Sight::Masked, Sight::None, true},
    {Field::Household, Sight::Full, Sight::Full, false},
    {Field::Units, Sight::Full, Sight::Full, false},
    {Field::Timeline, Sight::Full, Sight::Full, false},
    {Field::Tags, Sight::Full, Sight::Full, false},
    {Field::Scores, Sight::Full, Sight::Full, false},
    {Field::Points, Sight::Full, Sight::Full, false},
    {Field::Consents, Sight::Full, Sight::Full, false},
    {Field::Income, Sight::None, Sight::None, false}, // an estimate feeds the engine; nobody reads it
};

bool isCounterRole(Role role) { return role == Role::Associate || role == Role::Lead; }

const Row *rowOf(Field field)
{
    const auto *row = std::find_if(std::begin(kCounter), std::end(kCounter), [field](const Row &r) { return r.field == field; });
    return row == std::end(kCounter) ? nullptr : row;
}

constexpr QLatin1StringView kRevealReasons[] = {"callBack"_L1, "verifyIdentity"_L1, "deliveryAddress"_L1, "memberAsked"_L1};

} // namespace

Sight sightOf(Role role, Use use, Field field)
{
    const Row *row = rowOf(field);
    if (!isCounterRole(role) || !row)
        return Sight::None;
    return use == Use::Serve ? row->serve : row->sell;
}

bool mayReveal(Role role, Field field)
{
    const Row *row = rowOf(field);
    return isCounterRole(role) && row && row->canReveal;
}

Field fieldOf(IdentityKind kind)
{
    switch (kind) {
    case IdentityKind::Phone: return Field::Phone;
    case IdentityKind::Email: return Field::Email;
    case IdentityKind::Address: return Field::Address;
    default: return Field::Card;
    }
}

bool isRevealReason(QStringView code)
{
    return std::find(std::begin(kRevealReasons), std::end(kRevealReasons), code) != std::end(kRevealReasons);
}

} // namespace zhike
