// SPDX-License-Identifier: Apache-2.0
#include "core/sync/erase.h"

#include "core/store/audit.h"
#include "core/store/blobs.h"
#include "core/store/holdings.h"
#include "core/store/shelves.h"
#include "core/sync/settle.h"

namespace zhike::sync {

using namespace Qt::StringLiterals;
using outbox::Row;
using outbox::Shelf;

namespace {

/// The files beside the database that an op names; they go once this is committed.
void dropBlobs(Writer &writer, const Op &op)
{
    for (const auto &name : op.body.value("blobs"_L1).toArray())
        if (const Result<std::optional<blobs::Row>> blob = blobs::find(writer, name.toString()); blob && *blob)
            blobs::setState(writer, (*blob)->sha256, blobs::State::Gone);
}

void eraseWaiting(Writer &writer, Row row, const QString &key, const Moment &now, const Rules &rules)
{
    const bool isAnswered = row.result.has_value();
    const bool mayHaveLeft = row.wasNumbered || row.op.seq > 0;
    attention::remove(writer, row.op.opId);
    outbox::markErased(writer, row.op.opId, key);
    if (!isAnswered && (mayHaveLeft || !rules.endsErased))
        return; // central refuses it by itself
    dropBlobs(writer, row.op);
    outbox::scrub(writer, row, Shelf::Outbox);
    if (!isAnswered)
        return endHere(writer, row, ErrorCode::MemberErased, now);
    row.gone.insert(key);
    outbox::update(writer, row);
}

void eraseDrafts(Writer &writer, const QString &id)
{
    for (const interactions::Row &row : interactions::all(writer))
        if (row.draft.contains(id.toUtf8()))
            interactions::remove(writer, row.id);
}

} // namespace

void eraseDocument(Writer &writer, const FeedRow &change, const Moment &now, const Rules &rules)
{
    const documents::Row &gone = change.row;
    const QString key = gone.kind + u'/' + gone.id;
    holdings::purge(writer, gone.kind, gone.id);
    for (Row &row : outbox::concerning(writer, gone.kind, gone.id, Shelf::Journal)) {
        attention::remove(writer, row.op.opId);
        outbox::markErased(writer, row.op.opId, key);
        dropBlobs(writer, row.op);
        outbox::scrub(writer, row, Shelf::Journal);
    }
    for (const Row &row : outbox::concerning(writer, gone.kind, gone.id, Shelf::Outbox))
        eraseWaiting(writer, row, key, now, rules);
    refuseChildren(writer, now, rules);
    eraseDrafts(writer, gone.id);
    audit::append(writer,
                  json::toBytes({{"event"_L1, "erased"_L1},
                                 {"actor"_L1, "central"_L1},
                                 {"subject"_L1, key},
                                 {"detail"_L1, change.erasureCase},
                                 {"at"_L1, now.wall.toUTC().toString(Qt::ISODateWithMs)}}));
}

} // namespace zhike::sync
