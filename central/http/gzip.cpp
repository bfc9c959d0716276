// SPDX-License-Identifier: Apache-2.0
#include "central/http/gzip.h"

#include <QList>

#include <zlib.h>

namespace zhike::central {

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream{};
    constexpr int kGzipWindow = 15 + 16; // largest window, gzip header instead of zlib's
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return isWhole ? packed : QByteArray();
}

bool acceptsGzip(const QByteArray &acceptEncoding)
{
    for (const QByteArray &part : acceptEncoding.toLower().split(',')) {
        const QList<QByteArray> pieces = part.split(';');
        const QByteArray coding = pieces.first().trimmed();
        if (coding != "gzip" && coding != "*")
            continue;
        const QByteArray weight = pieces.size() > 1 ? pieces.at(1).simplified().replace(' ', "") : QByteArray("q=1");
        return !weight.startsWith("q=") || weight.mid(2).toDouble() > 0;
    }
    return false;
}

} // namespace zhike::central
