// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

/// Pictures of codes, made here so that a fresh clone needs no corpus.
namespace zhike::pictures {

enum class Shape { Qr, DataMatrix, Ean13, Ean8, UpcA, Code128, Itf };

/// A QR code's modules, row by row.
struct QrPrint {
    int side = 0;
    std::vector<bool> isDark;
};
/// `level`: 0 L, 1 M, 2 Q, 3 H. By another library than the one that reads.
[[nodiscard]] QrPrint qrOf(const QByteArray &content, int version, int level, int mask = 0);

/// White rim included; `module` pixels a module.
[[nodiscard]] QImage codeOf(Shape shape, const QString &content, int module = 4);

[[nodiscard]] QImage inverted(QImage image);
[[nodiscard]] QImage turned(const QImage &image, double degrees);
/// Black and white become `dark` and `dark + range`.
[[nodiscard]] QImage faded(QImage image, int dark, int range);
[[nodiscard]] QImage scaled(const QImage &image, double factor);
/// In the middle of a white sheet, as a phone sees a label.
[[nodiscard]] QImage onSheet(const QImage &image, const QSize &sheet);
[[nodiscard]] QImage sideBySide(const QImage &left, const QImage &right);
[[nodiscard]] QImage noise(const QSize &size, quint32 seed);

[[nodiscard]] QByteArray fileOf(const QImage &image, const char *format = "png", int quality = -1);

} // namespace zhike::pictures
