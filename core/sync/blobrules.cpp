// SPDX-License-Identifier: Apache-2.0
#include "core/sync/blobrules.h"

#include "core/store/documentrows.h"
#include "core/store/outbox.h"

#include <QJsonArray>

#include <algorithm>
#include <numeric>

namespace zhike::sync {

using namespace Qt::StringLiterals;
using blobs::State;
using outbox::Shelf;

namespace {

constexpr qsizetype kHashLength = 64; // characters of a sha256 in hex

bool isHash(const QString &text)
{
    return text.size() == kHashLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool isRefused(const outbox::Row &row)
{
    return row.state == OpState::Refused || row.endedHere || (row.result && row.result->outcome == Outcome::Rejected);
}

/// What the ops of this desk say about files.
struct Names {
    std::set<QString> leaving; ///< named by an op that may have left and wasn't refused
    std::set<QString> held; ///< named by an op that hasn't left, or by a refusal nobody has read
    std::set<QString> ended; ///< named by a refusal that was read

    [[nodiscard]] bool isNamed(const QString &sha256) const
    {
        return leaving.contains(sha256) || held.contains(sha256);
    }
};

Names namesIn(const Reader &reader)
{
    Names names;
    for (const Shelf shelf : {Shelf::Outbox, Shelf::Journal})
        for (const outbox::Row &row : outbox::rows(reader, shelf))
            for (const QString &sha256 : blobsNamedBy(row.op.body)) {
                if (isRefused(row))
                    (row.isDismissed ? names.ended : names.held).insert(sha256);
                else
                    (row.wasNumbered ? names.leaving : names.held).insert(sha256);
            }
    return names;
}

void sortWaiting(Writer &writer, const Names &names)
{
    for (const blobs::Row &row : blobs::inState(writer, State::Waiting)) {
        // An op that arrived and was forgotten since leaves no name behind: its file still has to arrive.
        if (names.leaving.contains(row.sha256) || (!names.isNamed(row.sha256) && !names.ended.contains(row.sha256)))
            blobs::setState(writer, row.sha256, State::Sending);
        else if (!names.isNamed(row.sha256))
            blobs::setState(writer, row.sha256, State::Gone);
    }
}

std::map<QString, QString> namedByModels(const Reader &reader)
{
    std::map<QString, QString> kinds;
    for (const Doc<ProductModel> &model : documents::all<ProductModel>(reader)) {
        for (const ManualStep &step : model.value.manual)
            if (isHash(step.clip))
                kinds.emplace(step.clip, u"clip"_s);
        if (isHash(model.value.picture))
            kinds.emplace(model.value.picture, u"picture"_s);
    }
    return kinds;
}

/// The budget is used up: what isn't here yet isn't fetched, and what is here goes while it is more than one file too much -
/// the last fetched may stand over, or it would be fetched and let go in turns. Films of steps before pictures.
void stayWithin(Writer &writer, qint64 bytesAtMost)
{
    for (const blobs::Row &row : blobs::inState(writer, State::Wanted))
        blobs::setState(writer, row.sha256, State::Gone);
    std::vector<blobs::Row> held = blobs::inState(writer, State::Held);
    std::stable_partition(held.begin(), held.end(), [](const blobs::Row &row) { return row.kind == u"clip"; });
    qint64 bytes = std::accumulate(held.begin(), held.end(), qint64(0),
                                   [](qint64 sum, const blobs::Row &row) { return sum + row.size; });
    for (const blobs::Row &row : held) {
        if (bytes - row.size < bytesAtMost)
            continue;
        blobs::setState(writer, row.sha256, State::Gone);
        bytes -= row.size;
    }
}

} // namespace

std::vector<QString> blobsNamedBy(const QJsonObject &body)
{
    std::vector<QString> hashes;
    for (const auto &each : body.value("blobs"_L1).toArray())
        if (const QString text = each.toString(); isHash(text))
            hashes.push_back(text);
    return hashes;
}

void claimBlobs(Writer &writer, const Op &op)
{
    for (const QString &sha256 : blobsNamedBy(op.body))
        if (const auto row = blobs::find(writer, sha256); row && *row && (*row)->state == State::Local)
            blobs::setState(writer, sha256, State::Waiting);
}

std::set<QString> namedBlobs(const Reader &reader)
{
    Names names = namesIn(reader);
    names.leaving.merge(names.held);
    return names.leaving;
}

void releaseBlobs(Writer &writer, const std::set<QString> &before)
{
    if (before.empty())
        return;
    const std::set<QString> still = namedBlobs(writer);
    for (const blobs::Row &row : blobs::inState(writer, State::Waiting))
        if (before.contains(row.sha256) && !still.contains(row.sha256))
            blobs::setState(writer, row.sha256, State::Gone);
}

void dropUnnamedBlobs(Writer &writer)
{
    for (const blobs::Row &row : blobs::inState(writer, State::Local))
        blobs::setState(writer, row.sha256, State::Gone);
}

bool hasBlobsToSort(const Reader &reader)
{
    return blobs::hasAny(reader, State::Waiting) || blobs::hasAny(reader, State::AtCentral);
}

void sortBlobs(Writer &writer)
{
    if (!hasBlobsToSort(writer))
        return;
    const Names names = namesIn(writer);
    sortWaiting(writer, names);
    for (const blobs::Row &row : blobs::inState(writer, State::AtCentral))
        if (!names.isNamed(row.sha256))
            blobs::setState(writer, row.sha256, State::Gone);
}

void doubtBlobs(Writer &writer)
{
    for (const blobs::Row &row : blobs::inState(writer, State::AtCentral))
        blobs::setState(writer, row.sha256, State::Sending);
}

void wantBlobsOfModels(Writer &writer, qint64 bytesAtMost)
{
    const std::map<QString, QString> kinds = namedByModels(writer);
    for (const State state : {State::Held, State::Wanted})
        for (const blobs::Row &row : blobs::inState(writer, state))
            if (!kinds.contains(row.sha256))
                blobs::setState(writer, row.sha256, State::Gone);
    if (blobs::counts(writer).heldBytes >= bytesAtMost)
        return stayWithin(writer, bytesAtMost);
    for (const auto &[sha256, kind] : kinds)
        if (const auto row = blobs::find(writer, sha256); row && !*row)
            blobs::keep(writer, {sha256, 0, kind, State::Wanted, sha256});
}

QStringList removeGoneBlobs(Writer &writer, const blobfiles::Shelf &shelf)
{
    QStringList stuck;
    for (const blobs::Row &row : blobs::inState(writer, State::Gone)) {
        if (blobfiles::remove(shelf, row.sha256))
            blobs::remove(writer, row.sha256);
        else
            stuck << row.sha256;
    }
    return stuck;
}

bool isOpOnItsWay(const Reader &reader) { return !outbox::part(reader, outbox::Part::Unanswered).empty(); }

} // namespace zhike::sync
