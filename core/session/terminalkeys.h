// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

namespace zhike {

/// The terminal's own keys, made at enrolment and kept in the vault: Ed25519 signs ops, X25519 belongs to escrow.
/// Immutable; use from any thread. The secret halves are wiped when the last copy goes.
class TerminalKeys
{
public:
    [[nodiscard]] static Result<TerminalKeys> make();
    /// From the 32-byte seed that `seed()` gave. KeyWrong for any other size.
    [[nodiscard]] static Result<TerminalKeys> fromSeed(const QByteArray &seed);
    TerminalKeys(const TerminalKeys &) = default;
    TerminalKeys(TerminalKeys &&) = default;
    TerminalKeys &operator=(const TerminalKeys &) = default;
    TerminalKeys &operator=(TerminalKeys &&) = default;
    ~TerminalKeys();

    [[nodiscard]] const QByteArray &seed() const { return m_seed; }
    [[nodiscard]] const QByteArray &publicKey() const { return m_public; }    ///< 32 bytes, Ed25519
    [[nodiscard]] const QByteArray &boxPublicKey() const { return m_boxPublic; } ///< 32 bytes, X25519
    /// 64-byte detached signature.
    [[nodiscard]] QByteArray sign(const QByteArray &bytes) const;

private:
    TerminalKeys() = default;
    QByteArray m_seed, m_public, m_secret, m_boxPublic;
};

} // namespace zhike
