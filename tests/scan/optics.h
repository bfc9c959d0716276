// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QRectF>
#include <QTransform>

#include <random>
#include <vector>

/// What light does on its way into a picture, each from a seed.
namespace zhike::camera {

constexpr int kPrintModule = 4; ///< pixels of a print a module

/// Numbers that are the same on every machine: the distributions of the standard library aren't.
class Dice {
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    double real(double from, double to) { return from + (to - from) * (static_cast<double>(m_engine()) / 4294967296.0); }
    int whole(int from, int to) { return from + static_cast<int>(m_engine() % static_cast<unsigned>(to - from + 1)); }
    /// Of a standard deviation of 1, about 0; the sum of four even ones.
    float bell() { return static_cast<float>((real(-1, 1) + real(-1, 1) + real(-1, 1) + real(-1, 1)) * 0.866); }

private:
    std::mt19937 m_engine;
};

/// Brightness before it is cut to 256 levels.
struct Grey {
    int width = 0;
    int height = 0;
    std::vector<float> pixels;
    [[nodiscard]] float *row(int y) { return pixels.data() + std::size_t(y) * std::size_t(width); }
    [[nodiscard]] const float *row(int y) const { return pixels.data() + std::size_t(y) * std::size_t(width); }
};

[[nodiscard]] Grey evenGrey(const QSize &size, float level);
[[nodiscard]] Grey greyOf(const QImage &image);
[[nodiscard]] QImage imageOf(const Grey &grey);
/// Hills of brightness, edges, stripes and specks: something to be taken for a code.
[[nodiscard]] Grey landscape(const QSize &size, Dice &dice);

/// Puts the print into the picture, nine rays a pixel. `bend`: radians of a cylinder that the print's width covers to
/// each side, 0 for a flat one.
void lay(const Grey &print, const QTransform &toPicture, double bend, Grey &picture);

void scratch(Grey &print, const QRectF &code, Dice &dice);
void shade(Grey &picture, const QRectF &label, double light, Dice &dice);
void shine(Grey &picture, const QRectF &label, double strength, Dice &dice);
void grid(Grey &picture, Dice &dice);
void darken(Grey &picture, double light, double noise, Dice &dice);
void blurDisc(Grey &picture, double radius);
void blurLine(Grey &picture, double length, double angle);
void blurGaussian(Grey &picture, double deviation);
void addNoise(Grey &picture, double deviation, Dice &dice);

} // namespace zhike::camera
