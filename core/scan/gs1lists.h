// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// The code lists that the General Specifications refer to. Each answers for one code exactly as it is written.
namespace zhike {

[[nodiscard]] bool isCountryNumber(QStringView code); ///< ISO 3166-1 numeric, "156"
[[nodiscard]] bool isCountryLetters(QStringView code); ///< ISO 3166-1 alpha-2, "CN"
[[nodiscard]] bool isCurrencyNumber(QStringView code); ///< ISO 4217 numeric, "156"
[[nodiscard]] bool isPackageType(QStringView code); ///< UN/ECE recommendation 21 and GS1's own, "CT"
[[nodiscard]] bool isMediaType(QStringView code); ///< AIDC media: 01–10, or 80–99 by agreement

} // namespace zhike
