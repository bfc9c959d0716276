// SPDX-License-Identifier: Apache-2.0
#include "core/domain/text.h"

namespace zhike {

const QString &Text::in(Language language) const
{
    const QString &wished = language == Language::Zh ? zh : en;
    return wished.isEmpty() ? (language == Language::Zh ? en : zh) : wished;
}

} // namespace zhike
