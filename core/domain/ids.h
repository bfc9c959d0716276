// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace zhike {

class Clock;

/// A strong id: the same text, but a MemberId never lands where a UnitCode is wanted. Empty means "none".
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text) : m(std::move(text)) {}

    [[nodiscard]] const QString &toString() const { return m; }
    [[nodiscard]] bool isEmpty() const { return m.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        const int c = a.m.compare(b.m);
        return c < 0 ? std::strong_ordering::less : c > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m, seed); }

private:
    QString m;
};

using MemberId = Id<struct MemberTag>;
using HouseholdId = Id<struct HouseholdTag>;
using CommunityId = Id<struct CommunityTag>;
using FloorPlanId = Id<struct FloorPlanTag>;
using ModelId = Id<struct ModelTag>;
/// The unit's identity card: eleven upper-case characters, the last one a check character (see gtin.h). It is also
/// the AI 21 serial on the brand's GS1 codes, and the id of the unit's document.
using UnitCode = Id<struct UnitTag>;
using DeviceId = Id<struct DeviceTag>;
using StoreId = Id<struct StoreTag>;
using TerminalId = Id<struct TerminalTag>;
using AssociateId = Id<struct AssociateTag>;
using WorkOrderId = Id<struct WorkOrderTag>;
using InteractionId = Id<struct InteractionTag>;
using ScriptId = Id<struct ScriptTag>;
using OpId = Id<struct OpTag>;
using AdviceId = Id<struct AdviceTag>;
using TierId = Id<struct TierTag>;

/// RFC 9562 version 7: milliseconds of `clock`, then random bits. Permanent ids are made here, on the terminal.
[[nodiscard]] QString makeUuidV7(const Clock &clock);

template <typename IdType>
[[nodiscard]] IdType makeId(const Clock &clock)
{
    return IdType(makeUuidV7(clock));
}

/// What a person reads aloud: the last eight hexadecimal digits of an op id in two groups, "7C41-0092".
[[nodiscard]] QString receiptNumber(const OpId &op);

} // namespace zhike
