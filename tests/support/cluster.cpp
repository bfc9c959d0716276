// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cluster.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <csignal>
#include <functional>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 120'000; // a busy machine with two slow cores
constexpr int kLookAgainMs = 20;
constexpr int kMostTries = 5; // a port may be taken between choosing and binding
constexpr auto kAdministrator = "keeper";
constexpr auto kOwner = "zhike"; // an ordinary role: limits hold for it

const QString kEmptyDatabase = u"template1"_s;

/// Debian's, by path: another `postgres` may come first in PATH.
QString binary(const QString &name)
{
    return qEnvironmentVariable("ZHIKE_POSTGRES_BIN", u"/usr/lib/postgresql/15/bin"_s) + u'/' + name;
}

/// The user the server runs as; null for our own.
const passwd *otherUser()
{
    if (::geteuid() != 0)
        return nullptr;
    const passwd *user = ::getpwnam("postgres");
    if (!user)
        qFatal("the server can't run as root, and there is no user postgres (package postgresql-common)");
    return user;
}

/// Runs in the child, between fork and exec: calls into the kernel only.
void becomeServer(uid_t uid, gid_t gid)
{
    if (uid != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // "immediate shutdown": a test program that crashed leaves nothing running
}

void giveUpRights(QProcess &process)
{
    const passwd *user = otherUser();
    const uid_t uid = user ? user->pw_uid : 0;
    const gid_t gid = user ? user->pw_gid : 0;
    process.setChildProcessModifier([uid, gid] { becomeServer(uid, gid); });
}

quint16 freePort()
{
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool isBound = ::bind(handle, reinterpret_cast<sockaddr *>(&address), size) == 0
        && ::getsockname(handle, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    ::close(handle);
    return isBound ? ntohs(address.sin_port) : quint16(0);
}

void makeCluster(const QString &folder, const QString &password)
{
    QFile secret(folder + u"/password"_s);
    if (!secret.open(QIODevice::WriteOnly) || secret.write(password.toLatin1()) < 0)
        qFatal("no file for the password");
    secret.close();
    if (const passwd *user = otherUser())
        for (const QString &path : {folder, secret.fileName()})
            if (::chown(QFile::encodeName(path).constData(), user->pw_uid, user->pw_gid) != 0)
                qFatal("the cluster's folder could not be given to the server's user");
    QProcess initdb;
    giveUpRights(initdb);
    initdb.setWorkingDirectory(folder);
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    initdb.start(binary(u"initdb"_s),
                 {u"-D"_s, folder + u"/data"_s, u"-U"_s, QString::fromLatin1(kAdministrator), u"--pwfile"_s,
                  secret.fileName(), u"-A"_s, u"scram-sha-256"_s, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s,
                  u"--locale-provider=icu"_s, u"--icu-locale=zh"_s, u"--no-sync"_s, u"--no-instructions"_s});
    if (!initdb.waitForFinished(kPatienceMs) || initdb.exitCode() != 0)
        qFatal("no PostgreSQL 15 for this test (package postgresql-15): %s", initdb.readAll().constData());
}

/// A connection that lives for one errand.
void withConnection(const QString &host, const std::function<void(QSqlDatabase &)> &errand)
{
    static int next = 0;
    const QString name = u"cluster-%1"_s.arg(++next);
    {
        const QStringList parts = host.split(u' ');
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
        db.setHostName(u"127.0.0.1"_s);
        db.setPort(parts.at(0).toInt());
        db.setUserName(QString::fromLatin1(kAdministrator));
        db.setPassword(parts.at(1));
        db.setDatabaseName(parts.at(2));
        if (!db.open())
            qFatal("the cluster's administrator was not let in: %s", qPrintable(db.lastError().text()));
        errand(db);
    }
    QSqlDatabase::removeDatabase(name);
}

Cluster &clusterOfThisProgram()
{
    static Cluster cluster;
    return cluster;
}

} // namespace

Cluster::Cluster(const QStringList &settings)
    : m_settings(settings)
    , m_password(QString::number(QRandomGenerator::system()->generate64(), 36))
{
    makeCluster(m_folder.path(), m_password);
    start();
    const QString role = u"CREATE ROLE %1 LOGIN CREATEDB PASSWORD '%2'"_s.arg(QString::fromLatin1(kOwner), m_password);
    administer(u"postgres"_s, {role});
}

Cluster::~Cluster() { kill(); }

QString Cluster::log() const
{
    QFile file(m_folder.filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool Cluster::launch()
{
    if (m_port == 0)
        m_port = freePort();
    QStringList words{u"-D"_s, m_folder.filePath(u"data"_s)};
    QStringList settings{u"listen_addresses=127.0.0.1"_s,
                         u"port=%1"_s.arg(m_port),
                         u"unix_socket_directories="_s,
                         u"fsync=off"_s,
                         u"shared_buffers=64MB"_s,
                         u"max_connections=60"_s,
                         u"autovacuum=off"_s,
                         u"log_min_error_statement=panic"_s, u"log_error_verbosity=terse"_s, u"full_page_writes=off"_s,
                         u"wal_level=minimal"_s, u"max_wal_senders=0"_s, u"jit=off"_s};
    for (const QString &setting : settings + m_settings)
        words << u"-c"_s << setting;
    giveUpRights(m_server);
    m_server.setWorkingDirectory(m_folder.path());
    m_server.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Truncate);
    m_server.start(binary(u"postgres"_s), words);
    for (int waited = 0; waited < kPatienceMs; waited += kLookAgainMs) {
        if (m_server.waitForFinished(kLookAgainMs) || m_server.state() == QProcess::NotRunning)
            return false;
        if (log().contains(u"ready to accept connections"_s))
            return true;
    }
    return false;
}

void Cluster::start()
{
    for (int tries = 0; tries < kMostTries; ++tries) {
        if (launch())
            return;
        kill();
        m_port = 0;
    }
    qFatal("the cluster did not start: %s", qPrintable(log()));
}

void Cluster::kill()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server.processId()), SIGQUIT);
    m_server.waitForFinished(kPatienceMs);
}

