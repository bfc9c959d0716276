// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QStringList>

namespace zhike {

/// `code TEXT | --hex BYTES | --lines [--aim ID] [--route image|camera|handScanner|typed] [--rules FILE]`: the class and the
/// fields of a code, or why it is refused; needs no file, no desk and no line, and opens nothing. `--lines`: one code in
/// hex a line from standard input, "HEX[ ID]". A hand scanner's message may begin with its identifier. Exit code: 0 when each
/// was classed, 1 when one was refused, 2 for words that make no command.
[[nodiscard]] int classifyCodes(const QStringList &words, bool isJson);

} // namespace zhike
