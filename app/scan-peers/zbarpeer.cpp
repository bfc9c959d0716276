// SPDX-License-Identifier: Apache-2.0
#include "app/scan-peers/peers.h"

#include <zbar.h>

namespace zhike::peers {
namespace {

SymbolFormat formatOf(zbar::zbar_symbol_type_t type)
{
    switch (type) {
    case zbar::ZBAR_QRCODE:
        return SymbolFormat::Qr;
    case zbar::ZBAR_EAN13:
        return SymbolFormat::Ean13;
    case zbar::ZBAR_EAN8:
        return SymbolFormat::Ean8;
    case zbar::ZBAR_UPCA:
        return SymbolFormat::UpcA;
    case zbar::ZBAR_UPCE:
        return SymbolFormat::UpcE;
    case zbar::ZBAR_I25:
        return SymbolFormat::Itf;
    case zbar::ZBAR_CODE128:
        return SymbolFormat::Code128;
    case zbar::ZBAR_CODE39:
        return SymbolFormat::Code39;
    default:
        return SymbolFormat::Unknown;
    }
}

} // namespace

std::vector<Symbol> readByZbar(const Luma &picture)
{
    static zbar::ImageScanner scanner;
    zbar::Image frame(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                      picture.pixels.data(), picture.pixels.size());
    scanner.scan(frame);
    std::vector<Symbol> symbols;
    for (auto it = frame.symbol_begin(); it != frame.symbol_end(); ++it) {
        Symbol symbol;
        symbol.format = formatOf(it->get_type());
        symbol.bytes = QByteArray::fromStdString(it->get_data());
        symbols.push_back(std::move(symbol));
    }
    return symbols;
}

} // namespace zhike::peers
