// SPDX-License-Identifier: Apache-2.0
#include "core/scan/grammar.h"

#include "core/scan/gs1.h"
#include "core/scan/gs1checks.h"
#include "core/scan/gs1table.h"
#include "core/scan/scandata.h"
#include "core/scan/scannedtext.h"
#include "core/scan/weburl.h"

#include <QUrl>

#include <algorithm>
#include <optional>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// What one rule says about a text: nothing (the next rule may), a value, or an Error.
using Verdict = std::optional<Result<CodeValue>>;
constexpr std::nullopt_t kNotMine = std::nullopt;

/// The content with everything that rules ask about it.
struct Content {
    const QString &text;
    const ScannedBytes &scanned;
    bool isTyped() const { return scanned.route == ScanRoute::Typed; }
};

/// A wrong check character typed by a person deserves a word; out of a picture it means that the code is somebody
/// else's.
template <typename T>
Verdict typedError(const Result<T> &failed, const Content &content)
{
    if (content.isTyped() && failed.error().code == ErrorCode::CheckDigitWrong)
        return Result<CodeValue>(failed.error());
    return kNotMine;
}

CodeValue tokenValue(CodeKind kind, const QString &token)
{
    switch (kind) {
    case CodeKind::MemberQr:
        return MemberQr{token};
    case CodeKind::StaffBadge:
        return StaffBadge{BadgeCode(token)};
    case CodeKind::Coupon:
        return Coupon{CouponCode(token)};
    case CodeKind::Referral:
        return ReferralCard{ReferralCode(token)};
    case CodeKind::Resume:
        return ResumeTicket{ResumeCode(token)};
    default:
        return PlainText();
    }
}

/// Typed capitals and small letters are the same where the alphabet has only capitals.
std::optional<QString> tokenOf(QStringView text, const CodeRule &rule, const Content &content)
{
    QString token = text.toString();
    if (content.isTyped() && rule.alphabet == rule.alphabet.toUpper())
        token = token.toUpper();
    const bool fits = token.size() >= rule.min && token.size() <= rule.max
        && std::all_of(token.begin(), token.end(), [&](QChar c) { return rule.alphabet.contains(c); });
    return fits ? std::optional(token) : std::nullopt;
}

Verdict asToken(const CodeRule &rule, const Content &content)
{
    const auto sensitivity = content.isTyped() ? Qt::CaseInsensitive : Qt::CaseSensitive;
    if (!content.text.startsWith(rule.prefix, sensitivity))
        return kNotMine;
    const auto token = tokenOf(QStringView(content.text).mid(rule.prefix.size()), rule, content);
    if (!token)
        return kNotMine;
    return Result<CodeValue>(tokenValue(rule.kind, *token));
}

Verdict asBrandUrl(const CodeRule &rule, const Content &content)
{
    const auto url = splitWebUrl(content.text);
    if (!url || !url->userInfo.isNull() || !rule.hosts.contains(url->host.toString(), Qt::CaseInsensitive))
        return kNotMine;
    if (!url->path.startsWith(rule.prefix, Qt::CaseInsensitive))
        return kNotMine;
    const QStringView value = url->path.mid(rule.prefix.size());
    if (rule.kind == CodeKind::Unit) {
        const auto unit = normaliseUnitCode(value);
        return unit ? Result<CodeValue>(UnitLabel{UnitCode(*unit), {}, {}}) : Result<CodeValue>(unit.error());
    }
    const auto token = tokenOf(value, rule, content);
    return token ? Result<CodeValue>(tokenValue(rule.kind, *token))
                 : Result<CodeValue>(Error{ErrorCode::InvalidValue, rule.name});
}

