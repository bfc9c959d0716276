// SPDX-License-Identifier: Apache-2.0
#include "core/identify/pinyin.h"

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <memory>
#include <mutex>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

struct FamilyReading {
    QStringView name;
    QLatin1StringView reading;
};
/// Family names whose reading differs from the character's usual one.
constexpr FamilyReading kFamilyReadings[] = {
    {u"单", "shan"_L1}, {u"曾", "zeng"_L1}, {u"解", "xie"_L1},  {u"仇", "qiu"_L1},  {u"查", "zha"_L1},  {u"区", "ou"_L1},
    {u"朴", "piao"_L1}, {u"盖", "ge"_L1},   {u"缪", "miao"_L1}, {u"尉迟", "yuchi"_L1}, {u"万俟", "moqi"_L1}, {u"乐", "yue"_L1},
    {u"任", "ren"_L1},  {u"华", "hua"_L1},  {u"覃", "qin"_L1},  {u"翟", "zhai"_L1}, {u"冼", "xian"_L1}, {u"员", "yun"_L1},
    {u"召", "shao"_L1}, {u"折", "she"_L1},  {u"洗", "xian"_L1}, {u"种", "chong"_L1},
};

/// How characters are read, remembered for the process: names share some two thousand, ICU takes 5 µs for each and near a
/// tenth of a second to be ready. Reading what is known takes no lock.
class Syllables
{
public:
    ~Syllables()
    {
        for (const auto &known : m_known)
            delete known.load();
    }
    const QString &of(QChar character)
    {
        std::atomic<const QString *> &place = m_known[character.unicode()];
        if (const QString *known = place.load(std::memory_order_acquire))
            return *known;
        const std::lock_guard lock(m_reading); // transliterators aren't thread-safe
        if (!place.load())
            place.store(new const QString(read(character)), std::memory_order_release);
        return *place.load();
    }

private:
    /// One syllable a character, so that initials are right.
    QString read(QChar character)
    {
        UErrorCode status = U_ZERO_ERROR;
        if (!m_reader)
            m_reader.reset(icu::Transliterator::createInstance(icu::UnicodeString(u"Han-Latin; Latin-ASCII; Lower"), UTRANS_FORWARD, status));
        icu::UnicodeString text(static_cast<char16_t>(character.unicode()));
        if (m_reader)
            m_reader->transliterate(text);
        QString latin;
        for (int32_t i = 0; i < text.length(); ++i)
            if (const QChar c(text.charAt(i)); c.isLetterOrNumber())
                latin += c.toLower();
        return latin;
    }

    std::array<std::atomic<const QString *>, 65'536> m_known{};
    std::mutex m_reading;
    std::unique_ptr<icu::Transliterator> m_reader;
};

const QString &syllableOf(QChar character)
{
    static Syllables syllables;
    return syllables.of(character);
}

void append(LatinName &name, const QString &syllable)
{
    name.full += syllable;
    if (!syllable.isEmpty())
        name.initials += syllable.front();
}

void appendCharacters(LatinName &name, const QString &text)
{
    bool insideWord = false;
    for (const QChar c : text) {
        if (c.script() == QChar::Script_Latin) {
            name.full += c.toLower();
            if (!insideWord)
                name.initials += c.toLower();
            insideWord = true;
            continue;
        }
        insideWord = false;
        append(name, syllableOf(c));
    }
}

} // namespace

LatinName latinName(const QString &familyName, const QString &givenName)
{
    constexpr qsizetype kUsual = 24; // letters of a whole name
    LatinName name;
    name.full.reserve(kUsual);
    name.initials.reserve(kUsual);
    const auto *row = std::find_if(std::begin(kFamilyReadings), std::end(kFamilyReadings), [&](const FamilyReading &r) { return r.name == familyName; });
    if (row != std::end(kFamilyReadings)) {
        append(name, row->reading);
    } else {
        appendCharacters(name, familyName);
    }
    appendCharacters(name, givenName);
    return name;
}

} // namespace zhike
