// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/dictionary.h"

#include <zstd.h>

/// zstd's side of a dictionary, for the files that compress and inflate.
namespace zhike {

struct Dictionary::Tables {
    std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> pack{nullptr, &ZSTD_freeCDict};
    std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> unpack{nullptr, &ZSTD_freeDDict};
};

} // namespace zhike
