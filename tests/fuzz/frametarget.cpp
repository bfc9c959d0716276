// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/frametarget.h"

#include "app/zhike-decoder/ladder.h"
#include "app/zhike-decoder/live.h"
#include "core/scan/decoderprotocol.h"
#include "tests/fuzz/target.h"

namespace zhike::fuzz {
namespace {

constexpr std::size_t kHead = 5;
constexpr int kMostSide = 200;
constexpr int kLooks = 3;

/// Whatever comes out has to fit into an answer.
void check(const std::vector<Symbol> &symbols)
{
    for (const Symbol &symbol : symbols)
        require(symbol.symbologyIdentifier.size() == 3 && symbol.format <= kLastSymbolFormat, "a symbol without an identifier came out");
    FrameAnswer answer{1, FrameVerdict::Looked, symbols, 0};
    if (answer.symbols.size() > kMostSymbols)
        answer.symbols.resize(kMostSymbols);
    const auto heard = answerFromBody(toMessage(answer).mid(4));
    require(heard.isOk() && heard->symbols == answer.symbols, "an answer isn't heard as it was said");
}

void lookAtMessage(const uint8_t *data, std::size_t size)
{
    QByteArray wire(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto body = takeBody(wire, kLongestRequest);
    if (body && *body) {
        (void)requestFromBody(**body);
        (void)answerFromBody(**body);
    }
}

void lookAtFrame(const uint8_t *data, std::size_t size)
{
    const int width = (data[0] << 8 | data[1]) % kMostSide;
    const int height = (data[2] << 8 | data[3]) % kMostSide;
    if (width == 0 || height == 0 || size <= 4)
        return;
    Luma frame(width, height);
    for (std::size_t i = 0; i < frame.pixels.size(); ++i)
        frame.pixels[i] = data[4 + i % (size - 4)];
    Streams streams;
    for (int look = 0; look < kLooks; ++look)
        check(streams.read(1, frame, Budget(33)));
    check(readStill(frame, Budget(400)));
}

} // namespace

void lookAt(const uint8_t *data, std::size_t size)
{
    if (size < kHead)
        return;
    if (data[0] % 2 == 0)
        lookAtFrame(data + 1, size - 1);
    else
        lookAtMessage(data + 1, size - 1);
}

std::vector<uint8_t> seedFor(int width, int height, const uint8_t *pixels)
{
    std::vector<uint8_t> seed{0, uint8_t(width >> 8), uint8_t(width), uint8_t(height >> 8), uint8_t(height)};
    seed.insert(seed.end(), pixels, pixels + std::size_t(width) * std::size_t(height));
    return seed;
}

} // namespace zhike::fuzz
