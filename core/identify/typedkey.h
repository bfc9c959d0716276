// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QString>

namespace zhike {

/// What a person typed into the one box, by its shape. Several kinds may fit; the index tries them in this order.
enum class KeyShape { Nothing, Phone, LastFour, Card, Email, Unit, Digits, Latin, Name };

/// `text` is normalised for its shape: E.164, four digits, card digits, lower-case Latin, trimmed name.
struct TypedKey {
    KeyShape shape = KeyShape::Nothing;
    QString text;
    friend bool operator==(const TypedKey &, const TypedKey &) = default;
};

/// Pure, total: anything typed has a shape. Full-width digits count as digits.
[[nodiscard]] TypedKey readTypedKey(QStringView typed);

} // namespace zhike
