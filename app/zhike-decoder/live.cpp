// SPDX-License-Identifier: Apache-2.0
#include "live.h"

#include "stages.h"

#include <algorithm>

namespace zhike {
namespace {

constexpr std::size_t kMostStreams = 8; // cameras at a counter: one or two
constexpr int kHitMs = 1000; // a hand moves on
constexpr int kVotesMs = 1000;
constexpr int kHitRimPercent = 25;

/// What every frame gets.
constexpr Stage kAlways[] = {&asItIs, &thresholded, &thresholdedAndInverted, &firstBars, &firstRegion};
/// One of these a frame, in turn.
constexpr Stage kInTurn[] = {
    &carefullyFirst,    &firstRegionHarder,  &finelyThresholded, &secondRegion,          &carefullySecond,
    &smoothed,          &faintlyThresholded, &secondBars,        &atHalfSizeThresholded, &secondRegionHarder,
    &firstBarsInverted, &slanted45,          &atHalfSize,        &asInAMirror,           &thirdRegion};
constexpr qint64 kStagePerPixel = 5; // ns: with less than that left no further stage is begun

void whereItWas(const Luma &frame, const Area &hit, Findings &found)
{
    const Area part = clipped(hit, frame);
    found.look(cropped(frame, part), Placement::scaled(1, part.x, part.y));
}

} // namespace

Streams::Stream &Streams::streamOf(int number)
{
    if (m_streams.size() >= kMostStreams && !m_streams.contains(number))
        m_streams.erase(std::min_element(m_streams.begin(), m_streams.end(), [](const auto &a, const auto &b) {
            return a.second.lastUse < b.second.lastUse;
        }));
    Stream &stream = m_streams[number];
    stream.lastUse = ++m_uses;
    return stream;
}

std::vector<Symbol> Streams::read(int number, const Luma &frame, const Budget &budget)
{
    Stream &stream = streamOf(number);
    if (stream.sinceVotes.isValid() && stream.sinceVotes.hasExpired(kVotesMs))
        stream.votes.clear();
    stream.sinceVotes.start();
    Findings found(budget, stream.votes);
    if (stream.lastHit && !stream.sinceHit.hasExpired(kHitMs))
        whereItWas(frame, *stream.lastHit, found);
    Views views(frame);
    for (const Stage stage : kAlways)
        if (!found.isDone())
            stage(views, found);
    if (!found.isDone() && budget.leftNanoseconds() > kStagePerPixel * frame.width * frame.height)
        kInTurn[stream.turn++ % std::size(kInTurn)](views, found);
    std::vector<Symbol> symbols = found.take();
    if (!symbols.empty()) {
        stream.lastHit = around(symbols.front(), kHitRimPercent);
        stream.sinceHit.start();
    }
    return symbols;
}

} // namespace zhike
