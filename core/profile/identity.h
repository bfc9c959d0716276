// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

namespace zhike {

enum class IdentityKind { Other, Phone, Email, Card, Wechat, Order, Unit, Device, Address };
template <>
struct EnumNames<IdentityKind> {
    static constexpr EnumName<IdentityKind> values[] = {
        {IdentityKind::Other, "other"}, {IdentityKind::Phone, "phone"}, {IdentityKind::Email, "email"},
        {IdentityKind::Card, "card"}, {IdentityKind::Wechat, "wechat"}, {IdentityKind::Order, "order"},
        {IdentityKind::Unit, "unit"}, {IdentityKind::Device, "device"}, {IdentityKind::Address, "address"}};
};

/// One key that finds the person. `value` is normalised: E.164, lower-case e-mail, card digits, ….
struct Identity {
    IdentityKind kind = IdentityKind::Other;
    QString value;
    bool isVerified = false;
    bool isPrimary = false;

    static void fields(auto &self, auto &&field)
    {
        field("kind", self.kind);
        field("value", self.value);
        field("verified", self.isVerified);
        field("isPrimary", self.isPrimary);
    }
    friend bool operator==(const Identity &, const Identity &) = default;
};

} // namespace zhike
