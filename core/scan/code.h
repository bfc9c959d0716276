// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/card.h"
#include "core/domain/enumnames.h"
#include "core/domain/gtin.h"
#include "core/domain/ids.h"

#include <QByteArray>

#include <variant>
#include <vector>

/// What a scanner delivered, classified. Values only: nothing here is ever opened, run or resolved.
namespace zhike {

enum class ScanRoute { Image, Camera, HandScanner, Typed };

/// What arrives at the edge. `symbology` is the AIM identifier ("]Q3") as the reader *device or decoder* reported it,
/// empty when unknown. A "]Q3" inside a camera's bytes is a spoof; in front of a hand scanner's it may be its identifier.
struct ScannedBytes {
    QByteArray bytes;
    QByteArray symbology;
    ScanRoute route = ScanRoute::Image;
};

/// One GS1 application identifier and its value, e.g. {"17", "271231"}.
struct Gs1Element {
    QString ai;
    QString value;
    friend bool operator==(const Gs1Element &, const Gs1Element &) = default;
};
using Gs1Elements = std::vector<Gs1Element>;

using BadgeCode = Id<struct BadgeCodeTag>;
using CouponCode = Id<struct CouponCodeTag>;
using ReferralCode = Id<struct ReferralCodeTag>;
using ResumeCode = Id<struct ResumeCodeTag>; ///< six characters without their prefix

struct PlainText {
    friend bool operator==(const PlainText &, const PlainText &) = default;
};
/// The unit's own label. `gtin` is empty for the short brand URL and for a typed unit code.
struct UnitLabel {
    UnitCode unit;
    Gtin gtin;
    Gs1Elements elements;
    friend bool operator==(const UnitLabel &, const UnitLabel &) = default;
};
/// A model without a serial: EAN, UPC, ITF-14, or a Digital Link / element string that names only the GTIN.
struct ModelCode {
    Gtin gtin;
    friend bool operator==(const ModelCode &, const ModelCode &) = default;
};
/// Any other well-formed GS1 content. `gtin` and `serial` repeat AI 01 and 21 when present.
struct Gs1Label {
    Gs1Elements elements;
    Gtin gtin;
    QString serial;
    friend bool operator==(const Gs1Label &, const Gs1Label &) = default;
};
struct MemberCard {
    CardNumber card;
    friend bool operator==(const MemberCard &, const MemberCard &) = default;
};
/// The app's short-lived signed code. Only classified: whoever acts on it checks signature, age and nonce first.
struct MemberQr {
    QString token;
    friend bool operator==(const MemberQr &, const MemberQr &) = default;
};
struct StaffBadge {
    BadgeCode badge;
    friend bool operator==(const StaffBadge &, const StaffBadge &) = default;
};
struct Coupon {
    CouponCode coupon;
    friend bool operator==(const Coupon &, const Coupon &) = default;
};
struct ReferralCard {
    ReferralCode referral;
    friend bool operator==(const ReferralCard &, const ReferralCard &) = default;
};
struct ResumeTicket {
    ResumeCode resume;
    friend bool operator==(const ResumeTicket &, const ResumeTicket &) = default;
};
/// Somebody's link. `host` is ASCII (punycode), empty for schemes without one; for the eye only.
struct ForeignUrl {
    QString scheme;
    QString host;
    friend bool operator==(const ForeignUrl &, const ForeignUrl &) = default;
};

/// In the order of CodeValue's alternatives.
enum class CodeKind { Text, Unit, Model, Gs1, MemberCard, MemberQr, StaffBadge, Coupon, Referral, Resume, ForeignUrl };
using CodeValue = std::variant<PlainText, UnitLabel, ModelCode, Gs1Label, MemberCard, MemberQr, StaffBadge, Coupon,
                               ReferralCard, ResumeTicket, ForeignUrl>;

template <>
struct EnumNames<CodeKind> {
    static constexpr EnumName<CodeKind> values[] = {{CodeKind::Text, "text"},
                                                    {CodeKind::Unit, "unit"},
                                                    {CodeKind::Model, "model"},
                                                    {CodeKind::Gs1, "gs1"},
                                                    {CodeKind::MemberCard, "memberCard"},
                                                    {CodeKind::MemberQr, "memberQr"},
                                                    {CodeKind::StaffBadge, "staffBadge"},
                                                    {CodeKind::Coupon, "coupon"},
                                                    {CodeKind::Referral, "referral"},
                                                    {CodeKind::Resume, "resume"},
                                                    {CodeKind::ForeignUrl, "foreignUrl"}};
};

struct Code {
    CodeValue value;
    /// The whole content for the eye, as plain text: NFC, separators as "␝", invisible and direction-changing
    /// characters as "‹U+202E›". Never parse it, never log it.
    QString literal;

    [[nodiscard]] CodeKind kind() const { return static_cast<CodeKind>(value.index()); }
    /// `if (const auto *label = code.as<UnitLabel>()) …`
    template <typename T>
    [[nodiscard]] const T *as() const
    {
        return std::get_if<T>(&value);
    }
    friend bool operator==(const Code &, const Code &) = default;
};
static_assert(std::variant_size_v<CodeValue> == std::size(EnumNames<CodeKind>::values));

} // namespace zhike
