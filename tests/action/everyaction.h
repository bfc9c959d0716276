// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/action/brandsample.h"

namespace zhike::sample {

inline EditMember someEdit()
{
    using namespace Qt::StringLiterals;
    EditMember edit;
    edit.member = kWang;
    edit.givenName = {{}, u"建国"_s};
    edit.salutation = {Salutation::None, Salutation::Mr};
    edit.channel = {Channel::Any, Channel::Sms};
    edit.home = {{{}, {}}, {CommunityId(u"c-1"_s), FloorPlanId(u"plan-1"_s)}};
    edit.address = {{}, u"香港东路 900 号"_s};
    return edit;
}

/// One of every action in the table, on the sample shop: what a test of all of them walks through.
inline std::vector<Action> everyAction()
{
    using namespace Qt::StringLiterals;
    const RegisterUnit registration{kChen, kOrdinary, QDate(2026, 11, 20)};
    return {
        RegisterMember{MemberId(u"member-new"_s), u"周"_s, u"宁"_s, u"+8619900000001"_s, CommunityId(u"c-1"_s),
                       Salutation::Mr, u"7K2M9QWX"_s},
        registration,
        ActivateUnit{kChen, kConnected, {}},
        BookInstall{kWang, kWangs, {}, kSlot, kSlotStart, 120, u"三楼"_s},
        BookRepair{kWang, kWangs, u"noise"_s, u"脱水时响"_s, {}, {}, 120, {}},
        AddNote{kChen, u"下周搬家"_s},
        AnswerAdvice{kChen,
                     AdviceId(u"repeat/washer/smart"_s),
                     u"repeat"_s,
                     u"washer"_s,
                     ModelId(u"smart"_s),
                     AdviceVerdict::NotNow,
                     {},
                     u"A"_s},
        CancelOp{OpId(u"op-x"_s), typeName(registration), bodyOf(registration)},
        someEdit(),
        ChangePhone{kWang, kWangsPhone, u"+8619900002222"_s, true},
        GrantConsent{kChen, Purpose::Marketing, Channel::Phone, u"marketing-1"_s, u"spoken"_s, {}},
        WithdrawConsent{kChen, Purpose::Marketing, Channel::Any},
        RedeemPoints{kWang, 200, u"gift"_s, false},
        ProposeMerge{kWang, kTwin, u"saidSo"_s, u"同一个人"_s},
        ConfirmMerge{kChen, kWang, OpId(u"op-p"_s)},
        DeclineMerge{kChen, kWang, OpId(u"op-p"_s)},
        UndoMerge{kChen, MemberId(u"member-old"_s)},
        NoteVisit{kChen, InteractionId(u"visit-1"_s), {{1, kNow, kOrdinary, {u"洗衣机"_s, u"washer"_s}}}},
    };
}

} // namespace zhike::sample
