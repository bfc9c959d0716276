// SPDX-License-Identifier: Apache-2.0
#include "core/store/deliver.h"
#include "core/sync/rounds.h"

#include <algorithm>

namespace zhike::sync {

void Pusher::wake()
{
    m_isWoken = true;
    step();
}

void Pusher::retryNow()
{
    m.isTooOld = false; // central may have thought better of it
    m.rooms.timers.cancel(m_retry);
    m_retry = 0;
    m_backoff.reset();
    wake();
}

void Pusher::halt()
{
    m.rooms.timers.cancel(m_retry);
    m.rooms.timers.cancel(m_due);
    m_retry = m_due = 0;
}

void Pusher::step()
{
    if (!m.isRunning || m_isBusy || m_retry != 0 || !m_isWoken || m.isTooOld)
        return;
    m_isBusy = true;
    m_isWoken = false;
    deliver(m.rooms.store.write([now = m.now()](Writer &writer) -> Result<OpsRequest> {
        const Standing where = standing(writer);
        if (!where.isUsable || where.isHeld)
            return OpsRequest{}; // before the first snapshot, or while central's history is another one
        numberOps(writer, now);
        return nextBatch(writer);
    }),
            this, [this](const Result<OpsRequest> &request) {
                if (!request)
                    return failed(request.error());
                if (!request->ops.empty() && m.isRunning)
                    return send(*request);
                m_isBusy = false;
                waitUntilDue();
                step();
            });
}

void Pusher::send(const OpsRequest &request)
{
    ++m.requests;
    deliver(m.rooms.client.push(request), this, [this, request](const Result<OpsAnswer> &answer) {
        answer ? took(request, *answer) : failed(answer.error());
    });
}

void Pusher::took(const OpsRequest &sent, const OpsAnswer &answer)
{
    const auto isSent = [&sent](const OpResult &result) {
        return std::any_of(sent.ops.begin(), sent.ops.end(), [&](const Op &op) { return op.opId == result.opId; });
    };
    if (!answer.conflict && std::none_of(answer.results.begin(), answer.results.end(), isSent))
        return failed({ErrorCode::AnswerMalformed,
                       QStringLiteral("stale")}); // it answers something else: asking on would never end
    deliver(m.rooms.store.write([sent, answer, now = m.now(), asked = m.changesAsked](Writer &writer) -> Result<bool> {
        takePushAnswer(writer, sent, answer, now, asked);
        return true;
    }),
            this, [this, isHeld = answer.conflict == ErrorCode::EpochChanged](const Result<bool> &taken) {
                if (!taken)
                    return failed(taken.error());
                m_backoff.reset();
                m_isBusy = false;
                m.changed();
                if (!isHeld)
                    wake();
            });
}

void Pusher::failed(const Error &error)
{
    m_isBusy = false;
    m_isWoken = true;
    if (error.code == ErrorCode::ClientTooOld)
        m.isTooOld = true; // ops are kept and queued; a newer program sends them
    m.changed();
    if (Rounds::isFinal(error))
        return m.stop(error);
    if (error.code == ErrorCode::TokenExpired)
        m.renewToken();
    if (!m.isTooOld)
        retry(error);
}

void Pusher::retry(const Error &error)
{
    if (m.isRunning)
        m_retry = m.rooms.timers.start(m_backoff.next(m.random, error), [this] {
            m_retry = 0;
            step();
        });
}

void Pusher::waitUntilDue()
{
    deliver(m.rooms.store.read([](const Reader &reader) -> Result<std::optional<qint64>> { return nextDue(reader); }),
            this, [this](const Result<std::optional<qint64>> &due) {
                m.rooms.timers.cancel(m_due);
                m_due = 0;
                if (!due || !*due || !m.isRunning)
                    return;
                const qint64 left = **due - m.rooms.clock.steadyMs();
                if (left <= 0)
                    return; // due already, but held: it waits for what holds it, the first snapshot among that
                m_due = m.rooms.timers.start(left, [this] {
                    m_due = 0;
                    wake();
                });
            });
}

} // namespace zhike::sync
