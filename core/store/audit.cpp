// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"

#include "core/store/shelves.h"

namespace zhike::audit {
namespace {

Place placeOf(qint64 number) { return {Sealed::Audit, QByteArray::number(number), 0}; }
constexpr const char *kHead = "auditHead"; // number of the newest row, sealed: missing last rows show

struct Last {
    qint64 number = 0;
    QByteArray mac;
};

/// AUTOINCREMENT's own counter: the number the next row gets, even if the newest rows were removed.
Last lastRow(const Reader &reader)
{
    Last last;
    Query found = reader.query("SELECT n, mac FROM audit ORDER BY n DESC LIMIT 1");
    if (found.next())
        last = {found.number(0), found.bytes(1)};
    Query sequence = reader.query("SELECT seq FROM sqlite_sequence WHERE name='audit'");
    if (sequence.next())
        last.number = std::max(last.number, sequence.number(0));
    return last;
}

std::vector<Row> opened(const Reader &reader, Query found)
{
    std::vector<Row> rows;
    while (found.next())
        if (const Result<QByteArray> body = reader.sealer().open(placeOf(found.number(0)), found.bytes(1)))
            rows.push_back({found.number(0), *body});
    return rows;
}

} // namespace

qint64 append(Writer &writer, const QByteArray &body)
{
    const Last last = lastRow(writer);
    const qint64 number = last.number + 1;
    const QByteArray sealed = writer.sealer().seal(placeOf(number), body);
    writer.run("INSERT INTO audit (n, prev, mac, body, uploaded) VALUES (?,?,?,?,0)", number, last.mac,
               writer.sealer().link(last.mac, number, sealed), sealed);
    meta::setSealed(writer, kHead, QByteArray::number(number));
    return number;
}

std::vector<Row> after(const Reader &reader, qint64 number, int limit)
{
    return opened(reader, reader.query("SELECT n, body FROM audit WHERE n>? ORDER BY n LIMIT ?", number, limit));
}

std::vector<Row> newest(const Reader &reader, int limit)
{
    return opened(reader, reader.query("SELECT n, body FROM audit ORDER BY n DESC LIMIT ?", limit));
}

void sealHead(Writer &writer) { meta::setSealed(writer, kHead, QByteArray::number(meta::number(writer, kHead))); }

std::vector<LinkedRow> waiting(const Reader &reader, int limit)
{
    std::vector<LinkedRow> rows;
    Query found = reader.query("SELECT n, prev, mac, body, COALESCE((SELECT MAX(b.n) FROM audit b WHERE b.n<audit.n), 0) FROM audit "
                               "WHERE uploaded=0 ORDER BY n LIMIT ?", limit);
    while (found.next()) {
        LinkedRow next{{found.number(0), {}}, found.bytes(1), found.bytes(2), false, found.number(4)};
        const QByteArray sealed = found.bytes(3);
        const Result<QByteArray> body = reader.sealer().open(placeOf(next.row.number), sealed);
        next.isWhole = body && next.mac == reader.sealer().link(next.previous, next.row.number, sealed);
        next.row.body = body.valueOr({});
        rows.push_back(std::move(next));
    }
    return rows;
}

int countWaiting(const Reader &reader)
{
    Query found = reader.query("SELECT count(*) FROM audit WHERE uploaded=0");
    return found.next() ? static_cast<int>(found.number(0)) : 0;
}

void markUploaded(Writer &writer, qint64 upTo, qint64 haveTo)
{
    writer.run("UPDATE audit SET uploaded=1 WHERE n<=? AND uploaded=0", upTo);
    writer.run("UPDATE audit SET uploaded=0 WHERE n>? AND uploaded=1", haveTo);
}

std::optional<qint64> firstBroken(const Reader &reader)
{
    QByteArray previous;
    qint64 expected = 1;
    Query found = reader.query("SELECT n, prev, mac, body FROM audit ORDER BY n");
    for (; found.next(); ++expected) {
        const qint64 number = found.number(0);
        const QByteArray mac = found.bytes(2);
        const bool isWhole = number == expected && found.bytes(1) == previous && mac == reader.sealer().link(previous, number, found.bytes(3));
        if (!isWhole)
            return expected;
        previous = mac;
    }
    const Result<std::optional<QByteArray>> head = meta::sealedValue(reader, kHead);
    const bool isWhole = head && head->value_or("0").toLongLong() == expected - 1;
    return isWhole ? std::nullopt : std::optional(expected);
}

} // namespace zhike::audit
