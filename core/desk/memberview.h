// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/peopleviews.h"
#include "core/domain/text.h"
#include "core/insight/appliance.h"
#include "core/profile/member.h"
#include "core/profile/unit.h"

#include <optional>
#include <vector>

/// What the member page shows: plain values, masked for this role, folded with pending ops. No raw phone number, card or
/// full name is ever in here. Sentences that come from data are Text; everything else is a code the ui turns into words.
namespace zhike {

/// "as of 10:42": when central last told us about this block. `isStale`: older than the policy allows, or never.
struct Freshness {
    QDateTime asOf;
    bool isStale = true;
};

enum class RecognisedBy { Search, Phone, Card, Unit, NewMember };

/// One of the three must-know facts. `severity` 0 plain, 1 caution, 2 critical.
struct FactView {
    Text words;
    int severity = 0;
};

struct PersonView {
    QString maskedName; ///< "王**"
    QString role;       ///< "self", "spouse", "child", "elder", "other"
};

struct MemberHeader {
    MemberId memberId;
    QString maskedName;   ///< "陈**"
    QString initial;      ///< "陈": the avatar
    Salutation salutation = Salutation::None;
    QString maskedPhone;  ///< "138****5678"
    TierId tier;
    Text tierName;
    RecognisedBy recognisedBy = RecognisedBy::Search;
    Text recognisedWith;  ///< the model's name when a unit was scanned
    int householdSize = 0;
    Text communityName;
    QString communityGrade;
    int memberYears = 0;
    PointsBalance points;
    std::vector<Channel> contactChannels; ///< channels with a marketing consent
    Channel preferredChannel = Channel::Any;
    std::vector<FactView> mustKnow;       ///< at most three
    int activity = -1;                    ///< 0…100, −1 not computed
    int tagCount = 0;
    bool isPending = false;               ///< made here, not yet confirmed by central
};

struct ApplianceView {
    UnitCode unit;
    ModelId model;
    Text name;
    QString category;
    int ageTenths = 0;      ///< tenths of a year
    int lifeYears = 0;      ///< safe-use years of the category
    int usedPercent = 0;    ///< of lifeYears, may exceed 100
    QDate purchasedOn;
    QDate warrantyEnd;
    bool isUnderWarranty = false;
    int repairs = 0;        ///< in the policy's window (24 months)
    int openFaults = 0;
    bool isConnected = false;
    bool isOnline = false;
    bool isPending = false;
    ApplianceBadge badge = ApplianceBadge::None; ///< core/insight/appliance.h
    Text badgeWords;        ///< "该换了"; empty for none
    Text detail;            ///< "2018-03 购 · 8.7 年 / 8 年 · 已过保 · 修 2 次"
};

struct ReasonView {
    QString code; ///< stable key, for tests and pictures
    Text words;   ///< "用了 8.7 年"
};

struct AdviceView {
    AdviceId adviceId;
    QString type;     ///< "repeat", "service", …
    Text typeWords;   ///< "换新"
    QString category;
    ModelId model;
    Text name;        ///< of the model, or of the service
    int demand = -1;  ///< 0…100, −1 when the advice has no score
    int trend = 0;    ///< −1, 0, +1
    int windowMonths = 0;
    std::vector<ReasonView> reasons;
    Text script;      ///< rendered, private to staff
    QString scriptVariant;
    QString strategy; ///< "retain", "upSell", "crossSell"
    Text strategyWords;
    std::vector<Text> offers;
    Text fit;         ///< "洗衣位 60 cm 放得下", empty when unknown
    UnitCode about;   ///< the unit a service advice is about
};

/// A candidate that isn't shown, and the rule that hid it.
struct RejectedView {
    Text name;
    Text rule;
};

struct AdviceBlock {
    std::vector<AdviceView> shown;
    std::vector<RejectedView> rejected;
    Text notice;     ///< "先服务：报修未结，销售建议已收起", "未授权个性化建议", …; empty when none
    Freshness freshness;
};

struct RankRow {
    ModelId model;
    Text name;
    int rank = 0;
    std::optional<int> households; ///< nothing: "few"
    int barPercent = 0;            ///< length of the bar, 0…100
    int trend = 0;
    int cityRank = 0;
    bool isAdvised = false;
    std::optional<bool> fits;      ///< the member's floor plan, when known
};

struct CommunityView {
    CommunityId communityId;
    Text name;
    bool isCityFallback = false;
    QString grade;
    QString category;
    Text categoryName;
    int windowMonths = 0;
    int households = 0;
    int brandHouseholds = 0; ///< 0: few
    int kAnonymity = 10;
    Text floorPlan;          ///< "90 ㎡两居", empty when unknown
    Text fit;                ///< fit of the first row or of the asked model in centimetres
    std::vector<RankRow> rows;
    std::vector<QString> categories; ///< that have a ranking here, in policy order
    std::vector<Text> categoryNames; ///< beside `categories`
    Freshness freshness;
};

struct TimelineRow {
    QString eventId;
    QDateTime at;
    QString lane;
    Text title;
    bool isPending = false;
};

struct TimelineView {
    std::vector<TimelineRow> rows; ///< newest first
    bool hasMore = false;
    Freshness freshness;
};

struct TicketView {
    WorkOrderId workOrderId;
    WorkOrderKind kind = WorkOrderKind::Other;
    WorkStage stage = WorkStage::Other;
    Text title;
    QDateTime scheduledFor;
    int windowMinutes = 0;
    QDateTime openedAt;
    bool isPending = false;
};

/// The whole 360° page, four zones.
struct MemberView {
    MemberHeader header;
    std::vector<ApplianceView> appliances; ///< by need
    std::vector<PersonView> people;
    AdviceBlock advice;
    CommunityView community;
    TimelineView timeline; ///< first page, all lanes
    std::vector<TicketView> tickets;
    Freshness freshness;   ///< of the member's own data
    std::vector<MergeNotice> merges = {};
};

struct TagView {
    QString path;
    Text label;
    bool isPartner = false;
    int confidence = 0;
    QDate validTo;
};

struct PointsLine {
    qint64 points = 0;
    QString source;
    QDateTime at;
    bool isProvisional = false;
};

/// One tap away: tags and the ledger.
struct MemberDetail {
    std::vector<TagView> tags;
    std::vector<PointsLine> points;
    PointsBalance balance;
    RedeemView redeem;
    int pointsPerYuan = 1;
};

} // namespace zhike
