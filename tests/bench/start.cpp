// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/bench/rows.h"
#include "tests/bench/workers.h"

#include <QCoreApplication>
#include <QProcess>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMembers = 2'000;
constexpr int kStarts = 15; // odd: the median is one of them
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

/// A terminal that was enrolled before: how a shop's day begins. Its central is there, as it nearly always is.
class Terminal
{
public:
    [[nodiscard]] Result<void> enrol()
    {
        if (const Result<void> started = m_central.start({kMembers, 0}); !started)
            return started;
        QStringList first = arguments();
        first << u"--enrol-code"_s << golden::kEnrolCode.toString();
        return oneStart(program(), first) ? Result<void>() : Error{ErrorCode::NotFound, u"zhike --self-test"_s};
    }
    [[nodiscard]] std::optional<double> start() const { return oneStart(program(), arguments()); }

private:
    [[nodiscard]] static QString program() { return QCoreApplication::applicationDirPath() + u"/zhike"_s; }
    [[nodiscard]] QStringList arguments() const
    {
        return {u"--self-test"_s, u"--demo"_s, u"--central"_s, m_central.url().toString(), u"--file"_s, m_folder.filePath(u"zhike.db"_s)};
    }

    QTemporaryDir m_folder;
    CentralProcess m_central{m_folder.path()};
};

Result<Figure> firstFrame()
{
    const QString bare = QCoreApplication::applicationDirPath() + u"/zhike-bare-window"_s;
    Terminal terminal;
    if (const Result<void> enrolled = terminal.enrol(); !enrolled)
        return enrolled.error();
    Samples ours;
    Samples floor;
    for (int i = 0; i < kStarts; ++i) {
        const auto bareTime = oneStart(bare, {});
        const auto ourTime = terminal.start();
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
