// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace zhike {

/// A value or an Error (std::expected is not in g++ 12). "Not found" is an empty value, not an Error.
template <typename T>
class [[nodiscard]] Result
{
public:
    using Value = T;
    // NOLINTBEGIN(google-explicit-constructor): `return value;` and `return Error{…};` are the whole point
    Result(T value) : m(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m(std::in_place_index<1>, std::move(error)) {}
    Result(ErrorCode code) : m(std::in_place_index<1>, Error{code, {}}) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool isOk() const { return m.index() == 0; }
    explicit operator bool() const { return isOk(); }

    T &operator*() & { return std::get<0>(m); }
    const T &operator*() const & { return std::get<0>(m); }
    T &&operator*() && { return std::get<0>(std::move(m)); }
    T *operator->() { return &std::get<0>(m); }
    const T *operator->() const { return &std::get<0>(m); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m); }
    [[nodiscard]] T valueOr(T other) const { return isOk() ? **this : std::move(other); }

    /// f(value) → Result<U>; an Error passes through untouched.
    template <typename F>
    auto then(F &&f) const -> std::invoke_result_t<F, const T &>
    {
        if (!isOk())
            return error();
        return std::forward<F>(f)(**this);
    }

private:
    std::variant<T, Error> m;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    using Value = void;
    Result() = default;
    Result(Error error) : m(std::move(error)) {}        // NOLINT(google-explicit-constructor)
    Result(ErrorCode code) : m(Error{code, {}}) {}      // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool isOk() const { return !m; }
    explicit operator bool() const { return isOk(); }
    [[nodiscard]] const Error &error() const { return *m; }

    template <typename F>
    auto then(F &&f) const -> std::invoke_result_t<F>
    {
        if (!isOk())
            return error();
        return std::forward<F>(f)();
    }

private:
    std::optional<Error> m;
};

} // namespace zhike
