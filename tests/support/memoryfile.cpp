// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryfile.h"

#include "core/store/schema.h"

#include <QtGlobal>

#include <cstring>

#include <sqlite3.h>

namespace zhike::test {
namespace {

std::unique_ptr<Connection> fresh()
{
    return std::make_unique<Connection>(QStringLiteral(":memory:"), Connection::Options{});
}

/// One migrated file for all: making the tables is most of the cost of a short schedule.
const QByteArray &blank()
{
    static const QByteArray bytes = [] {
        const auto connection = fresh();
        const Result<void> made = migrate(*connection, migrations());
        Q_ASSERT(made.isOk());
        sqlite3_int64 size = 0;
        unsigned char *memory = sqlite3_serialize(connection->database().getHandle(), "main", &size, 0);
        const QByteArray copy(reinterpret_cast<const char *>(memory), size);
        sqlite3_free(memory);
        return copy;
    }();
    return bytes;
}

const Secret &oneKey()
{
    static const Secret key = Secret::random();
    return key;
}

} // namespace

MemoryFile::MemoryFile()
    : m_sealer(oneKey())
{
    restore(blank());
}

QByteArray MemoryFile::copy() const
{
    sqlite3_int64 size = 0;
    unsigned char *memory = sqlite3_serialize(m_connection->database().getHandle(), "main", &size, 0);
    const QByteArray bytes(reinterpret_cast<const char *>(memory), size);
    sqlite3_free(memory);
    return bytes;
}

void MemoryFile::restore(const QByteArray &copy)
{
    ++m_writes;
    m_connection = fresh();
    auto *memory = static_cast<unsigned char *>(sqlite3_malloc64(static_cast<sqlite3_uint64>(copy.size())));
    std::memcpy(memory, copy.constData(), static_cast<size_t>(copy.size()));
    const int code = sqlite3_deserialize(m_connection->database().getHandle(), "main", memory, copy.size(), copy.size(),
                                         SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    if (code != SQLITE_OK)
        qFatal("a copy of the file could not be opened");
}

} // namespace zhike::test
