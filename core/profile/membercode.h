// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

#include <vector>

/// The app's dynamic member code: "HMQ1.", the body as base64url, a dot, the Ed25519 signature as base64url. Signed is the
/// text in front of the second dot, so that no other message of the same key can pass for a code.
namespace zhike {

inline constexpr char kMemberCodePrefix[] = "HMQ1.";
inline constexpr int kMemberCodeSeconds = 60; ///< safety.md, "Codes"

/// What is signed: whose code, since when, and a number that is used once.
struct MemberCodeBody {
    MemberId member;
    qint64 signedAt = 0; ///< seconds since 1970, the app's clock is central's
    QString nonce; ///< 22 characters base64url: 16 random bytes

    static void fields(auto &self, auto &&field)
    {
        field("m", self.member);
        field("t", self.signedAt);
        field("n", self.nonce);
    }
    friend bool operator==(const MemberCodeBody &, const MemberCodeBody &) = default;
};

/// A key that signs member codes. Several at a time, so that they can be changed without a gap.
struct CodeKey {
    QString keyId;
    QString publicKey; ///< Ed25519, 32 bytes, base64

    static void fields(auto &self, auto &&field)
    {
        field("keyId", self.keyId);
        field("publicKey", self.publicKey);
    }
    friend bool operator==(const CodeKey &, const CodeKey &) = default;
};

/// Central's rule document "memberCodeKeys"; every terminal holds it, also without a line.
struct CodeKeys {
    std::vector<CodeKey> keys;

    static void fields(auto &self, auto &&field) { field("keys", self.keys); }
    friend bool operator==(const CodeKeys &, const CodeKeys &) = default;
};
inline const QString kCodeKeysId = QStringLiteral("memberCodeKeys");
inline constexpr size_t kMostCodeKeys = 8; ///< each costs a signature check; more are not looked at

} // namespace zhike
