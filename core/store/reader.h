// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/change.h"
#include "core/store/connection.h"
#include "core/store/sealer.h"

namespace zhike {

/// One read transaction: every query in it sees the same state of the file. Lives on the store's reader thread only and never
/// outlives the function it was given to. SQL is written in this room alone; other rooms pass the reader to repositories.
class Reader
{
public:
    Reader(Connection &connection, const Sealer &sealer) : m_connection(connection), m_sealer(sealer) {}

    [[nodiscard]] const Sealer &sealer() const { return m_sealer; }
    /// `sql` is a literal: the prepared statement is kept under its address. Throws SQLite::Exception.
    template <typename... Values>
    [[nodiscard]] Query query(const char *sql, const Values &...values) const
    {
        Query query(m_connection.prepared(sql));
        query.bindAll(values...);
        return query;
    }

protected:
    Connection &m_connection;
    const Sealer &m_sealer;
};

/// One write transaction. What repositories change they note in `change()`, which `StoreEvents::committed` tells afterwards.
class Writer : public Reader
{
public:
    using Reader::Reader;
    /// Runs a statement that returns no rows; the number of rows it touched.
    template <typename... Values>
    int run(const char *sql, const Values &...values)
    {
        Query query(m_connection.prepared(sql));
        query.bindAll(values...);
        return query.run();
    }
    [[nodiscard]] Change &change() { return m_change; }
    [[nodiscard]] Connection &connection() { return m_connection; }

private:
    Change m_change;
};

} // namespace zhike
