// SPDX-License-Identifier: Apache-2.0
// zhike-decoder: reads pictures on stdin, answers symbols on stdout (core/scan/decoderprotocol.h), can do nothing else.
#include "channel.h"
#include "ladder.h"
#include "picture.h"
#include "sandbox.h"

#include <cmath>
#include <cstring>
#include <unistd.h>

namespace {

using namespace zhike;

constexpr int kNoSandbox = 3; // exit code: the kernel gave no sandbox, so no picture is touched

FrameAnswer answer(const FrameRequest &request)
{
    const QDeadlineTimer deadline(request.budgetMs);
    const auto picture = readPicture(request.payload);
    if (!picture)
        return {request.id, FrameVerdict::Unreadable, {}};
    FrameAnswer found{request.id, FrameVerdict::Looked, readStill(picture->luma, deadline)};
    if (found.symbols.size() > kMostSymbols)
        found.symbols.resize(kMostSymbols);
    for (Symbol &symbol : found.symbols)
        for (QPoint &corner : symbol.corners)
            corner = QPoint(static_cast<int>(std::lround(corner.x() * picture->reducedBy)),
                            static_cast<int>(std::lround(corner.y() * picture->reducedBy)));
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // GLib's event loop would want pipes in every thread
    preparePictureReaders();
    if (!enterSandbox())
        return kNoSandbox;
    if (argc == 2 && std::strcmp(argv[1], "--check-sandbox") == 0)
        _exit(isEverythingRefused() ? 0 : 1);
    while (const auto request = nextRequest())
        if (!sendAnswer(answer(*request)))
            break;
    _exit(0); // nothing here needs to be put away, and putting away would need calls that are refused
}
