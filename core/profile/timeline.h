// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/text.h"

namespace zhike {

/// One line of the member's story. Its own row on disk and on the wire: 10,000 of them never sit in the member's body.
struct TimelineEvent {
    QString eventId;
    MemberId member;
    QDateTime at;
    QString lane; ///< "purchase", "service", "call", "online", "social", "device", "store"
    Text title;
    UnitCode unit;
    OpId op;

    static void fields(auto &self, auto &&field)
    {
        field("eventId", self.eventId);
        field("memberId", self.member);
        field("at", self.at);
        field("lane", self.lane);
        field("title", self.title);
        field("unitCode", self.unit);
        field("opId", self.op);
    }
    friend bool operator==(const TimelineEvent &, const TimelineEvent &) = default;
};

} // namespace zhike
