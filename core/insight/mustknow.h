// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/situation.h"

/// The three facts on top of a profile, chosen by the brand's data: policy.mustKnow lists the keys in order of weight.
namespace zhike {

enum class Severity { Note, Caution, Critical };
template <>
struct EnumNames<Severity> {
    static constexpr EnumName<Severity> values[] = {
        {Severity::Note, "note"}, {Severity::Caution, "caution"}, {Severity::Critical, "critical"}};
};

struct MustKnow {
    QString key;
    Text text;
    Severity severity = Severity::Note;
};

inline constexpr int kMustKnowShown = 3;

/// The first three keys of policy.mustKnow that are true of this member. Keys: "complaint", "confirmedFault", "openRepair",
/// "repairsThisYear", "openWorkOrder", "moving", "baby", "elder", "health", "interest", "pointsExpiring", "tier", "leaveAlone",
/// "preferredChannel". A key this version doesn't know is skipped.
[[nodiscard]] std::vector<MustKnow> mustKnow(const Situation &situation);
/// Every key mustKnow understands.
[[nodiscard]] std::vector<QString> mustKnowKeys();

} // namespace zhike
