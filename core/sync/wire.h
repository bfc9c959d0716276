// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/domain/manifest.h"
#include "core/domain/rowdigest.h"
#include "core/profile/model.h"
#include "core/store/documentrows.h"

/// What travels between a terminal and central: sync.md, "What travels"; the contract is docs/api/openapi.yaml.
namespace zhike {

struct EnrolRequest {
    QString code; ///< one-time, ten characters
    QByteArray publicKey; ///< Ed25519, base64 on the wire
    QByteArray boxKey; ///< X25519
    QString name; ///< of the terminal
    static void fields(auto &self, auto &&field)
    {
        field("code", self.code);
        field("publicKey", self.publicKey);
        field("boxKey", self.boxKey);
        field("name", self.name);
    }
};

struct Enrolment {
    TerminalId terminal;
    StoreId store;
    std::vector<QString> scopes;
    QByteArray centralKey; ///< X25519: escrow is sealed to it
    QString epoch;
    QString terminalToken;
    static void fields(auto &self, auto &&field)
    {
        field("terminalId", self.terminal);
        field("storeId", self.store);
        field("scopes", self.scopes);
        field("centralKey", self.centralKey);
        field("epoch", self.epoch);
        field("terminalToken", self.terminalToken);
    }
};

struct SignInAnswer {
    QString token;
    QDateTime expiresAt;
    Associate associate;
    std::vector<QString> purposes;
    int offlineDays = 0; ///< how long the offline verifier may stand in
    static void fields(auto &self, auto &&field)
    {
        field("token", self.token);
        field("expiresAt", self.expiresAt);
        field("associate", self.associate);
        field("purposes", self.purposes);
        field("offlineDays", self.offlineDays);
    }
};

/// One row of the feed. `body` is central's bytes, only for Put.
struct FeedRow {
    enum class What { Put, Leave, Del, Erase };
    What what = What::Put;
    documents::Row row;
    QString erasureCase = {}; ///< Erase: the number of the person's request
};

/// One answer of /v1/sync/changes: whole transaction groups, and the results of this terminal's ops in the same range.
struct Page {
    QString epoch;
    QString from;
    QString to;
    qint64 toSeq = 0; ///< the number that `to` stands for; 0: not told
    bool hasMore = false;
    qint64 durableSeq = 0;
    std::vector<FeedRow> changes;
    std::vector<OpResult> results;
    std::optional<std::vector<QString>>
        scopes; ///< those this terminal may hold now; the rows are of those that were asked for
    /// Engine's count of changes requests when this one was sent: a page proves whatever was answered before it was
    /// asked for.
    qint64 request = 0;
    /// The scopes it was asked for, noted by who asked: while an addition was merged, "left" may have come to mean "is
    /// here".
    std::optional<std::vector<QString>> asked;
};

/// Parses bytes from the line. Bodies are copied byte for byte, never re-encoded. AnswerMalformed otherwise.
[[nodiscard]] Result<Page> readPage(const QByteArray &bytes);

/// Central's sums over what this terminal should hold at the cursor `at`; `buckets` of them, or none when central is
/// further.
struct Digest {
    QString epoch;
    QString at;
    std::vector<BucketSum> sums;
    static void fields(auto &self, auto &&field)
    {
        field("epoch", self.epoch);
        field("at", self.at);
        field("sums", self.sums);
    }
};
struct RepairWanted {
    QString epoch;
    QString cursor;
    std::vector<QString> scopes;
    int buckets = 0;
    std::vector<int> wrong;
    static void fields(auto &self, auto &&field)
    {
        field("epoch", self.epoch);
        field("cursor", self.cursor);
        field("scopes", self.scopes);
        field("buckets", self.buckets);
        field("wrong", self.wrong);
    }
};
/// All documents of the wrong buckets, as they are at the cursor `at`.
struct Repair {
    QString epoch;
    QString at;
    std::vector<documents::Row> rows;
};
/// AnswerMalformed otherwise. Bodies are copied byte for byte.
[[nodiscard]] Result<Repair> readRepair(const QByteArray &bytes);

struct OpsRequest {
    QString epoch;
    QString replica;
    std::vector<Op> ops;
    static void fields(auto &self, auto &&field)
    {
        field("epoch", self.epoch);
        field("replica", self.replica);
        field("ops", self.ops);
    }
};

/// 200, or a 409 whose `code` is epochChanged, replicaCloned, opGap or needsUnknown; results up to there count.
struct OpsAnswer {
    std::optional<ErrorCode> conflict;
    qint64 lastSeq = 0;
    std::vector<OpResult> results;
};

} // namespace zhike
