// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoderchild.h"

#include <QCoreApplication>

#include <unistd.h>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment; // nothing of ours reaches the child: no LD_PRELOAD, no plug-in path
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

} // namespace

DecoderChild::DecoderChild(Setup setup)
    : m_setup(std::move(setup))
{
    m_process.setProgram(m_setup.program.isEmpty() ? QCoreApplication::applicationDirPath() + u"/zhike-decoder"_s
                                                   : m_setup.program);
    m_process.setProcessEnvironment(cleanEnvironment());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    if (m_setup.memoryFile >= 0) {
        m_process.setArguments({u"--memory"_s, QString::number(m_setup.memorySize)});
        m_process.setChildProcessModifier([file = m_setup.memoryFile] { ::dup2(file, kMemoryFile); });
    }
    m_limit.setSingleShot(true);
    QObject::connect(&m_limit, &QTimer::timeout, &m_process, [this] {
        kill();
        settle(Error{ErrorCode::DecoderSlow, QString::number(m_limitMs)});
    });
    QObject::connect(&m_process, &QProcess::started, &m_process, [this] { proceed(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { readAnswer(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { ended(u"died"_s); });
    QObject::connect(&m_process, &QProcess::errorOccurred, &m_process, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(u"start"_s);
    });
}

DecoderChild::~DecoderChild()
{
    m_process.disconnect();
    m_process.kill();
    m_process.waitForFinished(); // house-check: allow: only until the kernel has reaped it
}

void DecoderChild::ask(FrameRequest request, int limitMs, Done done)
{
    request.id = ++m_lastId;
    m_question = Question{std::move(request), std::move(done)};
    m_limitMs = limitMs;
    m_limit.start(limitMs);
    proceed();
}

void DecoderChild::drop()
{
    if (!m_question)
        return;
    if (m_question->isSent)
        kill();
    m_limit.stop();
    m_question.reset();
}

void DecoderChild::start()
{
    if (m_process.state() != QProcess::NotRunning || m_isDying)
        return;
    m_buffer.clear();
    m_hasAnswered = false;
    m_process.start();
}

qint64 DecoderChild::id() const
{
    return m_process.state() == QProcess::Running && !m_isDying ? m_process.processId() : 0;
}

/// Takes the next step towards an answer, whatever the child is doing.
void DecoderChild::proceed()
{
    if (!m_question || m_isDying || m_question->isSent)
        return;
    if (m_process.state() == QProcess::NotRunning) {
        start();
    } else if (m_process.state() == QProcess::Running) {
        m_question->isSent = true;
        m_process.write(toMessage(m_question->request));
        m_question->request.payload.clear();
    }
}

void DecoderChild::readAnswer()
{
    m_buffer += m_process.readAllStandardOutput();
    auto body = takeBody(m_buffer, kLongestAnswer);
    if (body && !*body)
        return; // more will come
    const auto answer = body.then([](const std::optional<QByteArray> &whole) { return answerFromBody(*whole); });
    if (!answer || !m_question || !m_question->isSent || answer->id != m_question->request.id) {
        kill(); // it says what nobody asked: don't listen any longer
        return;
    }
    m_hasAnswered = true;
    settle(answer);
}

/// The child is gone. What it had in hand is lost; what waits for it starts a new one. One that never answered isn't
/// replaced unasked: a broken installation must not become a loop.
void DecoderChild::ended(const QString &how)
{
    const bool isWorthAnother = m_setup.isKeptReady && (m_hasAnswered || m_isDying);
    m_isDying = false;
    if (isWorthAnother)
        start();
    if (m_question && (m_question->isSent || how == "start"_L1))
        settle(Error{ErrorCode::DecoderDied, how});
    proceed();
}

void DecoderChild::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_isDying = true;
    m_process.kill();
}

void DecoderChild::settle(const Result<FrameAnswer> &answer)
{
    if (!m_question)
        return;
    m_limit.stop();
    // Whoever is called may ask for the next frame: be ready before.
    const Done done = std::move(m_question->done);
    m_question.reset();
    done(answer);
}

} // namespace zhike
