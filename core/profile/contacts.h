// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

/// What a member answered to advice, and when we spoke: fatigue, rest and "never" are counted from these.
namespace zhike {

enum class AdviceVerdict { NotNow, Accepted, Never };
template <>
struct EnumNames<AdviceVerdict> {
    static constexpr EnumName<AdviceVerdict> values[] = {
        {AdviceVerdict::NotNow, "notNow"}, {AdviceVerdict::Accepted, "accepted"}, {AdviceVerdict::Never, "never"}};
};

/// What the member said to an advice. "Not now" rests 30 days, "never" stays.
struct AdviceAnswer {
    AdviceId advice; ///< "<type>/<category>/<modelId>": the same advice computed again has the same id
    QString type;
    QString category;
    ModelId model;
    AdviceVerdict verdict = AdviceVerdict::NotNow;
    QString reason;
    OpId op;
    QDateTime at;

    static void fields(auto &self, auto &&field)
    {
        field("adviceId", self.advice);
        field("type", self.type);
        field("category", self.category);
        field("modelId", self.model);
        field("verdict", self.verdict);
        field("reason", self.reason);
        field("opId", self.op);
        field("at", self.at);
    }
    friend bool operator==(const AdviceAnswer &, const AdviceAnswer &) = default;
};

/// One contact, for activity and fatigue. `isUnsolicited`: we spoke first, with an offer.
struct ContactMark {
    QDateTime at;
    QString lane; ///< "store", "call", "online", "purchase", "service", …
    bool isUnsolicited = false;

    static void fields(auto &self, auto &&field)
    {
        field("at", self.at);
        field("lane", self.lane);
        field("isUnsolicited", self.isUnsolicited);
    }
    friend bool operator==(const ContactMark &, const ContactMark &) = default;
};

} // namespace zhike
