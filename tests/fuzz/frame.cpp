// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any bytes as a frame that is looked at, or as a message on the child's line.
#include "tests/fuzz/frametarget.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zhike::fuzz::lookAt(data, size);
    return 0;
}