QString Cluster::url(const QString &database) const
{
    return u"postgresql://%1:%2@127.0.0.1:%3/%4"_s.arg(QString::fromLatin1(kOwner), m_password)
        .arg(m_port)
        .arg(database);
}

void Cluster::administer(const QString &database, const QStringList &statements) const
{
    withConnection(u"%1 %2 %3"_s.arg(m_port).arg(m_password, database), [&](QSqlDatabase &db) {
        for (const QString &statement : statements)
            if (QSqlQuery query(db); !query.exec(statement))
                qFatal("the administrator failed: %s", qPrintable(query.lastError().text()));
    });
}

QString Cluster::ask(const QString &database, const QString &query) const
{
    QString answer;
    withConnection(u"%1 %2 %3"_s.arg(m_port).arg(m_password, database), [&](QSqlDatabase &db) {
        QSqlQuery asked(db);
        if (!asked.exec(query))
            qFatal("the administrator failed: %s", qPrintable(asked.lastError().text()));
        if (asked.next())
            answer = asked.value(0).toString();
    });
    return answer;
}

bool isOnPostgres() { return !qEnvironmentVariable("ZHIKE_TEST_ENGINE").isEmpty(); }
bool isOverPartitions() { return qEnvironmentVariable("ZHIKE_TEST_ENGINE") == u"partitions"; }

TestDatabase::TestDatabase()
{
    if (isOnPostgres())
        makeOn(clusterOfThisProgram(), kEmptyDatabase);
    else
        m_url = u"sqlite:"_s + m_folder.filePath(u"central.sqlite"_s);
}

TestDatabase::TestDatabase(Cluster &cluster) { makeOn(cluster, kEmptyDatabase); }
TestDatabase::TestDatabase(Cluster &cluster, const QString &pattern) { makeOn(cluster, pattern); }

std::unique_ptr<TestDatabase> TestDatabase::copyOf(const TestDatabase &pattern)
{
    return std::unique_ptr<TestDatabase>(new TestDatabase(*pattern.m_cluster, pattern.m_name));
}

void TestDatabase::makeOn(Cluster &cluster, const QString &pattern)
{
    static int next = 0;
    m_cluster = &cluster;
    m_name = u"central%1"_s.arg(++next);
    m_url = cluster.url(m_name);
    cluster.administer(
        u"postgres"_s,
        {u"CREATE DATABASE %1 TEMPLATE %2 OWNER %3"_s.arg(m_name, pattern, QString::fromLatin1(kOwner))});
}

} // namespace zhike::test
