// SPDX-License-Identifier: Apache-2.0
#include "picture.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <cmath>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr int kAllocationMib = 320; // 80 million pixels of four bytes
constexpr qint64 kMostPixels = 80'000'000;
constexpr int kLongestSide = 4096; // above it a phone's photo only costs time: codes are pixels wide there
constexpr const char *kFormats[] = {"png", "jpeg", "webp", "bmp", "gif"};

QByteArray formatOf(const QByteArray &file)
{
    if (file.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (file.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (file.startsWith("RIFF") && file.mid(8, 4) == "WEBP")
        return "webp";
    if (file.startsWith("BM"))
        return "bmp";
    if (file.startsWith("GIF87a") || file.startsWith("GIF89a"))
        return "gif";
    return {};
}

/// ITU-R BT.601 weights in 1024ths; a transparent pixel shows the white behind it.
Luma toLuma(const QImage &image)
{
    Luma luma(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        const auto *in = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        uint8_t *out = luma.row(y);
        for (int x = 0; x < image.width(); ++x) {
            const int value = (306 * qRed(in[x]) + 601 * qGreen(in[x]) + 117 * qBlue(in[x])) >> 10;
            out[x] = static_cast<uint8_t>(value + 255 - qAlpha(in[x]));
        }
    }
    return luma;
}

} // namespace

void preparePictureReaders()
{
    QImageReader::setAllocationLimit(kAllocationMib);
    for (const char *format : kFormats) {
        QByteArray nothing;
        QBuffer buffer(&nothing);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, format);
        (void)reader.canRead();
    }
}

std::optional<Picture> readPicture(const QByteArray &file)
{
    const QByteArray format = formatOf(file);
    if (format.isEmpty())
        return std::nullopt;
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > kMostPixels)
        return std::nullopt;
    Picture picture;
    picture.reducedBy = std::max(1.0, double(std::max(size.width(), size.height())) / kLongestSide);
    if (picture.reducedBy > 1)
        reader.setScaledSize(size / picture.reducedBy);
    QImage image;
    if (!reader.read(&image))
        return std::nullopt;
    picture.luma = toLuma(std::move(image).convertToFormat(QImage::Format_ARGB32_Premultiplied));
    return picture;
}

} // namespace zhike
