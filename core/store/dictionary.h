// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <array>
#include <atomic>
#include <memory>

namespace zhike {

/// A zstd dictionary of central's, made ready for both directions: with it a member of 1.3 kB takes 257 bytes.
/// Immutable; use from any thread.
class Dictionary {
public:
    static constexpr qsizetype kLargest = 1024 * 1024; ///< bytes; central's are 64 KiB
    /// AnswerMalformed for bytes that aren't a zstd dictionary with an id, or too many.
    [[nodiscard]] static Result<std::unique_ptr<const Dictionary>> prepare(const QByteArray &bytes);
    ~Dictionary();
    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

    [[nodiscard]] quint32 id() const
    {
        return m_id;
    } ///< as it stands in the dictionary and in every frame made with it
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    struct Tables; ///< zstd's own; for the files that compress
    [[nodiscard]] const Tables &tables() const { return *m_tables; }

private:
    Dictionary();
    quint32 m_id = 0;
    QByteArray m_bytes;
    std::unique_ptr<Tables> m_tables;
};

/// The dictionaries of one file: a sealed row names the one it needs, so an old row stays readable beside new ones.
/// Threads: any; what was added stays until this goes.
class Dictionaries {
public:
    Dictionaries() = default;
    ~Dictionaries();
    Dictionaries(const Dictionaries &) = delete;
    Dictionaries &operator=(const Dictionaries &) = delete;

    /// False when there is no room: a file needs one or two. Adding one that is there already changes nothing.
    bool add(std::unique_ptr<const Dictionary> dictionary);
    [[nodiscard]] const Dictionary *find(quint32 id) const;
    /// What is sealed from now on is made with this one; 0: with none. Ignored when it isn't here.
    void prefer(quint32 id) { m_preferred = find(id); }
    [[nodiscard]] const Dictionary *preferred() const { return m_preferred; }

private:
    std::array<std::atomic<const Dictionary *>, 8> m_list{};
    std::atomic<const Dictionary *> m_preferred = nullptr;
};

class Reader;
class Writer;

/// How dictionaries rest in the meta table, sealed: a central may have trained one on people's documents.
namespace dictionaries {
/// Keeps a dictionary; nothing is sealed with it before `use` has read it back in a later transaction.
void keep(Writer &writer, const Dictionary &dictionary);
[[nodiscard]] bool isKept(const Reader &reader, quint32 id);
/// Makes a kept one the sealer's; 0: none. RowUnreadable when it isn't kept.
[[nodiscard]] Result<void> use(const Reader &reader, quint32 id);
/// After a swap no row needs another one.
void keepOnly(Writer &writer, quint32 id);
/// At the opening of a file: all that are kept, and the one in use.
void load(const Reader &reader);
} // namespace dictionaries

} // namespace zhike
