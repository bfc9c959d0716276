// SPDX-License-Identifier: Apache-2.0
#include "zxingreader.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h> // 2.3 and later
#else
#include <ZXing/ZXVersion.h>
#endif
#include <ZXing/StructuredAppend.h>

#include <exception>

// Only 1.4 can be built on Debian 12. The names below are what the library's own headers of 2.x and 3.x call the same
// things; whoever moves to one of them reads the table of formats again.
namespace zhike {
namespace {

using ZXing::BarcodeFormat;
#if ZXING_VERSION_MAJOR >= 3 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
using LibraryOptions = ZXing::ReaderOptions;
using LibraryResult = ZXing::Barcode;
#else
using LibraryOptions = ZXing::DecodeHints;
using LibraryResult = ZXing::Result;
#endif

ZXing::BarcodeFormats formatsOf(Family family)
{
    switch (family) {
    case Family::Matrix:
        return BarcodeFormat::QRCode | BarcodeFormat::MicroQRCode | BarcodeFormat::DataMatrix;
    case Family::Linear:
        break;
    }
    return BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA | BarcodeFormat::UPCE | BarcodeFormat::ITF
        | BarcodeFormat::Code128 | BarcodeFormat::Code39;
}

LibraryOptions optionsFor(const Reading &reading)
{
    const bool isThorough = reading.effort == Effort::Thorough;
    const bool isLinear = reading.family == Family::Linear;
    LibraryOptions options;
    options.setTryDownscale(false);
    options.setTryHarder(isThorough || isLinear);
    options.setTryRotate(isThorough);
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false); // the ladder inverts where that pays
#endif
    options.setFormats(formatsOf(reading.family));
    options.setMinLineCount(static_cast<uint8_t>(reading.lines));
    options.setMaxNumberOfSymbols(isLinear ? 1 : 16);
    if (reading.isBlackAndWhite)
        options.setBinarizer(ZXing::Binarizer::FixedThreshold);
    return options;
}

SymbolFormat ourFormat(BarcodeFormat format)
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

/// UPC-E's eight digits as the twelve of UPC-A (General Specifications 5.2.2.4.2): the last one but the check digit
/// says where the zeros were.
QByteArray expandedUpcE(const QByteArray &short8)
{
    const QByteArray d = short8.mid(1, 6);
    QByteArray body;
    switch (d[5]) {
    case '0':
    case '1':
    case '2':
        body = d.left(2) + d[5] + "0000" + d.mid(2, 3);
        break;
    case '3':
        body = d.left(3) + "00000" + d.mid(3, 2);
        break;
    case '4':
        body = d.left(4) + "00000" + d[4];
        break;
    default:
        body = d.left(5) + "0000" + d[5];
        break;
    }
    return short8.left(1) + body + short8.right(1);
}

/// The content's bytes, unless the symbol declares another character set than UTF-8: then the library's conversion.
QByteArray contentOf(const LibraryResult &result)
{
    if (result.hasECI() && result.contentType() == ZXing::ContentType::Text)
        return QByteArray::fromStdString(result.text());
    const ZXing::ByteArray &bytes = result.bytes();
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

Symbol toSymbol(const LibraryResult &result)
{
    Symbol symbol;
    symbol.bytes = contentOf(result);
    if (result.format() == BarcodeFormat::UPCE && symbol.bytes.size() == 8)
        symbol.bytes = expandedUpcE(symbol.bytes);
    symbol.symbologyIdentifier = QByteArray::fromStdString(result.symbologyIdentifier());
    symbol.isGs1 = result.contentType() == ZXing::ContentType::GS1;
    symbol.format = ourFormat(result.format());
    for (size_t i = 0; i < symbol.corners.size(); ++i)
        symbol.corners[i] = QPoint(result.position()[i].x, result.position()[i].y);
    return symbol;
}

bool isWhole(const LibraryResult &result)
{
    return result.isValid() && !result.readerInit() && !result.isPartOfSequence();
}

} // namespace

std::vector<Symbol> readSymbols(const Luma &picture, const Reading &reading)
{
    if (picture.isEmpty())
        return {};
    const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
    std::vector<Symbol> symbols;
    try {
        const auto results = ZXing::ReadBarcodes(view, optionsFor(reading));
        for (const LibraryResult &result : results)
            if (isWhole(result))
                symbols.push_back(toSymbol(result));
        if (results.size() > 1)
            for (const LibraryResult &merged : ZXing::MergeStructuredAppendSequences(results))
                if (merged.isValid())
                    symbols.push_back(toSymbol(merged));
    } catch (const std::exception &) {
        // The library met something it doesn't understand: nothing was found in this picture.
    }
    return symbols;
}

} // namespace zhike
