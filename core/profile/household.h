// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

#include <vector>

namespace zhike {

/// People and units at one address. Roles: "self", "spouse", "child", "elder", "other".
struct HouseholdPerson {
    MemberId member;
    QString role;
    QString familyName;

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("role", self.role);
        field("familyName", self.familyName);
    }
    friend bool operator==(const HouseholdPerson &, const HouseholdPerson &) = default;
};

struct Household {
    HouseholdId householdId;
    int size = 0;
    bool hasChild = false;
    bool hasElder = false;
    std::vector<HouseholdPerson> people;

    static void fields(auto &self, auto &&field)
    {
        field("householdId", self.householdId);
        field("size", self.size);
        field("hasChild", self.hasChild);
        field("hasElder", self.hasElder);
        field("memberRefs", self.people);
    }
    friend bool operator==(const Household &, const Household &) = default;
};

} // namespace zhike
