// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/code.h"

#include <QStringList>

namespace zhike {

/// The shapes a rule may look for. Closed: a rule file chooses and parametrises, it can't add behaviour or cost.
enum class CodeForm {
    Text, ///< anything that is left
    BrandUrl, ///< http(s)://<one of hosts><prefix><value>, nothing behind the value
    DigitalLink, ///< GS1 Digital Link, on `hosts` or on any host when the list is empty
    ElementString, ///< GS1 element string, when the symbology says so or a separator is in it
    TradeNumber, ///< EAN-8, EAN-13, UPC-A, ITF-14 digits, beginning with `prefix`
    BareUnitCode, ///< a bare unit code
    MemberCard, ///< "HM…", see core/domain/card.h
    Token, ///< prefix + min…max characters of alphabet
    Url, ///< any link: scheme://… or a scheme of the list followed by ':'
};
template <>
struct EnumNames<CodeForm> {
    static constexpr EnumName<CodeForm> values[] = {{CodeForm::Text, "text"},
                                                    {CodeForm::BrandUrl, "brandUrl"},
                                                    {CodeForm::DigitalLink, "digitalLink"},
                                                    {CodeForm::ElementString, "elementString"},
                                                    {CodeForm::TradeNumber, "tradeNumber"},
                                                    {CodeForm::BareUnitCode, "unitCode"},
                                                    {CodeForm::MemberCard, "memberCard"},
                                                    {CodeForm::Token, "token"},
                                                    {CodeForm::Url, "url"}};
};

template <>
struct EnumNames<ScanRoute> {
    static constexpr EnumName<ScanRoute> values[] = {{ScanRoute::Image, "image"},
                                                     {ScanRoute::Camera, "camera"},
                                                     {ScanRoute::HandScanner, "handScanner"},
                                                     {ScanRoute::Typed, "typed"}};
};

struct CodeRule {
    QString name;
    CodeForm form = CodeForm::Text;
    CodeKind kind = CodeKind::Text;
    std::vector<ScanRoute> routes; ///< empty: all
    QStringList hosts;
    QStringList schemes;
    QString prefix;
    QString alphabet;
    int min = 0;
    int max = 0;
};

/// The ordered rules of resources/rules/codes.json; the first rule whose shape fits answers, with a Code or an Error.
/// Immutable; read it from any thread.
class Grammar {
public:
    /// Bytes of a rule file. An unknown form, kind, route or field, a rule without the parameters its form needs, or a
    /// file whose last rule is not form "text" is InvalidValue; its detail names the rule.
    [[nodiscard]] static Result<Grammar> fromJson(const QByteArray &bytes);
    [[nodiscard]] const std::vector<CodeRule> &rules() const { return m_rules; }

private:
    std::vector<CodeRule> m_rules;
};

/// A decoder may deliver this much (the most a QR symbol holds); more is CodeTooLong.
constexpr qsizetype kLongestCode = 4296;
/// Longer content is only ever text or a foreign link: it never acts.
constexpr qsizetype kLongestActingCode = 512;

/// Bytes → Code, pure. A hand scanner may put its AIM identifier in front ("]d2"): it is taken off and believed; the same
/// characters out of a picture are content. Errors: CodeTooLong, CodeNotText (no UTF-8, or a control character other than GS), NoCodeFound
/// (nothing but spaces), CheckDigitWrong (detail: the character it should be), CodeMissingSeparator (detail: the AI
/// whose value runs on), InvalidValue (detail: the AI, or the rule's word). A typed code with the shape of a unit code,
/// card or trade number but a wrong check character is an Error; the same out of a picture is somebody else's text.
[[nodiscard]] Result<Code> parseCode(const ScannedBytes &scanned, const Grammar &grammar);

} // namespace zhike
