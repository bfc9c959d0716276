// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace zhike::bench {

/// Microseconds by the steady clock.
using Samples = std::vector<double>;

template <typename F>
double microseconds(F &&f)
{
    const auto start = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

/// `share` 0…1: 0.5 is the median, 0.99 what one in a hundred exceeds. 0 for no samples.
[[nodiscard]] double percentile(Samples samples, double share);

enum class Unit { Microseconds, Megabytes, Bytes, Count };

/// One row: what was measured, beside what, and how far it may go. A figure without a baseline has an absolute goal.
struct Figure {
    QString id;       ///< "P4"
    QString what;
    QString baseline; ///< what the ratio is taken against
    double value = 0;
    double floor = 0;             ///< the baseline's in the same run, 0: none
    std::optional<double> maxRatio;
    std::optional<double> most;   ///< milliseconds, or megabytes
    Unit unit = Unit::Microseconds;

    [[nodiscard]] double ratio() const { return floor > 0 ? value / floor : 0; }
    [[nodiscard]] bool isMet() const;
};

/// For people, aligned, one row a figure.
[[nodiscard]] QString table(const std::vector<Figure> &figures);
/// For machines: the same rows. False when the file can't be written.
[[nodiscard]] bool writeResults(const QString &path, int members, const std::vector<Figure> &figures);

} // namespace zhike::bench
