// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/documents.h"
#include "core/store/memberkeys.h"
#include "core/store/reader.h"

/// Central's documents, as central sent them. A local action never changes one (sync.md, I11): only pages and
/// bootstraps write.
namespace zhike::documents {

/// `body` is central's JSON, byte for byte.
struct Row {
    QString kind; ///< wire name; kinds this build doesn't know are kept too
    QString id;
    qint64 ver = 0;
    QByteArray body;
    QString scope = {}; ///< the one it came for; only looked at when a scope goes
};

/// A row made ready for its table - keys taken out, both parts sealed - so that the writer thread only writes. On any
/// thread: a bootstrap prepares one shard while the one before is written.
struct Prepared {
    struct PhoneKey {
        int token = 0;
        qint64 mark = 0;
    };
    QString kind;
    QString id;
    qint64 ver = 0;
    std::optional<QString> community, tier; ///< in clear, members only
    std::optional<QByteArray> keys; ///< sealed parts, members only
    QByteArray body; ///< sealed
    std::vector<PhoneKey> phones = {};
    QString scope = {};
};
[[nodiscard]] Prepared prepare(const Sealer &sealer, const Row &row);

/// Which document kind a value is read from.
template <typename T>
struct KindOf;
template <>
struct KindOf<Member> {
    static constexpr DocumentKind value = DocumentKind::Member;
};
template <>
struct KindOf<Unit> {
    static constexpr DocumentKind value = DocumentKind::Unit;
};
template <>
struct KindOf<Household> {
    static constexpr DocumentKind value = DocumentKind::Household;
};
template <>
struct KindOf<ProductModel> {
    static constexpr DocumentKind value = DocumentKind::Model;
};
template <>
struct KindOf<Community> {
    static constexpr DocumentKind value = DocumentKind::Community;
};
template <>
struct KindOf<Calendar> {
    static constexpr DocumentKind value = DocumentKind::Calendar;
};
template <>
struct KindOf<Shop> {
    static constexpr DocumentKind value = DocumentKind::Store;
};
template <>
struct KindOf<Associate> {
    static constexpr DocumentKind value = DocumentKind::Staff;
};

/// Empty when this terminal doesn't hold it; RowUnreadable when its seal doesn't open.
[[nodiscard]] Result<std::optional<Row>> row(const Reader &reader, DocumentKind kind, const QString &id);
/// Every readable row of a kind, by id. Unreadable ones are left out and counted in the log.
[[nodiscard]] std::vector<Row> rowsOf(const Reader &reader, DocumentKind kind);
[[nodiscard]] int count(const Reader &reader, DocumentKind kind);
/// The stored version, 0 when there is none. Opens nothing.
[[nodiscard]] qint64 version(const Reader &reader, const QString &kind, const QString &id);
/// Members whose phone has this token, with the number compared: the exact answer before the RAM index is built.
[[nodiscard]] std::vector<MemberId> membersByPhone(const Reader &reader, const QString &e164);

/// Inserts or replaces. Older than the stored version: nothing happens, false (sync.md, I8).
bool put(Writer &writer, const Row &row);
/// Removes a document not newer than `ver`; false when there was none.
bool remove(Writer &writer, const QString &kind, const QString &id, qint64 ver);

/// The typed document. For `rule`, `script` and other kinds without one type, see `value`.
template <typename T>
[[nodiscard]] Result<std::optional<Doc<T>>> value(const Reader &reader, DocumentKind kind, const QString &id)
{
    const auto found = row(reader, kind, id);
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Doc<T>>();
    const Result<T> parsed = fromJsonBytes<T>((*found)->body);
    if (!parsed)
        return Error{ErrorCode::RowUnreadable, enumName(kind)};
    return std::optional<Doc<T>>(Doc<T>{*parsed, (*found)->ver});
}
template <typename T>
[[nodiscard]] Result<std::optional<Doc<T>>> find(const Reader &reader, const QString &id)
{
    return value<T>(reader, KindOf<T>::value, id);
}

/// Every document of a kind that can be read.
template <typename T>
[[nodiscard]] std::vector<Doc<T>> all(const Reader &reader)
{
    std::vector<Doc<T>> list;
    for (const Row &row : rowsOf(reader, KindOf<T>::value))
        if (const Result<T> parsed = fromJsonBytes<T>(row.body))
            list.push_back({*parsed, row.ver});
    return list;
}

} // namespace zhike::documents
