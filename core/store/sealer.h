// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/store/dictionary.h"
#include "core/store/secret.h"

#include <QByteArray>

#include <memory>

namespace zhike {

/// What a sealed value is for. Each purpose has its own key; the number is part of the file format and never reused.
enum class Sealed : quint8 {
    Document = 1,
    Keys = 2,
    Timeline = 3,
    Outbox = 4,
    Draft = 5,
    Audit = 6,
    Login = 7,
    Meta = 8,
    Blob = 9,
    Attention = 10
};

/// Where a sealed value stands. It is authenticated with it, so that a value moved to another row doesn't open.
struct Place {
    Sealed purpose = Sealed::Document;
    QByteArray id; ///< "member/0190…" for documents, the row's id elsewhere
    qint64 ver = 0; ///< the document's version; 0 where rows have none
};

/// Seals what rests in the client's file: XChaCha20-Poly1305 with a random 24-byte nonce, AAD = purpose ‖ id ‖ ver ‖
/// key id; inside: format byte, zstd level 1, padding to 32 bytes, so that lengths say little. Documents and timeline
/// rows, which can be downloaded again, are compressed with central's dictionary when there is one; what exists only
/// here never needs it.
///
/// Threads: const, used by the writer and the reader thread alike. Cost: about 1 µs a row.
class Sealer {
public:
    /// `dek` is the file's key; `keyId` names it (1 for the first).
    explicit Sealer(const Secret &dek, quint8 keyId = 1);

    [[nodiscard]] QByteArray seal(const Place &place, const QByteArray &clear) const;
    /// RowUnreadable when a bit, the place or the key is not the one it was sealed with.
    [[nodiscard]] Result<QByteArray> open(const Place &place, const QByteArray &sealed) const;

    /// The dictionaries of this file. What it knows may grow; what was sealed stays readable.
    [[nodiscard]] Dictionaries &dictionaries() const { return *m_dictionaries; }

    /// Keyed 16-bit token of an E.164 number: the only blind index on disk. At 1 M members some 15 share a token;
    /// whoever asks compares the number itself.
    [[nodiscard]] int phoneToken(const QString &e164) const;
    /// Keyed 64-bit hash of a member together with a number of theirs: tells without opening a row whether the number is this
    /// member's. No index: the same number at two members has nothing in common here (docs/decisions/0021).
    [[nodiscard]] qint64 phoneMark(const QByteArray &member, const QByteArray &e164) const;
    /// Link of the audit chain: keyed BLAKE2b over the row before, the row's number and its sealed body. 32 bytes.
    [[nodiscard]] QByteArray link(const QByteArray &previous, qint64 number, const QByteArray &body) const;
    /// The 32-byte key of the sign-in verifier (core/session/offlinepin.h mixes it in after Argon2id).
    [[nodiscard]] QByteArray verifierKey() const { return m_verifierKey.bytes(); }

private:
    [[nodiscard]] const Secret &key(Sealed purpose) const { return m_keys[static_cast<size_t>(purpose)]; }
    [[nodiscard]] const Dictionary *dictionaryFor(Sealed purpose) const;

    Secret m_keys[16]; ///< by purpose
    Secret m_tokenKey, m_linkKey, m_verifierKey, m_markKey;
    quint8 m_keyId;
    std::shared_ptr<Dictionaries> m_dictionaries = std::make_shared<Dictionaries>();
};

/// The file's key under the vault's key, for the meta table and its copy beside the file.
[[nodiscard]] QByteArray wrapKey(const Secret &kek, const Secret &dek);
/// KeyWrong when `kek` is not the one it was wrapped with.
[[nodiscard]] Result<Secret> unwrapKey(const Secret &kek, const QByteArray &wrapped);

} // namespace zhike
