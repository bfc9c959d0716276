// SPDX-License-Identifier: Apache-2.0
#include "core/identify/indexlists.h"

#include "core/identify/pinyin.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace zhike {
namespace {

using Number = IndexRows::Number;
using Stretch = IndexLists::Stretch;

constexpr size_t kKeysInBucket = 2;
constexpr size_t kFourDigits = 10'000;
constexpr size_t kCharacters = 65'536;
constexpr size_t kWorthAThread = 50'000; // rows: some fifty milliseconds of pinyin
constexpr int kMemberKind = -1; // beside the kinds of keys

quint64 hashOf(int kind, std::string_view value)
{
    return std::hash<std::string_view>()(value) * 31 + static_cast<quint64>(kind + 2) * 0x9E3779B97F4A7C15ULL;
}

/// 0 … 9999; empty when the value doesn't end in four digits.
std::optional<size_t> lastFour(std::string_view value)
{
    if (value.size() < 4)
        return std::nullopt;
    size_t number = 0;
    for (const char c : value.substr(value.size() - 4)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + static_cast<size_t>(c - '0');
    }
    return number;
}

auto keysOf(const IndexRows &rows, Stretch stretch, size_t buckets)
{
    return [&rows, stretch, buckets](auto &&emit) {
        for (Number row = stretch.from; row < stretch.to; ++row) {
            emit(hashOf(kMemberKind, rows.member(row)) % buckets, row);
            rows.eachKey(row, [&](IdentityKind kind, std::string_view value) { emit(hashOf(static_cast<int>(kind), value) % buckets, row); });
        }
    };
}

auto endsOf(const IndexRows &rows, Stretch stretch)
{
    return [&rows, stretch](auto &&emit) {
        for (Number row = stretch.from; row < stretch.to; ++row) {
            std::optional<size_t> before; // a phone and a card that end alike are one entry, as often as not
            rows.eachKey(row, [&](IdentityKind kind, std::string_view value) {
                const std::optional<size_t> end = kind == IdentityKind::Phone || kind == IdentityKind::Card ? lastFour(value) : std::nullopt;
                if (end && end != before)
                    emit(*end, row);
                before = end ? end : before;
            });
        }
    };
}

QString nameOf(const IndexRows &rows, Number row)
{
    const std::string_view whole = rows.wholeName(row);
    return QString::fromUtf8(whole.data(), static_cast<qsizetype>(whole.size()));
}

auto charactersOf(const IndexRows &rows, Stretch stretch, const std::vector<quint16> &place)
{
    return [&rows, stretch, &place](auto &&emit) {
        for (Number row = stretch.from; row < stretch.to; ++row) {
            const QString name = nameOf(rows, row);
            for (qsizetype i = 0; i < name.size(); ++i)
                if (name.indexOf(name[i]) == i) // a doubled character once
                    emit(place[name[i].unicode()] - size_t(1), row);
        }
    };
}

/// The characters that occur, numbered from 1 on: names of a shop have some two thousand.
std::vector<quint16> numbered(const IndexRows &rows, Stretch stretch)
{
    std::vector<quint16> place(kCharacters);
    quint16 last = 0;
    for (Number row = stretch.from; row < stretch.to; ++row)
        for (const QChar c : nameOf(rows, row))
            if (place[c.unicode()] == 0 && last < kCharacters - 1)
                place[c.unicode()] = ++last;
    return place;
}

size_t countOf(const std::vector<quint16> &place) { return *std::max_element(place.begin(), place.end()); }

size_t bucketsFor(const IndexRows &rows, Stretch stretch)
{
    size_t keys = 0;
    keysOf(rows, stretch, 1)([&keys](size_t, Number) { ++keys; });
    return std::max<size_t>(1, keys / kKeysInBucket);
}

quint64 beginningOf(const QString &word)
{
    const QByteArray text = word.toUtf8();
    return Beginnings::beginningOf({text.constData(), static_cast<size_t>(text.size())});
}

/// Both rise. The list is the longer one: it is walked in leaps that double until they reach what is looked for.
void keepThoseIn(std::span<const Number> list, std::vector<Number> &rows)
{
    auto at = list.begin();
    std::erase_if(rows, [&](Number row) {
        std::ptrdiff_t leap = 1;
        while (leap < list.end() - at && at[leap] < row)
            leap *= 2;
        at = std::lower_bound(at + leap / 2, at + std::min(leap + 1, list.end() - at), row);
        return at == list.end() || *at != row;
    });
}

} // namespace

