// SPDX-License-Identifier: Apache-2.0
#include "core/sync/blobrules.h"
#include "core/sync/carriage.h"
#include "core/sync/tuning.h"

namespace zhike::sync {

using blobs::State;

void BlobFetcher::begin()
{
    m.onFiles([where = m.shelf(), sha256 = m.now.sha256] { return blobfiles::partsHeld(where, sha256); },
              [this](int parts) {
                  m.at = parts * tuning::fetchBytes;
                  m.now.size > 0 && m.at >= m.now.size ? join() : askPart();
              });
}

void BlobFetcher::askPart()
{
    if (!m.isRunning)
        return m.failed({ErrorCode::LineDown, {}});
    ++m.pieces;
    deliver(m.rooms.client.blob(m.now.sha256, m.at, tuning::fetchBytes), m.context,
            [this](const Result<CentralClient::BlobPart> &part) {
                if (!part)
                    return m.failed(part.error());
                if (part->total > tuning::fileBytesAtMost)
                    return m.failed({ErrorCode::TooLarge, {}});
                const bool isWhole =
                    part->bytes.size() == tuning::fetchBytes || m.at + part->bytes.size() == part->total;
                isWhole ? keepPart(*part) : m.failed({ErrorCode::AnswerMalformed, {}});
            });
}

/// The length is noted before the first part lies there, so that a restart knows which one is the last.
void BlobFetcher::keepPart(const CentralClient::BlobPart &part)
{
    if (m.now.size == part.total)
        return writePart(part.bytes);
    m.now.size = part.total;
    deliver(m.rooms.store.writeCache([sha256 = m.now.sha256, total = part.total](Writer &writer) -> Result<bool> {
        blobs::setSize(writer, sha256, total);
        return true;
    }),
            m.context,
            [this, got = part.bytes](const Result<bool> &noted) { noted ? writePart(got) : m.failed(noted.error()); });
}

void BlobFetcher::writePart(const QByteArray &got)
{
    const int number = static_cast<int>(m.at / tuning::fetchBytes);
    m.onFiles([where = m.shelf(), sha256 = m.now.sha256, number,
               got] { return blobfiles::writePart(where, sha256, number, got); },
              [this, size = got.size()](const Result<void> &kept) {
                  if (!kept)
                      return m.failed(kept.error());
                  m.backoff.reset();
                  m.at += size;
                  m.at < m.now.size ? askPart() : join();
              });
}

void BlobFetcher::join()
{
    m.onFiles([where = m.shelf(), sha256 = m.now.sha256] { return blobfiles::join(where, sha256); },
              [this](const Result<qint64> &size) {
                  if (!size)
                      return m.failed(size.error());
                  m.note([sha256 = m.now.sha256, bytesHeld = *size](Writer &writer) {
                      blobs::setSize(writer, sha256, bytesHeld);
                      blobs::setState(writer, sha256, State::Held);
                      wantBlobsOfModels(writer, tuning::heldBytesAtMost);
                  });
              });
}

} // namespace zhike::sync
