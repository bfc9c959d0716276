// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/setkind.h"

#include <algorithm>
#include <map>

namespace zhike::scanbench {
namespace {

/// What was counted while going through a set.
struct Census {
    std::map<SymbolFormat, int> formats;
    std::map<std::pair<int, int>, int> sizes;
    std::vector<double> modules;
    int pictures = 0;
    int frames = 0;
    int inverted = 0;
    int faint = 0;
    int codes = 0;

    void count(const Looked &looked)
    {
        ++pictures;
        frames += looked.task.isFrame;
        codes += !looked.task.row.truths.empty();
        inverted += looked.look && looked.look->isInverted;
        faint += looked.look && looked.look->isFaint;
        ++sizes[{looked.size.width(), looked.size.height()}];
        if (looked.task.row.module > 0)
            modules.push_back(looked.task.row.module);
        for (const Reader reader : {Reader::Zxing, Reader::ZxingSafely, Reader::Zbar, Reader::Live, Reader::Still}) // who decodes
            if (const Outcome &outcome = looked.by(reader); outcome.readAt > 0 && outcome.format != SymbolFormat::Unknown)
                ++formats[outcome.format];
    }
};

template <typename Key>
Key mostOf(const std::map<Key, int> &counts)
{
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? Key() : most->first;
}

SetKind kindOf(Census census)
{
    SetKind kind;
    kind.format = mostOf(census.formats);
    const auto [width, height] = mostOf(census.sizes);
    kind.size = QSize(width, height);
    kind.isFrames = 2 * census.frames > census.pictures;
    kind.isInverted = 2 * census.inverted > census.pictures;
    kind.isFaint = 2 * census.faint > census.pictures;
    kind.hasCodes = census.codes > 0;
    if (!census.modules.empty()) {
        std::sort(census.modules.begin(), census.modules.end());
        kind.module = census.modules[census.modules.size() / 2];
    }
    return kind;
}

} // namespace

QMap<QString, SetKind> kindsOf(const std::vector<Looked> &all)
{
    QMap<QString, Census> censuses;
    for (const Looked &looked : all)
        censuses[looked.task.row.set].count(looked);
    QMap<QString, SetKind> kinds;
    for (auto it = censuses.begin(); it != censuses.end(); ++it)
        kinds.insert(it.key(), kindOf(it.value()));
    return kinds;
}

bool isRetail(SymbolFormat format) { return format >= SymbolFormat::Ean13 && format <= SymbolFormat::UpcE; }

} // namespace zhike::scanbench
