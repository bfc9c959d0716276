// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QColor>

#include <utility>
#include <vector>

class QPainter;
class QRectF;

namespace zhike::ui {

/// Colours by the placeholder that stands for them in our own drawings: "#010101" → Theme's accent, ….
using Inks = std::vector<std::pair<const char *, QColor>>;

/// Paints one of our own drawings (":/icons/…") into `target`, keeping its shape. Nothing for a file that isn't there.
void paintSvg(QPainter &painter, const QRectF &target, const QString &resource, const Inks &inks);

} // namespace zhike::ui
