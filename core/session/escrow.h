// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <memory>
#include <mutex>

namespace zhike {

/// Seals what an op says to central's key as well, so that a lost vault loses no op: whoever holds central's secret half opens it
/// (`zhike-central open-escrow`), the terminal itself can't. One ephemeral key pair an hour and the key agreed with it are kept, so
/// that an op costs a microsecond instead of two curve multiplications.
///
/// Sealed: version (1 byte), ephemeral public key (32), nonce (24, random), box (16 more than the bytes): X25519,
/// XSalsa20-Poly1305. Threads: any.
class Escrow
{
public:
    static constexpr qint64 kKeyMs = 60 * 60 * 1000; ///< one ephemeral key serves an hour: sealing an op then costs no key exchange
    Escrow();
    ~Escrow();
    Escrow(const Escrow &) = delete;
    Escrow &operator=(const Escrow &) = delete;

    struct To {
        QByteArray centralKey; ///< X25519
        qint64 steadyMs = 0;   ///< Clock::steadyMs() of now
    };
    /// KeyWrong for a bad key.
    [[nodiscard]] Result<QByteArray> seal(const QByteArray &bytes, const To &to);

private:
    struct Agreed;
    [[nodiscard]] static Result<std::unique_ptr<Agreed>> agree(const To &to);
    std::mutex m_mutex;
    std::unique_ptr<Agreed> m_agreed;
};

} // namespace zhike
