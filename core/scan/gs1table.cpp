// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1table.h"

#include "core/domain/gtin.h"

#include <QDate>

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

// clang-format off
constexpr AiRow kRows[] = {
    {"00", "n18c"}, {"01", "n14c"}, {"02", "n14c"}, {"03", "n14c"},
    {"10", "x1..20"}, {"11", "n6d"}, {"12", "n6d"}, {"13", "n6d"}, {"15", "n6d"}, {"16", "n6d"}, {"17", "n6d"},
    {"20", "n2"}, {"21", "x1..20"}, {"22", "x1..20"}, {"235", "x1..28"},
    {"240", "x1..30"}, {"241", "x1..30"}, {"242", "n1..6"}, {"243", "x1..20"},
    {"250", "x1..30"}, {"251", "x1..30"}, {"253", "n13c x0..17"}, {"254", "x1..20"}, {"255", "n13c n0..12"},
    {"30", "n1..8"}, {"37", "n1..8"},
    // measures: the fourth digit counts the decimals
    {"310*", "n6"}, {"311*", "n6"}, {"312*", "n6"}, {"313*", "n6"}, {"314*", "n6"}, {"315*", "n6"}, {"316*", "n6"},
    {"320*", "n6"}, {"321*", "n6"}, {"322*", "n6"}, {"323*", "n6"}, {"324*", "n6"}, {"325*", "n6"}, {"326*", "n6"},
    {"327*", "n6"}, {"328*", "n6"}, {"329*", "n6"}, {"330*", "n6"}, {"331*", "n6"}, {"332*", "n6"}, {"333*", "n6"},
    {"334*", "n6"}, {"335*", "n6"}, {"336*", "n6"}, {"337*", "n6"}, {"340*", "n6"}, {"341*", "n6"}, {"342*", "n6"},
    {"343*", "n6"}, {"344*", "n6"}, {"345*", "n6"}, {"346*", "n6"}, {"347*", "n6"}, {"348*", "n6"}, {"349*", "n6"},
    {"350*", "n6"}, {"351*", "n6"}, {"352*", "n6"}, {"353*", "n6"}, {"354*", "n6"}, {"355*", "n6"}, {"356*", "n6"},
    {"357*", "n6"}, {"360*", "n6"}, {"361*", "n6"}, {"362*", "n6"}, {"363*", "n6"}, {"364*", "n6"}, {"365*", "n6"},
    {"366*", "n6"}, {"367*", "n6"}, {"368*", "n6"}, {"369*", "n6"},
    {"390*", "n1..15"}, {"391*", "n3 n1..15"}, {"392*", "n1..15"}, {"393*", "n3 n1..15"}, {"394*", "n4"}, {"395*", "n6"},
    {"400", "x1..30"}, {"401", "x1..30"}, {"402", "n17c"}, {"403", "x1..30"},
    {"410", "n13c"}, {"411", "n13c"}, {"412", "n13c"}, {"413", "n13c"}, {"414", "n13c"}, {"415", "n13c"}, {"416", "n13c"}, {"417", "n13c"},
    {"420", "x1..20"}, {"421", "n3 x1..9"}, {"422", "n3"}, {"423", "n3 n3? n3? n3? n3?"}, {"424", "n3"},
    {"425", "n3 n3? n3? n3? n3?"}, {"426", "n3"}, {"427", "x1..3"},
    // logistics
    {"4300", "x1..35"}, {"4301", "x1..35"}, {"4302", "x1..70"}, {"4303", "x1..70"}, {"4304", "x1..70"}, {"4305", "x1..70"},
    {"4306", "x1..70"}, {"4307", "x2"}, {"4308", "x1..30"}, {"4309", "n20"}, {"4310", "x1..35"}, {"4311", "x1..35"},
    {"4312", "x1..70"}, {"4313", "x1..70"}, {"4314", "x1..70"}, {"4315", "x1..70"}, {"4316", "x1..70"}, {"4317", "x2"},
    {"4318", "x1..20"}, {"4319", "x1..30"}, {"4320", "x1..35"}, {"4321", "n1"}, {"4322", "n1"}, {"4323", "n1"},
    {"4324", "n10"}, {"4325", "n10"}, {"4326", "n6t"},
    {"7001", "n13"}, {"7002", "x1..30"}, {"7003", "n10"}, {"7004", "n1..4"}, {"7005", "x1..12"}, {"7006", "n6t"},
    {"7007", "n6t n6t?"}, {"7008", "x1..3"}, {"7009", "x1..10"}, {"7010", "x1..2"}, {"7011", "n6t n4?"},
    {"7020", "x1..20"}, {"7021", "x1..20"}, {"7022", "x1..20"}, {"7023", "x1..30"}, {"703*", "n3 x1..27"}, {"7040", "n1 x3"},
    {"710", "x1..20"}, {"711", "x1..20"}, {"712", "x1..20"}, {"713", "x1..20"}, {"714", "x1..20"}, {"715", "x1..20"}, {"723*", "x2 x1..28"},
    {"8001", "n14"}, {"8002", "x1..20"}, {"8003", "n14c x0..16"}, {"8004", "x1..30"}, {"8005", "n6"}, {"8006", "n14c n4"},
    {"8007", "x1..34"}, {"8008", "n8 n0..4"}, {"8009", "x1..50"}, {"8010", "y1..30"}, {"8011", "n1..12"}, {"8012", "x1..20"},
    {"8013", "x1..25"}, {"8017", "n18c"}, {"8018", "n18c"}, {"8019", "n1..10"}, {"8020", "x1..25"}, {"8026", "n14c n4"},
    {"8110", "x1..70"}, {"8111", "n4"}, {"8112", "x1..70"}, {"8200", "x1..70"},
    {"90", "x1..30"}, {"91", "x1..90"}, {"92", "x1..90"}, {"93", "x1..90"}, {"94", "x1..90"}, {"95", "x1..90"},
    {"96", "x1..90"}, {"97", "x1..90"}, {"98", "x1..90"}, {"99", "x1..90"},
};
// clang-format on

