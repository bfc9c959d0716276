// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1checks.h"

#include "core/domain/gtin.h"
#include "core/scan/gs1coupon.h"
#include "core/scan/gs1lists.h"

#include <QDate>

#include <algorithm>
#include <vector>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSet82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"_L1;
constexpr auto kPairAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"_L1;
constexpr qsizetype kLongestPairBody = 97; // so many primes weigh it
constexpr qsizetype kPrefixDigits = 4; // the shortest company prefix there is

int number(QStringView digits) { return digits.toInt(); }
bool hasDigits(QStringView text, qsizetype count) { return text.size() == count && areDigits(text); }
bool isOneOf(QStringView text, QLatin1StringView allowed) { return text.size() == 1 && allowed.contains(text); }

bool isCheckDigit(QStringView text) { return areDigits(text) && text.back() == gs1CheckDigit(text.chopped(1)); }
bool isPair(QStringView text)
{
    return text.size() >= 2 && !checkPair(text.chopped(2)).isEmpty() && text.last(2) == checkPair(text.chopped(2));
}
bool isPrefix(QStringView text) { return text.size() >= kPrefixDigits && areDigits(text.left(kPrefixDigits)); }

/// The century doesn't matter for the length of a month: 2000 is a leap year, and 1950–2099 is what the window holds.
bool isDate(QStringView text)
{
    return hasDigits(text, 6)
        && QDate::isValid(2000 + number(text.left(2)), number(text.mid(2, 2)), number(text.mid(4, 2)));
}
bool isDate0(QStringView text)
{
    return hasDigits(text, 6)
        && QDate::isValid(2000 + number(text.left(2)), number(text.mid(2, 2)), std::max(1, number(text.mid(4, 2))));
}
bool isDay(QStringView text)
{
    return hasDigits(text, 8) && QDate::isValid(number(text.left(4)), number(text.mid(4, 2)), number(text.mid(6, 2)));
}
bool isHour(QStringView text) { return hasDigits(text, 2) && number(text) < 24; }
bool isSixty(QStringView text) { return hasDigits(text, 2) && number(text) < 60; }
bool isTime(QStringView text) { return hasDigits(text, 4) && isHour(text.left(2)) && isSixty(text.mid(2)); }

bool isCountry999(QStringView text) { return text == "999"_L1 || isCountryNumber(text); }
bool isZero(QStringView text) { return !text.isEmpty() && text.count(u'0') == text.size(); }
bool isNonzero(QStringView text) { return areDigits(text) && !isZero(text); }
bool isPlainNumber(QStringView text) { return text.isEmpty() || (areDigits(text) && text.front() != u'0'); }
bool isWinding(QStringView text) { return isOneOf(text, "019"_L1); }
bool isYesNo(QStringView text) { return isOneOf(text, "01"_L1); }
bool isSex(QStringView text) { return isOneOf(text, "0129"_L1); }
bool isHyphens(QStringView text) { return !text.isEmpty() && text.count(u'-') == text.size(); }
bool isImporter(QStringView text) { return text.size() == 1 && isInSet(u'z', text.front()) && text.front() != u'='; }
bool hasNondigit(QStringView text) { return !text.isEmpty() && !areDigits(text); }
bool isLatitude(QStringView text) { return hasDigits(text, 10) && text.toLongLong() <= 1'800'000'000; }
bool isLongitude(QStringView text) { return hasDigits(text, 10) && text.toLongLong() <= 3'600'000'000; }

/// Numbers of the same length compare as texts do.
bool isPieceOfTotal(QStringView text)
{
    const qsizetype half = text.size() / 2;
    return text.size() % 2 == 0 && areDigits(text) && !isZero(text.left(half)) && text.left(half) <= text.mid(half);
}

bool isSequence(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    const QStringView position = text.left(std::max<qsizetype>(slash, 0));
    const QStringView end = text.mid(slash + 1);
    const bool areNumbers = areDigits(position) && areDigits(end) && isPlainNumber(position) && isPlainNumber(end);
    return areNumbers && (position.size() < end.size() || (position.size() == end.size() && position <= end));
}

bool isHex(QChar c)
{
    const char16_t lower = c.unicode() | 0x20;
    return (c >= u'0' && c <= u'9') || (lower >= u'a' && lower <= u'f');
}

bool hasWholeEscapes(QStringView text)
{
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1))
        if (at + 2 >= text.size() || !isHex(text[at + 1]) || !isHex(text[at + 2]))
            return false;
    return true;
}

