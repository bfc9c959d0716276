// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace zhike::test {

/// A PostgreSQL 15 server that belongs to this test program alone: a new cluster in a temporary folder, on a free port
/// of 127.0.0.1, with a password nobody else knows. It dies with the program, however that ends. Without fsync: it has
/// to survive the end of its processes, not of the machine. It logs as docs/operations.md wants it. Text sorts as in Chinese, so that an order that should be
/// by bytes is seen when it isn't.
///
/// PostgreSQL refuses root: for root the server runs as the user `postgres`.
class Cluster {
public:
    /// `settings`: "name=value" of postgresql.conf. Ends the test program with words when there is no PostgreSQL.
    explicit Cluster(const QStringList &settings = {});
    ~Cluster();

    /// Every process of it at once, as `pg_ctl -m immediate`: nothing is written any more.
    void kill();
    void start();
    [[nodiscard]] QString url(const QString &database) const;
    /// What the server has logged since it was started last.
    [[nodiscard]] QString log() const;
    /// Statements of the cluster's administrator, in `database`.
    void administer(const QString &database, const QStringList &statements) const;
    /// First column of the first row, as the administrator sees it.
    [[nodiscard]] QString ask(const QString &database, const QString &query) const;

private:
    [[nodiscard]] bool launch();

    QTemporaryDir m_folder;
    QStringList m_settings;
    QString m_password;
    QProcess m_server;
    quint16 m_port = 0;
};

/// Whether this run of a test program keeps central's data on PostgreSQL (ZHIKE_TEST_ENGINE=postgres, or partitions for
/// the layout over partitions) or in a file.
[[nodiscard]] bool isOnPostgres();
[[nodiscard]] bool isOverPartitions();

/// A new, empty place for a central's data on the engine of this run. A file is gone with this object, a server's
/// database with its cluster: dropping each costs more than the room it takes.
class TestDatabase {
public:
    TestDatabase();
    explicit TestDatabase(Cluster &cluster); ///< PostgreSQL whatever the run is on
    /// PostgreSQL only. Nobody may be connected to `pattern`.
    [[nodiscard]] static std::unique_ptr<TestDatabase> copyOf(const TestDatabase &pattern);
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    [[nodiscard]] const QString &url() const { return m_url; }
    [[nodiscard]] const QString &name() const { return m_name; }
    /// Folder for what stands beside the database.
    [[nodiscard]] QString files() const { return m_folder.path(); }

private:
    TestDatabase(Cluster &cluster, const QString &pattern);
    void makeOn(Cluster &cluster, const QString &pattern);

    QTemporaryDir m_folder;
    Cluster *m_cluster = nullptr;
    QString m_name;
    QString m_url;
};

} // namespace zhike::test
