// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace zhike {

template <typename E>
struct EnumName {
    E value;
    const char *name;
};

/// Specialise with `static constexpr EnumName<E> values[]`: the wire names of an enum, written once.
/// The first row is also what an unknown name from a newer central becomes.
template <typename E>
struct EnumNames;

template <typename E>
concept NamedEnum = requires { EnumNames<E>::values; };

template <NamedEnum E>
[[nodiscard]] QString enumName(E value)
{
    for (const auto &row : EnumNames<E>::values)
        if (row.value == value)
            return QString::fromLatin1(row.name);
    return {};
}

template <NamedEnum E>
[[nodiscard]] std::optional<E> enumFromName(QStringView name)
{
    for (const auto &row : EnumNames<E>::values)
        if (name == QLatin1StringView(row.name))
            return row.value;
    return std::nullopt;
}

} // namespace zhike
