// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1table.h"

#include "core/domain/gtin.h"
#include "core/scan/gs1checks.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

// clang-format off
constexpr AiRow kRows[] = {
    {"00", "n18:check", "", ""},
    {"01", "n14:check", "", "255 37"},
    {"02", "n14:check", "37", "01 03"},
    {"03", "n14:check", "", "01 02 37 235", AsAttribute::No},
    {"10", "x1..20", "01 02 03 8006 8026", ""},
    {"11", "n6:date0", "01 02 03 8006 8026", ""},
    {"12", "n6:date0", "8020", ""},
    {"13", "n6:date0", "01 02 03 8006 8026", ""},
    {"15", "n6:date0", "01 02 03 8006 8026", ""},
    {"16", "n6:date0", "01 02 03 8006 8026", ""},
    {"17", "n6:date0", "01 02 03 255 8006 8026", ""},
    {"20", "n2", "01 02 03 8006 8026", ""},
    {"21", "x1..20", "01 03 8006", "235", AsAttribute::No},
    {"22", "x1..20", "01", "", AsAttribute::No},
    {"235", "x1..28", "01", "", AsAttribute::No},
    {"240", "x1..30", "01 02 03 8006 8026", ""},
    {"241", "x1..30", "01 02 03 8006 8026", ""},
    {"242", "n1..6", "01 02 8006 8026", ""},
    {"243", "x1..20", "01 03", ""},
    {"250", "x1..30", "01+21 03+21 8006+21", ""},
    {"251", "x1..30", "01 03 8006", ""},
    {"253", "n13:check x1..17?", "", ""},
    {"254", "x1..20", "414", "", AsAttribute::No},
    {"255", "n13:check n1..12?", "", "01 02 415 8006 8020 8026"},
    {"30", "n1..8", "01 02", ""},
    {"310[0-5]", "n6", "01 02", "310n"},
    {"311[0-5]", "n6", "01 02", "311n"},
    {"312[0-5]", "n6", "01 02", "312n"},
    {"313[0-5]", "n6", "01 02", "313n"},
    {"314[0-5]", "n6", "01 02", "314n"},
    {"315[0-5]", "n6", "01 02", "315n"},
    {"316[0-5]", "n6", "01 02", "316n"},
    {"320[0-5]", "n6", "01 02", "320n"},
    {"321[0-5]", "n6", "01 02", "321n"},
    {"322[0-5]", "n6", "01 02", "322n"},
    {"323[0-5]", "n6", "01 02", "323n"},
    {"324[0-5]", "n6", "01 02", "324n"},
    {"325[0-5]", "n6", "01 02", "325n"},
    {"326[0-5]", "n6", "01 02", "326n"},
    {"327[0-5]", "n6", "01 02", "327n"},
    {"328[0-5]", "n6", "01 02", "328n"},
    {"329[0-5]", "n6", "01 02", "329n"},
    {"330[0-5]", "n6", "00 01", "330n"},
    {"331[0-5]", "n6", "00 01", "331n"},
    {"332[0-5]", "n6", "00 01", "332n"},
    {"333[0-5]", "n6", "00 01", "333n"},
    {"334[0-5]", "n6", "00 01", "334n"},
    {"335[0-5]", "n6", "00 01", "335n"},
    {"336[0-5]", "n6", "00 01", "336n"},
    {"337[0-5]", "n6", "01", "337n"},
    {"340[0-5]", "n6", "00 01", "340n"},
    {"341[0-5]", "n6", "00 01", "341n"},
    {"342[0-5]", "n6", "00 01", "342n"},
    {"343[0-5]", "n6", "00 01", "343n"},
    {"344[0-5]", "n6", "00 01", "344n"},
    {"345[0-5]", "n6", "00 01", "345n"},
    {"346[0-5]", "n6", "00 01", "346n"},
    {"347[0-5]", "n6", "00 01", "347n"},
    {"348[0-5]", "n6", "00 01", "348n"},
    {"349[0-5]", "n6", "00 01", "349n"},
    {"350[0-5]", "n6", "01 02", "350n"},
    {"351[0-5]", "n6", "01 02", "351n"},
    {"352[0-5]", "n6", "01 02", "352n"},
    {"353[0-5]", "n6", "00 01", "353n"},
    {"354[0-5]", "n6", "00 01", "354n"},
    {"355[0-5]", "n6", "00 01", "355n"},
    {"356[0-5]", "n6", "01 02", "356n"},
    {"357[0-5]", "n6", "01 02", "357n"},
    {"360[0-5]", "n6", "01 02", "360n"},
    {"361[0-5]", "n6", "01 02", "361n"},
    {"362[0-5]", "n6", "00 01", "362n"},
    {"363[0-5]", "n6", "00 01", "363n"},
    {"364[0-5]", "n6", "01 02", "364n"},
    {"365[0-5]", "n6", "01 02", "365n"},
    {"366[0-5]", "n6", "01 02", "366n"},
    {"367[0-5]", "n6", "00 01", "367n"},
    {"368[0-5]", "n6", "00 01", "368n"},
    {"369[0-5]", "n6", "00 01", "369n"},
    {"37", "n1..8", "00+02 00+8026", ""},
    {"390[0-9]", "n1..15", "255 8020", "390n 391n 394n 8111"},
    {"391[0-9]", "n3:currency n1..15", "8020", "391n"},
    {"392[0-9]", "n1..15", "01+30 01+31nn 01+32nn 01+35nn 01+36nn", "392n 393n"},
    {"393[0-9]", "n3:currency n1..15", "30 31nn 32nn 35nn 36nn", "393n"},
    {"394[0-3]", "n4", "255", "394n 8111"},
    {"395[0-5]", "n6", "30 31nn 32nn 35nn 36nn", "392n 393n 395n 8005"},
    {"400", "x1..30", "", ""},
    {"401", "x1..30:prefix", "", ""},
    {"402", "n17:check", "", ""},
    {"403", "x1..30", "00", ""},
    {"410", "n13:check", "", ""},
    {"411", "n13:check", "", ""},
    {"412", "n13:check", "", ""},
    {"413", "n13:check", "", ""},
    {"414", "n13:check", "", ""},
    {"415", "n13:check", "8020", ""},
    {"416", "n13:check", "", ""},
    {"417", "n13:check", "", ""},
    {"420", "x1..20", "", "421"},
    {"421", "n3:country x1..9", "", "4307"},
    {"422", "n3:country", "01 02 03 8006 8026", "426"},
    {"423", "n3:country n3:country? n3:country? n3:country? n3:country?", "01 02 03", "426"},
    {"424", "n3:country", "01 02 03", "426"},
    {"425", "n3:country n3:country? n3:country? n3:country? n3:country?", "01 02 03", "426"},
    {"426", "n3:country", "01 02 03", ""},
    {"427", "x1..3", "01+422 02+422 03+422", ""},
    {"4300", "x1..35:percent", "00", ""},
    {"4301", "x1..35:percent", "00", ""},
    {"4302", "x1..70:percent", "00", ""},
    {"4303", "x1..70:percent", "4302", ""},
    {"4304", "x1..70:percent", "00", ""},
    {"4305", "x1..70:percent", "00", ""},
    {"4306", "x1..70:percent", "00", ""},
    {"4307", "x2:country2", "00", ""},
    {"4308", "x1..30", "00", ""},
    {"4309", "n10:latitude n10:longitude", "00", ""},
    {"4310", "x1..35:percent", "00", ""},
    {"4311", "x1..35:percent", "00", ""},
    {"4312", "x1..70:percent", "00", ""},
    {"4313", "x1..70:percent", "4312", ""},
    {"4314", "x1..70:percent", "00", ""},
    {"4315", "x1..70:percent", "00", ""},
    {"4316", "x1..70:percent", "00", ""},
    {"4317", "x2:country2", "00", ""},
    {"4318", "x1..20", "00", ""},
    {"4319", "x1..30", "00", ""},
    {"4320", "x1..35:percent", "00", ""},
    {"4321", "n1:yesno", "00", ""},
    {"4322", "n1:yesno", "00", ""},
    {"4323", "n1:yesno", "00", ""},
    {"4324", "n6:date0 n4:time", "00", ""},
    {"4325", "n6:date0 n4:time", "00", ""},
    {"4326", "n6:date", "00", ""},
    {"4330", "n6 x1:hyphen?", "00", "4331"},
    {"4331", "n6 x1:hyphen?", "00", "4330"},
    {"4332", "n6 x1:hyphen?", "00", "4333"},
    {"4333", "n6 x1:hyphen?", "00", "4332"},
    {"7001", "n13", "01 02 8006 8026", ""},
    {"7002", "x1..30", "01 02", ""},
    {"7003", "n6:date n4:time", "01 02 03", ""},
    {"7004", "n1..4", "01+10 03+10", ""},
    {"7005", "x1..12", "01 02", ""},
    {"7006", "n6:date", "01 02", ""},
    {"7007", "n6:date n6:date?", "01 02", ""},
    {"7008", "x1..3", "01 02", ""},
    {"7009", "x1..10", "01 02", ""},
    {"7010", "x1..2", "01 02 03", ""},
    {"7011", "n6:date n4:time?", "01 02 03", ""},
    {"7020", "x1..20", "01+416 03+416 8006+416", ""},
    {"7021", "x1..20", "01 03 8006", ""},
    {"7022", "x1..20", "01+7021 03+7021 8006+7021", ""},
    {"7023", "x1..30:prefix", "", ""},
    {"703[0-9]", "n3:country999 x1..27", "01 02", ""},
    {"7040", "n1 x1 x1 x1:importer", "", "", AsAttribute::No},
    {"7041", "x1..4:package", "00", "", AsAttribute::No},
    {"710", "x1..20", "01", ""},
    {"711", "x1..20", "01", ""},
    {"712", "x1..20", "01", ""},
    {"713", "x1..20", "01", ""},
    {"714", "x1..20", "01", ""},
    {"715", "x1..20", "01", ""},
    {"716", "x1..20", "01", ""},
    {"717", "x1..20", "01", ""},
    {"723[0-9]", "x2 x1..28", "01 8004", ""},
    {"7240", "x1..20", "01 8006", "03"},
    {"7241", "n2:media", "8017 8018", ""},
    {"7242", "x1..25", "8017 8018", ""},
    {"7250", "n8:day", "8018", "7251"},
    {"7251", "n8:day n4:time", "8018", "7250"},
    {"7252", "n1:sex", "8018", ""},
    {"7253", "x1..40:percent", "8017 8018", "7256 7259"},
    {"7254", "x1..40:percent", "8017 8018", "7256 7259"},
    {"7255", "x1..10", "8017 8018", "7256 7259"},
    {"7256", "x1..90:percent", "8017 8018", ""},
    {"7257", "x1..70:percent", "8018", ""},
    {"7258", "x3:sequence", "8018+7259", ""},
    {"7259", "x1..40:percent", "8018", "7256"},
    {"8001", "n4:nonzero n5:nonzero n3:nonzero n1:winding n1", "01", ""},
    {"8002", "x1..20", "", ""},
    {"8003", "n1:zero n13:check x1..16?", "", ""},
    {"8004", "x1..30:prefix", "", ""},
    {"8005", "n6", "01 02", ""},
    {"8006", "n14:check n4:piece", "", "01 03 37"},
    {"8007", "x1..34:iban", "415", ""},
    {"8008", "n6:date n2:hour n2:minute? n2:second?", "01 02 03", ""},
    {"8009", "x1..50", "00 01 03", ""},
    {"8010", "y1..30:prefix", "", ""},
    {"8011", "n1..12:number", "8010", "", AsAttribute::No},
    {"8012", "x1..20", "01 03 8006", ""},
    {"8013", "x1..25:pair:prefix", "", ""},
    {"8014", "x1..25:pair:prefix:nondigit", "01", "", AsAttribute::No},
    {"8017", "n18:check", "", "8018"},
    {"8018", "n18:check", "", "8017"},
    {"8019", "n1..10", "8017 8018", "", AsAttribute::No},
    {"8020", "x1..25", "415", "", AsAttribute::No},
    {"8026", "n14:check n4:piece", "37", "02 03 8006"},
    {"8030", "z1..90", "00 01+21 03+21 253 255 8003 8004 8006+21 8010+8011 8017 8018", ""},
    {"8040", "n15", "01+21", "", AsAttribute::No},
    {"8041", "n15", "01+21+8040", "", AsAttribute::No},
    {"8042", "n32", "01+21+8040", "", AsAttribute::No},
    {"8043", "n18 n1..2?", "01+21+8040", "", AsAttribute::No},
    {"8110", "x1..70:coupon", "", ""},
    {"8111", "n4", "255", ""},
    {"8112", "x1..70:offer", "", ""},
    {"8200", "x1..70", "01", "", AsAttribute::No},
    {"90", "x1..30", "", ""},
    {"9[1-9]", "x1..90", "", ""},
};
// clang-format on

