// SPDX-License-Identifier: Apache-2.0
#include "core/domain/json.h"
#include "core/scan/grammar.h"

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

Error broken(const QString &where) { return Error{ErrorCode::InvalidValue, where}; }

template <typename E>
bool readName(const QJsonValue &value, E &to)
{
    const auto named = enumFromName<E>(value.toString());
    to = named.value_or(to);
    return named.has_value();
}

bool readList(const QJsonValue &value, QStringList &to)
{
    for (const auto &entry : value.toArray()) {
        if (!entry.isString() || entry.toString().isEmpty())
            return false;
        to += entry.toString();
    }
    return !to.isEmpty();
}

bool readRoutes(const QJsonValue &value, std::vector<ScanRoute> &to)
{
    for (const auto &entry : value.toArray())
        if (!readName(entry, to.emplace_back()))
            return false;
    return !to.empty();
}

bool readSize(const QJsonValue &value, int &to)
{
    to = value.toInt(-1);
    return to >= 0 && to <= kLongestActingCode;
}

bool readField(const QString &key, const QJsonValue &value, CodeRule &rule)
{
    if (key == "form"_L1)
        return readName(value, rule.form);
    if (key == "kind"_L1)
        return readName(value, rule.kind);
    if (key == "routes"_L1)
        return readRoutes(value, rule.routes);
    if (key == "hosts"_L1)
        return readList(value, rule.hosts);
    if (key == "schemes"_L1)
        return readList(value, rule.schemes);
    if (key == "min"_L1)
        return readSize(value, rule.min);
    if (key == "max"_L1)
        return readSize(value, rule.max);
    QString *text = key == "name"_L1 ? &rule.name
        : key == "prefix"_L1         ? &rule.prefix
        : key == "alphabet"_L1       ? &rule.alphabet
                                     : nullptr;
    if (!text || !value.isString())
        return false;
    *text = value.toString();
    return true;
}

/// The kinds that a form can make; a rule that asks for another one is a slip of the file.
bool isKindOf(CodeForm form, CodeKind kind)
{
    switch (form) {
    case CodeForm::Text:
        return kind == CodeKind::Text;
    case CodeForm::DigitalLink:
    case CodeForm::ElementString:
        return kind == CodeKind::Gs1;
    case CodeForm::TradeNumber:
        return kind == CodeKind::Model || kind == CodeKind::Coupon || kind == CodeKind::Text;
    case CodeForm::BareUnitCode:
        return kind == CodeKind::Unit;
    case CodeForm::MemberCard:
        return kind == CodeKind::MemberCard;
    case CodeForm::Url:
        return kind == CodeKind::ForeignUrl || kind == CodeKind::Text;
    case CodeForm::BrandUrl:
    case CodeForm::Token:
        break;
    }
    const bool isToken = kind == CodeKind::MemberQr || kind == CodeKind::StaffBadge || kind == CodeKind::Coupon
        || kind == CodeKind::Referral || kind == CodeKind::Resume || kind == CodeKind::Text;
    return isToken || (form == CodeForm::BrandUrl && kind == CodeKind::Unit);
}

bool isComplete(const CodeRule &rule)
{
    const bool hasToken = !rule.alphabet.isEmpty() && rule.min > 0 && rule.max >= rule.min;
    if (rule.form == CodeForm::BrandUrl)
        return !rule.hosts.isEmpty() && rule.prefix.startsWith(u'/') && (rule.kind == CodeKind::Unit || hasToken);
    if (rule.form == CodeForm::Token)
        return hasToken;
    return true;
}

Result<CodeRule> readRule(const QJsonValue &value, qsizetype number)
{
    const QJsonObject object = value.toObject();
    CodeRule rule;
    rule.name = object.value("name"_L1).toString(u"rule %1"_s.arg(number));
    bool sound = object.contains("form"_L1) && object.contains("kind"_L1);
    for (auto it = object.begin(); sound && it != object.end(); ++it)
        sound = readField(it.key(), it.value(), rule);
    if (!sound || !isKindOf(rule.form, rule.kind) || !isComplete(rule))
        return broken(rule.name);
    return rule;
}

} // namespace

Result<Grammar> Grammar::fromJson(const QByteArray &bytes)
{
    const auto object = json::parseObject(bytes);
    if (!object)
        return broken(u"rules"_s);
    if (object->value("format"_L1).toInt() != 1)
        return broken(u"format"_s);
    Grammar grammar;
    const QJsonArray rules = object->value("rules"_L1).toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        auto rule = readRule(rules[i], i + 1);
        if (!rule)
            return rule.error();
        grammar.m_rules.push_back(*std::move(rule));
    }
    if (grammar.m_rules.empty() || grammar.m_rules.back().form != CodeForm::Text
        || !grammar.m_rules.back().routes.empty())
        return broken(u"rules"_s);
    return grammar;
}

} // namespace zhike
