// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Rows of the meta table that the protocol keeps; part of the file format.
namespace zhike::sync {

constexpr const char *kReplica = "replica";
constexpr const char *kReplicas = "replicas"; ///< all there ever were, oldest first: ops of an older one are sent before
constexpr const char *kLastSeq = "lastSeq";   ///< last number given under the present replica
constexpr const char *kEpoch = "epoch";
constexpr const char *kCursor = "cursor";
constexpr const char *kHeld = "held";
constexpr const char *kUsable = "usable";
constexpr const char *kAsOf = "asOf";
constexpr const char *kDurable = "durableSeq";
constexpr const char *kStaging = "staging";

} // namespace zhike::sync
