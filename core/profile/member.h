// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"
#include "core/domain/phone.h"
#include "core/domain/text.h"
#include "core/profile/unit.h"

#include <vector>

/// The member document as central sends it and the fold changes it. Wire names: central's contract, docs/api/openapi.yaml.
/// Everything here may be personal data: it lives sealed on disk and passes the session's masking before any screen.
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

enum class TagSource { Own, Partner };
template <>
struct EnumNames<TagSource> {
    static constexpr EnumName<TagSource> values[] = {{TagSource::Own, "own"}, {TagSource::Partner, "partner"}};
};

/// level → dimension → node, e.g. "interest/reading/health". `confidence` 0…100.
struct Tag {
    QString path;
    Text label;
    TagSource source = TagSource::Own;
    int confidence = 100;
    QDate validTo;

    static void fields(auto &self, auto &&field)
    {
        field("path", self.path);
        field("label", self.label);
        field("source", self.source);
        field("confidence", self.confidence);
        field("validTo", self.validTo);
    }
    friend bool operator==(const Tag &, const Tag &) = default;
};

enum class Channel { Any, Phone, Sms, Wechat, Email, Store };
template <>
struct EnumNames<Channel> {
    static constexpr EnumName<Channel> values[] = {{Channel::Any, "any"}, {Channel::Phone, "phone"}, {Channel::Sms, "sms"},
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

/// One answer to "may we": purpose × channel. `advice` without a grant means the engine isn't called (safety.md).
struct Consent {
    Purpose purpose = Purpose::Other;
    Channel channel = Channel::Any;
    ConsentStatus status = ConsentStatus::Unset;
    QString textVersion;
    QDateTime capturedAt;

    static void fields(auto &self, auto &&field)
    {
        field("purpose", self.purpose);
        field("channel", self.channel);
        field("status", self.status);
        field("textVersion", self.textVersion);
        field("capturedAt", self.capturedAt);
    }
    friend bool operator==(const Consent &, const Consent &) = default;
};

enum class PointsKind { Adjust, Accrue, Redeem, Expire, Reverse };
template <>
struct EnumNames<PointsKind> {
    static constexpr EnumName<PointsKind> values[] = {{PointsKind::Adjust, "adjust"}, {PointsKind::Accrue, "accrue"},
                                                      {PointsKind::Redeem, "redeem"}, {PointsKind::Expire, "expire"}, {PointsKind::Reverse, "reverse"}};
};

/// A line of the ledger. Central owns it; a line the fold made is provisional until central's document carries it.
struct PointsEntry {
    QString entryId;
    PointsKind kind = PointsKind::Adjust;
    qint64 points = 0; ///< signed
    QString source;    ///< policy key: "activation", "purchase", …
    OpId op;           ///< the op that caused it, empty for central's own
    bool isProvisional = false;
    QDateTime at;

    static void fields(auto &self, auto &&field)
    {
        field("entryId", self.entryId);
        field("kind", self.kind);
        field("points", self.points);
        field("source", self.source);
        field("opId", self.op);
        field("isProvisional", self.isProvisional);
        field("at", self.at);
    }
    friend bool operator==(const PointsEntry &, const PointsEntry &) = default;
};

enum class AdviceVerdict { NotNow, Accepted, Never };
template <>
struct EnumNames<AdviceVerdict> {
    static constexpr EnumName<AdviceVerdict> values[] = {
        {AdviceVerdict::NotNow, "notNow"}, {AdviceVerdict::Accepted, "accepted"}, {AdviceVerdict::Never, "never"}};
};

/// What the member said to an advice. Rules: "not now" rests 30 days, "never" stays (domain.md).
struct AdviceAnswer {
    AdviceId advice; ///< "<type>/<category>/<modelId>": the same advice computed again has the same id
    QString type;
    QString category;
    ModelId model;
    AdviceVerdict verdict = AdviceVerdict::NotNow;
    QString reason;
    OpId op;
    QDateTime at;

    static void fields(auto &self, auto &&field)
    {
        field("adviceId", self.advice);
        field("type", self.type);
        field("category", self.category);
        field("modelId", self.model);
        field("verdict", self.verdict);
        field("reason", self.reason);
        field("opId", self.op);
        field("at", self.at);
    }
    friend bool operator==(const AdviceAnswer &, const AdviceAnswer &) = default;
};

/// One contact, for activity and fatigue. `isUnsolicited`: we spoke first, with an offer.
struct ContactMark {
    QDateTime at;
    QString lane; ///< "store", "call", "online", "purchase", "service", …
    bool isUnsolicited = false;

    static void fields(auto &self, auto &&field)
    {
        field("at", self.at);
        field("lane", self.lane);
        field("isUnsolicited", self.isUnsolicited);
    }
    friend bool operator==(const ContactMark &, const ContactMark &) = default;
};

enum class Salutation { None, Ms, Mr };
template <>
struct EnumNames<Salutation> {
    static constexpr EnumName<Salutation> values[] = {{Salutation::None, "none"}, {Salutation::Ms, "ms"}, {Salutation::Mr, "mr"}};
};

enum class MemberStatus { Active, Closed, Merged };
template <>
struct EnumNames<MemberStatus> {
    static constexpr EnumName<MemberStatus> values[] = {
        {MemberStatus::Active, "active"}, {MemberStatus::Closed, "closed"}, {MemberStatus::Merged, "merged"}};
};

struct Member {
    MemberId memberId;
    MemberStatus status = MemberStatus::Active;
    QString familyName;
    QString givenName;
    Salutation salutation = Salutation::None;
    int birthYear = 0;     ///< 0: not known
    int incomeBand = 0;    ///< 1 low … 3 high, 0 unknown; an own estimate, never shown as a number
    Language preferredLocale = Language::Zh;
    Channel preferredChannel = Channel::Any;
    HouseholdId householdId;
    StoreId homeStoreId;
    CommunityId communityId;
    FloorPlanId floorPlanId;
    QDate joinedOn;
    MemberId mergedIntoId;
    TierId tier;
    OpId madeBy; ///< the op that created the member at a terminal, empty otherwise
    std::vector<Identity> identities;
    std::vector<UnitCode> units;
    std::vector<Tag> tags;
    std::vector<Consent> consents;
    qint64 pointsBroughtForward = 0; ///< confirmed points of ledger lines that are no longer listed
    std::vector<PointsEntry> points;
    std::vector<AdviceAnswer> adviceAnswers;
    std::vector<ContactMark> contacts;
    std::vector<WorkOrder> workOrders; ///< agreed work without a unit yet: an installation that delivery will bring

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.memberId);
        field("status", self.status);
        field("familyName", self.familyName);
        field("givenName", self.givenName);
        field("salutation", self.salutation);
        field("birthYear", self.birthYear);
        field("incomeBand", self.incomeBand);
        field("preferredLocale", self.preferredLocale);
        field("preferredChannel", self.preferredChannel);
        field("householdId", self.householdId);
        field("homeStoreId", self.homeStoreId);
        field("communityId", self.communityId);
        field("floorPlanId", self.floorPlanId);
        field("joinedOn", self.joinedOn);
        field("mergedIntoId", self.mergedIntoId);
        field("tier", self.tier);
        field("madeByOpId", self.madeBy);
        field("identities", self.identities);
        field("units", self.units);
        field("tags", self.tags);
        field("consents", self.consents);
        field("pointsBroughtForward", self.pointsBroughtForward);
        field("points", self.points);
        field("adviceAnswers", self.adviceAnswers);
        field("contacts", self.contacts);
        field("workOrders", self.workOrders);
    }
    friend bool operator==(const Member &, const Member &) = default;
};

