// SPDX-License-Identifier: Apache-2.0
// The reference central. Composition root: options, a database (seeded on wish), a server, a signal to end it.
#include "app/zhike-central/admin.h"
#include "app/zhike-central/errands.h"
#include "central/api/central.h"
#include "central/http/descriptors.h"
#include "central/seed/golden.h"
#include "central/seed/quill.h"
#include "central/seed/seed.h"
#include "central/store/access.h"
#include "central/store/founding.h"
#include "central/store/membercode.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

#include <csignal>
#include <pthread.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

constexpr auto kOpenEscrow = "open-escrow"_L1;
constexpr auto kEraseAgain = "erase-again"_L1;

int say(const QString &what, const Error &error)
{
    QTextStream(stderr) << u"zhike-central: %1: %2 %3\n"_s.arg(what, errorName(error.code), error.detail);
    return 1;
}

/// What takes more than one word (admin.h).
bool isAdmin(const QString &command)
{
    return command == u"scope" || command == u"erase" || command == kEraseAgain || command == u"require";
}

struct Wishes {
    QString db;
    QString files;
    QString host = u"127.0.0.1"_s;
    quint16 port = 0;
    QString portFile;
    QString enrolCode;
    bool isSeeding = false;
    bool hasNewEpoch = false;
    QString command; ///< empty: serve
    QStringList arguments; ///< of the command
    central::SeedOptions seed;
};

Result<void> readListen(const QString &text, Wishes &wishes)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (colon < 0 || !isNumber || port > 65535)
        return Error{ErrorCode::InvalidValue, u"--listen"_s};
    wishes.host = text.left(colon);
    wishes.port = static_cast<quint16>(port);
    return {};
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"The reference central of Zhike."_s);
    parser.addHelpOption();
    QString commands = u"serve (default)"_s;
    for (const Errand &errand : errands())
        commands += u" · %1 %2"_s.arg(QLatin1StringView(errand.name), QString::fromUtf8(errand.help));
    commands += u" · open-escrow: opens ops of a terminal that lost its vault (the outbox's escrow column, base64, a line "
                "each on standard input) and prints them · scope TERMINAL +SCOPE -SCOPE …: what a terminal may hold · erase "
                "MEMBER CASE: forget a person, here and on every terminal · erase-again: after a restore, what `erasures` had printed, on standard input · require NUMBER: the least protocol whose ops are "
                "taken. Before words that begin with a minus sign, write --"_s;
    parser.addPositionalArgument(u"command"_s, commands, u"[command]"_s);
    parser.addOptions(
        {{u"db"_s, u"Database: sqlite:PATH or postgresql://USER@HOST:PORT/NAME (docs/operations.md)"_s, u"url"_s},
         {u"files"_s, u"Folder for snapshots and blobs; with SQLite they stand beside the file otherwise."_s,
          u"folder"_s},
         {u"listen"_s, u"Loopback address and port; port 0 takes any free one."_s, u"host:port"_s, u"127.0.0.1:0"_s},
         {u"port-file"_s, u"Written whole, once ready."_s, u"file"_s},
         {u"seed-demo"_s, u"Fill an empty database with a brand of N members (and the golden people)."_s, u"N"_s},
         {u"seed-one-store"_s, u"All of them at home in one store: for measuring."_s},
         {u"seed-detailed-homes"_s, u"Of homes beyond the first N only the members' documents: for measuring."_s,
          u"N"_s, u"-1"_s},
         {u"seed"_s, u"Which brand."_s, u"number"_s, u"1"_s},
         {u"today"_s, u"The seed's day, YYYY-MM-DD; today otherwise."_s, u"date"_s},
         {u"chen"_s, u"Facts about Ms Chen: washerMonths=30,repairs=0,grade=A,interest=none,life=newlywed,income=3,…"_s,
          u"facts"_s},
         {u"enrol-code"_s, u"A code that enrols any number of terminals: for demos and tests."_s, u"code"_s},
         {u"new-epoch"_s, u"After a restore: terminals bootstrap again and send what this database doesn't know."_s}});
}

Result<Wishes> readWishes(const QCommandLineParser &parser)
{
    Wishes wishes;
    wishes.db = parser.value(u"db"_s);
    wishes.files = parser.value(u"files"_s);
    wishes.portFile = parser.value(u"port-file"_s);
    wishes.isSeeding = parser.isSet(u"seed-demo"_s);
    wishes.hasNewEpoch = parser.isSet(u"new-epoch"_s);
    wishes.enrolCode = parser.value(u"enrol-code"_s);
    if (wishes.enrolCode.isEmpty() && wishes.isSeeding)
        wishes.enrolCode = golden::kEnrolCode.toString();
    wishes.command = parser.positionalArguments().value(0, u"serve"_s);
    if (wishes.command != u"serve" && wishes.command != kOpenEscrow && !findErrand(wishes.command) && !isAdmin(wishes.command))
        return Error{ErrorCode::InvalidValue, wishes.command};
    wishes.arguments = parser.positionalArguments().mid(1);
    wishes.seed.members = parser.value(u"seed-demo"_s).toInt();
    wishes.seed.seed = parser.value(u"seed"_s).toULongLong();
    wishes.seed.isOneStore = parser.isSet(u"seed-one-store"_s);
    wishes.seed.detailedHomes = parser.value(u"seed-detailed-homes"_s).toInt();
    wishes.seed.today =
        parser.isSet(u"today"_s) ? QDate::fromString(parser.value(u"today"_s), Qt::ISODate) : QDate::currentDate();
    const Result<central::ChenFacts> chen = central::chenFacts(parser.value(u"chen"_s));
    if (!chen)
        return chen.error();
    wishes.seed.chen = *chen;
    if (const Result<void> listen = readListen(parser.value(u"listen"_s), wishes); !listen)
        return listen.error();
    return wishes;
}

