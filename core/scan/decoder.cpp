// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoder.h"

#include "core/scan/decoderchild.h"

#include <QPromise>

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

Decoder::Answer toAnswer(const Result<FrameAnswer> &answer)
{
    if (!answer)
        return answer.error();
    if (answer->verdict == FrameVerdict::Unreadable)
        return Error{ErrorCode::ImageUnreadable, u"picture"_s};
    if (answer->symbols.empty())
        return ErrorCode::NoCodeFound;
    return answer->symbols;
}

} // namespace

/// The child and who waits for it.
class Decoder::Asked {
public:
    explicit Asked(const Options &options)
        : m_limitMs(options.stillLimitMs)
        , m_child({.program = options.program})
    {
    }
    ~Asked() { drop(); }
    QFuture<Answer> ask(const QByteArray &picture);
    qint64 childId() const { return m_child.id(); }

private:
    /// A newer picture: nobody waits for the older one any more.
    void drop();

    int m_limitMs;
    std::optional<QPromise<Answer>> m_promise;
    DecoderChild m_child;
};

void Decoder::Asked::drop()
{
    m_child.drop();
    if (!m_promise)
        return;
    m_promise->future().cancel();
    m_promise->finish();
    m_promise.reset();
}

QFuture<Decoder::Answer> Decoder::Asked::ask(const QByteArray &picture)
{
    drop();
    if (picture.isEmpty() || picture.size() > kLargestImage)
        return ready(Error{ErrorCode::ImageUnreadable, picture.isEmpty() ? u"empty"_s : u"tooLarge"_s});
    m_promise.emplace();
    m_promise->start();
    QFuture<Answer> future = m_promise->future();
    FrameRequest request{.kind = FrameKind::EncodedPicture,
                         .budgetMs = static_cast<quint32>(m_limitMs * kBudgetPercent / 100),
                         .payload = picture};
    m_child.ask(std::move(request), m_limitMs, [this](const Result<FrameAnswer> &answer) {
        // Continuations may ask for the next picture: be ready before they run.
        QPromise<Answer> promise = *std::move(m_promise);
        m_promise.reset();
        promise.addResult(toAnswer(answer));
        promise.finish();
    });
    return future;
}

Decoder::Decoder(QObject *parent)
    : Decoder(Options(), parent)
{
}

Decoder::Decoder(Options options, QObject *parent)
    : QObject(parent)
    , m_asked(std::make_unique<Asked>(options))
{
}

Decoder::~Decoder() = default;

QFuture<Decoder::Answer> Decoder::decode(const QByteArray &imageBytes) { return m_asked->ask(imageBytes); }

qint64 Decoder::childId() const { return m_asked->childId(); }

} // namespace zhike
