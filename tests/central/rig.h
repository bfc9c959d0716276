// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/api/central.h"
#include "central/seed/golden.h"
#include "central/seed/seed.h"
#include "core/action/op.h"
#include "tests/central/httpline.h"
#include "tests/support/cluster.h"
#include "tests/support/manualclock.h"

#include <QJsonArray>

namespace zhike::test {

/// A real central on a free port, over a real database of this run's engine, with a seeded brand and a clock of the
/// test's.
class Rig {
public:
    explicit Rig(central::ServerOptions options = {}, central::SeedOptions seed = {});
    /// Over a database of the test's own, which may have its brand already.
    Rig(const QString &url, const QString &files, central::ServerOptions options = {});

    [[nodiscard]] quint16 port() const { return m_central->port(); }
    [[nodiscard]] central::Central &central() { return *m_central; }
    [[nodiscard]] central::Database &database() { return m_central->database(); }
    [[nodiscard]] qint64 count(const QByteArray &sql, const central::Row &values = {});
    /// The document's value as central holds it; a default one when there is none.
    template <typename T>
    [[nodiscard]] T document(DocumentKind kind, QStringView id)
    {
        central::Transaction tx(database(), central::Transaction::Kind::Read);
        const auto stored = central::findDocument(tx, {kind, id.toString()});
        return stored ? fromJson<T>(stored->body).valueOr(T()) : T();
    }
    [[nodiscard]] qint64 versionOf(DocumentKind kind, QStringView id);
    /// Somebody at the head office changes a document.
    void write(const std::function<void(central::Transaction &, qint64)> &change);

    ManualClock clock;

private:
    void open(const QString &url, const QString &files, central::ServerOptions options);
    void seed(central::SeedOptions seed);

    std::unique_ptr<TestDatabase> m_place;
    std::unique_ptr<central::Central> m_central;
};

/// A terminal that is enrolled and makes signed ops, without any of the client's code.
class Desk {
public:
    explicit Desk(Rig &rig, QByteArray replica = "replica-1");

    [[nodiscard]] Answer get(const QByteArray &target) const;
    [[nodiscard]] Answer post(const QByteArray &target, const QJsonObject &body) const;
    [[nodiscard]] QByteArray signIn(QStringView badge = golden::kAssociateBadge, QStringView pin = golden::kPin) const;

    /// A signed op of this terminal with the next number.
    [[nodiscard]] Op op(const Action &action, std::vector<OpId> needs = {});
    [[nodiscard]] Op sign(Op op) const;
    [[nodiscard]] QByteArray signature(const QByteArray &message) const; ///< by this terminal's key
    [[nodiscard]] QJsonObject batch(const std::vector<Op> &ops) const;
    [[nodiscard]] Answer push(const std::vector<Op> &ops) const { return post("/v1/sync/ops", batch(ops)); }
    /// The op's result, read as a client would.
    [[nodiscard]] OpResult pushOne(const Op &op) const;
    /// Makes and pushes.
    [[nodiscard]] OpResult act(const Action &action, std::vector<OpId> needs = {})
    {
        return pushOne(op(action, std::move(needs)));
    }

    /// The file that the manifest names; empty when it names none.
    [[nodiscard]] QByteArray dictionary() const;
    /// Pages until more is false: the whole feed from `cursor`.
    [[nodiscard]] std::vector<QJsonObject> pages(const QByteArray &cursor, int limit) const;

    QByteArray terminalId;
    QByteArray token;
    QByteArray epoch;
    QByteArray replica;
    qint64 lastSeq = 0;

private:
    Rig &m_rig;
    QByteArray m_secretKey;
};

[[nodiscard]] OpResult resultAt(const Answer &answer, int index);
/// The rows of a page or of several with this kind and id.
[[nodiscard]] std::vector<QJsonObject> rowsFor(const std::vector<QJsonObject> &pages, QStringView kind, QStringView id);
/// With the dictionary that the frame names, when it names one.
[[nodiscard]] QByteArray unzstd(const QByteArray &packed, const QByteArray &dictionary = {});
[[nodiscard]] QByteArray gunzip(const QByteArray &packed);

} // namespace zhike::test
