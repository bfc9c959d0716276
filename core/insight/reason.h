// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/json.h"
#include "core/domain/text.h"

#include <span>
#include <vector>

/// Why a score or an advice is what it is: facts only, as codes and parameters, so that central and terminal say the same.
namespace zhike {

/// One fact. Parameters are numbers, text, or a Text as {zh, en}. `effect`: score points this fact adds (+) or takes (−),
/// 0 for a fact that only chose the model. The codes and their sentences stand in one table, reason.cpp.
struct Reason {
    QString code; ///< "age", "repairsYear", "communityRank", "interest", "fits", …
    QJsonObject parameters;
    int effect = 0;

    static void fields(auto &self, auto &&field)
    {
        field("code", self.code);
        field("parameters", self.parameters);
        field("effect", self.effect);
    }
    friend bool operator==(const Reason &, const Reason &) = default;
};

/// A short label for a chip, "用了 8.7 年" / "8.7 years old". Empty for a code this version doesn't know (show nothing).
[[nodiscard]] Text reasonText(const Reason &reason);
/// Every code reasonText can say (for the test that walks them).
[[nodiscard]] std::vector<QString> reasonCodes();
/// The first reason with this code, nullptr when there is none.
[[nodiscard]] const Reason *findReason(std::span<const Reason> reasons, QStringView code);
/// A Text as a parameter.
[[nodiscard]] QJsonObject toParameter(const Text &text);

/// 0–100 with its reasons. Kinds: "replacement", "set", "cross", "upSell", "service", "retain", "activity".
struct Score {
    QString kind;
    QString category;     ///< empty for activity
    int value = 0;        ///< 0…100
    int windowMonths = 0; ///< the months within which it is time to talk; 0: not said
    int trend = 0;        ///< value now minus the value 90 days ago
    QDateTime computedAt;
    std::vector<Reason> reasons;

    static void fields(auto &self, auto &&field)
    {
        field("kind", self.kind);
        field("category", self.category);
        field("value", self.value);
        field("windowMonths", self.windowMonths);
        field("trend", self.trend);
        field("computedAt", self.computedAt);
        field("reasons", self.reasons);
    }
    friend bool operator==(const Score &, const Score &) = default;
};

} // namespace zhike
