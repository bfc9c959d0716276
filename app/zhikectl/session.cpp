// SPDX-License-Identifier: Apache-2.0
#include "app/zhikectl/session.h"

#include "app/commands/commandsocket.h"
#include "app/commands/print.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocalSocket>
#include <QTimer>

#include <cstdio>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHolderMs = 500;         // a local socket answers at once or nobody listens
constexpr int kAnswerMs = 30000;       // the holder's own time limits are shorter
constexpr int kFirstSnapshotMs = 5000; // offline: go on with what is here

void say(FILE *where, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), where);
}

} // namespace

void printAnswer(const QJsonObject &answer, const Invocation &invocation)
{
    say(stdout, invocation.isJson ? QString::fromUtf8(json::toBytes(answer)) + u'\n' : linesOf(answer, invocation.language));
}

std::optional<QByteArray> askHolder(const Invocation &invocation)
{
    QLocalSocket socket;
    socket.connectToServer(socketNameFor(invocation.place.file));
    if (!socket.waitForConnected(kHolderMs))
        return std::nullopt;
    socket.write(json::toBytes({{u"words"_s, QJsonArray::fromStringList(invocation.words)}}) + '\n');
    QByteArray answer;
    while (!answer.endsWith('\n') && socket.waitForReadyRead(kAnswerMs))
        answer += socket.readAll();
    return answer;
}

CtlSession::CtlSession(std::unique_ptr<Workplace> place, Invocation invocation) : m_place(std::move(place)), m_invocation(std::move(invocation)) {}

void CtlSession::fail(const Error &error)
{
    say(stderr, errorName(error.code) + (error.detail.isEmpty() ? QString() : u" ("_s + error.detail + u')') + u'\n');
    QCoreApplication::exit(1);
}

void CtlSession::start() { m_place->isEnrolled() ? signIn() : enrol(); }

void CtlSession::enrol()
{
    m_place->enrol(m_invocation.enrolCode).then(this, [this](const Result<bool> &done) { done ? signIn() : fail(done.error()); });
}

void CtlSession::signIn()
{
    if (m_invocation.words.value(0) == "sync"_L1)
        return sync();
    m_place->reception()->signIn(m_invocation.badge, m_invocation.pin).then(this, [this](const Result<SignedIn> &who) {
        if (!who)
            return fail(who.error());
        // The first snapshot, the feed's end, or five seconds without a line: then the command runs on what is here.
        connect(m_place.get(), &Workplace::quiet, this, &CtlSession::run);
        QTimer::singleShot(kFirstSnapshotMs, this, &CtlSession::run);
    });
}

void CtlSession::run()
{
    Desk *desk = m_place->reception()->desk();
    if (m_hasRun || !desk)
        return;
    m_hasRun = true;
    const auto go = [this] {
        runCommand(*m_place, m_invocation.words).then(this, [this](const Result<QJsonObject> &answer) {
            if (!answer)
                return fail(answer.error());
            printAnswer(*answer, m_invocation);
            QCoreApplication::exit(0);
        });
    };
    desk->isIndexReady() ? go() : static_cast<void>(connect(desk, &Desk::indexReady, this, go, Qt::SingleShotConnection));
}

void CtlSession::sync()
{
    m_place->flush();
    connect(m_place.get(), &Workplace::quiet, this, [this] {
        printAnswer(jsonOf(m_place->reception()->line()), m_invocation);
        QCoreApplication::exit(0);
    });
    QTimer::singleShot(kAnswerMs, this, [this] { fail({ErrorCode::LineTimeout, u"sync"_s}); });
}

} // namespace zhike
