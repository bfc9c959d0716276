// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/json.h"

#include <optional>
#include <vector>

/// A snapshot's table of contents (sync.md, "Bootstrap"): central writes it, a terminal reads it. Part of the wire;
/// the contract is docs/api/openapi.yaml.
namespace zhike {

/// One file of a snapshot: where it is and what it must be.
struct ShardRef {
    QString url; ///< path on the same host, or absolute on it
    qint64 bytes = 0; ///< of the file as it travels, compressed
    QString sha256; ///< of the same bytes, lower-case hex
    int docs = 0;
    static void fields(auto &self, auto &&field)
    {
        field("url", self.url);
        field("bytes", self.bytes);
        field("sha256", self.sha256);
        field("docs", self.docs);
    }
};

struct Manifest {
    QString snapshotId;
    QString epoch;
    QString cursor; ///< the feed position that the shards stand for: replay from here
    int schemaVersion = 1;
    int dictionaryId = 0; ///< 0: shards are compressed without one
    std::optional<ShardRef> dictionary; ///< its file; no documents in it
    std::vector<QString> scopes; ///< what the shards hold
    std::vector<ShardRef> shards;
    static void fields(auto &self, auto &&field)
    {
        field("snapshotId", self.snapshotId);
        field("epoch", self.epoch);
        field("cursor", self.cursor);
        field("schemaVersion", self.schemaVersion);
        field("dictionaryId", self.dictionaryId);
        field("dictionary", self.dictionary);
        field("scopes", self.scopes);
        field("shards", self.shards);
    }
};

} // namespace zhike
