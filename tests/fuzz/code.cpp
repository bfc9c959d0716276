// SPDX-License-Identifier: Apache-2.0
// Fuzz target: any bytes by any way in through the code grammar, and what comes out keeps its promises. The first byte picks
// the route and the symbology.
#include "core/scan/gs1.h"
#include "core/scan/gs1table.h"
#include "core/scan/scannedtext.h"
#include "tests/fuzz/target.h"
#include "tests/scan/rules.h"

#include <algorithm>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

/// Elements that were read are written and read again as the same.
void checkElements(const Gs1Elements &elements)
{
    fuzz::require(checkCombination(elements).isOk(), "elements that don't fit each other came out");
    QString wire;
    for (const Gs1Element &element : elements)
        wire += element.ai + element.value + (isPredefinedLength(element.ai) ? QString() : QString(QChar(kGroupSeparator)));
    const auto again = parseElementString(wire, Separators::Delivered);
    fuzz::require(again && *again == elements, "an element string isn't read as it was written");
    const auto link = digitalLinkOf(elements, u"https://id.example"_s);
    if (!link)
        return;
    const auto back = parseDigitalLink(*link);
    fuzz::require(back && *back, "a link of our own isn't read");
    fuzz::require(std::all_of(elements.begin(), elements.end(), [&](const Gs1Element &e) {
        const QString *value = valueOf(**back, e.ai);
        return value && *value == e.value;
    }), "a link lost an element");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Grammar grammar = shippedGrammar();
    static const char *const symbologies[] = {"", "]Q3", "]d2", "]C1", "]E0", "]E3", "]E4", "]Q1"};
    if (size == 0)
        return 0;
    const auto route = static_cast<ScanRoute>(data[0] % 4);
    const ScannedBytes scanned{fuzz::bytes(data + 1, size - 1), symbologies[(data[0] >> 2) % 8], route};
    const auto code = parseCode(scanned, grammar);
    fuzz::require(code.isOk() == parseCode(scanned, grammar).isOk(), "the same bytes gave another answer");
    if (!code)
        return 0;
    const bool acts = code->kind() != CodeKind::Text && code->kind() != CodeKind::ForeignUrl;
    fuzz::require(!acts || scanned.bytes.size() <= kLongestActingCode, "a long code acts");
    fuzz::require(!hidesCharacters(code->literal), "the eye is shown something hidden");
    if (const auto *label = code->as<Gs1Label>())
        checkElements(label->elements);
    if (const auto *unit = code->as<UnitLabel>())
        fuzz::require(normaliseUnitCode(unit->unit.toString()).isOk(), "a unit code without its check character came out");
    return 0;
}
