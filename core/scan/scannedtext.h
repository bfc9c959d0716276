// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QString>

namespace zhike {

/// Bytes as text: UTF-8, NFC. CodeTooLong; CodeNotText for broken UTF-8 and for control characters other than GS.
[[nodiscard]] Result<QString> textOfCode(const QByteArray &bytes);

/// The text for the eye: GS as "␝", characters that can't be seen or that turn the direction as "‹U+202E›".
[[nodiscard]] QString literalOf(const QString &text);

/// Whether literalOf had to escape something else than GS: such a text is never more than text.
[[nodiscard]] bool hidesCharacters(const QString &text);

} // namespace zhike
