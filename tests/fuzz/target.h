// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// One input: libFuzzer's entry, and that of replay.cpp, which runs the kept corpus as an ordinary test.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace zhike::fuzz {

inline QByteArray bytes(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

/// A promise that was broken ends the run, as a crash does.
inline void require(bool isKept, const char *promise)
{
    if (isKept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

} // namespace zhike::fuzz
