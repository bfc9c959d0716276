// SPDX-License-Identifier: Apache-2.0
#include "core/scan/nearmiss.h"

#include "core/domain/gtin.h"
#include "core/scan/gs1checks.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kUnitAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
constexpr auto kDigits = "0123456789"_L1;
constexpr qsizetype kUnitLength = 11;

/// As normaliseUnitCode reads it, whatever its check character.
QString withoutOrnament(QStringView typed)
{
    QString code;
    for (QChar c : typed.trimmed()) {
        c = c.toUpper();
        if (c == u'-' || c == u' ' || c == u'.' || c == u'·')
            continue;
        code += c == u'O' ? QChar(u'0') : c == u'I' || c == u'L' ? QChar(u'1') : c;
    }
    return code;
}

template <typename IsRight>
std::vector<NearMiss> around(const QString &code, QLatin1StringView alphabet, IsRight isRight)
{
    std::vector<NearMiss> found;
    const auto consider = [&](const QString &candidate, qsizetype at) {
        if (candidate != code && isRight(candidate))
            found.push_back({candidate, static_cast<int>(at) + 1});
    };
    for (qsizetype at = 0; at < code.size(); ++at) {
        QString candidate = code;
        for (const char c : alphabet) {
            candidate[at] = QLatin1Char(c);
            consider(candidate, at);
        }
    }
    for (qsizetype at = 0; at + 1 < code.size(); ++at) {
        QString candidate = code;
        std::swap(candidate[at], candidate[at + 1]);
        consider(candidate, at);
    }
    return found;
}

} // namespace

std::vector<NearMiss> nearMisses(QStringView typed)
{
    const QString code = withoutOrnament(typed);
    const qsizetype size = code.size();
    if (areDigits(code) && (size == 8 || size == 12 || size == 13 || size == 14))
        return around(code, kDigits, [](const QString &digits) { return Gtin::parse(digits).isOk(); });
    const bool isUnitLike = size == kUnitLength
        && std::all_of(code.begin(), code.end(), [](QChar c) { return kUnitAlphabet.contains(c); });
    if (isUnitLike)
        return around(code, kUnitAlphabet, [](const QString &unit) { return normaliseUnitCode(unit).isOk(); });
    return {};
}

} // namespace zhike
