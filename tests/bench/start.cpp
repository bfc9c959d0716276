// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QCoreApplication>
#include <QProcess>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kStarts = 7; // odd: the median is one of them
constexpr int kStartLimitMs = 60'000;

/// From asking the system for the process to its end; both programs end after their first frame. Empty when it fails.
std::optional<double> oneStart(const QString &program, const QStringList &arguments)
{
    bool isDone = false;
    const double us = microseconds([&] {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program, arguments);
        isDone = process.waitForFinished(kStartLimitMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    });
    return isDone ? std::optional(us) : std::nullopt;
}

Result<Figure> firstFrame()
{
    const QString here = QCoreApplication::applicationDirPath();
    const QString window = here + u"/zhike"_s;
    const QString bare = here + u"/zhike-bare-window"_s;
    Samples ours;
    Samples floor;
    for (int i = 0; i < kStarts; ++i) {
        const auto bareTime = oneStart(bare, {});
        const auto ourTime = oneStart(window, {u"--self-test"_s});
        if (!bareTime || !ourTime)
            return Error{ErrorCode::NotFound, bareTime ? u"zhike --self-test"_s : u"zhike-bare-window"_s};
        ours.push_back(*ourTime);
        floor.push_back(*bareTime);
    }
    return Figure{u"P8"_s, u"start to first frame"_s, u"bare QML window"_s, percentile(ours, 0.5), percentile(floor, 0.5), 2.5, {}};
}

} // namespace

Result<std::vector<Figure>> firstFrameFigures()
{
    return firstFrame().then([](const Figure &figure) -> Result<std::vector<Figure>> { return std::vector<Figure>{figure}; });
}

} // namespace zhike::bench
