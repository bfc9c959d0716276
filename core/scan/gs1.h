// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/code.h"

#include <QDate>

#include <optional>

/// GS1 content as values (GS1 General Specifications; GS1 Digital Link URI syntax 1.3). Pure; resolves nothing.
namespace zhike {

/// Ends a value of variable length on the wire (FNC1 is transmitted as ASCII 29).
constexpr char16_t kGroupSeparator = 0x1d;

/// Whether the identifier says "GS1 element string": ]C1 ]d2 ]Q3 ]e0 ]J1.
[[nodiscard]] bool isGs1Symbology(QByteArrayView symbology);

/// How far the separators of an element string can be trusted.
enum class Separators {
    Delivered, ///< the reader transmits GS
    Unknown, ///< maybe not (a keyboard wedge): a value that could hide another AI is CodeMissingSeparator
};

/// "01…17…10…␝21…" → its elements in order. InvalidValue (detail: the AI and a word, "17 date0", see gs1table.h; "21 needs",
/// "01 excludes" and "10 twice" for AIs that don't fit each other; the digits alone where no AI begins), CheckDigitWrong, CodeMissingSeparator (detail: the AI whose value runs on); never a guess. Each value fits its AI
/// and the AIs fit each other.
[[nodiscard]] Result<Gs1Elements> parseElementString(QStringView text, Separators separators);

/// The first half of it: each value fits its AI; whether the AIs fit each other is not asked.
[[nodiscard]] Result<Gs1Elements> splitElementString(QStringView text);

/// What a person reads from the label: "(01)09506000134352(21)12345"; "\\(" is a bracket that opens nothing.
[[nodiscard]] Result<Gs1Elements> splitBracketed(QStringView text);
[[nodiscard]] Result<Gs1Elements> parseBracketed(QStringView text);

/// Empty: not a Digital Link (some other link). An Error: it is one, but a broken one. Details besides those above: "21 order"
/// (a qualifier that the key doesn't have there), "01 path" (something stands behind the last value), "99 attribute" (not
/// allowed behind '?', or there twice), "%" (a broken escape, %00 or no UTF-8), "@" (a user name before the host).
[[nodiscard]] Result<std::optional<Gs1Elements>> parseDigitalLink(QStringView url);

/// The canonical Digital Link of elements on `stem` ("https://id.gs1.org"): the first key among them, its qualifiers in
/// their order, the rest as attributes. InvalidValue when they hold no key, or something that no link may carry.
[[nodiscard]] Result<QString> digitalLinkOf(const Gs1Elements &elements, const QString &stem);

/// Identifiers that need or exclude each other, and the same identifier twice with different values: InvalidValue.
[[nodiscard]] Result<void> checkCombination(const Gs1Elements &elements);

/// Null when absent.
[[nodiscard]] const QString *valueOf(const Gs1Elements &elements, QStringView ai);

/// YYMMDD as a day: 00 is the month's last day; the century is the one that puts it between 49 years before and 50
/// after `today` (General Specifications 7.12). Null when it is no date.
[[nodiscard]] QDate gs1Date(QStringView yymmdd, const QDate &today);

} // namespace zhike
