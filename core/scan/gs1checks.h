// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// What the content of a part has to be beyond its characters and its length (General Specifications, section 3): dates,
/// countries, currencies, check characters and so on, each by the name that the table of identifiers uses. Pure.
namespace zhike {

/// Whether `text` passes the check of this name; false for a name that doesn't exist. The names:
/// check (mod 10) · pair (mod 1021,32) · prefix (begins like a company prefix) · date0 (YYMMDD, DD may be 00) · date (YYMMDD)
/// · day (YYYYMMDD) · time (HHMM) · hour · minute · second · country · country999 · country2 · currency · zero · nonzero
/// · number (no leading zero) · winding · piece (piece and total) · percent (escapes are whole) · yesno · latitude
/// · longitude · hyphen · importer · package · media · sex · sequence ("2/3") · nondigit · iban · coupon · offer
[[nodiscard]] bool passes(QLatin1StringView check, QStringView text);
/// Every name of the list above.
[[nodiscard]] bool isCheck(QLatin1StringView name);

/// The two characters that `body` should be followed by (7.9.5). Empty when it has a foreign character or more than 97.
[[nodiscard]] QString checkPair(QStringView body);

/// Digits 0-9, at least one.
[[nodiscard]] bool areDigits(QStringView text);
/// The 82 ("x"), 39 ("y") or 64 ("z") characters, or digits ("n").
[[nodiscard]] bool isInSet(QChar set, QChar c);
/// The 64 characters may end in '=' so that the whole is a multiple of three long.
[[nodiscard]] bool isPadded64(QStringView text);

} // namespace zhike
