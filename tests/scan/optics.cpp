// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/optics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zhike::camera {
namespace {

float at(const Grey &grey, double x, double y, float outside)
{
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    if (x0 < 0 || y0 < 0 || x0 + 1 >= grey.width || y0 + 1 >= grey.height)
        return outside;
    const auto fx = static_cast<float>(x - x0);
    const auto fy = static_cast<float>(y - y0);
    const float *a = grey.row(y0) + x0;
    const float *b = grey.row(y0 + 1) + x0;
    return (a[0] * (1 - fx) + a[1] * fx) * (1 - fy) + (b[0] * (1 - fx) + b[1] * fx) * fy;
}

/// A sum of shifted copies: `taps` are offsets in pixels, all of the same weight.
void average(Grey &picture, const std::vector<QPointF> &taps)
{
    const Grey from = picture;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            float sum = 0;
            for (const QPointF &tap : taps)
                sum += at(from, std::clamp(x + tap.x(), 0.0, from.width - 1.001),
                          std::clamp(y + tap.y(), 0.0, from.height - 1.001), 0);
            picture.row(y)[x] = sum / static_cast<float>(taps.size());
        }
}

void fillBox(Grey &grey, const QRect &box, float level)
{
    const QRect inside = box.intersected(QRect(0, 0, grey.width, grey.height));
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        std::fill_n(grey.row(y) + inside.left(), inside.width(), level);
}

void addHills(Grey &scene, Dice &dice)
{
    for (int hill = 0; hill < 24; ++hill) {
        const double x0 = dice.real(0, scene.width);
        const double y0 = dice.real(0, scene.height);
        const double reach = dice.real(20, 300);
        const auto height = static_cast<float>(dice.real(-70, 70));
        const int top = std::max(0, static_cast<int>(y0 - 2 * reach));
        const int bottom = std::min(scene.height, static_cast<int>(y0 + 2 * reach));
        for (int y = top; y < bottom; ++y)
            for (int x = std::max(0, static_cast<int>(x0 - 2 * reach));
                 x < std::min(scene.width, static_cast<int>(x0 + 2 * reach)); ++x) {
                const double d = ((x - x0) * (x - x0) + (y - y0) * (y - y0)) / (reach * reach);
                scene.row(y)[x] += height * static_cast<float>(std::exp(-d));
            }
    }
}

void addThings(Grey &scene, Dice &dice)
{
    for (int box = 0; box < 12; ++box)
        fillBox(scene,
                QRect(dice.whole(0, scene.width - 1), dice.whole(0, scene.height - 1), dice.whole(4, 260),
                      dice.whole(4, 160)),
                static_cast<float>(dice.real(10, 245)));
    const int stripes = dice.whole(4, 18);
    const int left = dice.whole(0, scene.width - 200);
    const int top = dice.whole(0, scene.height - 100);
    for (int i = 0; i < stripes; ++i)
        fillBox(scene, QRect(left + 11 * i, top, 6, 90), static_cast<float>(dice.real(20, 90)));
    for (int speck = 0; speck < 700; ++speck)
        fillBox(scene, QRect(dice.whole(0, scene.width - 1), dice.whole(0, scene.height - 1), dice.whole(1, 6),
                             dice.whole(1, 6)),
                static_cast<float>(dice.real(10, 245)));
}

} // namespace

Grey evenGrey(const QSize &size, float level)
{
    return {size.width(), size.height(), std::vector<float>(std::size_t(size.width()) * std::size_t(size.height()), level)};
}

Grey greyOf(const QImage &image)
{
    Grey grey = evenGrey(image.size(), 0);
    for (int y = 0; y < grey.height; ++y)
        std::copy_n(image.constScanLine(y), grey.width, grey.row(y));
    return grey;
}

QImage imageOf(const Grey &grey)
{
    QImage image(grey.width, grey.height, QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height; ++y)
        for (int x = 0; x < grey.width; ++x)
            image.scanLine(y)[x] = static_cast<uchar>(std::clamp(grey.row(y)[x] + 0.5F, 0.F, 255.F));
    return image;
}

Grey landscape(const QSize &size, Dice &dice)
{
    Grey scene = evenGrey(size, static_cast<float>(dice.real(60, 190)));
    addHills(scene, dice);
    addThings(scene, dice);
    blurGaussian(scene, dice.real(0.5, 1.5));
    for (float &pixel : scene.pixels)
        pixel = std::clamp(pixel, 4.F, 250.F);
    return scene;
}

void lay(const Grey &print, const QTransform &toPicture, double bend, Grey &picture)
{
    const QTransform back = toPicture.inverted();
    const QRect box = toPicture.mapRect(QRectF(0, 0, print.width, print.height))
                          .toAlignedRect()
                          .adjusted(-2, -2, 2, 2)
                          .intersected(QRect(0, 0, picture.width, picture.height));
    const double middle = print.width / 2.0;
    for (int y = box.top(); y <= box.bottom(); ++y)
        for (int x = box.left(); x <= box.right(); ++x) {
            float sum = 0;
            for (const double dy : {-1 / 3.0, 0.0, 1 / 3.0})
                for (const double dx : {-1 / 3.0, 0.0, 1 / 3.0}) {
                    QPointF p = back.map(QPointF(x + 0.5 + dx, y + 0.5 + dy));
                    if (bend > 0)
                        p.setX(middle + middle * std::asin(std::clamp((p.x() - middle) / middle, -1.0, 1.0) * std::sin(bend)) / bend);
                    sum += at(print, p.x() - 0.5, p.y() - 0.5, picture.row(y)[x]);
                }
            picture.row(y)[x] = sum / 9;
        }
}

