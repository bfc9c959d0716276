// SPDX-License-Identifier: Apache-2.0
#include "core/store/logcheck.h"

#include <QFile>
#include <QtEndian>

#include <cstring>
#include <map>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHeader = 32, kFrameHeader = 24, kPage = 4096; // what our files are made with
constexpr qint64 kSector = 512; // what a disk writes at once
constexpr quint32 kMagic = 0x377F0682; // the last bit: checksums over big-endian words

quint32 word(const QByteArray &bytes, qsizetype at) { return qFromBigEndian<quint32>(bytes.constData() + at); }

/// SQLite's running checksum over pairs of 32-bit words.
struct Checksum {
    bool isBigEndian = false;
    quint32 a = 0, b = 0;

    void add(const char *bytes, qint64 size)
    {
        for (qint64 at = 0; at < size; at += 8) {
            a += read(bytes + at) + b;
            b += read(bytes + at + 4) + a;
        }
    }
    [[nodiscard]] bool is(const QByteArray &bytes, qsizetype at) const
    {
        return a == word(bytes, at) && b == word(bytes, at + 4);
    }

private:
    [[nodiscard]] quint32 read(const char *at) const
    {
        return isBigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
    }
};

QByteArray saltsOf(const QByteArray &frame) { return frame.mid(8, 8); }
bool isCommit(const QByteArray &frame) { return word(frame, 4) != 0; }

/// A sector ends between the mark of a commit and the salts: a power cut may have left an old frame's mark before this log's
/// salts there.
bool mayBeTwoFrames(qint64 number) { return (kHeader + (number - 1) * (kFrameHeader + kPage) + 8) % kSector == 0; }

/// A log whose header doesn't fit was begun anew when the power went - then all of its frames are in the file already -
/// or is damaged.
bool holdsMoreThanFile(QFile &log, const QString &path)
{
    log.seek(kHeader);
    QByteArray salts;
    std::map<quint32, QByteArray> newest, open;
    for (QByteArray frame = log.read(kFrameHeader + kPage); frame.size() == kFrameHeader + kPage;
         frame = log.read(kFrameHeader + kPage)) {
        if (salts.isEmpty())
            salts = saltsOf(frame);
        if (saltsOf(frame) != salts)
            break;
        open[word(frame, 0)] = frame.mid(kFrameHeader);
        if (!isCommit(frame))
            continue;
        for (auto &[number, page] : open)
            newest[number] = page;
        open.clear();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return !newest.empty();
    for (const auto &[number, page] : newest)
        if (!file.seek((number - 1) * kPage) || file.read(kPage) != page)
            return true;
    return false;
}

} // namespace

LogReport checkLog(const QString &path)
{
    QFile log(path + "-wal"_L1);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    const QByteArray header = log.read(kHeader);
    if (header.size() < kHeader)
        return {};
    Checksum sum{(word(header, 0) & 1) != 0};
    sum.add(header.constData(), 24);
    if ((word(header, 0) & ~1U) != kMagic || word(header, 8) != kPage || !sum.is(header, 24))
        return {0, holdsMoreThanFile(log, path)};
    LogReport report;
    bool fits = true;
    int commitsBehind = 0; // from the first frame that doesn't fit on
    qint64 number = 0;
    for (QByteArray frame = log.read(kFrameHeader + kPage); frame.size() == kFrameHeader + kPage;
         frame = log.read(kFrameHeader + kPage)) {
        ++number;
        const bool isOfThisLog = saltsOf(frame) == header.mid(16, 8);
        if (fits) {
            sum.add(frame.constData(), 8);
            sum.add(frame.constData() + kFrameHeader, kPage);
            fits = isOfThisLog && word(frame, 0) != 0 && sum.is(frame, 16);
        }
        if (fits && isCommit(frame))
            report.frames = number;
        commitsBehind += !fits && isOfThisLog && isCommit(frame) && !mayBeTwoFrames(number) ? 1 : 0;
    }
    report.isDamaged = commitsBehind > 1; // one may be what a power cut left of the last transaction
    return report;
}

qint64 framesFound(const QString &path)
{
    QFile index(path + "-shm"_L1);
    if (!index.open(QIODevice::ReadOnly) || !index.seek(16))
        return -1;
    const QByteArray bytes = index.read(4); // mxFrame, in the machine's own order
    quint32 frames = 0;
    if (bytes.size() != 4)
        return -1;
    std::memcpy(&frames, bytes.constData(), 4);
    return frames;
}

} // namespace zhike
