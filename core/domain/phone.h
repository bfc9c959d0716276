// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

namespace zhike {

/// A telephone number in E.164 ("+8613800138000"). Numbers without a country code are read as mainland China.
class Phone
{
public:
    Phone() = default;
    /// Accepts spaces, dashes, brackets, dots, full-width digits, "00" and "+" prefixes, a trunk zero before the area code.
    /// PhoneMalformed otherwise, also for a Chinese landline without its area code.
    [[nodiscard]] static Result<Phone> parse(QStringView typed);

    [[nodiscard]] const QString &e164() const { return m; }
    /// "138****5678": what every list, title and log may show.
    [[nodiscard]] QString masked() const;
    [[nodiscard]] QString lastFour() const { return m.right(4); }
    [[nodiscard]] bool isEmpty() const { return m.isEmpty(); }
    friend bool operator==(const Phone &, const Phone &) = default;

private:
    explicit Phone(QString e164) : m(std::move(e164)) {}
    QString m;
};

} // namespace zhike
