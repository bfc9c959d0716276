// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobs.h"

#include "core/domain/json.h"

namespace zhike::blobs {
namespace {

Place placeOf(const QString &sha256) { return {Sealed::Blob, sha256.toUtf8(), 0}; }

Result<Row> opened(const Reader &reader, const Query &found)
{
    Row row{
        found.text(0), found.number(1), found.text(2), enumFromName<State>(found.text(3)).value_or(State::Local), {}};
    const Result<QByteArray> path = reader.sealer().open(placeOf(row.sha256), found.bytes(4));
    if (!path)
        return path.error();
    row.path = QString::fromUtf8(*path);
    return row;
}

} // namespace

void keep(Writer &writer, const Row &row)
{
    writer.run(
        "INSERT INTO blob (sha256, size, kind, state, path) VALUES (?,?,?,?,?) ON CONFLICT (sha256) DO UPDATE SET "
        "size=excluded.size, kind=excluded.kind, state=excluded.state, path=excluded.path WHERE state IN ('gone','lost','wanted')",
        row.sha256, row.size, row.kind, enumName(row.state),
        writer.sealer().seal(placeOf(row.sha256), row.path.toUtf8()));
    writer.change().files = true;
}

void setState(Writer &writer, const QString &sha256, State state)
{
    if (writer.run("UPDATE blob SET state=? WHERE sha256=?", enumName(state), sha256) > 0)
        writer.change().files = true;
}

void setSize(Writer &writer, const QString &sha256, qint64 size)
{
    writer.run("UPDATE blob SET size=? WHERE sha256=?", size, sha256);
}

void remove(Writer &writer, const QString &sha256)
{
    if (writer.run("DELETE FROM blob WHERE sha256=?", sha256) > 0)
        writer.change().files = true;
}

Result<std::optional<Row>> find(const Reader &reader, const QString &sha256)
{
    Query found = reader.query("SELECT sha256, size, kind, state, path FROM blob WHERE sha256=?", sha256);
    if (!found.next())
        return std::optional<Row>();
    return opened(reader, found).then([](const Row &row) { return Result<std::optional<Row>>(row); });
}

std::vector<Row> inState(const Reader &reader, State state)
{
    std::vector<Row> rows;
    Query found =
        reader.query("SELECT sha256, size, kind, state, path FROM blob WHERE state=? ORDER BY sha256", enumName(state));
    while (found.next())
        if (Result<Row> row = opened(reader, found))
            rows.push_back(*std::move(row));
    return rows;
}

bool hasAny(const Reader &reader, State state)
{
    Query found = reader.query("SELECT 1 FROM blob WHERE state=? LIMIT 1", enumName(state));
    return found.next();
}

Counts counts(const Reader &reader)
{
    Counts counts;
    Query found = reader.query("SELECT state, count(*), sum(size) FROM blob GROUP BY state");
    while (found.next()) {
        const State state = enumFromName<State>(found.text(0)).value_or(State::Local);
        const int number = static_cast<int>(found.number(1));
        if (state == State::Waiting || state == State::Sending)
            counts.waiting += number;
        else if (state == State::Wanted)
            counts.wanted = number;
        else if (state == State::Lost)
            counts.lost = number;
        else if (state == State::Held) {
            counts.held = number;
            counts.heldBytes = found.number(2);
        }
    }
    return counts;
}

} // namespace zhike::blobs
