// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/code.h"

namespace zhike {

/// One field of a classified code as it may be printed: {"gtin", "06901234500011"}, {"(17)", "271231"}.
struct CodeField {
    QString name;
    QString value;
    friend bool operator==(const CodeField &, const CodeField &) = default;
};
/// What the code's class holds, in a fixed order; empty fields are left out. A member code's token is a secret of sixty
/// seconds: whoever prints it has been asked to.
[[nodiscard]] std::vector<CodeField> codeFields(const Code &code);

} // namespace zhike