/// Seeds, opens the door for enrolment, starts a new epoch: whatever was asked for before serving.
Result<void> prepare(central::Database &database, const Wishes &wishes, const Clock &clock)
{
    if (wishes.isSeeding) {
        const Result<void> seeded = central::seedBrand(wishes.seed, database);
        if (!seeded && seeded.error().code != ErrorCode::Refused) // a database that has its brand keeps it
            return seeded;
    }
    central::Transaction tx(database, central::Transaction::Kind::Write);
    if (central::isSeedUnfinished(tx)) // half a brand is none: seed it again, or take another database
        return Error{ErrorCode::Refused, u"unfinished seed"_s};
    if (!wishes.enrolCode.isEmpty())
        central::putEnrolCode(tx, {wishes.enrolCode, golden::kStore.toString(), true}, clock);
    central::foundMemberCodes(tx);
    if (wishes.hasNewEpoch)
        central::beginNewEpoch(tx);
    return tx.commit();
}

int runErrand(const Errand &errand, central::Database &database, const QString &argument, const Clock &clock)
{
    const Result<QString> done = errand.run(database, argument, clock);
    if (!done)
        return say(QString::fromLatin1(errand.name), done.error());
    if (!done->isEmpty())
        QTextStream(stdout) << *done << '\n';
    return 0;
}

/// One line in, one line out; a line that wasn't sealed to this central comes out empty.
int printEscrow(central::Database &database)
{
    central::Transaction tx(database, central::Transaction::Kind::Read);
    const central::BoxKeyPair keys = central::escrowKeys(tx);
    QTextStream in(stdin);
    QTextStream out(stdout);
    bool isAllOpened = true;
    for (QString line = in.readLine(); !line.isNull(); line = in.readLine()) {
        const std::optional<QByteArray> opened = central::openEscrow(QByteArray::fromBase64(line.toLatin1()), keys);
        isAllOpened = isAllOpened && opened;
        out << QString::fromUtf8(opened.value_or(QByteArray())) << '\n';
    }
    return isAllOpened ? 0 : 1;
}

Result<void> eraseAgain(central::Central &central)
{
    const Result<QString> done = admin::eraseAgain(central, QTextStream(stdin).readAll().split(u'\n'));
    if (!done)
        return done.error();
    QTextStream(stdout) << *done << '\n';
    return {};
}

int administer(central::Central &central, const Wishes &wishes)
{
    const auto run = [&]() -> Result<void> {
        if (wishes.command == u"scope")
            return admin::changeScopes(central.database(), wishes.arguments);
        if (wishes.command == u"erase")
            return admin::erase(central, wishes.arguments);
        if (wishes.command == kEraseAgain)
            return eraseAgain(central);
        if (wishes.command == u"require")
            return admin::requireProtocol(central.database(), wishes.arguments);
        return Error{ErrorCode::InvalidValue, u"command"_s};
    };
    const Result<void> done = run();
    return done ? 0 : say(wishes.command, done.error());
}

bool writePort(const QString &path, quint16 port)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(port) + '\n') > 0 && file.commit();
}

/// SIGTERM and SIGINT are taken by waiting for them: no work happens in a signal handler. Blocked before any thread
/// starts.
sigset_t blockEndSignals()
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return ends;
}

int serve(central::Central &central, const Wishes &wishes, const sigset_t &ends)
{
    if (const Result<void> started = central.start(); !started)
        return started.error().code == ErrorCode::LineRefused
            ? say(u"listens on loopback only; TLS comes with the packages, until then put a proxy in front"_s,
                  started.error())
            : say(u"listen"_s, started.error());
    if (!wishes.portFile.isEmpty() && !writePort(wishes.portFile, central.port()))
        return say(u"port file"_s, {ErrorCode::StorageIo, {}});
    QTextStream(stderr) << u"zhike-central: ready on http://%1:%2\n"_s.arg(wishes.host).arg(central.port());
    int signal = 0;
    sigwait(&ends, &signal);
    central.stop();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    umask(0077); // database, shards and blobs hold people's data: nobody else on this machine reads them
    const sigset_t ends = blockEndSignals();
    central::raiseDescriptorLimit(); // a waiting terminal holds one
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    declare(parser);
    parser.process(app);
    const Result<Wishes> wishes = readWishes(parser);
    if (!wishes)
        return say(u"options"_s, wishes.error());
    const SystemClock clock;
    central::CentralOptions options;
    options.db = wishes->db;
    options.files = wishes->files;
    options.server.host = wishes->host.toLatin1();
    options.server.port = wishes->port;
    const auto opened = central::Central::open(options, clock);
    if (!opened)
        return say(u"database"_s, opened.error());
    central::Central &central = **opened;
    if (wishes->command == kOpenEscrow)
        return printEscrow(central.database());
    if (const Errand *errand = findErrand(wishes->command))
        return runErrand(*errand, central.database(), wishes->arguments.value(0), clock);
    if (wishes->command != u"serve")
        return administer(central, *wishes);
    pthread_sigmask(SIG_UNBLOCK, &ends, nullptr); // nobody serves yet: a seed of minutes may be cut short, and begins anew
    const Result<void> ready = prepare(central.database(), *wishes, clock);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    if (!ready)
        return say(u"prepare"_s, ready.error());
    return serve(central, *wishes, ends);
}
