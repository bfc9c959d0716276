// SPDX-License-Identifier: Apache-2.0
// zhike-scan-peers --memory BYTES: speaks the decoder's protocol (core/scan/decoderprotocol.h), but the request's stream names
// the reader: 0 and 1 ZXing, 2 zbar, 3 OpenCV. No sandbox: it sees only pictures of a corpus, and only in the bench.
#include "app/scan-peers/peers.h"
#include "app/zhike-decoder/budget.h"
#include "app/zhike-decoder/channel.h"
#include "app/zhike-decoder/framememory.h"

#include <cstdlib>
#include <iterator>

using namespace zhike;

namespace {

constexpr std::vector<Symbol> (*kReaders[])(const Luma &) = {&peers::readByZxing, &peers::readByZxingSafely, &peers::readByZbar,
                                                             &peers::readByOpenCv};

FrameAnswer answer(const FrameRequest &request, const FrameMemory &memory)
{
    const Luma frame = memory.frame(request.width, request.height);
    if (frame.isEmpty() || request.stream < 0 || request.stream >= static_cast<int>(std::size(kReaders)))
        return {request.id, FrameVerdict::Unreadable, {}};
    const qint64 began = processorNanoseconds();
    FrameAnswer found{request.id, FrameVerdict::Looked, kReaders[request.stream](frame)};
    found.processorMicroseconds = static_cast<quint32>((processorNanoseconds() - began) / 1000);
    if (found.symbols.size() > kMostSymbols)
        found.symbols.resize(kMostSymbols);
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    const FrameMemory memory(argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0);
    while (const auto request = nextRequest())
        if (!sendAnswer(answer(*request, memory)))
            break;
    return 0;
}