struct Part {
    QChar type;
    qsizetype least = 0;
    qsizetype most = 0;
    QChar check; ///< null, 'c', 'd' or 't'
    bool isOptional = false;
};

qsizetype readNumber(QLatin1StringView text, qsizetype &at)
{
    qsizetype number = 0;
    while (at < text.size() && text[at] >= '0'_L1 && text[at] <= '9'_L1)
        number = number * 10 + (text[at++].toLatin1() - '0');
    return number;
}

/// The next part of a format; moves `at` behind it.
Part nextPart(QLatin1StringView format, qsizetype &at)
{
    Part part{.type = format[at++], .check = {}};
    part.least = part.most = readNumber(format, at);
    if (format.mid(at).startsWith(".."_L1)) {
        at += 2;
        part.most = readNumber(format, at);
    }
    if (at < format.size() && format[at] != u' ' && format[at] != u'?')
        part.check = format[at++];
    if (at < format.size() && format[at] == u'?') {
        part.isOptional = true;
        ++at;
    }
    if (at < format.size())
        ++at;
    return part;
}

bool isInSet(QChar set, QChar c)
{
    if (c >= u'0' && c <= u'9')
        return true;
    if (set == u'n' || c.unicode() > 0x7e)
        return false;
    const bool upper = c >= u'A' && c <= u'Z';
    if (set == u'y')
        return upper || u"#-/"_s.contains(c);
    return upper || (c >= u'a' && c <= u'z') || u"!\"%&'()*+,-./_:;<=>?"_s.contains(c);
}

/// YYMMDD. Which century doesn't matter for the length of a month: 2000 is a leap year and 1950–2049 is what the window
/// holds.
bool isDay(QStringView digits, QChar rule)
{
    const int year = 2000 + digits.mid(0, 2).toInt();
    const int month = digits.mid(2, 2).toInt();
    const int day = digits.mid(4, 2).toInt();
    return QDate::isValid(year, month, day == 0 && rule == u'd' ? 1 : day);
}

Result<void> checkPart(const Part &part, QStringView ai, QStringView text)
{
    const bool fits = text.size() >= part.least && text.size() <= part.most
        && std::all_of(text.begin(), text.end(), [&](QChar c) { return isInSet(part.type, c); });
    if (!fits)
        return Error{ErrorCode::InvalidValue, ai.toString()};
    if (part.check == u'c') {
        const QChar expected = gs1CheckDigit(text.chopped(1));
        if (text.back() != expected)
            return Error{ErrorCode::CheckDigitWrong, QString(expected)};
    }
    if ((part.check == u'd' || part.check == u't') && !isDay(text, part.check))
        return Error{ErrorCode::InvalidValue, ai.toString()};
    return {};
}

bool matches(const AiRow &row, QStringView text)
{
    const QLatin1StringView ai(row.ai);
    if (!ai.endsWith('*'_L1))
        return text.startsWith(ai);
    const qsizetype last = ai.size() - 1;
    return text.size() > last && text.startsWith(ai.first(last)) && text[last] >= u'0' && text[last] <= u'9';
}

} // namespace

const AiRow *aiAtStartOf(QStringView text)
{
    const auto row = std::find_if(std::begin(kRows), std::end(kRows), [&](const AiRow &r) { return matches(r, text); });
    return row == std::end(kRows) ? nullptr : row;
}

const AiRow *aiNamed(QStringView ai)
{
    const AiRow *row = aiAtStartOf(ai);
    return row && QLatin1StringView(row->ai).size() == ai.size() ? row : nullptr;
}

AiLength aiLength(const AiRow &row)
{
    const QLatin1StringView format(row.format);
    AiLength length;
    for (qsizetype at = 0; at < format.size();) {
        const Part part = nextPart(format, at);
        length.least += part.isOptional ? 0 : part.least;
        length.most += part.most;
    }
    return length;
}

bool isPredefinedLength(QStringView ai)
{
    const int two = ai.left(2).toInt();
    return two <= 4 || (two >= 11 && two <= 20) || (two >= 31 && two <= 36) || two == 41;
}

Result<void> checkAiValue(const AiRow &row, QStringView ai, QStringView value)
{
    const QLatin1StringView format(row.format);
    QStringView rest = value;
    for (qsizetype at = 0; at < format.size();) {
        const Part part = nextPart(format, at);
        if (part.isOptional && rest.isEmpty())
            continue;
        const QStringView text = rest.left(part.most);
        if (auto checked = checkPart(part, ai, text); !checked)
            return checked;
        rest = rest.mid(text.size());
    }
    if (!rest.isEmpty())
        return Error{ErrorCode::InvalidValue, ai.toString()};
    return {};
}

} // namespace zhike