void scratch(Grey &print, const QRectF &code, Dice &dice)
{
    const double side = std::min(code.width(), code.height());
    for (int i = dice.whole(1, 4); i > 0; --i) {
        const double x = code.left() + dice.real(0.1, 0.9) * code.width();
        const double y = code.top() + dice.real(0.1, 0.9) * code.height();
        const double angle = dice.real(0, std::numbers::pi);
        const double length = dice.real(0.2, 0.8) * side;
        const int thick = dice.whole(2, 2 + static_cast<int>(side / 30));
        const float level = dice.whole(0, 1) == 0 ? 20.F : 235.F;
        for (double t = -length / 2; t < length / 2; t += 1)
            fillBox(print, QRect(static_cast<int>(x + t * std::cos(angle)), static_cast<int>(y + t * std::sin(angle)), thick, thick), level);
    }
    for (int i = dice.whole(0, 2); i > 0; --i) {
        const int spot = static_cast<int>(dice.real(0.06, 0.18) * side);
        fillBox(print,
                QRect(static_cast<int>(code.left() + dice.real(0, 1) * code.width()),
                      static_cast<int>(code.top() + dice.real(0, 1) * code.height()), spot, spot),
                static_cast<float>(dice.real(20, 235)));
    }
}

void shade(Grey &picture, const QRectF &label, double light, Dice &dice)
{
    const double angle = dice.real(0, 2 * std::numbers::pi);
    const QPointF through = label.center() + QPointF(dice.real(-0.2, 0.2) * label.width(), dice.real(-0.2, 0.2) * label.height());
    const double soft = dice.real(3, 40);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const double d = (x - through.x()) * std::cos(angle) + (y - through.y()) * std::sin(angle);
            const double share = 1 / (1 + std::exp(-d / soft));
            picture.row(y)[x] *= static_cast<float>(std::min(1.0, light + (1 - light) * share));
        }
}

void shine(Grey &picture, const QRectF &label, double strength, Dice &dice)
{
    const QPointF middle = label.center() + QPointF(dice.real(-0.35, 0.35) * label.width(), dice.real(-0.35, 0.35) * label.height());
    const double reach = dice.real(0.12, 0.32) * std::min(label.width(), label.height());
    const double height = strength * dice.real(150, 420);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const double d = (std::pow(x - middle.x(), 2) + std::pow(y - middle.y(), 2)) / (reach * reach);
            if (d < 12)
                picture.row(y)[x] = std::min(255.F, picture.row(y)[x] + static_cast<float>(height * std::exp(-d)));
        }
}

void grid(Grey &picture, Dice &dice)
{
    const double period = dice.real(1.6, 4.5);
    const double angle = dice.real(-0.2, 0.2);
    const double depth = dice.real(0.08, 0.35);
    const double other = period * dice.real(0.9, 1.1);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const double u = x * std::cos(angle) + y * std::sin(angle);
            const double v = y * std::cos(angle) - x * std::sin(angle);
            const double wave = std::sin(2 * std::numbers::pi * u / period) + std::sin(2 * std::numbers::pi * v / other);
            picture.row(y)[x] *= static_cast<float>(1 - depth / 2 + depth / 4 * wave);
        }
}

void darken(Grey &picture, double light, double noise, Dice &dice)
{
    for (float &pixel : picture.pixels)
        pixel = static_cast<float>(pixel * std::min(light, 1.0) + noise * dice.bell() + 6);
}

void blurDisc(Grey &picture, double radius)
{
    std::vector<QPointF> taps;
    for (double y = -radius; y <= radius; y += radius / 3)
        for (double x = -radius; x <= radius; x += radius / 3)
            if (x * x + y * y <= radius * radius * 1.01)
                taps.emplace_back(x, y);
    average(picture, taps);
}

void blurLine(Grey &picture, double length, double angle)
{
    std::vector<QPointF> taps;
    const int count = std::max(2, static_cast<int>(length * 1.5));
    for (int i = 0; i < count; ++i) {
        const double t = length * (i / (count - 1.0) - 0.5);
        taps.emplace_back(t * std::cos(angle), t * std::sin(angle));
    }
    average(picture, taps);
}

void blurGaussian(Grey &picture, double deviation)
{
    const int reach = std::max(1, static_cast<int>(std::ceil(2.5 * deviation)));
    std::vector<float> weights;
    float total = 0;
    for (int i = -reach; i <= reach; ++i)
        total += weights.emplace_back(static_cast<float>(std::exp(-i * i / (2 * deviation * deviation))));
    const auto pass = [&](const Grey &from, int stepX, int stepY) {
        Grey to = from;
        for (int y = 0; y < from.height; ++y)
            for (int x = 0; x < from.width; ++x) {
                float sum = 0;
                for (int i = -reach; i <= reach; ++i)
                    sum += weights[std::size_t(i + reach)]
                        * from.row(std::clamp(y + i * stepY, 0, from.height - 1))[std::clamp(x + i * stepX, 0, from.width - 1)];
                to.row(y)[x] = sum / total;
            }
        return to;
    };
    picture = pass(pass(picture, 1, 0), 0, 1);
}

void addNoise(Grey &picture, double deviation, Dice &dice)
{
    for (float &pixel : picture.pixels)
        pixel += static_cast<float>(deviation) * dice.bell();
}

} // namespace zhike::camera
