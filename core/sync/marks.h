// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Rows of the meta table that the protocol keeps; part of the file format.
namespace zhike::sync {

constexpr const char *kReplica = "replica";
constexpr const char *kReplicas =
    "replicas"; ///< all there ever were, oldest first: ops of an older one are sent before
constexpr const char *kLastSeq = "lastSeq"; ///< last number given under the present replica
constexpr const char *kEpoch = "epoch";
constexpr const char *kCursor = "cursor";
constexpr const char *kHeld = "held";
constexpr const char *kUsable = "usable";
constexpr const char *kAsOf = "asOf";
constexpr const char *kDurable = "durableSeq";
constexpr const char *kReached = "toSeq"; ///< the number the cursor stands for, when central tells it
constexpr const char *kScopes = "scopes"; ///< what the cache holds, a line each; absent: nobody told
constexpr const char *kWanted = "scopesWanted"; ///< what this terminal may hold, while that is more
constexpr const char *kCentralTime = "centralTime"; ///< central's time when the file last learnt something
constexpr const char *kCompared = "compared"; ///< when the cache was last found to equal central's
constexpr const char *kStaging = "staging";

} // namespace zhike::sync
