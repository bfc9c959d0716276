// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/manualtimers.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>

#include <functional>

namespace zhike::test {

/// What can happen to one request.
enum class Mishap {
    None,
    NoLine,
    Hang,
    DropReply, ///< central did it, and the answer is lost
    ServerDown,
    Busy,
    Redirect,
    HtmlPage,
    Truncate,
    NotJson,
    Delay, ///< the answer takes `delayMs` of the world's time
    HalfOpen, ///< central did it, and nothing more is heard until the watchdog barks
    Stale, ///< a proxy answers with the first answer it ever saw for this address without its query
    TooOld, ///< 426
    Unknown, ///< 401
    Handshake ///< a portal's certificate
};

/// Central does what was asked, whatever becomes of its answer.
[[nodiscard]] bool isReached(Mishap mishap);

/// The line between a terminal and whatever stands for central, with somebody in between who loses, cuts and delays.
/// GUI thread only.
class MishapNetwork : public QNetworkAccessManager {
    Q_OBJECT
public:
    explicit MishapNetwork(ManualTimers &timers)
        : m_timers(timers)
    {
    }

    /// What happens to the next requests whose path contains `path`, in order; None when used up.
    void next(const QString &path, Mishap mishap, int times = 1);
    void forgetMishaps() { m_mishaps.clear(); }
    /// What happens to every request until told otherwise.
    void always(Mishap mishap) { m_always = mishap; }

    qint64 delayMs = 3'000;
    QByteArray retryAfter = "7";
    std::function<QDateTime()> centralNow; ///< set: answers carry Date

protected:
    struct Answer {
        int status = 200; ///< 0: there was none, only `error`
        QByteArray body;
        QByteArray type = "application/json";
        QList<QNetworkReply::RawHeaderPair> headers;
        QNetworkReply::NetworkError error = QNetworkReply::NoError; ///< besides what the status says
    };
    class Reply;
    struct Request {
        Operation operation;
        const QNetworkRequest &request;
        QIODevice *body;
        Mishap mishap;
    };
    /// The far end: sees to it that `finish` is called with this reply, later and never at once - unless it hangs.
    virtual void ask(const Request &request, Reply *reply) = 0;
    /// The answer as the mishap lets it through; nothing when the reply has ended already.
    void finish(Reply *reply, const Answer &answer, Mishap mishap);
    [[nodiscard]] ManualTimers &timers() { return m_timers; }

    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) final;

private:
    [[nodiscard]] Mishap mishapFor(const QString &path);

    ManualTimers &m_timers;
    QList<std::pair<QString, Mishap>> m_mishaps;
    Mishap m_always = Mishap::None;
};

/// A reply that is told how it ends.
class MishapNetwork::Reply final : public QNetworkReply {
public:
    Reply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QObject *parent);
    void end(const Answer &answer);
    void fail(NetworkError error);
    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool isSequential() const override { return true; }
    using QNetworkReply::setRawHeader;

protected:
    qint64 readData(char *to, qint64 most) override;

private:
    void done();

    QByteArray m_body;
    qint64 m_at = 0;
};

} // namespace zhike::test