struct Part {
    QChar type;
    qsizetype least = 0;
    qsizetype most = 0;
    QLatin1StringView checks; ///< "pair:prefix"
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
    const qsizetype blank = format.indexOf(' '_L1, at);
    QLatin1StringView word = format.mid(at, blank < 0 ? -1 : blank - at);
    at = blank < 0 ? format.size() : blank + 1;
    Part part{.type = word[0], .checks = {}};
    if (word.endsWith('?'_L1)) {
        part.isOptional = true;
        word.chop(1);
    }
    qsizetype in = 1;
    part.least = part.most = readNumber(word, in);
    if (word.mid(in).startsWith(".."_L1)) {
        in += 2;
        part.most = readNumber(word, in);
    }
    if (in < word.size())
        part.checks = word.mid(in + 1);
    return part;
}

Error broken(QStringView ai, QLatin1StringView word)
{
    return Error{ErrorCode::InvalidValue, ai.toString() + u' ' + word};
}

Error failed(QLatin1StringView check, QStringView ai, QStringView text)
{
    if (check == "check"_L1)
        return Error{ErrorCode::CheckDigitWrong, QString(gs1CheckDigit(text.chopped(1)))};
    if (check == "pair"_L1 && text.size() >= 2)
        return Error{ErrorCode::CheckDigitWrong, checkPair(text.chopped(2))};
    return broken(ai, check);
}

