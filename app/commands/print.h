// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"

#include <QJsonObject>

/// Views as JSON for scripts and as indented lines for people. The same masked values the screen shows.
namespace zhike {

[[nodiscard]] QJsonObject jsonOf(const MemberView &view);
[[nodiscard]] QJsonObject jsonOf(const PassportView &view);
[[nodiscard]] QJsonObject jsonOf(const ScanView &view);
[[nodiscard]] QJsonObject jsonOf(const Hit &hit);
[[nodiscard]] QJsonObject jsonOf(const OutboxView &view);
[[nodiscard]] QJsonObject jsonOf(const HomeView &view);
[[nodiscard]] QJsonObject jsonOf(const ConsentView &view);
[[nodiscard]] QJsonObject jsonOf(const EditView &view);
[[nodiscard]] QJsonObject jsonOf(const MergeView &view);
[[nodiscard]] QJsonObject jsonOf(const ShiftView &view);
[[nodiscard]] QJsonObject jsonOf(const LineView &view);

/// One "key: value" a line, nested values indented by two spaces; texts in `language`.
[[nodiscard]] QString linesOf(const QJsonObject &object, Language language);

} // namespace zhike
