// SPDX-License-Identifier: Apache-2.0
#include "core/store/shelves.h"

namespace zhike {
namespace {

QDateTime timeOf(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); }

} // namespace

namespace meta {

std::optional<QByteArray> value(const Reader &reader, const char *key)
{
    Query found = reader.query("SELECT value FROM meta WHERE key=?", QString::fromLatin1(key));
    return found.next() ? std::optional(found.bytes(0)) : std::nullopt;
}

QString text(const Reader &reader, const char *key)
{
    return QString::fromUtf8(value(reader, key).value_or(QByteArray()));
}

qint64 number(const Reader &reader, const char *key, qint64 otherwise)
{
    const std::optional<QByteArray> found = value(reader, key);
    return found ? found->toLongLong() : otherwise;
}

void set(Writer &writer, const char *key, const QByteArray &value)
{
    writer.run("INSERT INTO meta (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value=excluded.value",
               QString::fromLatin1(key), value);
}
void set(Writer &writer, const char *key, const QString &value) { set(writer, key, value.toUtf8()); }
void set(Writer &writer, const char *key, qint64 value) { set(writer, key, QByteArray::number(value)); }
void remove(Writer &writer, const char *key) { writer.run("DELETE FROM meta WHERE key=?", QString::fromLatin1(key)); }

void setSealed(Writer &writer, const char *key, const QByteArray &clear)
{
    set(writer, key, writer.sealer().seal({Sealed::Meta, key, 0}, clear));
}

Result<std::optional<QByteArray>> sealedValue(const Reader &reader, const char *key)
{
    const std::optional<QByteArray> found = value(reader, key);
    if (!found)
        return std::optional<QByteArray>();
    return reader.sealer().open({Sealed::Meta, key, 0}, *found).then([](const QByteArray &clear) {
        return Result<std::optional<QByteArray>>(clear);
    });
}

} // namespace meta

namespace attention {
namespace {
Place placeOf(const QString &op, const QString &outcome)
{
    return {Sealed::Attention, (op + u'/' + outcome).toUtf8(), 0};
}
} // namespace

void add(Writer &writer, const OpResult &result, const QDateTime &at)
{
    const QString outcome = enumName(result.outcome);
    const int added =
        writer.run("INSERT OR IGNORE INTO attention (op_id, outcome, at, seen, body) VALUES (?,?,?,0,?)",
                   result.opId.toString(), outcome, at.toMSecsSinceEpoch(),
                   writer.sealer().seal(placeOf(result.opId.toString(), outcome), json::toBytes(toJson(result))));
    writer.change().attention |= added > 0;
}

void remove(Writer &writer, const OpId &op)
{
    if (writer.run("DELETE FROM attention WHERE op_id=?", op.toString()) > 0)
        writer.change().attention = true;
}

std::vector<Item> unseen(const Reader &reader)
{
    std::vector<Item> items;
    Query found = reader.query("SELECT n, op_id, outcome, at, body FROM attention WHERE seen=0 ORDER BY n");
    while (found.next()) {
        const Result<OpResult> result =
            reader.sealer().open(placeOf(found.text(1), found.text(2)), found.bytes(4)).then(fromJsonBytes<OpResult>);
        if (result)
            items.push_back({found.number(0), OpId(found.text(1)), *result, timeOf(found.number(3)), false});
    }
    return items;
}

void markSeen(Writer &writer, const OpId &op)
{
    writer.run("UPDATE attention SET seen=1 WHERE op_id=?", op.toString());
    writer.change().attention = true;
}

} // namespace attention

