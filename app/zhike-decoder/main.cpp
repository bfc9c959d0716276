// SPDX-License-Identifier: Apache-2.0
// zhike-decoder: reads pictures on stdin, answers symbols on stdout (core/scan/decoderprotocol.h), can do nothing else.
#include "budget.h"
#include "channel.h"
#include "framememory.h"
#include "ladder.h"
#include "live.h"
#include "picture.h"
#include "sandbox.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace {

using namespace zhike;

constexpr int kNoSandbox = 3; // exit code: the kernel gave no sandbox, so no picture is touched

FrameAnswer pictureAnswer(const FrameRequest &request)
{
    const auto picture = readPicture(request.payload);
    if (!picture)
        return {request.id, FrameVerdict::Unreadable, {}};
    FrameAnswer found{request.id, FrameVerdict::Looked, readStill(picture->luma, Budget(request.budgetMs))};
    for (Symbol &symbol : found.symbols)
        for (QPoint &corner : symbol.corners)
            corner = QPoint(static_cast<int>(std::lround(corner.x() * picture->reducedBy)),
                            static_cast<int>(std::lround(corner.y() * picture->reducedBy)));
    return found;
}

FrameAnswer frameAnswer(const FrameRequest &request, const FrameMemory &memory, Streams &streams)
{
    const Luma frame = memory.frame(request.width, request.height);
    if (frame.isEmpty())
        return {request.id, FrameVerdict::Unreadable, {}};
    const Budget budget(request.budgetMs);
    switch (request.kind) {
    case FrameKind::LiveLuma:
        return {request.id, FrameVerdict::Looked, streams.read(request.stream, frame, budget)};
    case FrameKind::StillLuma:
        return {request.id, FrameVerdict::Looked, readStill(frame, budget)};
    default:
        return {request.id, FrameVerdict::Looked, readAsItIs(frame)};
    }
}

FrameAnswer answer(const FrameRequest &request, const FrameMemory &memory, Streams &streams)
{
    const qint64 began = processorNanoseconds();
    FrameAnswer answer = request.kind == FrameKind::EncodedPicture ? pictureAnswer(request)
                                                                   : frameAnswer(request, memory, streams);
    if (answer.symbols.size() > kMostSymbols)
        answer.symbols.resize(kMostSymbols);
    answer.processorMicroseconds = static_cast<quint32>((processorNanoseconds() - began) / 1000);
    return answer;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // GLib's event loop would want pipes in every thread
    preparePictureReaders();
    const FrameMemory memory(argc == 3 && std::strcmp(argv[1], "--memory") == 0 ? std::strtoull(argv[2], nullptr, 10) : 0);
    if (!enterSandbox())
        return kNoSandbox;
    if (argc == 2 && std::strcmp(argv[1], "--check-sandbox") == 0)
        _exit(isEverythingRefused() ? 0 : 1);
    Streams streams;
    while (const auto request = nextRequest())
        if (!sendAnswer(answer(*request, memory, streams)))
            break;
    _exit(0); // nothing here needs to be put away, and putting away would need calls that are refused
}
