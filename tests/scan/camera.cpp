// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/camera.h"

#include "tests/scan/optics.h"

#include <QBuffer>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zhike::camera {
namespace {

using namespace Qt::StringLiterals;
using pictures::Shape;

constexpr float kPaper = 235;

QString digits(Dice &dice, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QChar(u'0' + dice.whole(0, 9));
    return text;
}

QString letters(Dice &dice, int count)
{
    constexpr char kFrom[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    QString text;
    for (int i = 0; i < count; ++i)
        text += QLatin1Char(kFrom[dice.whole(0, sizeof kFrom - 2)]);
    return text;
}

QString withCheckDigit(QString body)
{
    int sum = 0;
    for (qsizetype i = body.size(); i-- > 0;)
        sum += body[i].digitValue() * ((body.size() - i) % 2 == 1 ? 3 : 1);
    return body + QString::number((10 - sum % 10) % 10);
}

QString contentFor(const Setup &setup, Trouble trouble, Dice &dice)
{
    if (!setup.content.isEmpty())
        return setup.content;
    if (setup.shape == Shape::Ean13)
        return withCheckDigit(u"6"_s + digits(dice, 11)); // one that begins with 0 is a UPC-A
    if (setup.shape == Shape::Code128)
        return u"01"_s + withCheckDigit(digits(dice, 13)) + letters(dice, dice.whole(2, 6));
    const QString gtin = withCheckDigit(u"0"_s + digits(dice, 12));
    if (setup.shape == Shape::DataMatrix)
        return u"01"_s + gtin + u"21"_s + letters(dice, dice.whole(6, 12));
    if (trouble == Trouble::Dense)
        return u"{\"sku\":\"%1\",\"v\":1}"_s.arg(letters(dice, 8)) + letters(dice, dice.whole(150, 260));
    switch (dice.whole(0, 3)) {
    case 0:
        return u"https://id.gs1.org/01/%1/21/%2"_s.arg(gtin, letters(dice, 12));
    case 1:
        return u"01%1"_s.arg(gtin) + u"21"_s + letters(dice, 14);
    case 2:
        return u"SKU-"_s + letters(dice, 9);
    default:
        return u"{\"sku\":\"%1\",\"sn\":\"%2\",\"v\":1}"_s.arg(letters(dice, 8), letters(dice, 14));
    }
}

/// Where the code lies on its label, both in pixels of the print.
struct Label {
    QImage print;
    QRectF code;
};

/// The print: four pixels a module, the quiet zone, something like lines of text beside and below.
Label labelOf(const Setup &setup, const QString &content, Dice &dice)
{
    const QImage code = pictures::codeOf(setup.shape, content, kPrintModule);
    const int rim = 2 * kPrintModule;
    const int textHeight = dice.whole(0, 30) * kPrintModule;
    Label label;
    label.print = QImage(code.width() + 2 * rim, code.height() + 2 * rim + textHeight, QImage::Format_Grayscale8);
    label.print.fill(static_cast<uint>(kPaper));
    const auto ink = static_cast<uint>(setup.ink >= 0 ? setup.ink : dice.real(12, 40));
    for (int y = 0; y < code.height(); ++y)
        for (int x = 0; x < code.width(); ++x)
            if (code.constScanLine(y)[x] < 128)
                label.print.scanLine(y + rim)[x + rim] = static_cast<uchar>(ink);
    QPainter painter(&label.print);
    for (int y = code.height() + rim; y + 10 * kPrintModule < label.print.height(); y += 8 * kPrintModule)
        for (int x = rim; x < label.print.width() - rim; x += dice.whole(3, 6) * kPrintModule)
            painter.fillRect(QRect(x, y, dice.whole(1, 3) * kPrintModule, dice.whole(2, 5) * kPrintModule),
                             QColor(int(ink), int(ink), int(ink)));
    const bool isMatrix = setup.shape == Shape::Qr || setup.shape == Shape::DataMatrix;
    const int quiet = (isMatrix ? 4 : 10) * kPrintModule;
    label.code = QRectF(rim + quiet, rim + (isMatrix ? quiet : 0), code.width() - 2 * quiet,
                        code.height() - (isMatrix ? 2 * quiet : 0));
    return label;
}

/// Print to frame: turned, tilted about its own axis, seen from a distance of three label widths, moved to where it fits.
QTransform viewOf(const Label &label, const Setup &setup, double module, double tilt, Dice &dice)
{
    const double turn = setup.degrees >= 0 ? setup.degrees : dice.real(0, 360);
    const double side = std::max(label.print.width(), label.print.height());
    const double t = tilt * std::numbers::pi / 180;
    QTransform toMiddle = QTransform::fromTranslate(-label.print.width() / 2.0, -label.print.height() / 2.0);
    QTransform axis;
    axis.rotate(dice.real(0, 360));
    const QTransform lean(1, 0, 0, 0, std::cos(t), std::sin(t) / (3 * side), 0, 0, 1);
    QTransform turned;
    turned.rotate(turn);
    const double scale = module / kPrintModule;
    const QTransform view = toMiddle * axis * lean * axis.inverted() * turned * QTransform::fromScale(scale, scale);
    const QRectF box = view.mapRect(QRectF(label.print.rect()));
    const double freeX = std::max(setup.size.width() - box.width(), 0.0);
    const double freeY = std::max(setup.size.height() - box.height(), 0.0);
    return view * QTransform::fromTranslate(dice.real(0, 1) * freeX - box.left(), dice.real(0, 1) * freeY - box.top());
}

double moduleFor(const Setup &setup, Trouble trouble, Dice &dice)
{
    if (setup.module > 0)
        return setup.module;
    const double bigger = setup.size.width() >= 1920 ? 1.15 : 1;
    switch (trouble) {
    case Trouble::Small:
        return dice.real(1.5, 2.5);
    case Trouble::Dense:
        return dice.real(2.0, 3.2);
    default:
        break;
    }
    switch (setup.shape) {
    case Shape::Qr:
        return bigger * dice.real(2.6, 6.8);
    case Shape::DataMatrix:
        return dice.real(3.5, 5.0);
    case Shape::Ean13:
        return dice.real(1.5, 3.2);
    default:
        return dice.real(1.5, 3.2);
    }
}

Grey printedGrey(const Label &label, Trouble trouble, Dice &dice)
{
    Grey print = greyOf(label.print);
    const double strength = trouble == Trouble::Mix ? 0.5 : 1;
    if (trouble == Trouble::Damage)
        scratch(print, label.code, dice);
    if (trouble == Trouble::Inverted)
        for (float &pixel : print.pixels)
            pixel = 250 - pixel;
    if (trouble == Trouble::LowContrast || (trouble == Trouble::Mix && dice.whole(0, 2) == 0)) {
        const float range = static_cast<float>(dice.real(0.06, 0.12) / (strength * strength));
        const auto ground = static_cast<float>(dice.real(90, 190));
        for (float &pixel : print.pixels)
            pixel = ground + (pixel - kPaper / 2) * range;
    }
    return print;
}

/// What happens to the light between the label and the sensor.
void disturb(Grey &frame, Trouble trouble, const QRectF &label, Dice &dice)
{
    const double half = trouble == Trouble::Mix ? 0.5 : 1;
    const bool mixes = trouble == Trouble::Mix;
    const auto has = [&](Trouble wanted) { return trouble == wanted || (mixes && dice.whole(0, 2) == 0); };
    if (has(Trouble::Shadow))
        shade(frame, label, dice.real(0.12, 0.4) / half, dice);
    if (has(Trouble::Glare))
        shine(frame, label, half, dice);
    if (trouble == Trouble::Screen)
        grid(frame, dice);
    if (has(Trouble::Defocus))
        blurDisc(frame, half * dice.real(1.0, 3.4));
    if (has(Trouble::Motion))
        blurLine(frame, half * dice.real(3, 14), dice.real(0, std::numbers::pi));
    if (has(Trouble::LowLight))
        darken(frame, dice.real(0.06, 0.2) / half, half * dice.real(3, 9), dice);
    blurGaussian(frame, trouble == Trouble::None || trouble == Trouble::Small ? dice.real(0.3, 0.5) : dice.real(0.4, 0.7));
    addNoise(frame, dice.real(1, 3), dice);
}

QImage throughJpeg(const Grey &frame, int quality)
{
    QImage image;
    image.loadFromData(pictures::fileOf(imageOf(frame), "jpeg", quality), "jpeg");
    return image.convertToFormat(QImage::Format_Grayscale8);
}

double tiltFor(const Setup &setup, Trouble trouble, Dice &dice)
{
    if (setup.tilt >= 0)
        return setup.tilt;
    return trouble == Trouble::Tilt ? dice.real(35, 58) : dice.real(0, 14);
}

} // namespace

QString nameOf(Trouble trouble)
{
    constexpr std::array kNames{"clean",     "curved",   "damage",      "defocus", "dense",
                                "glare",     "inverted", "lowcontrast", "lowlight", "mix",
                                "motion",    "screen",   "shadow",      "small",    "tilt"};
    return QString::fromLatin1(kNames[static_cast<std::size_t>(trouble)]);
}

QImage sceneOf(quint32 seed, const QSize &size)
{
    Dice dice(seed * 7919u + 1);
    Grey scene = landscape(size, dice);
    blurGaussian(scene, dice.real(0.4, 1.6));
    addNoise(scene, dice.real(1, 4), dice);
    return throughJpeg(scene, dice.whole(70, 95));
}

Frame frameOf(Trouble trouble, quint32 seed, const Setup &setup)
{
    Dice dice(seed * 7919u + static_cast<quint32>(trouble));
    const QString content = contentFor(setup, trouble, dice);
    const Label label = labelOf(setup, content, dice);
    Frame frame;
    frame.content = content.toUtf8();
    frame.module = moduleFor(setup, trouble, dice);
    const double tilt = tiltFor(setup, trouble, dice);
    const QTransform view = viewOf(label, setup, frame.module, tilt, dice);
    const QRectF area = view.mapRect(QRectF(label.print.rect()));
    Grey seen = setup.hasScene ? landscape(setup.size, dice) : evenGrey(setup.size, 150);
    const double bend = trouble == Trouble::Curved ? dice.real(0.5, 1.05) : 0;
    lay(printedGrey(label, trouble, dice), view, bend, seen);
    disturb(seen, trouble, area, dice);
    const QRectF &code = label.code;
    frame.corners = {view.map(code.topLeft()), view.map(code.topRight()), view.map(code.bottomRight()),
                     view.map(code.bottomLeft())};
    frame.image = throughJpeg(seen, trouble == Trouble::Mix ? dice.whole(45, 85) : dice.whole(70, 95));
    return frame;
}

} // namespace zhike::camera
