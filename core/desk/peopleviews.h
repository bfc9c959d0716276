// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/domain/text.h"
#include "core/profile/member.h"

#include <optional>
#include <vector>

/// What the sheets about a member's own data show: editing, consents, merging, and what an edit lost to somebody else's.
/// Same promise as memberview.h: masked, folded, plain.
namespace zhike {

struct PlanChoice {
    FloorPlanId plan;
    Text name;
};
/// A community one may live in, with its floor plans.
struct PlaceChoice {
    CommunityId community;
    Text name;
    std::vector<PlanChoice> plans;
};

/// The edit sheet as it opens. Names, number and address are typed anew: they aren't shown without a reveal.
struct EditView {
    MemberId member;
    QString maskedName;
    QString maskedPhone;
    QString maskedAddress; ///< empty: none known
    Salutation salutation = Salutation::None;
    Language locale = Language::Zh;
    Channel channel = Channel::Any;
    CommunityId community;
    FloorPlanId plan;
    std::vector<PlaceChoice> places;
};

/// What the person typed or chose; what is absent stays as it is.
struct MemberWish {
    std::optional<QString> familyName;
    std::optional<QString> givenName;
    std::optional<Salutation> salutation;
    std::optional<Language> locale;
    std::optional<Channel> channel;
    std::optional<HomePlace> home;
    std::optional<QString> address;
};

/// One question of the consent panel and its present answer.
struct ConsentRow {
    Purpose purpose = Purpose::Other;
    Channel channel = Channel::Any;
    ConsentStatus status = ConsentStatus::Unset;
    bool isOpen = false;    ///< what counts: another answer may close this one (a withdrawal for all)
    QDateTime since;
    QString by;             ///< associate's display name; empty: not known here
    bool isPending = false;
    QString textVersion;    ///< of the text to show when asking
    QString seenWithdrawal; ///< to be given back with a grant: what this person saw
};
struct ConsentView {
    MemberId member;
    QString maskedName;
    std::vector<ConsentRow> rows; ///< advice, marketing by channel, face
};

/// One of the two accounts, side by side.
struct MergeSide {
    MemberId member;
    QString maskedName;
    QString maskedPhone;
    QString maskedEmail;
    Text community;
    Text tier;
    QDate joinedOn;
    int units = 0;
    qint64 points = 0;
};
enum class MergeStage { None, Proposed, Agreed };
struct MergeView {
    MergeSide keep;
    MergeSide merge;
    int unionUnits = 0;      ///< what the remaining account would hold
    qint64 unionPoints = 0;
    MergeStage stage = MergeStage::None;
    OpId proposal;
    QString evidence;
    bool isPending = false;  ///< said here, not yet confirmed by central
    bool mayDecide = false;  ///< this person may agree or decline
};

/// A line on the member page: another account that may be, or was, the same person.
struct MergeNotice {
    MemberId keep;
    MemberId merge;
    OpId proposal;          ///< empty for a merge that was done
    QString maskedOther;    ///< empty when it isn't here any more
    bool isAgreed = false;
    bool isPending = false;
    bool isDone = false;    ///< the other account lives in this one
    bool mayDecide = false; ///< agree, decline, part
};

/// One field of an edit that met somebody else's change, in masked words or codes (the ui knows which by the field).
struct MergedField {
    MemberField field = MemberField::Other;
    QString mine;
    QString theirs;   ///< the value that stands now
    Text mineWords;   ///< for what has words of its own: a community
    Text theirsWords;
};

/// The balance as somebody who redeems needs it.
struct RedeemView {
    qint64 spendable = 0;
    qint64 undecided = 0;
    qint64 capLeft = 0;     ///< how much may still be given out without a line
    bool isOffline = false; ///< the cap holds now
};

} // namespace zhike