namespace interactions {
namespace {
Place placeOf(const QString &id) { return {Sealed::Draft, id.toUtf8(), 0}; }

Result<Row> opened(const Reader &reader, const Query &found)
{
    Row row{InteractionId(found.text(0)), found.text(1), timeOf(found.number(2)), {}};
    const Result<QByteArray> draft = reader.sealer().open(placeOf(found.text(0)), found.bytes(3));
    if (!draft)
        return draft.error();
    row.draft = *draft;
    return row;
}
} // namespace

void put(Writer &writer, const Row &row)
{
    const QString id = row.id.toString();
    writer.run("INSERT INTO interaction (id, state, updated, body) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
               "state=excluded.state, updated=excluded.updated, body=excluded.body",
               id, row.state, row.updatedAt.toMSecsSinceEpoch(), writer.sealer().seal(placeOf(id), row.draft));
    writer.change().interactions = true;
}

void remove(Writer &writer, const InteractionId &id)
{
    writer.run("DELETE FROM interaction WHERE id=?", id.toString());
    writer.change().interactions = true;
}

Result<std::optional<Row>> find(const Reader &reader, const InteractionId &id)
{
    Query found = reader.query("SELECT id, state, updated, body FROM interaction WHERE id=?", id.toString());
    if (!found.next())
        return std::optional<Row>();
    return opened(reader, found).then([](const Row &row) { return Result<std::optional<Row>>(row); });
}

std::vector<Row> all(const Reader &reader)
{
    std::vector<Row> rows;
    Query found = reader.query("SELECT id, state, updated, body FROM interaction ORDER BY updated DESC");
    while (found.next())
        if (Result<Row> row = opened(reader, found))
            rows.push_back(*std::move(row));
    return rows;
}

} // namespace interactions

namespace logins {
namespace {
Place placeOf(const QString &badge) { return {Sealed::Login, badge.toUtf8(), 0}; }
} // namespace

void put(Writer &writer, const Row &row)
{
    writer.run("INSERT INTO login (badge, body) VALUES (?,?) ON CONFLICT (badge) DO UPDATE SET body=excluded.body",
               row.badge, writer.sealer().seal(placeOf(row.badge), json::toBytes(toJson(row))));
}

void remove(Writer &writer, const QString &badge) { writer.run("DELETE FROM login WHERE badge=?", badge); }

Result<std::optional<Row>> find(const Reader &reader, const QString &badge)
{
    Query found = reader.query("SELECT body FROM login WHERE badge=?", badge);
    if (!found.next())
        return std::optional<Row>();
    return reader.sealer().open(placeOf(badge), found.bytes(0)).then(fromJsonBytes<Row>).then([](const Row &row) {
        return Result<std::optional<Row>>(row);
    });
}

std::vector<Row> all(const Reader &reader)
{
    std::vector<Row> rows;
    Query found = reader.query("SELECT badge, body FROM login ORDER BY badge");
    while (found.next())
        if (const Result<Row> row = reader.sealer().open(placeOf(found.text(0)), found.bytes(1)).then(fromJsonBytes<Row>))
            rows.push_back(*row);
    return rows;
}

} // namespace logins

namespace exports {
namespace {
Place placeOf(const QString &id) { return {Sealed::Draft, "export/" + id.toUtf8(), 0}; }
} // namespace

void put(Writer &writer, const Row &row)
{
    writer.run("INSERT OR REPLACE INTO export (id, made, path) VALUES (?,?,?)", row.id, row.madeAt.toMSecsSinceEpoch(),
               writer.sealer().seal(placeOf(row.id), row.path.toUtf8()));
}

void remove(Writer &writer, const QString &id) { writer.run("DELETE FROM export WHERE id=?", id); }

std::vector<Row> madeBefore(const Reader &reader, const QDateTime &time)
{
    std::vector<Row> rows;
    Query found =
        reader.query("SELECT id, made, path FROM export WHERE made<? ORDER BY made", time.toMSecsSinceEpoch());
    while (found.next())
        if (const Result<QByteArray> path = reader.sealer().open(placeOf(found.text(0)), found.bytes(2)))
            rows.push_back({found.text(0), timeOf(found.number(1)), QString::fromUtf8(*path)});
    return rows;
}

} // namespace exports

} // namespace zhike
