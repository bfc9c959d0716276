// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

namespace zhike {

/// `Other` is what a newer central's channel becomes: a grant for it must not widen to `Any`.
enum class Channel { Other, Any, Phone, Sms, Wechat, Email, Store };
template <>
struct EnumNames<Channel> {
    static constexpr EnumName<Channel> values[] = {{Channel::Other, "other"}, {Channel::Any, "any"}, {Channel::Phone, "phone"}, {Channel::Sms, "sms"},
                                                   {Channel::Wechat, "wechat"}, {Channel::Email, "email"}, {Channel::Store, "store"}};
};

enum class Purpose { Other, Service, Marketing, Advice, Face };
template <>
struct EnumNames<Purpose> {
    static constexpr EnumName<Purpose> values[] = {{Purpose::Other, "other"}, {Purpose::Service, "service"},
                                                   {Purpose::Marketing, "marketing"}, {Purpose::Advice, "advice"}, {Purpose::Face, "face"}};
};

enum class ConsentStatus { Unset, Granted, Withdrawn };
template <>
struct EnumNames<ConsentStatus> {
    static constexpr EnumName<ConsentStatus> values[] = {
        {ConsentStatus::Unset, "unset"}, {ConsentStatus::Granted, "granted"}, {ConsentStatus::Withdrawn, "withdrawn"}};
};

/// One answer to "may we": purpose × channel. `advice` without a grant means the engine isn't called (safety.md, "Consent").
struct Consent {
    Purpose purpose = Purpose::Other;
    Channel channel = Channel::Any;
    ConsentStatus status = ConsentStatus::Unset;
    QString textVersion;
    /// Never earlier than the answers it answers, whatever the terminal's clock says (consentrules.h).
    QDateTime capturedAt;
    QString evidence = {}; ///< how it was said: "spoken", "signed", "screen"; empty for central's own
    AssociateId by = {};
    OpId op = {};

    static void fields(auto &self, auto &&field)
    {
        field("purpose", self.purpose);
        field("channel", self.channel);
        field("status", self.status);
        field("textVersion", self.textVersion);
        field("capturedAt", self.capturedAt);
        field("evidence", self.evidence);
        field("by", self.by);
        field("opId", self.op);
    }
    friend bool operator==(const Consent &, const Consent &) = default;
};

} // namespace zhike
