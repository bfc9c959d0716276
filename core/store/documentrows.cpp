// SPDX-License-Identifier: Apache-2.0
#include "core/store/documentrows.h"

#include "core/store/memberscan.h"
#include "core/store/stagedrows.h"

#include <QLoggingCategory>

namespace zhike::documents {
namespace {

Q_LOGGING_CATEGORY(lcStore, "zhike.store")

Place placeOf(Sealed purpose, const QString &kind, const QString &id, qint64 ver)
{
    return {purpose, kind.toUtf8() + '/' + id.toUtf8(), ver};
}

Result<Row> opened(const Reader &reader, const QString &kind, const Query &found)
{
    Row row{kind, found.text(0), found.number(1), {}};
    const Result<QByteArray> body =
        reader.sealer().open(placeOf(Sealed::Document, kind, row.id, row.ver), found.bytes(2));
    if (!body)
        return Error{ErrorCode::RowUnreadable, kind};
    row.body = *body;
    return row;
}

/// The statements for the cache and for staging: the same work on twin tables.
struct Statements {
    const char *version, *put, *forgetKeys, *putKey, *remove;
};
constexpr Statements kCache = {
    "SELECT ver FROM document WHERE kind=? AND id=?",
    "INSERT INTO document (kind, id, ver, community, tier, keys, body, scope) VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (kind, id) DO UPDATE SET "
    "ver=excluded.ver, community=excluded.community, tier=excluded.tier, keys=excluded.keys, body=excluded.body, scope=excluded.scope",
    "DELETE FROM member_key WHERE member=?",
    "INSERT OR IGNORE INTO member_key (token, member, mark) VALUES (?,?,?)",
    "DELETE FROM document WHERE kind=? AND id=?",
};
constexpr Statements kStaging = {
    "SELECT ver FROM snap_document WHERE kind=? AND id=?",
    "INSERT INTO snap_document (kind, id, ver, community, tier, keys, body, scope) VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (kind, id) DO UPDATE SET "
    "ver=excluded.ver, community=excluded.community, tier=excluded.tier, keys=excluded.keys, body=excluded.body, scope=excluded.scope",
    "DELETE FROM snap_member_key WHERE member=?",
    "INSERT OR IGNORE INTO snap_member_key (token, member, mark) VALUES (?,?,?)",
    "DELETE FROM snap_document WHERE kind=? AND id=?",
};

qint64 versionIn(const Reader &reader, const Statements &sql, const QString &kind, const QString &id)
{
    Query found = reader.query(sql.version, kind, id);
    return found.next() ? found.number(0) : 0;
}

bool putInto(Writer &writer, const Statements &sql, const Row &row)
{
    const qint64 have = versionIn(writer, sql, row.kind, row.id);
    if (have > row.ver)
        return false;
    const Prepared ready = prepare(writer.sealer(), row);
    writer.run(sql.put, row.kind, row.id, row.ver, ready.community, ready.tier, ready.keys, ready.body, row.scope);
    if (row.kind != enumName(DocumentKind::Member))
        return true;
    if (have > 0)
        writer.run(sql.forgetKeys, row.id);
    for (const auto &[token, mark] : ready.phones)
        writer.run(sql.putKey, token, row.id, mark);
    return true;
}

bool removeFrom(Writer &writer, const Statements &sql, const Row &row)
{
    const qint64 have = versionIn(writer, sql, row.kind, row.id);
    if (have == 0 || have > row.ver)
        return false;
    writer.run(sql.remove, row.kind, row.id);
    if (row.kind == enumName(DocumentKind::Member))
        writer.run(sql.forgetKeys, row.id);
    return true;
}

Result<QByteArray> openedParts(const Reader &reader, const QString &id, qint64 ver, const QByteArray &sealed)
{
    static const QString member = enumName(DocumentKind::Member);
    return reader.sealer().open(placeOf(Sealed::Keys, member, id, ver), sealed);
}

bool holdsPhone(const QByteArray &opened, const QByteArray &e164)
{
    KeyParts parts({opened.constData(), static_cast<size_t>(opened.size())});
    while (parts.next())
        if (parts.part() == KeyPart::Phone && parts.text() == std::string_view(e164.constData(), static_cast<size_t>(e164.size())))
            return true;
    return false;
}

} // namespace

Prepared prepare(const Sealer &sealer, const Row &row)
{
    static const QString member = enumName(DocumentKind::Member);
    Prepared ready{row.kind, row.id, row.ver, {}, {}, {}, {}, {}, row.scope};
    ready.body = sealer.seal(placeOf(Sealed::Document, row.kind, row.id, row.ver), row.body);
    if (row.kind != member)
        return ready;
    const Result<MemberKeys> keys = keysIn(row.body);
    if (!keys)
        return ready; // kept as it came; a person will see "unreadable", the feed goes on
    ready.community = keys->communityId.toString();
    ready.tier = keys->tier.toString();
    ready.keys = sealer.seal(placeOf(Sealed::Keys, row.kind, row.id, row.ver), toParts(*keys));
    for (const QString &phone : keys->phones)
        ready.phones.push_back({sealer.phoneToken(phone), sealer.phoneMark(row.id.toUtf8(), phone.toUtf8())});
    return ready;
}

Result<std::optional<Row>> row(const Reader &reader, DocumentKind kind, const QString &id)
{
    const QString name = enumName(kind);
    Query found = reader.query("SELECT id, ver, body FROM document WHERE kind=? AND id=?", name, id);
    if (!found.next())
        return std::optional<Row>();
    return opened(reader, name, found).then([](const Row &row) { return Result<std::optional<Row>>(row); });
}

std::vector<Row> rowsOf(const Reader &reader, DocumentKind kind)
{
    const QString name = enumName(kind);
    std::vector<Row> rows;
    int unreadable = 0;
    Query found = reader.query("SELECT id, ver, body FROM document WHERE kind=? ORDER BY id", name);
    while (found.next()) {
        if (Result<Row> row = opened(reader, name, found))
            rows.push_back(*std::move(row));
        else
            ++unreadable;
    }
    if (unreadable > 0)
        qCWarning(lcStore) << unreadable << "documents could not be opened";
    return rows;
}

int count(const Reader &reader, DocumentKind kind)
{
    Query found = reader.query("SELECT count(*) FROM document WHERE kind=?", enumName(kind));
    return found.next() ? static_cast<int>(found.number(0)) : 0;
}

qint64 version(const Reader &reader, const QString &kind, const QString &id)
{
    return versionIn(reader, kCache, kind, id);
}

SealedPortion sealedKeysAfter(const Reader &reader, const QString &after, int limit)
{
    SealedPortion portion;
    portion.members.reserve(static_cast<size_t>(limit));
    Query found = reader.query("SELECT id, ver, keys FROM document WHERE kind='member' AND id>? ORDER BY id LIMIT ?",
                               after, limit);
    while (found.next())
        portion.members.push_back({found.bytes(0), found.number(1), found.bytes(2)});
    if (portion.members.size() == static_cast<size_t>(limit))
        portion.next = QString::fromUtf8(portion.members.back().id);
    return portion;
}

QByteArray openKeys(const Sealer &sealer, const SealedKeys &sealed)
{
    static const QByteArray member = enumName(DocumentKind::Member).toUtf8() + '/';
    const Result<QByteArray> parts = sealer.open({Sealed::Keys, member + sealed.id, sealed.ver}, sealed.keys);
    return parts ? asParts(*parts) : QByteArray();
}

namespace {

/// Who shares the number's token and may have it: by the mark, or because the row is from before there were marks.
QStringList candidatesFor(const Reader &reader, const QString &e164, const QByteArray &phone)
{
    QStringList members;
    Query found = reader.query("SELECT member, mark FROM member_key WHERE token=? ORDER BY member", reader.sealer().phoneToken(e164));
    while (found.next()) { // some fifteen of a million share a token
        const QByteArray member = found.bytes(0);
        if (found.isNull(1) || found.number(1) == reader.sealer().phoneMark(member, phone))
            members.append(QString::fromUtf8(member));
    }
    return members;
}

} // namespace

std::vector<MemberId> membersByPhone(const Reader &reader, const QString &e164)
{
    std::vector<MemberId> members;
    const QByteArray phone = e164.toUtf8();
    for (const QString &id : candidatesFor(reader, e164, phone)) {
        Query found = reader.query("SELECT ver, keys FROM document WHERE kind='member' AND id=?", id);
        if (!found.next())
            continue;
        const Result<QByteArray> parts = openedParts(reader, id, found.number(0), found.bytes(1));
        if (parts && holdsPhone(*parts, phone))
            members.push_back(MemberId(id));
    }
    return members;
}

bool put(Writer &writer, const Row &row)
{
    if (!putInto(writer, kCache, row))
        return false;
    writer.change().documents.insert(row.kind + u'/' + row.id);
    return true;
}

bool remove(Writer &writer, const QString &kind, const QString &id, qint64 ver)
{
    if (!removeFrom(writer, kCache, {kind, id, ver, {}}))
        return false;
    writer.change().documents.insert(kind + u'/' + id);
    return true;
}

} // namespace zhike::documents

namespace zhike::staged {

void putPrepared(Writer &writer, const documents::Prepared &row)
{
    writer.run(documents::kStaging.put, row.kind, row.id, row.ver, row.community, row.tier, row.keys, row.body,
               row.scope);
    for (const auto &[token, mark] : row.phones)
        writer.run(documents::kStaging.putKey, token, row.id, mark);
}

bool putDocument(Writer &writer, const documents::Row &row)
{
    return documents::putInto(writer, documents::kStaging, row);
}
void removeDocument(Writer &writer, const documents::Row &row)
{
    documents::removeFrom(writer, documents::kStaging, row);
}

} // namespace zhike::staged
