// SPDX-License-Identifier: Apache-2.0
#include "core/sync/blobrules.h"
#include "core/sync/carriage.h"
#include "core/sync/tuning.h"

namespace zhike::sync {

using blobs::State;

void BlobSender::begin()
{
    m.onFiles([where = m.shelf(), sha256 = m.now.sha256] { return blobfiles::read(where, sha256); },
              [this](const Result<QByteArray> &read) {
                  if (!read)
                      return m.note(
                          [sha256 = m.now.sha256](Writer &writer) { blobs::setState(writer, sha256, State::Lost); });
                  m_bytes = *read;
                  askStanding();
              });
}

void BlobSender::askStanding()
{
    deliver(m.rooms.client.blobStanding(m.now.sha256), m.context,
            [this](const Result<CentralClient::BlobStanding> &standing) {
                standing ? took(*standing) : m.failed(standing.error());
            });
}

void BlobSender::took(const CentralClient::BlobStanding &standing)
{
    if (standing.isWhole)
        return m.note([sha256 = m.now.sha256](Writer &writer) {
            blobs::setState(writer, sha256, State::AtCentral);
            sortBlobs(writer);
        });
    if (standing.have >= m_bytes.size())
        return m.failed({ErrorCode::AnswerMalformed, {}});
    m.at = standing.have;
    offerPiece(0);
}

/// Ops first: the piece waits while one is on its way, but not for ever.
void BlobSender::offerPiece(int waited)
{
    if (!m.isRunning)
        return m.failed({ErrorCode::LineDown, {}});
    deliver(m.rooms.store.read([](const Reader &reader) -> Result<bool> { return isOpOnItsWay(reader); }), m.context,
            [this, waited](const Result<bool> &isOpFirst) {
                if (!m.isRunning || !isOpFirst.valueOr(false) || waited >= tuning::opsFirstTimes)
                    return sendPiece();
                m_pause = m.rooms.timers.start(tuning::opsFirstMs, [this, waited] {
                    m_pause = 0;
                    offerPiece(waited + 1);
                });
            });
}

void BlobSender::sendPiece()
{
    if (!m.isRunning)
        return m.failed({ErrorCode::LineDown, {}});
    ++m.pieces;
    const CentralClient::BlobPiece piece{m.now.sha256, m.at, m_bytes.size(), m_bytes.mid(m.at, tuning::pieceBytes)};
    deliver(m.rooms.client.putBlob(piece), m.context, [this](const Result<CentralClient::BlobStanding> &standing) {
        if (!standing)
            return m.failed(standing.error());
        // where central stands must have moved on, or a piece would be sent again at once, and again
        if (!standing->isWhole && standing->have <= m.at)
            return m.failed({ErrorCode::AnswerMalformed, {}});
        m.backoff.reset();
        took(*standing);
    });
}

void BlobSender::halt()
{
    m.rooms.timers.cancel(m_pause);
    m_pause = 0;
}

} // namespace zhike::sync
