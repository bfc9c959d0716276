// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/profile/member.h"

#include <array>

namespace zhike::central {

/// Writes a brand's documents, each with the next number, so that a page of the feed never has to carry the whole brand as one
/// group. Rows go in by the hundred. A large brand goes in by parts, each one transaction: until finish() the database says
/// that its seed is unfinished.
class Quill {
public:
    /// `rowsInPart`: a transaction's worth; 0: all in one.
    Quill(Database &database, int rowsInPart);
    /// Writes nowhere: every body goes to `sample`.
    explicit Quill(std::function<void(const QByteArray &)> sample)
        : m_sample(std::move(sample))
    {
    }

    void put(const DocKey &key, const QString &scope, const QJsonObject &body);
    /// The member's keys will find it; they are written at the end, in the order of their hashes.
    void link(const Member &member);
    /// The part under way, for other tables. None when sampling.
    [[nodiscard]] Transaction &tx() { return *m_tx; }
    [[nodiscard]] Result<void> finish();

private:
    struct Link {
        std::array<char, 32> hash;
        IdentityKind kind;
        std::string member;
    };
    void begin();
    void flush();
    void nextPart();
    void writeLinks();

    Database *m_database = nullptr;
    int m_rowsInPart = 0;
    std::unique_ptr<Transaction> m_tx;
    std::function<void(const QByteArray &)> m_sample;
    std::optional<Error> m_error; ///< of a part that couldn't be committed
    QByteArray m_identityKey;
    qint64 m_n = 0;
    Row m_waiting; ///< values of rows not yet written
    int m_inPart = 0;
    std::vector<Link> m_links;
};

/// A seed that was cut short: what it left can only be removed.
[[nodiscard]] bool isSeedUnfinished(Transaction &tx);
void removeUnfinishedSeed(Transaction &tx);

} // namespace zhike::central
