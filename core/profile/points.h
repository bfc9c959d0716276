// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

namespace zhike {

enum class PointsKind { Adjust, Accrue, Redeem, Expire, Reverse };
template <>
struct EnumNames<PointsKind> {
    static constexpr EnumName<PointsKind> values[] = {{PointsKind::Adjust, "adjust"}, {PointsKind::Accrue, "accrue"},
                                                      {PointsKind::Redeem, "redeem"}, {PointsKind::Expire, "expire"}, {PointsKind::Reverse, "reverse"}};
};

/// A line of the ledger. Central owns it; a line the fold made is provisional until central's document carries it.
struct PointsEntry {
    QString entryId;
    PointsKind kind = PointsKind::Adjust;
    qint64 points = 0; ///< signed
    QString source;    ///< policy key: "activation", "purchase", …
    OpId op;           ///< the op that caused it, empty for central's own
    bool isProvisional = false;
    QDateTime at;

    static void fields(auto &self, auto &&field)
    {
        field("entryId", self.entryId);
        field("kind", self.kind);
        field("points", self.points);
        field("source", self.source);
        field("opId", self.op);
        field("isProvisional", self.isProvisional);
        field("at", self.at);
    }
    friend bool operator==(const PointsEntry &, const PointsEntry &) = default;
};

} // namespace zhike
