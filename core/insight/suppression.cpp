// SPDX-License-Identifier: Apache-2.0
#include "core/insight/suppression.h"

#include <algorithm>

namespace zhike {
namespace {

using Line = std::vector<CountCell *>;

/// True when a cell had to be hidden.
bool hideSecond(const Line &line)
{
    const auto hidden = std::count_if(line.begin(), line.end(), [](const CountCell *cell) { return cell->isHidden; });
    if (hidden != 1)
        return false;
    CountCell *smallest = nullptr;
    for (CountCell *cell : line)
        if (!cell->isHidden && (!smallest || cell->households < smallest->households))
            smallest = cell;
    if (!smallest)
        return false;
    smallest->isHidden = true;
    return true;
}

std::vector<Line> linesOf(CountTable &table)
{
    std::vector<Line> lines;
    for (auto &row : table) {
        Line &line = lines.emplace_back();
        for (CountCell &cell : row)
            line.push_back(&cell);
    }
    const size_t columns = table.empty() ? 0 : table.front().size();
    for (size_t column = 0; column < columns; ++column) {
        Line &line = lines.emplace_back();
        for (auto &row : table)
            line.push_back(&row[column]);
    }
    return lines;
}

} // namespace

void suppress(CountTable &table, int k)
{
    for (auto &row : table)
        for (CountCell &cell : row)
            cell.isHidden = cell.isHidden || cell.households < k;
    const std::vector<Line> lines = linesOf(table);
    bool isChanged = true;
    while (isChanged) {
        isChanged = false;
        for (const Line &line : lines)
            isChanged = hideSecond(line) || isChanged;
    }
}

} // namespace zhike
