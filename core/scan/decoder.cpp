// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoder.h"

#include "core/scan/decoderprotocol.h"

#include <QCoreApplication>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <optional>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// The child stops looking a little earlier than it would be killed, so that a hard picture is "nothing found", not
/// "too slow".
constexpr int kBudgetPercent = 80;

QFuture<Decoder::Answer> ready(const Error &error)
{
    QPromise<Decoder::Answer> promise;
    promise.start();
    promise.addResult(Decoder::Answer(error));
    promise.finish();
    return promise.future();
}

QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment; // nothing of ours reaches the child: no LD_PRELOAD, no plug-in path
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

/// The one picture that somebody waits for.
struct Question {
    QPromise<Decoder::Answer> promise;
    FrameRequest request;
    bool sent = false;
};

} // namespace

/// The child process and the one picture it has: every way this can end passes through settle().
class Decoder::Child {
public:
    explicit Child(Options options);
    ~Child();
    QFuture<Answer> ask(const QByteArray &picture);
    qint64 id() const { return m_process.state() == QProcess::Running && !m_dying ? m_process.processId() : 0; }

private:
    void drop();
    void proceed();
    void readAnswer();
    void ended(const QString &how);
    void kill();
    void settle(const Answer &answer);
    static Answer toAnswer(FrameAnswer answer);

    Options m_options;
    QProcess m_process;
    QTimer m_limit;
    QByteArray m_buffer;
    std::optional<Question> m_question;
    quint32 m_lastId = 0;
    bool m_dying = false; ///< killed and not yet reaped
};

Decoder::Child::Child(Options options)
    : m_options(std::move(options))
{
    m_process.setProgram(m_options.program);
    m_process.setProcessEnvironment(cleanEnvironment());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_limit.setSingleShot(true);
    QObject::connect(&m_limit, &QTimer::timeout, &m_process, [this] {
        kill();
        settle(Error{ErrorCode::DecoderSlow, QString::number(m_options.stillLimitMs)});
    });
    QObject::connect(&m_process, &QProcess::started, &m_process, [this] { proceed(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { readAnswer(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { ended(u"died"_s); });
    QObject::connect(&m_process, &QProcess::errorOccurred, &m_process, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(u"start"_s);
    });
}

Decoder::Child::~Child()
{
    m_process.disconnect();
    drop();
    m_process.kill();
    m_process.waitForFinished(); // house-check: allow: only until the kernel has reaped it
}

QFuture<Decoder::Answer> Decoder::Child::ask(const QByteArray &picture)
{
    drop();
    if (picture.isEmpty() || picture.size() > kLargestImage)
        return ready(Error{ErrorCode::ImageUnreadable, picture.isEmpty() ? u"empty"_s : u"tooLarge"_s});
    m_question.emplace();
    m_question->request = {++m_lastId, FrameKind::EncodedPicture,
                           static_cast<quint32>(m_options.stillLimitMs * kBudgetPercent / 100), picture};
    m_question->promise.start();
    QFuture<Answer> future = m_question->promise.future();
    m_limit.start(m_options.stillLimitMs);
    proceed();
    return future;
}

/// A newer picture: nobody waits for the older one any more, and a child that is busy with it is of no use.
void Decoder::Child::drop()
{
    if (!m_question)
        return;
    if (m_question->sent)
        kill();
    m_limit.stop();
    m_question->promise.future().cancel();
    m_question->promise.finish();
    m_question.reset();
}

/// Takes the next step towards an answer, whatever the child is doing.
void Decoder::Child::proceed()
{
    if (!m_question || m_dying || m_question->sent)
        return;
    if (m_process.state() == QProcess::NotRunning) {
        m_buffer.clear();
        m_process.start();
    } else if (m_process.state() == QProcess::Running) {
        m_question->sent = true;
        m_process.write(toMessage(m_question->request));
        m_question->request.payload.clear();
    }
}

void Decoder::Child::readAnswer()
{
    m_buffer += m_process.readAllStandardOutput();
    auto body = takeBody(m_buffer, kLongestAnswer);
    if (body && !*body)
        return; // more will come
    auto answer = body.then([](const std::optional<QByteArray> &whole) { return answerFromBody(*whole); });
    if (!answer || !m_question || !m_question->sent || answer->id != m_question->request.id) {
        kill(); // it says what nobody asked: don't listen any longer
        return;
    }
    settle(toAnswer(*std::move(answer)));
}

Decoder::Answer Decoder::Child::toAnswer(FrameAnswer answer)
{
    if (answer.verdict == FrameVerdict::Unreadable)
        return Error{ErrorCode::ImageUnreadable, u"picture"_s};
    if (answer.symbols.empty())
        return ErrorCode::NoCodeFound;
    return std::move(answer.symbols);
}

/// The child is gone. What it had in hand is lost; what waits for it starts a new one.
void Decoder::Child::ended(const QString &how)
{
    m_dying = false;
    if (m_question && (m_question->sent || how == "start"_L1))
        settle(Error{ErrorCode::DecoderDied, how});
    proceed();
}

void Decoder::Child::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_dying = true;
    m_process.kill();
}

void Decoder::Child::settle(const Answer &answer)
{
    if (!m_question)
        return;
    m_limit.stop();
    // Continuations may ask for the next picture: be ready before they run.
    Question question = *std::move(m_question);
    m_question.reset();
    question.promise.addResult(answer);
    question.promise.finish();
}

Decoder::Decoder(QObject *parent)
    : Decoder(Options(), parent)
{
}

Decoder::Decoder(Options options, QObject *parent)
    : QObject(parent)
{
    if (options.program.isEmpty())
        options.program = QCoreApplication::applicationDirPath() + u"/zhike-decoder"_s;
    m_child = std::make_unique<Child>(std::move(options));
}

Decoder::~Decoder() = default;

QFuture<Decoder::Answer> Decoder::decode(const QByteArray &imageBytes) { return m_child->ask(imageBytes); }

qint64 Decoder::childId() const { return m_child->id(); }

} // namespace zhike