quint64 Beginnings::beginningOf(std::string_view word)
{
    char bytes[8] = {};
    std::memcpy(bytes, word.data(), std::min(word.size(), sizeof bytes));
    return qFromBigEndian<quint64>(bytes);
}

Beginnings::Beginnings(std::vector<Entry> entries)
{
    std::sort(entries.begin(), entries.end());
    m_words.reserve(entries.size());
    m_rows.reserve(entries.size());
    for (const auto &[word, row] : entries) {
        m_words.push_back(word);
        m_rows.push_back(row);
    }
    sodium_memzero(entries.data(), entries.size() * sizeof(Entry));
}

Beginnings::~Beginnings() { sodium_memzero(m_words.data(), m_words.size() * sizeof(quint64)); }

std::span<const Number> Beginnings::startingWith(std::string_view prefix) const
{
    const quint64 low = beginningOf(prefix);
    const size_t spare = 8 - std::min<size_t>(prefix.size(), 8);
    const quint64 high = spare == 8 ? ~quint64(0) : low | ((quint64(1) << (8 * spare)) - 1);
    const auto from = std::lower_bound(m_words.begin(), m_words.end(), low);
    const auto to = std::upper_bound(from, m_words.end(), high);
    return std::span(m_rows).subspan(static_cast<size_t>(from - m_words.begin()), static_cast<size_t>(to - from));
}

IndexLists::Latin IndexLists::latinOf(const IndexRows &rows, Stretch stretch)
{
    std::vector<Beginnings::Entry> pinyin;
    std::vector<Beginnings::Entry> initials;
    pinyin.reserve(stretch.size());
    initials.reserve(stretch.size());
    for (Number row = stretch.from; row < stretch.to; ++row) {
        const IndexRows::Name name = rows.name(row);
        const LatinName latin = latinName(name.family, name.given);
        pinyin.emplace_back(beginningOf(latin.full), row);
        initials.emplace_back(beginningOf(latin.initials), row);
    }
    return {Beginnings(std::move(pinyin)), Beginnings(std::move(initials))};
}

/// Reading names aloud is half of the work: a whole shop's is done beside the rest.
IndexLists::IndexLists(const IndexRows &rows, Stretch stretch)
    : IndexLists(rows, stretch, std::async(stretch.size() >= kWorthAThread ? std::launch::async : std::launch::deferred, &latinOf, std::cref(rows), stretch))
{
}

IndexLists::IndexLists(const IndexRows &rows, Stretch stretch, std::future<Latin> latin)
    : m_stretch(stretch)
    , m_buckets(bucketsFor(rows, stretch))
    , m_keys(m_buckets, keysOf(rows, stretch, m_buckets))
    , m_lastFour(kFourDigits, endsOf(rows, stretch))
    , m_characterPlace(numbered(rows, stretch))
    , m_characters(countOf(m_characterPlace), charactersOf(rows, stretch, m_characterPlace))
    , m_grams(rows, stretch)
    , m_latin(latin.get())
{
}

std::span<const Number> IndexLists::withKey(IdentityKind kind, std::string_view value) const
{
    return m_keys[bucketOf(hashOf(static_cast<int>(kind), value))];
}

std::span<const Number> IndexLists::ofMember(std::string_view id) const { return m_keys[bucketOf(hashOf(kMemberKind, id))]; }

std::span<const Number> IndexLists::endingIn(std::string_view fourDigits) const
{
    const std::optional<size_t> number = lastFour(fourDigits);
    return number ? m_lastFour[*number] : std::span<const Number>();
}

std::vector<Number> IndexLists::withCharactersOf(const QString &name) const
{
    std::vector<std::span<const Number>> lists;
    for (const QChar c : name) {
        const quint16 place = m_characterPlace[c.unicode()];
        if (place == 0)
            return {};
        lists.push_back(m_characters[place - size_t(1)]);
    }
    std::sort(lists.begin(), lists.end(), [](const auto &a, const auto &b) { return a.size() < b.size(); });
    std::vector<Number> rows;
    if (!lists.empty())
        rows.assign(lists.front().begin(), lists.front().end());
    for (size_t i = 1; i < lists.size(); ++i)
        keepThoseIn(lists[i], rows);
    return rows;
}

size_t IndexLists::bytes() const
{
    return m_keys.bytes() + m_lastFour.bytes() + m_characters.bytes() + m_grams.bytes() + m_latin.pinyin.bytes() + m_latin.initials.bytes() + m_characterPlace.capacity() * sizeof(quint16);
}

} // namespace zhike
