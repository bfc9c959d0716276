// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <algorithm>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr double kGrowth = 1.5; // performance.md, P14
const QString kWatched[] = {u"P3"_s, u"P4"_s, u"P7"_s};

bool isWatched(const Figure &figure)
{
    return std::find(std::begin(kWatched), std::end(kWatched), figure.id) != std::end(kWatched) && figure.baseline != u"FTS5 trigrams" && figure.floor > 0;
}

} // namespace

std::vector<Figure> growthFigures(const Grown &small, const std::vector<Grown> &larger)
{
    std::vector<Figure> grown;
    for (const Grown &run : larger)
        for (const Figure &figure : run.figures) {
            const auto before = std::find_if(small.figures.begin(), small.figures.end(), [&](const Figure &other) {
                return other.id == figure.id && other.what == figure.what && other.baseline == figure.baseline;
            });
            if (isWatched(figure) && before != small.figures.end())
                grown.push_back({u"P14"_s, figure.what + u" at "_s + run.members, u"the same at "_s + small.members, figure.value, before->value, kGrowth, {}, figure.unit});
        }
    return grown;
}

} // namespace zhike::bench