struct PointsBalance {
    qint64 confirmed = 0;
    qint64 provisional = 0;
};
/// Balance = confirmed + provisional, each line counted once.
[[nodiscard]] PointsBalance pointsBalance(const Member &member);

/// The primary phone, else the first one; nullptr when the member has none.
[[nodiscard]] const Identity *primaryPhone(const Member &member);
[[nodiscard]] bool hasConsent(const Member &member, Purpose purpose, Channel channel);
/// Whether a tag at or below `path` is valid on `day` ("interest/reading" matches "interest/reading/health").
[[nodiscard]] bool hasTag(const Member &member, QStringView path, const QDate &day);

/// People and units at one address. Roles: "self", "spouse", "child", "elder", "other".
struct HouseholdPerson {
    MemberId member;
    QString role;
    QString familyName;

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("role", self.role);
        field("familyName", self.familyName);
    }
    friend bool operator==(const HouseholdPerson &, const HouseholdPerson &) = default;
};

struct Household {
    HouseholdId householdId;
    int size = 0;
    bool hasChild = false;
    bool hasElder = false;
    std::vector<HouseholdPerson> people;

    static void fields(auto &self, auto &&field)
    {
        field("householdId", self.householdId);
        field("size", self.size);
        field("hasChild", self.hasChild);
        field("hasElder", self.hasElder);
        field("memberRefs", self.people);
    }
    friend bool operator==(const Household &, const Household &) = default;
};

/// One line of the member's story. Its own row on disk and on the wire: 10,000 of them never sit in the member's body.
struct TimelineEvent {
    QString eventId;
    MemberId member;
    QDateTime at;
    QString lane; ///< "purchase", "service", "call", "online", "social", "device", "store"
    Text title;
    UnitCode unit;
    OpId op;

    static void fields(auto &self, auto &&field)
    {
        field("eventId", self.eventId);
        field("memberId", self.member);
        field("at", self.at);
        field("lane", self.lane);
        field("title", self.title);
        field("unitCode", self.unit);
        field("opId", self.op);
    }
    friend bool operator==(const TimelineEvent &, const TimelineEvent &) = default;
};

} // namespace zhike
