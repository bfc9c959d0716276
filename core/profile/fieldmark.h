// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/enumnames.h"
#include "core/domain/ids.h"

#include <QDateTime>

namespace zhike {

/// What of a member a person may change, each merged on its own. `Home` is community and floor plan: one without the other
/// would be a flat that doesn't exist.
enum class MemberField { Other, FamilyName, GivenName, Salutation, Locale, Channel, Home, Address, Phone };
template <>
struct EnumNames<MemberField> {
    static constexpr EnumName<MemberField> values[] = {
        {MemberField::Other, "other"}, {MemberField::FamilyName, "familyName"}, {MemberField::GivenName, "givenName"},
        {MemberField::Salutation, "salutation"}, {MemberField::Locale, "preferredLocale"},
        {MemberField::Channel, "preferredChannel"}, {MemberField::Home, "home"}, {MemberField::Address, "address"},
        {MemberField::Phone, "phone"}};
};

/// Who gave a field its present value: one mark a field. Taking an edit back touches only what still carries its op.
struct FieldMark {
    MemberField field = MemberField::Other;
    OpId op;
    QDateTime at;

    static void fields(auto &self, auto &&field_)
    {
        field_("field", self.field);
        field_("opId", self.op);
        field_("at", self.at);
    }
    friend bool operator==(const FieldMark &, const FieldMark &) = default;
};

} // namespace zhike
