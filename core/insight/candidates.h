// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/advice.h"

#include <optional>

/// The inside of adviseNext: what could be said to this member, before policy says what may be said today.
namespace zhike {

struct Candidate {
    Advice advice;
    std::optional<Reason> rejection;
};

/// What all candidates share, computed once.
struct Ground {
    const Situation &situation;
    int activity = 0;          ///< 0…100
    int quietDays = -1;        ///< days since the member last came to us by choice, −1: never
    bool isChangingHome = false; ///< moving or renovating
    std::optional<Reason> trouble; ///< the open service that comes first
};
[[nodiscard]] Ground surveyed(const Situation &situation);

[[nodiscard]] std::vector<Candidate> serviceCandidates(const Ground &ground);
/// Repeat, upSell and (when the home changes) set; every unsuitable model as a rejected candidate.
[[nodiscard]] std::vector<Candidate> replacementCandidates(const Ground &ground);
[[nodiscard]] std::vector<Candidate> crossCandidates(const Ground &ground);
[[nodiscard]] std::vector<Candidate> retainCandidates(const Ground &ground);

} // namespace zhike
