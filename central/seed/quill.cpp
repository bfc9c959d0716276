// SPDX-License-Identifier: Apache-2.0
#include "central/seed/quill.h"

#include "central/store/identity.h"
#include "central/store/secrets.h"

#include <algorithm>
#include <cstring>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowsAtOnce = 100; // a statement
constexpr auto kUnfinished = "seedUnfinished"_L1;

/// "INSERT … VALUES (?,?),(?,?)…" for as many rows.
QByteArray insertOf(const QByteArray &head, qsizetype columns, qsizetype rows)
{
    const QByteArray tuple = placeholders(columns);
    QByteArray sql = head + " VALUES ";
    for (qsizetype i = 0; i < rows; ++i)
        sql += (i == 0 ? "" : ",") + tuple;
    return sql;
}

/// Full statements are all the same one, prepared once.
void insertAll(Transaction &tx, const QByteArray &head, qsizetype columns, const Row &values, const QByteArray &tail = {})
{
    static_assert(kRowsAtOnce * 5 < 32'766); // SQLite's bound of values in a statement; PostgreSQL's is twice that
    const qsizetype step = columns * kRowsAtOnce;
    for (qsizetype from = 0; from < values.size(); from += step) {
        const Row some = values.mid(from, step);
        tx.run(insertOf(head, columns, some.size() / columns) + tail, some);
    }
}

/// A part's pages stay in memory until it is written; SQLite's own two megabytes would write each of them many times.
void setCache(Transaction &tx, const Database &database, const char *pragma)
{
    if (!database.path().isEmpty())
        tx.run(pragma);
}

} // namespace

Quill::Quill(Database &database, int rowsInPart)
    : m_database(&database)
    , m_rowsInPart(rowsInPart)
{
    begin();
    m_n = currentSeq(*m_tx);
    m_identityKey = QByteArray::fromBase64(setting(*m_tx, u"identityKey"_s).toLatin1());
    if (m_rowsInPart > 0)
        setSetting(*m_tx, kUnfinished, u"1"_s);
}

void Quill::begin()
{
    m_tx = std::make_unique<Transaction>(*m_database, Transaction::Kind::Write);
    setCache(*m_tx, *m_database, "PRAGMA cache_size=-131072");
}

void Quill::put(const DocKey &key, const QString &scope, const QJsonObject &body)
{
    const QByteArray bytes = json::toBytes(body);
    if (m_sample)
        return m_sample(bytes);
    m_waiting << enumName(key.kind) << key.id << ++m_n << scope << QString::fromUtf8(bytes);
    if (m_waiting.size() == qsizetype(kRowsAtOnce) * 5)
        flush();
}

void Quill::flush()
{
    insertAll(*m_tx, "INSERT INTO document (kind, id, ver, scope, body)", 5, m_waiting);
    m_inPart += static_cast<int>(m_waiting.size() / 5);
    m_waiting.clear();
    if (m_rowsInPart > 0 && m_inPart >= m_rowsInPart)
        nextPart();
}

void Quill::nextPart()
{
    m_tx->run("UPDATE counter SET value = ? WHERE name = 'seq'", {m_n});
    if (const Result<void> done = m_tx->commit(); !done && !m_error)
        m_error = done.error();
    m_tx.reset(); // its lock first: a writer that waits may come in between
    m_inPart = 0;
    begin();
}

void Quill::link(const Member &member)
{
    if (m_sample)
        return;
    for (const Identity &identity : member.identities) {
        const QByteArray hash = QByteArray::fromHex(keyedHash(m_identityKey, enumName(identity.kind), identity.value).toLatin1());
        Link link{{}, identity.kind, member.memberId.toString().toStdString()};
        std::memcpy(link.hash.data(), hash.constData(), std::min<size_t>(link.hash.size(), static_cast<size_t>(hash.size())));
        m_links.push_back(std::move(link));
    }
}

void Quill::writeLinks()
{
    std::sort(m_links.begin(), m_links.end(),
              [](const Link &a, const Link &b) { return std::tie(a.hash, a.member) < std::tie(b.hash, b.member); });
    Row values;
    const auto write = [&] {
        insertAll(*m_tx, "INSERT INTO identity_key (hash, kind, member_id)", 3, values,
                  " ON CONFLICT (hash, member_id) DO NOTHING");
        m_inPart += static_cast<int>(values.size() / 3);
        values.clear();
        if (m_rowsInPart > 0 && m_inPart >= m_rowsInPart)
            nextPart();
    };
    for (const Link &link : m_links) {
        values << QString::fromLatin1(QByteArray(link.hash.data(), link.hash.size()).toHex()) << enumName(link.kind)
               << QString::fromStdString(link.member);
        if (values.size() == qsizetype(kRowsAtOnce) * 3)
            write();
    }
    write();
    m_links.clear();
}

Result<void> Quill::finish()
{
    flush();
    writeLinks();
    if (m_error)
        return *m_error;
    m_tx->run("UPDATE counter SET value = ? WHERE name = 'seq'", {m_n});
    m_tx->run("DELETE FROM setting WHERE name = ?", {QString(kUnfinished)});
    setCache(*m_tx, *m_database, "PRAGMA cache_size=-2000");
    return m_tx->commit();
}

bool isSeedUnfinished(Transaction &tx) { return !setting(tx, kUnfinished).isEmpty(); }

void removeUnfinishedSeed(Transaction &tx)
{
    for (const char *table : {"document", "identity_key", "ownership_count", "login"})
        tx.run(QByteArray("DELETE FROM ") + table);
    tx.run("UPDATE counter SET value = 0 WHERE name = 'seq'");
}

} // namespace zhike::central
