// SPDX-License-Identifier: Apache-2.0
#include "app/label/label.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <QImage>

#include <exception>

namespace zhike {
namespace {

constexpr int kQuietZone = 4;
constexpr int kModule = 8; // pixels

QImage imageOf(const ZXing::BitMatrix &bits)
{
    QImage image(bits.width(), bits.height(), QImage::Format_Grayscale8);
    for (int y = 0; y < bits.height(); ++y)
        for (int x = 0; x < bits.width(); ++x)
            image.scanLine(y)[x] = bits.get(x, y) ? 0 : 255;
    return image.scaled(image.width() * kModule, image.height() * kModule);
}

} // namespace

Result<void> writeQrLabel(const QString &content, const QString &file)
{
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(kQuietZone);
        const ZXing::BitMatrix bits = writer.encode(content.toStdWString(), 0, 0);
        return imageOf(bits).save(file) ? Result<void>() : Result<void>(ErrorCode::StorageIo);
    } catch (const std::exception &) {
        return Error{ErrorCode::InvalidValue, QStringLiteral("label")};
    }
}

} // namespace zhike
