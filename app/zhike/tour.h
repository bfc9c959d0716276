// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike/robot.h"
#include "app/zhike/start.h"

namespace zhike {

struct TourOptions {
    QString pictures; ///< folder the pictures go to
    QString labels;   ///< folder with connected.png: a label to scan
};

/// The demo without a display: the robot walks the circle and saves a picture at each step. Ends the program with 0, or with 1
/// and the step's name when something that should be on the screen isn't there in time.
class Tour : public QObject
{
    Q_OBJECT
public:
    Tour(Start &start, TourOptions options);

private:
    struct Step {
        QString name;                      ///< picture's name; empty: no picture
        std::function<bool()> isReady;     ///< what has to be on the screen before
        std::function<void()> act;         ///< what the robot then does
    };
    void begin();
    void look();
    void addSteps();
    void addScanSteps();
    void addStep(const QString &name, const QString &handle, std::function<void()> act);
    void addStep(const QString &name, std::function<bool()> isReady, std::function<void()> act);

    Start &m_start;
    TourOptions m_options;
    std::unique_ptr<Robot> m_robot;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    int m_looks = 0;
    int m_seen = 0; ///< looks in a row that found the step ready
    QTimer m_timer;
};

} // namespace zhike