/// A serial that is a unit code makes a unit; a GTIN alone a model; the rest stays GS1.
CodeValue gs1Value(const Gs1Elements &elements)
{
    Gs1Label label{elements, {}, {}};
    if (const QString *gtin = valueOf(elements, u"01"))
        label.gtin = Gtin::parse(*gtin).valueOr(Gtin());
    if (const QString *serial = valueOf(elements, u"21"))
        label.serial = *serial;
    const auto unit = normaliseUnitCode(label.serial);
    if (!label.gtin.isEmpty() && unit && *unit == label.serial)
        return UnitLabel{UnitCode(*unit), label.gtin, elements};
    if (!label.gtin.isEmpty() && elements.size() == 1)
        return ModelCode{label.gtin};
    return label;
}

Verdict asDigitalLink(const CodeRule &rule, const Content &content)
{
    const auto url = splitWebUrl(content.text);
    if (!url || (!rule.hosts.isEmpty() && !rule.hosts.contains(url->host.toString(), Qt::CaseInsensitive)))
        return kNotMine;
    const auto elements = parseDigitalLink(content.text);
    if (!elements)
        return Result<CodeValue>(elements.error());
    if (!*elements)
        return kNotMine;
    return Result<CodeValue>(gs1Value(**elements));
}

/// "01" and a right GTIN at the start, or "00" and nothing but a right shipping container code: a wedge that drops the
/// separators and the identifier delivers such.
bool looksLikeElementString(QStringView text)
{
    const bool isContainer = text.size() == 20 && text.startsWith("00"_L1);
    if (!isContainer && !(text.size() >= 16 && text.startsWith("01"_L1)))
        return false;
    const QStringView ai = text.left(2);
    return checkAiValue(*aiNamed(ai), ai, isContainer ? text.mid(2) : text.mid(2, 14)).isOk();
}

Verdict asElementString(const Content &content)
{
    const QString &text = content.text;
    if (content.isTyped()) {
        if (!text.startsWith(u'(') || !text.contains(u')'))
            return kNotMine;
        return parseBracketed(text).then([](const Gs1Elements &all) { return Result<CodeValue>(gs1Value(all)); });
    }
    // What our own decoder calls ]E0 may have the twelve digits of UPC-A: the next rules take it.
    if (content.scanned.route == ScanRoute::HandScanner) {
        const auto retail = parseRetail(content.scanned.symbology, text);
        if (!retail)
            return Result<CodeValue>(retail.error());
        if (*retail && (*retail)->size() > 1)
            return Result<CodeValue>(gs1Value(**retail));
    }
    const bool isDeclared = isGs1Symbology(content.scanned.symbology);
    const bool byHand = content.scanned.route == ScanRoute::HandScanner && content.scanned.symbology.isEmpty();
    const bool isLikely = byHand && (text.contains(QChar(kGroupSeparator)) || looksLikeElementString(text));
    if (!isDeclared && !isLikely)
        return kNotMine;
    return parseElementString(text, isDeclared ? Separators::Delivered : Separators::Unknown)
        .then([](const Gs1Elements &all) { return Result<CodeValue>(gs1Value(all)); });
}

Verdict asTradeNumber(const CodeRule &rule, const Content &content)
{
    const QString &text = content.text;
    const bool lengthFits = (rule.min == 0 || text.size() >= rule.min) && (rule.max == 0 || text.size() <= rule.max);
    const bool isNumber =
        areDigits(text) && (text.size() == 8 || text.size() == 12 || text.size() == 13 || text.size() == 14);
    if (!lengthFits || !isNumber || !text.startsWith(rule.prefix))
        return kNotMine;
    const auto gtin = gtinOf(text);
    if (!gtin)
        return typedError(gtin, content);
    if (rule.kind == CodeKind::Model)
        return Result<CodeValue>(ModelCode{*gtin});
    return Result<CodeValue>(tokenValue(rule.kind, text));
}

Verdict asUnitCode(const Content &content)
{
    const auto unit = normaliseUnitCode(content.text);
    if (!unit)
        return typedError(unit, content);
    if (!content.isTyped() && *unit != content.text)
        return kNotMine; // a machine delivers the code as it is; "Hello-World" is a greeting
    return Result<CodeValue>(UnitLabel{UnitCode(*unit), {}, {}});
}