Result<void> checkPart(const Part &part, QStringView ai, QStringView text)
{
    if (text.size() < part.least || text.size() > part.most)
        return broken(ai, "length"_L1);
    const bool fits = std::all_of(text.begin(), text.end(), [&](QChar c) { return isInSet(part.type, c); });
    if (!fits || (part.type == u'z' && !isPadded64(text)))
        return broken(ai, "characters"_L1);
    for (qsizetype at = 0; at < part.checks.size();) {
        const qsizetype colon = part.checks.indexOf(':'_L1, at);
        const QLatin1StringView check = part.checks.mid(at, colon < 0 ? -1 : colon - at);
        if (!passes(check, text))
            return failed(check, ai, text);
        at = colon < 0 ? part.checks.size() : colon + 1;
    }
    return {};
}

/// "310[0-5]" names 3100 to 3105.
bool matches(const AiRow &row, QStringView text)
{
    const QLatin1StringView ai(row.ai);
    if (!ai.endsWith(']'_L1))
        return text.startsWith(ai);
    const qsizetype last = ai.size() - 5;
    return text.size() > last && text.startsWith(ai.first(last)) && text[last] >= QChar(ai[last + 1])
        && text[last] <= QChar(ai[last + 3]);
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
    return row && aiSize(*row) == ai.size() ? row : nullptr;
}

qsizetype aiSize(const AiRow &row)
{
    const QLatin1StringView ai(row.ai);
    return ai.endsWith(']'_L1) ? ai.size() - 4 : ai.size();
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
        return broken(ai, "length"_L1);
    return {};
}

} // namespace zhike
