// SPDX-License-Identifier: Apache-2.0
#include "live.h"

#include "ladder.h"

namespace zhike {

std::vector<Symbol> Streams::read(int stream, const Luma &frame, const Budget &budget)
{
    return readSome(frame, m_streams[stream].turn, budget);
}

} // namespace zhike