Verdict asMemberCard(const Content &content)
{
    const auto card = checkMemberCard(content.text);
    if (!card)
        return typedError(card, content);
    return Result<CodeValue>(MemberCard{*card});
}

Verdict asUrl(const CodeRule &rule, const Content &content)
{
    const qsizetype colon = content.text.indexOf(u':');
    const QString scheme = content.text.left(std::max<qsizetype>(colon, 0)).toLower();
    const bool isName = !scheme.isEmpty() && scheme.front() >= u'a' && scheme.front() <= u'z'
        && std::all_of(scheme.begin(), scheme.end(),
                       [](QChar c) { return c.unicode() < 0x7f && (c.isLetterOrNumber() || u"+.-"_s.contains(c)); });
    const bool hasHost = isName && QStringView(content.text).mid(colon).startsWith("://"_L1);
    if (!hasHost && !rule.schemes.contains(scheme))
        return kNotMine;
    if (rule.kind == CodeKind::Text)
        return Result<CodeValue>(PlainText());
    ForeignUrl url{scheme, {}};
    if (hasHost)
        url.host = QString::fromLatin1(QUrl::toAce(QUrl(content.text, QUrl::StrictMode).host()));
    return Result<CodeValue>(url);
}

Verdict apply(const CodeRule &rule, const Content &content)
{
    if (!rule.routes.empty()
        && std::find(rule.routes.begin(), rule.routes.end(), content.scanned.route) == rule.routes.end())
        return kNotMine;
    switch (rule.form) {
    case CodeForm::BrandUrl:
        return asBrandUrl(rule, content);
    case CodeForm::DigitalLink:
        return asDigitalLink(rule, content);
    case CodeForm::ElementString:
        return asElementString(content);
    case CodeForm::TradeNumber:
        return asTradeNumber(rule, content);
    case CodeForm::BareUnitCode:
        return asUnitCode(content);
    case CodeForm::MemberCard:
        return asMemberCard(content);
    case CodeForm::Token:
        return asToken(rule, content);
    case CodeForm::Url:
        return asUrl(rule, content);
    case CodeForm::Text:
        break;
    }
    return Result<CodeValue>(PlainText());
}

/// The two or five digits beside an EAN-13 (a magazine's issue, a book's price) are no part of its number.
QString withoutAddOn(const QString &text, const ScannedBytes &scanned)
{
    const bool hasAddOn = scanned.symbology == "]E3" && (text.size() == 15 || text.size() == 18);
    return hasAddOn ? text.left(13) : text;
}

bool mayAct(const CodeRule &rule) { return rule.form != CodeForm::Text && rule.form != CodeForm::Url; }

} // namespace

Result<Code> parseCode(const ScannedBytes &scanned, const Grammar &grammar)
{
    if (scanned.route == ScanRoute::HandScanner && scanned.symbology.isEmpty())
        if (const auto data = splitAimPrefix(scanned.bytes))
            return parseCode({data->content, data->symbology, scanned.route}, grammar);
    auto decoded = textOfCode(scanned.bytes);
    if (!decoded)
        return decoded.error();
    const QString text = scanned.route == ScanRoute::Typed ? decoded->trimmed() : *decoded;
    if (text.trimmed().isEmpty())
        return ErrorCode::NoCodeFound;
    const QString number = withoutAddOn(text, scanned);
    const bool isHarmless = scanned.bytes.size() > kLongestActingCode || hidesCharacters(text);
    for (const CodeRule &rule : grammar.rules()) {
        if (isHarmless && mayAct(rule))
            continue;
        if (const Verdict verdict = apply(rule, Content{number, scanned}))
            return verdict->then([&](const CodeValue &value) { return Result<Code>(Code{value, literalOf(text)}); });
    }
    return Code{PlainText(), literalOf(text)}; // unreachable: a grammar ends in a rule that takes anything
}

} // namespace zhike
