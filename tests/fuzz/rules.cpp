// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any bytes as a rule file; what is taken classifies codes without harm.
#include "core/scan/grammar.h"
#include "tests/fuzz/target.h"

using namespace zhike;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto grammar = Grammar::fromJson(fuzz::bytes(data, size));
    if (!grammar)
        return 0;
    fuzz::require(!grammar->rules().empty() && grammar->rules().back().form == CodeForm::Text, "a grammar without an end was taken");
    for (const char *code : {"https://u.hemei.example/u/7C41009211V", "HMS-A1042", "6901234500011", "javascript:alert(1)", "(01)09506000134352",
                             "HM8800123456787", "0109506000134352", "7C41009211V"})
        for (const ScanRoute route : {ScanRoute::Camera, ScanRoute::HandScanner, ScanRoute::Typed})
            static_cast<void>(parseCode({code, {}, route}, *grammar));
    return 0;
}
