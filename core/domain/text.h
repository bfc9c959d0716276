// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"

#include <QString>

namespace zhike {

enum class Language { Zh, En };

template <>
struct EnumNames<Language> {
    static constexpr EnumName<Language> values[] = {{Language::Zh, "zh"}, {Language::En, "en"}};
};

/// A sentence that central wrote, in both languages of the house. Plain text, never markup.
struct Text {
    QString zh;
    QString en;

    /// The wished language, else the other one: a missing translation never leaves a hole on the screen.
    [[nodiscard]] const QString &in(Language language) const;
    [[nodiscard]] bool isEmpty() const { return zh.isEmpty() && en.isEmpty(); }

    static void fields(auto &self, auto &&field)
    {
        field("zh", self.zh);
        field("en", self.en);
    }
    friend bool operator==(const Text &, const Text &) = default;
};

/// One currency amount. `amountMinor` counts the smallest coin (fen).
struct Money {
    qint64 amountMinor = 0;
    QString currency = QStringLiteral("CNY");

    static void fields(auto &self, auto &&field)
    {
        field("amountMinor", self.amountMinor);
        field("currency", self.currency);
    }
    friend bool operator==(const Money &, const Money &) = default;
};

} // namespace zhike
