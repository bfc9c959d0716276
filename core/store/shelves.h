// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/store/reader.h"

/// The small tables: meta, attention, interaction, login. Files have their own: blobs.h.
namespace zhike {

namespace meta {
[[nodiscard]] std::optional<QByteArray> value(const Reader &reader, const char *key);
[[nodiscard]] QString text(const Reader &reader, const char *key);
[[nodiscard]] qint64 number(const Reader &reader, const char *key, qint64 otherwise = 0);
void set(Writer &writer, const char *key, const QByteArray &value);
void set(Writer &writer, const char *key, const QString &value);
void set(Writer &writer, const char *key, qint64 value);
void remove(Writer &writer, const char *key);
/// For what must not stand in clear: tokens, the terminal's enrolment.
void setSealed(Writer &writer, const char *key, const QByteArray &clear);
[[nodiscard]] Result<std::optional<QByteArray>> sealedValue(const Reader &reader, const char *key);
} // namespace meta

/// Refusals and merges a person must see.
namespace attention {
struct Item {
    qint64 number = 0;
    OpId op;
    OpResult result;
    QDateTime at;
    bool isSeen = false;
};
void add(Writer &writer, const OpResult &result, const QDateTime &at); ///< once an op and outcome
void remove(Writer &writer, const OpId &op);
[[nodiscard]] std::vector<Item> unseen(const Reader &reader);
void markSeen(Writer &writer, const OpId &op);
} // namespace attention

/// Open and parked interactions; the draft is sealed.
namespace interactions {
struct Row {
    InteractionId id;
    QString state; ///< "open", "parked", "closed"
    QDateTime updatedAt;
    QByteArray draft; ///< JSON
};
void put(Writer &writer, const Row &row);
void remove(Writer &writer, const InteractionId &id);
[[nodiscard]] Result<std::optional<Row>> find(const Reader &reader, const InteractionId &id);
[[nodiscard]] std::vector<Row> all(const Reader &reader);
} // namespace interactions

/// Sign-in without a line: one row a badge. The verifier itself is core/session/offlinepin.h's.
namespace logins {
struct Row {
    QString badge;
    AssociateId associate;
    QByteArray person; ///< JSON: name, role, store; sealed
    QByteArray salt, mac; ///< sealed
    QDateTime validUntil;
    int wrongTries = 0;
    qint64 lockedForMs = 0; ///< what was left of a lock when this was written: clock changes shorten nothing
    static void fields(auto &self, auto &&field)
    {
        field("badge", self.badge);
        field("associateId", self.associate);
        field("person", self.person);
        field("salt", self.salt);
        field("mac", self.mac);
        field("validUntil", self.validUntil);
        field("wrongTries", self.wrongTries);
        field("lockedForMs", self.lockedForMs);
    }
};
void put(Writer &writer, const Row &row);
void remove(Writer &writer, const QString &badge);
[[nodiscard]] Result<std::optional<Row>> find(const Reader &reader, const QString &badge);
[[nodiscard]] std::vector<Row> all(const Reader &reader);
} // namespace logins

/// Files written out for somebody (a copy of their data, a list): they go after a day (retention.h).
namespace exports {
struct Row {
    QString id;
    QDateTime madeAt;
    QString path; ///< absolute; sealed
};
void put(Writer &writer, const Row &row);
void remove(Writer &writer, const QString &id);
[[nodiscard]] std::vector<Row> madeBefore(const Reader &reader, const QDateTime &time);
} // namespace exports

} // namespace zhike
