// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/reason.h"
#include "core/profile/member.h"

/// How willing this person is to talk now: contacts they chose, each fading by the half-life of its lane. Drives the tone.
namespace zhike {

/// kind "activity", 0…100 = 100·(1 − exp(−Σ weight·2^(−age/halfLife) / 40)). Unsolicited contacts (we spoke first) don't count,
/// nor does anything after `now`. Trend against 90 days before.
[[nodiscard]] Score activityScore(const Member &member, const QDateTime &now);

} // namespace zhike
