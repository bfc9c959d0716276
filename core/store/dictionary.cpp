// SPDX-License-Identifier: Apache-2.0
#include "core/store/dictionary.h"

#include "core/store/dictionarytables.h"
#include "core/store/shelves.h"

#include <QLoggingCategory>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcDictionary, "zhike.store.dictionary")

constexpr int kLevel = 1; // sealing happens once a row on the way in, and the dictionary does most of the work
constexpr const char *kInUse = "dictionary";

QByteArray keyOf(quint32 id) { return "dictionary." + QByteArray::number(id); }

} // namespace

Dictionary::Dictionary()
    : m_tables(std::make_unique<Tables>())
{
}
Dictionary::~Dictionary() = default;

Result<std::unique_ptr<const Dictionary>> Dictionary::prepare(const QByteArray &bytes)
{
    const Error malformed{ErrorCode::AnswerMalformed, u"dictionary"_s};
    const auto size = static_cast<size_t>(bytes.size());
    const unsigned id = bytes.size() > kLargest ? 0 : ZSTD_getDictID_fromDict(bytes.constData(), size);
    if (id == 0)
        return malformed;
    std::unique_ptr<Dictionary> made(new Dictionary);
    made->m_id = id;
    made->m_bytes = bytes;
    made->m_tables->pack.reset(ZSTD_createCDict(bytes.constData(), size, kLevel));
    made->m_tables->unpack.reset(ZSTD_createDDict(bytes.constData(), size));
    if (!made->m_tables->pack || !made->m_tables->unpack)
        return malformed;
    return std::unique_ptr<const Dictionary>(std::move(made));
}

Dictionaries::~Dictionaries()
{
    for (const std::atomic<const Dictionary *> &place : m_list)
        delete place.load();
}

bool Dictionaries::add(std::unique_ptr<const Dictionary> dictionary)
{
    if (find(dictionary->id()))
        return true;
    for (std::atomic<const Dictionary *> &place : m_list) {
        const Dictionary *empty = nullptr;
        if (!place.compare_exchange_strong(empty, dictionary.get()))
            continue;
        (void)dictionary.release();
        return true;
    }
    return false;
}

const Dictionary *Dictionaries::find(quint32 id) const
{
    for (const std::atomic<const Dictionary *> &place : m_list)
        if (const Dictionary *dictionary = place.load(std::memory_order_acquire); !dictionary || dictionary->id() == id)
            return dictionary;
    return nullptr;
}

namespace dictionaries {
namespace {

/// Into the sealer's list, from the file.
Result<void> learn(const Reader &reader, quint32 id)
{
    if (reader.sealer().dictionaries().find(id))
        return {};
    const Result<std::optional<QByteArray>> bytes = meta::sealedValue(reader, keyOf(id).constData());
    if (!bytes || !*bytes)
        return ErrorCode::RowUnreadable;
    Result<std::unique_ptr<const Dictionary>> dictionary = Dictionary::prepare(**bytes);
    if (!dictionary || (*dictionary)->id() != id || !reader.sealer().dictionaries().add(*std::move(dictionary)))
        return ErrorCode::RowUnreadable;
    return {};
}

std::vector<quint32> kept(const Reader &reader)
{
    std::vector<quint32> ids;
    Query found = reader.query("SELECT substr(key, 12) FROM meta WHERE key LIKE 'dictionary.%'");
    while (found.next())
        ids.push_back(found.text(0).toUInt());
    return ids;
}

} // namespace

void keep(Writer &writer, const Dictionary &dictionary)
{
    meta::setSealed(writer, keyOf(dictionary.id()).constData(), dictionary.bytes());
}

bool isKept(const Reader &reader, quint32 id) { return meta::value(reader, keyOf(id).constData()).has_value(); }

Result<void> use(const Reader &reader, quint32 id)
{
    if (id != 0)
        if (const Result<void> learned = learn(reader, id); !learned)
            return learned;
    reader.sealer().dictionaries().prefer(id);
    return {};
}

void keepOnly(Writer &writer, quint32 id)
{
    for (const quint32 other : kept(writer))
        if (other != id)
            meta::remove(writer, keyOf(other).constData());
    meta::set(writer, kInUse, qint64(id));
}

void load(const Reader &reader)
{
    for (const quint32 id : kept(reader))
        if (!learn(reader, id))
            qCWarning(lcDictionary) << "a dictionary can't be read: rows that need it will be downloaded again";
    reader.sealer().dictionaries().prefer(static_cast<quint32>(meta::number(reader, kInUse)));
}

} // namespace dictionaries
} // namespace zhike