/// ISO 13616: the country and its two check digits move to the end, letters become two digits, the whole modulo 97 is 1.
bool isIban(QStringView text)
{
    const bool fits = text.size() > 4 && text.size() <= 34 && isCountryLetters(text.left(2));
    int remainder = 0;
    for (qsizetype i = 0; fits && i < text.size(); ++i) {
        const char16_t c = text[(i + 4) % text.size()].unicode();
        if (c >= u'0' && c <= u'9')
            remainder = (remainder * 10 + (c - u'0')) % 97;
        else if (c >= u'A' && c <= u'Z')
            remainder = (remainder * 100 + (c - u'A' + 10)) % 97;
        else
            return false;
    }
    return fits && remainder == 1;
}

struct Check {
    QLatin1StringView name;
    bool (*passes)(QStringView);
};
constexpr Check kChecks[] = {
    {"check"_L1, isCheckDigit},
    {"pair"_L1, isPair},
    {"prefix"_L1, isPrefix},
    {"date0"_L1, isDate0},
    {"date"_L1, isDate},
    {"day"_L1, isDay},
    {"time"_L1, isTime},
    {"hour"_L1, isHour},
    {"minute"_L1, isSixty},
    {"second"_L1, isSixty},
    {"country"_L1, isCountryNumber},
    {"country999"_L1, isCountry999},
    {"country2"_L1, isCountryLetters},
    {"currency"_L1, isCurrencyNumber},
    {"zero"_L1, isZero},
    {"nonzero"_L1, isNonzero},
    {"number"_L1, isPlainNumber},
    {"winding"_L1, isWinding},
    {"piece"_L1, isPieceOfTotal},
    {"percent"_L1, hasWholeEscapes},
    {"yesno"_L1, isYesNo},
    {"latitude"_L1, isLatitude},
    {"longitude"_L1, isLongitude},
    {"hyphen"_L1, isHyphens},
    {"importer"_L1, isImporter},
    {"package"_L1, isPackageType},
    {"media"_L1, isMediaType},
    {"sex"_L1, isSex},
    {"sequence"_L1, isSequence},
    {"nondigit"_L1, hasNondigit},
    {"iban"_L1, isIban},
    {"coupon"_L1, isCouponCode},
    {"offer"_L1, isCouponOffer},
};

const Check *checkNamed(QLatin1StringView name)
{
    const auto found = std::find_if(std::begin(kChecks), std::end(kChecks), [&](const Check &c) { return c.name == name; });
    return found == std::end(kChecks) ? nullptr : found;
}

/// The first 97 primes, the smallest weighs the last character.
std::vector<int> primes(qsizetype count)
{
    std::vector<int> found;
    for (int candidate = 2; static_cast<qsizetype>(found.size()) < count; ++candidate)
        if (std::none_of(found.begin(), found.end(), [&](int p) { return candidate % p == 0; }))
            found.push_back(candidate);
    return found;
}

} // namespace

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isInSet(QChar set, QChar c)
{
    if (c >= u'0' && c <= u'9')
        return true;
    const bool isUpper = c >= u'A' && c <= u'Z';
    const bool isLower = c >= u'a' && c <= u'z';
    switch (set.unicode()) {
    case u'x':
        return c.unicode() != 0 && kSet82.contains(c);
    case u'y':
        return isUpper || "#-/"_L1.contains(c);
    case u'z':
        return isUpper || isLower || "-_="_L1.contains(c);
    default:
        return false;
    }
}

bool isPadded64(QStringView text)
{
    const qsizetype pad = text.count(u'=');
    if (pad == 0)
        return true;
    return pad <= 2 && text.size() % 3 == 0 && text.last(pad).count(u'=') == pad;
}

bool passes(QLatin1StringView check, QStringView text)
{
    const Check *found = checkNamed(check);
    return found && found->passes(text);
}

bool isCheck(QLatin1StringView name) { return checkNamed(name) != nullptr; }

QString checkPair(QStringView body)
{
    static const std::vector<int> weights = primes(kLongestPairBody);
    if (body.size() > kLongestPairBody)
        return {};
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const qsizetype value = kSet82.indexOf(body[body.size() - 1 - i]);
        if (value < 0)
            return {};
        sum = (sum + static_cast<int>(value) * weights[static_cast<size_t>(i)]) % 1021;
    }
    return QString(kPairAlphabet[sum >> 5]) + kPairAlphabet[sum & 31];
}

} // namespace zhike
