// SPDX-License-Identifier: Apache-2.0
#include "app/scan-peers/peers.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

namespace zhike::peers {
namespace {

using ZXing::BarcodeFormat;

SymbolFormat formatOf(BarcodeFormat format)
{
    switch (format) {
    case BarcodeFormat::QRCode:
        return SymbolFormat::Qr;
    case BarcodeFormat::MicroQRCode:
        return SymbolFormat::MicroQr;
    case BarcodeFormat::DataMatrix:
        return SymbolFormat::DataMatrix;
    case BarcodeFormat::EAN13:
        return SymbolFormat::Ean13;
    case BarcodeFormat::EAN8:
        return SymbolFormat::Ean8;
    case BarcodeFormat::UPCA:
        return SymbolFormat::UpcA;
    case BarcodeFormat::UPCE:
        return SymbolFormat::UpcE;
    case BarcodeFormat::ITF:
        return SymbolFormat::Itf;
    case BarcodeFormat::Code128:
        return SymbolFormat::Code128;
    case BarcodeFormat::Code39:
        return SymbolFormat::Code39;
    default:
        return SymbolFormat::Unknown;
    }
}

void read(const Luma &picture, const ZXing::DecodeHints &hints, std::vector<Symbol> &symbols)
{
    const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
    for (const ZXing::Result &result : ZXing::ReadBarcodes(view, hints)) {
        if (!result.isValid())
            continue;
        Symbol symbol;
        symbol.format = formatOf(result.format());
        // Its own words where it converted them, like our reader: what is compared is what is read.
        symbol.bytes = QByteArray::fromStdString(result.text());
        if (result.contentType() != ZXing::ContentType::Text)
            symbol.bytes = QByteArray(reinterpret_cast<const char *>(result.bytes().data()),
                                      static_cast<qsizetype>(result.bytes().size()));
        symbols.push_back(std::move(symbol));
    }
}

} // namespace

std::vector<Symbol> readByZxing(const Luma &picture)
{
    std::vector<Symbol> symbols;
    read(picture, ZXing::DecodeHints(), symbols);
    return symbols;
}

std::vector<Symbol> readByZxingSafely(const Luma &picture)
{
    ZXing::DecodeHints hints;
    hints.setTryHarder(true).setTryRotate(true).setTryDownscale(false);
    hints.setFormats(BarcodeFormat::QRCode | BarcodeFormat::MicroQRCode | BarcodeFormat::DataMatrix);
    std::vector<Symbol> symbols;
    read(picture, hints, symbols);
    hints.setFormats(BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA | BarcodeFormat::UPCE
                     | BarcodeFormat::ITF | BarcodeFormat::Code128 | BarcodeFormat::Code39);
    hints.setMaxNumberOfSymbols(1);
    read(picture, hints, symbols);
    return symbols;
}

} // namespace zhike::peers
