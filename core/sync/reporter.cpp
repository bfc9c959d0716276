// SPDX-License-Identifier: Apache-2.0
#include "core/sync/reporter.h"

#include "core/store/audit.h"
#include "core/store/blobs.h"
#include "core/store/deliver.h"
#include "core/store/outbox.h"
#include "core/sync/backoff.h"

#include <QJsonArray>

namespace zhike {

using namespace Qt::StringLiterals;
using namespace sync;

namespace {

/// Rows as central takes them.
struct Batch {
    QJsonArray rows;
    qint64 last = 0;
};

Batch batchIn(const Reader &reader)
{
    Batch batch;
    const std::vector<audit::LinkedRow> waiting = audit::waiting(reader, tuning::auditRowsInRequest);
    for (const audit::LinkedRow &row : waiting) {
        batch.rows.append(QJsonObject{{u"n"_s, row.row.number},
                                      {u"after"_s, row.after},
                                      {u"prev"_s, QString::fromLatin1(row.previous.toBase64())},
                                      {u"mac"_s, QString::fromLatin1(row.mac.toBase64())},
                                      {u"isWhole"_s, row.isWhole},
                                      {u"body"_s, json::parseObject(row.row.body).valueOr({})}});
        batch.last = row.row.number;
    }
    return batch;
}

QJsonObject countsIn(const Reader &reader)
{
    const outbox::Counts ops = outbox::counts(reader);
    const blobs::Counts files = blobs::counts(reader);
    return {{u"waiting"_s, ops.waiting},
            {u"refused"_s, ops.refused},
            {u"filesWaiting"_s, files.waiting},
            {u"filesLost"_s, files.lost},
            {u"auditWaiting"_s, audit::countWaiting(reader)}};
}

} // namespace

class Reporter::Private {
public:
    Private(Reporter *owner, Rooms r)
        : q(owner)
        , rooms(std::move(r))
        , random(randomOf(rooms.seed))
    {
    }

    void sendAudit()
    {
        if (!isRunning || isSending || timer != 0)
            return;
        isSending = true;
        deliver(rooms.store.read([](const Reader &reader) -> Result<Batch> { return batchIn(reader); }), q,
                [this](const Result<Batch> &batch) {
                    if (!batch || !isRunning)
                        return ended(batch ? Error{ErrorCode::LineDown, {}} : batch.error());
                    if (batch->rows.isEmpty())
                        return rest();
                    deliver(rooms.client.report(u"/v1/audit"_s, {{u"rows"_s, batch->rows}}), q,
                            [this, last = batch->last](const Result<QJsonObject> &answer) {
                                answer ? took(*answer, last) : ended(answer.error());
                            });
                });
    }

    /// Central holds every row up to `haveTo`; what it lost since (a restored backup) is marked to go again.
    void took(const QJsonObject &answer, qint64 last)
    {
        const qint64 haveTo = answer.value("haveTo"_L1).toInteger(-1);
        if (haveTo < 0)
            return ended({ErrorCode::AnswerMalformed, {}});
        deliver(rooms.store.writeCache([haveTo, last](Writer &writer) -> Result<bool> {
            audit::markUploaded(writer, std::min(haveTo, last), haveTo);
            return true;
        }),
                q, [this](const Result<bool> &kept) {
                    if (!kept)
                        return ended(kept.error());
                    backoff.reset();
                    isSending = false;
                    sendAudit();
                });
    }

    /// Nothing is left to send; rows that come with no op wait until the next turn.
    void rest()
    {
        isSending = false;
        backoff.reset();
        status.lastAudit = rooms.clock.now();
        later(tuning::auditEveryMs);
    }

    void ended(const Error &error)
    {
        isSending = false;
        if (isRunning)
            later(backoff.next(random, error));
    }

    void later(qint64 ms)
    {
        timer = rooms.timers.start(ms, [this] {
            timer = 0;
            sendAudit();
        });
    }

    void beat()
    {
        pulse = rooms.timers.start(tuning::heartbeatEveryMs, [this] { beat(); });
        deliver(rooms.store.read([readiness = rooms.readiness](const Reader &reader) -> Result<QJsonObject> {
            QJsonObject counts = countsIn(reader);
            if (readiness)
                counts.insert(u"readiness"_s, readiness(reader));
            return counts;
        }),
                q, [this](const Result<QJsonObject> &counts) {
                    if (!counts || !isRunning)
                        return;
                    QJsonObject body = *counts;
                    body.insert(u"version"_s, rooms.version);
                    deliver(rooms.client.report(u"/v1/terminals/heartbeat"_s, body), q,
                            [this](const Result<QJsonObject> &answer) {
                                if (answer)
                                    status.lastHeartbeat = rooms.clock.now();
                            });
                });
    }

    Reporter *q;
    Rooms rooms;
    QRandomGenerator random;
    Backoff backoff;
    Status status;
    Timers::Id timer = 0;
    Timers::Id pulse = 0;
    bool isRunning = false;
    bool isSending = false;
};

Reporter::Reporter(Rooms rooms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(rooms)))
{
}
Reporter::~Reporter() { stop(); }

const Reporter::Status &Reporter::status() const { return d->status; }

void Reporter::start()
{
    if (d->isRunning)
        return;
    d->isRunning = true;
    d->beat();
    d->sendAudit();
}

void Reporter::stop()
{
    d->isRunning = false;
    d->rooms.timers.cancel(d->timer);
    d->rooms.timers.cancel(d->pulse);
    d->timer = d->pulse = 0;
}

void Reporter::wake()
{
    d->rooms.timers.cancel(d->timer);
    d->timer = 0;
    d->backoff.reset();
    d->sendAudit();
}

} // namespace zhike
