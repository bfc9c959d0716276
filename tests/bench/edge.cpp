// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include "central/http/descriptors.h"
#include "central/seed/golden.h"
#include "central/store/documents.h"
#include "tests/bench/nginx.h"
#include "tests/central/centralprogram.h"
#include "tests/central/crowd.h"

#include <QFile>
#include <QJsonObject>

#include <unistd.h>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kAtOnce = 32; // connections under load
constexpr int kChanges = 20'000;
constexpr int kLookUps = 4'000;
constexpr int kFiles = 60'000;
constexpr qsizetype kDocumentBytes = 1'300; // a member (docs/decisions/0014)
constexpr int kWaiting = 10'000; // P12
constexpr quint64 kOtherDescriptors = 256;
constexpr double kSlowest = 5; // times nginx's CPU time: goal of P12
constexpr double kMostBytes = 16 * 1024;

/// CPU time of a process so far, µs; the kernel counts it in ticks of ten milliseconds.
double cpuOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK))
        * 1e6;
}

struct Load {
    quint16 port = 0;
    qint64 pid = 0;
    QByteArray request;
    int count = 0;
};

/// CPU µs a request takes the server, with kAtOnce of them under way all the time. None when an answer wasn't 200.
std::optional<double> cpuPerRequest(const Load &load)
{
    int asked = 0;
    int answered = 0;
    int odd = 0;
    test::Crowd crowd(
        load.port, kAtOnce, [&](int) { return asked++ < load.count ? load.request : QByteArray(); },
        [&](const test::Crowd::Answer &answer) { (answer.status == 200 ? answered : odd) += 1; });
    const double before = cpuOf(load.pid);
    const bool isDone = crowd.until([&] { return answered + odd >= load.count; });
    const double spent = cpuOf(load.pid) - before;
    return isDone && odd == 0 ? std::optional(spent / load.count) : std::nullopt;
}

/// A seeded central, a terminal and a person at it, a cursor that one change of a member's size lies ahead of.
struct Central {
    test::CentralProgram program;
    QByteArray terminal;
    QByteArray person;
    QByteArray behind;
    QByteArray tip;

    [[nodiscard]] bool begin();
    [[nodiscard]] QByteArray changes(const QByteArray &cursor, int wait) const
    {
        return test::requestBytes(
            {"GET", "/v1/sync/changes?cursor=" + cursor + "&wait=" + QByteArray::number(wait), terminal});
    }
};

QByteArray textIn(const QJsonObject &answer, QLatin1StringView name)
{
    return answer.value(name).toString().toLatin1();
}

/// One document of a member's size; central sees it as another central's commit.
bool changeOneDocument(const QString &url)
{
    const auto database = central::Database::open(url);
    if (!database)
        return false;
    central::Transaction tx(**database, central::Transaction::Kind::Write);
    const QJsonObject body{{u"text"_s, QString(kDocumentBytes, u'x')}};
    central::putDocument(tx, {{DocumentKind::Rule, u"bench"_s}, central::nextSeq(tx), central::kRulesScope, body});
    return bool(tx.commit());
}

bool Central::begin()
{
    if (!program.start({u"--seed-demo"_s, u"2000"_s}) || program.end() != 0 || !program.start({}))
        return false; // started anew: memory that seeding used and gave back would hide what waiting costs
    const QByteArray key = QByteArray(32, 'k').toBase64();
    const QByteArray enrol = R"({"code":")" + golden::kEnrolCode.toLatin1() + R"(","publicKey":")" + key
        + R"(","boxKey":")" + key + R"(","name":"bench"})";
    const QJsonObject enrolled = test::exchange(program.port(), {"POST", "/v1/terminals/enrol", {}, enrol}).json();
    terminal = textIn(enrolled, "terminalToken"_L1);
    const QByteArray login =
        R"({"terminalId":")" + textIn(enrolled, "terminalId"_L1) + R"(","badge":"1001","pin":"2580"})";
    person = textIn(test::exchange(program.port(), {"POST", "/v1/auth/login", {}, login}).json(), "token"_L1);
    behind = textIn(test::exchange(program.port(), {"GET", "/v1/sync/snapshot", terminal}).json(), "cursor"_L1);
    if (person.isEmpty() || behind.isEmpty() || !changeOneDocument(program.database()))
        return false;
    tip =
        textIn(test::exchange(program.port(), {"GET", "/v1/sync/changes?cursor=" + behind, terminal}).json(), "to"_L1);
    return !tip.isEmpty() && tip != behind;
}

/// Bytes of central's memory for each of kWaiting long polls.
std::optional<double> bytesPerWaiting(const Central &central)
{
    if (central::raiseDescriptorLimit() < kWaiting + kOtherDescriptors)
        return std::nullopt;
    const double before = central.program.metric("process_resident_memory_bytes");
    test::Crowd crowd(central.program.port(), kWaiting, [&central](int) { return central.changes(central.tip, 25); });
    if (!crowd.until([&] { return central.program.metric("zhike_parked_requests") >= kWaiting; }))
        return std::nullopt;
    return (central.program.metric("process_resident_memory_bytes") - before) / kWaiting;
}

} // namespace

Result<std::vector<Figure>> edgeFigures()
{
    Central central;
    if (!central.begin())
        return Error{ErrorCode::LineDown, u"central didn't come up"_s};
    const quint16 port = central.program.port();
    const qint64 pid = central.program.process().processId();
    const QByteArray page =
        test::exchange(port, {"GET", "/v1/sync/changes?cursor=" + central.behind, central.terminal}).body;
    const QByteArray lookUp = R"({"kind":"phone","value":")" + golden::kChenPhone.toLatin1() + R"("})";
    const auto changes = cpuPerRequest({port, pid, central.changes(central.behind, 0), kChanges});
    const auto lookUps = cpuPerRequest(
        {port, pid, test::requestBytes({"POST", "/v1/members/lookup", central.person, lookUp}), kLookUps});
    if (!changes || !lookUps)
        return Error{ErrorCode::LineDown, u"an answer of central's wasn't 200"_s};
    Nginx nginx;
    const bool hasNginx = nginx.start(page);
    const auto files = hasNginx
        ? cpuPerRequest({nginx.port(), nginx.pid(), test::requestBytes({"GET", "/page.json"}), kFiles})
        : std::nullopt;
    const QString beside = files ? u"nginx, a file of %1 bytes"_s.arg(page.size()) : u"nginx isn't installed"_s;
    const auto waiting = bytesPerWaiting(central);
    std::vector<Figure> figures{{u"P12"_s,
                                 u"changes, CPU a request (a page of one change)"_s,
                                 beside,
                                 *changes,
                                 files.value_or(0),
                                 kSlowest,
                                 {}},
                                {u"P12"_s,
                                 u"look-ups, CPU a request (an audit row each)"_s,
                                 beside,
                                 *lookUps,
                                 files.value_or(0),
                                 kSlowest,
                                 {}}};
    if (waiting)
        figures.push_back({u"P12"_s,
                           u"memory of a waiting long poll, 10,000 of them"_s,
                           u"16 KiB"_s,
                           *waiting,
                           kMostBytes,
                           1,
                           {},
                           Unit::Bytes});
    return figures;
}

} // namespace zhike::bench
