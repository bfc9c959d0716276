// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/gtin.h"
#include "core/scan/code.h"

#include <optional>

/// What the symbology identifier in front of a reader's message says (ISO/IEC 15424) and what it promises about the rest.
namespace zhike {

struct ScanData {
    QByteArray symbology; ///< "]d2"
    QByteArray content;
};
/// Takes "]d2" off the front of a hand scanner's message. Empty when there is no identifier of a known family. Never for a
/// camera's payload: there the same three characters are content.
[[nodiscard]] std::optional<ScanData> splitAimPrefix(const QByteArray &message);

/// GS1 content under an identifier that names no AI: ]E0 and ]E4, alone or with a composite component ("…|]e0…"), and ]E3
/// with its add-on. Empty for any other identifier. Errors: InvalidValue "]E0 length", CheckDigitWrong, and those of
/// parseElementString.
[[nodiscard]] Result<std::optional<Gs1Elements>> parseRetail(QByteArrayView symbology, QStringView text);

/// 8, 12, 13 or 14 digits; eight that are no EAN-8 may be a UPC-E, which stands for a UPC-A. Errors: as Gtin::parse.
[[nodiscard]] Result<Gtin> gtinOf(QStringView digits);

} // namespace zhike
