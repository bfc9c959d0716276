// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/clock.h"
#include "core/sync/timers.h"
#include "core/sync/wire.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>

namespace zhike {

/// Speaks HTTP to central and to nobody else: one host, redirects never followed, plain http only to this machine.
///
/// Threads: one, the network access manager's. Futures end on it; each exactly once, by a time-out at the latest.
/// Errors: LineDown, LineTimeout, LineCaptive (a redirect or HTML), LineRefused (TLS, wrong host), CentralBusy (429 and
/// 503; detail: seconds to wait, from Retry-After), CentralFailed (other 5xx), TokenExpired (401), AnswerMalformed, and
/// whatever problem code central speaks (RFC 9457, member `code`).
class CentralClient : public QObject {
    Q_OBJECT
public:
    struct Edges { ///< all outlive the client
        QNetworkAccessManager &network;
        Timers &timers;
        const Clock &clock;
    };
    CentralClient(QUrl central, Edges edges, QObject *parent = nullptr);
    ~CentralClient() override;

    /// The terminal's bearer token, from enrolment. Every request but enrol and health carries it.
    void setTerminalToken(const QString &token);
    /// The signed-in person's token: carried by ask() when there is one, else the terminal's.
    void setPersonToken(const QString &token);

    [[nodiscard]] QFuture<Result<Enrolment>> enrol(const EnrolRequest &request);
    [[nodiscard]] QFuture<Result<SignInAnswer>> signIn(const TerminalId &terminal, const QString &badge,
                                                       const QString &pin);
    /// `scopes`: only these; none: all this terminal may hold.
    [[nodiscard]] QFuture<Result<Manifest>> snapshot(const std::vector<QString> &scopes = {});
    /// The shard's compressed bytes from `offset` on (Range).
    [[nodiscard]] QFuture<Result<QByteArray>> shard(const ShardRef &shard, qint64 offset);

    struct ChangesWanted {
        QString cursor;
        QString epoch;
        int limit = 0; ///< 0: tuning's
        int waitSeconds = 0; ///< long poll
        std::vector<QString> scopes; ///< only these; none: all this terminal may hold
        int tellApart = 0; ///< > 0: makes the address new, for a proxy that answers from memory
        qint64 erasedAfter = -1; ///< ≥ 0: erasures after this number come along, even those before the cursor
        bool allResults =
            false; ///< `results=all`: every op of this terminal that central still remembers, in the same read
    };
    /// Raw: the store's writer thread parses it. EpochChanged, CursorTooOld.
    [[nodiscard]] QFuture<Result<QByteArray>> changes(const ChangesWanted &wanted);
    [[nodiscard]] QFuture<Result<OpsAnswer>> push(const OpsRequest &request);

    /// How much central holds of a file; nothing begun is 0 bytes.
    struct BlobStanding {
        qint64 have = 0;
        bool isWhole = false;
    };
    [[nodiscard]] QFuture<Result<BlobStanding>> blobStanding(const QString &sha256);
    struct BlobPiece {
        QString sha256;
        qint64 from = 0;
        qint64 total = 0;
        QByteArray bytes; ///< ≤ 1 MiB
    };
    /// The next piece. A piece that doesn't fit what central has is answered like one that does: with where central stands.
    /// InvalidValue when central found the whole not to be what its name says: it begins anew.
    [[nodiscard]] QFuture<Result<BlobStanding>> putBlob(const BlobPiece &piece);
    struct BlobPart {
        QByteArray bytes;
        qint64 total = 0; ///< of the whole file
    };
    /// At most `length` bytes from `from` on. NotFound when central hasn't got it.
    [[nodiscard]] QFuture<Result<BlobPart>> blob(const QString &sha256, qint64 from, qint64 length);
    [[nodiscard]] QFuture<Result<Digest>> digest(const QString &cursor, const QString &epoch,
                                                 const std::vector<QString> &scopes);
    /// Raw, as changes().
    [[nodiscard]] QFuture<Result<QByteArray>> repair(const RepairWanted &wanted);

    /// Any other call of central's: GET with a query, or POST of a JSON object.
    [[nodiscard]] QFuture<Result<QJsonObject>> get(const QString &pathAndQuery);
    [[nodiscard]] QFuture<Result<QJsonObject>> post(const QString &path, const QJsonObject &body);
    /// The terminal speaks for itself, whoever is signed in.
    [[nodiscard]] QFuture<Result<QJsonObject>> report(const QString &path, const QJsonObject &body);

Q_SIGNALS:
    /// Every end of a request, for the line monitor; pieces of files are left out: they are slow on a good line, too. `tookMs` without the wait that was asked for.
    void answered(qint64 tookMs);
    void failed(const zhike::Error &error);
    /// What central's clock said in an answer; times are Clock::steadyMs() around the request.
    void dated(const QDateTime &date, qint64 sentMs, qint64 gotMs);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
