// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/wire.h"

#include <map>
#include <set>

namespace zhike::test {

/// Central's half of the protocol, as small as it can be: the port of class Srv of the executable model. Documents are
/// {"v": sum, "ops": [op ids]}; an op adds its `arg` to each of its targets. Copyable: a copy is a backup.
///
/// An op's body: {"arg": n}; with "make": id and "scope": s it makes that document; with "poison": true it is refused.
class ModelCentral
{
public:
    struct Row {
        qint64 ver = 0;
        qint64 v = 0;
        std::set<OpId> ops;
        int scope = 0;
    };
    struct Ruling {
        OpResult result;
        QString terminal;
        std::vector<OpId> needs;
    };

    int epoch = 1;
    qint64 seq = 0;
    qint64 compacted = 0;
    qint64 durable = 0;
    std::map<QString, Row> rows;
    std::map<OpId, Ruling> rulings;
    std::map<OpId, int> effects; ///< how often an op was applied: 1, or the promise is broken
    std::set<QString> moved;     ///< documents that changed scope or went away at least once

    // what people elsewhere do
    void write(const QString &id, qint64 v);
    void move(const QString &id, int scope);
    void remove(const QString &id);
    void compact(size_t entries);

    [[nodiscard]] OpsAnswer push(const QString &terminal, const OpsRequest &request);
    struct Asked {
        QString terminal;
        std::set<int> scopes;
        QString cursor;
        QString epoch;
        size_t limit = 500;
        bool allResults = false;
    };
    /// EpochChanged, CursorTooOld.
    [[nodiscard]] Result<Page> changes(const Asked &asked) const;
    [[nodiscard]] documents::Row documentOf(const QString &id) const;
    [[nodiscard]] QString epochText() const { return QString::number(epoch); }
    [[nodiscard]] QString cursorNow() const { return QString::number(seq); }

private:
    struct Entry {
        qint64 n;
        bool isDelete;
        QString id;
        std::optional<int> before, after;
    };
    void put(const QString &id, qint64 v, std::optional<int> scope, const OpId &op);
    [[nodiscard]] OpResult judge(const Op &op);
    [[nodiscard]] std::optional<ErrorCode> take(const QString &terminal, const QString &replica, const Op &op);

    std::vector<Entry> m_log;
    std::map<QString, std::set<OpId>> m_history;
    std::map<QString, qint64> m_last;
    std::map<std::pair<QString, qint64>, OpId> m_numbers;
};

} // namespace zhike::test
