// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <memory>

namespace zhike {

/// 32 secret bytes in guarded, locked memory (sodium_malloc), wiped at the end. Copies share the same memory.
class Secret
{
public:
    static constexpr int size = 32;

    Secret() = default;                                      ///< holds nothing
    [[nodiscard]] static Secret random();
    [[nodiscard]] static Secret copyOf(const QByteArray &bytes); ///< empty unless exactly 32 bytes are given
    /// crypto_kdf: another key for another purpose; the same purpose gives the same key.
    [[nodiscard]] Secret derive(quint64 purpose) const;

    [[nodiscard]] bool isEmpty() const { return !m; }
    [[nodiscard]] const unsigned char *data() const { return m.get(); }
    [[nodiscard]] QByteArray bytes() const; ///< an unguarded copy: only on the way into a vault

private:
    std::shared_ptr<unsigned char> m;
};

} // namespace zhike
