// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/scan/pictures.h"

#include <QImage>
#include <QPointF>

#include <array>
#include <random>

/// Frames as a counter's camera sees them: a label with a code somewhere in a busy scene, at any angle, and one thing
/// wrong with it. Everything follows from the seed, so that a fresh clone measures the same frames.
namespace zhike::camera {

enum class Trouble {
    None,
    Curved, ///< round a bottle
    Damage, ///< scratched, stained, written over
    Defocus,
    Dense, ///< much content
    Glare,
    Inverted,
    LowContrast,
    LowLight,
    Mix, ///< a little of several
    Motion,
    Screen, ///< photographed from a display
    Shadow,
    Small, ///< 1.5 to 2.5 pixels a module
    Tilt,
};
inline constexpr std::array kTroubles{Trouble::None,     Trouble::Curved, Trouble::Damage,      Trouble::Defocus,
                               Trouble::Dense,    Trouble::Glare,  Trouble::Inverted,    Trouble::LowContrast,
                               Trouble::LowLight, Trouble::Mix,    Trouble::Motion,      Trouble::Screen,
                               Trouble::Shadow,   Trouble::Small,  Trouble::Tilt};
[[nodiscard]] QString nameOf(Trouble trouble);

/// What the printed label is and how the camera looks at it. The defaults are a good picture.
struct Setup {
    pictures::Shape shape = pictures::Shape::Qr;
    QString content{}; ///< empty: one like those of the shop, from the seed
    QSize size{1280, 720};
    double module = 0; ///< pixels of the frame; 0: as the trouble has it
    double degrees = -1; ///< that the label is turned; below 0: any, from the seed
    double tilt = -1; ///< degrees out of the picture's plane; below 0: as the trouble has it
    double ink = -1; ///< grey level of the code on paper of 235; below 0: nearly black
    bool hasScene = true; ///< else an even grey behind the label
};

struct Frame {
    QImage image; ///< Grayscale8
    QByteArray content;
    double module = 0;
    std::array<QPointF, 4> corners; ///< of the code without its quiet zone
};

[[nodiscard]] Frame frameOf(Trouble trouble, quint32 seed, const Setup &setup = {});
/// A scene that holds no code.
[[nodiscard]] QImage sceneOf(quint32 seed, const QSize &size);

} // namespace zhike::camera
