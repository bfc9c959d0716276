// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/pictures.h"

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <qrcodegen/qrcodegen.hpp>

#include <QBuffer>
#include <QPainter>
#include <QRandomGenerator>

namespace zhike::pictures {
namespace {

ZXing::BarcodeFormat formatOf(Shape shape)
{
    using F = ZXing::BarcodeFormat;
    switch (shape) {
    case Shape::Qr:
        return F::QRCode;
    case Shape::DataMatrix:
        return F::DataMatrix;
    case Shape::Ean13:
        return F::EAN13;
    case Shape::Ean8:
        return F::EAN8;
    case Shape::UpcA:
        return F::UPCA;
    case Shape::Code128:
        return F::Code128;
    case Shape::Itf:
        return F::ITF;
    }
    return F::None;
}

} // namespace

QrPrint qrOf(const QByteArray &content, int version, int level, int mask)
{
    using qrcodegen::QrCode;
    constexpr QrCode::Ecc kLevels[] = {QrCode::Ecc::LOW, QrCode::Ecc::MEDIUM, QrCode::Ecc::QUARTILE, QrCode::Ecc::HIGH};
    const QrCode code = QrCode::encodeSegments(qrcodegen::QrSegment::makeSegments(content.constData()), kLevels[level],
                                               version, version, mask, false);
    QrPrint print{code.getSize(), {}};
    for (int y = 0; y < print.side; ++y)
        for (int x = 0; x < print.side; ++x)
            print.isDark.push_back(code.getModule(x, y));
    return print;
}

QImage codeOf(Shape shape, const QString &content, int module)
{
    const bool isMatrix = shape == Shape::Qr || shape == Shape::DataMatrix;
    ZXing::MultiFormatWriter writer(formatOf(shape));
    writer.setMargin(isMatrix ? 4 : 10);
    if (shape == Shape::Qr)
        writer.setEncoding(ZXing::CharacterSet::UTF8);
    const ZXing::BitMatrix bits = writer.encode(content.toStdWString(), 0, isMatrix ? 0 : 1);
    const int height = isMatrix ? bits.height() : 60;
    const int rim = shape == Shape::DataMatrix ? 4 : 0;
    QImage image(bits.width() + 2 * rim, height + 2 * rim, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < bits.width(); ++x)
            if (bits.get(x, isMatrix ? y : 0))
                image.scanLine(y + rim)[x + rim] = 0;
    return image.scaled(image.size() * module, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

QImage inverted(QImage image)
{
    image.invertPixels();
    return image;
}

QImage turned(const QImage &image, double degrees)
{
    const int side = static_cast<int>(std::max(image.width(), image.height()) * 1.6);
    QImage sheet(side, side, QImage::Format_Grayscale8);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(side / 2.0, side / 2.0);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-image.width() / 2.0, -image.height() / 2.0), image);
    return sheet;
}

QImage faded(QImage image, int dark, int range)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.scanLine(y)[x] = static_cast<uchar>(dark + image.constScanLine(y)[x] * range / 255);
    return image;
}

QImage scaled(const QImage &image, double factor)
{
    return image.scaled(image.size() * factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_Grayscale8);
}

QImage onSheet(const QImage &image, const QSize &size)
{
    QImage sheet(size, QImage::Format_Grayscale8);
    sheet.fill(Qt::white);
    QPainter(&sheet).drawImage((size.width() - image.width()) / 2, (size.height() - image.height()) / 2, image);
    return sheet;
}

QImage sideBySide(const QImage &left, const QImage &right)
{
    QImage sheet(left.width() + right.width() + 80, std::max(left.height(), right.height()) + 80,
                 QImage::Format_Grayscale8);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.drawImage(20, 40, left);
    painter.drawImage(left.width() + 60, 40, right);
    return sheet;
}

QImage noise(const QSize &size, quint32 seed)
{
    QRandomGenerator random(seed);
    QImage image(size, QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.scanLine(y)[x] = static_cast<uchar>(random.bounded(256));
    return image;
}

QByteArray fileOf(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

} // namespace zhike::pictures
