// SPDX-License-Identifier: Apache-2.0
#include "ui/format/errorwords.h"

#include <QCoreApplication>

namespace zhike::ui {

using namespace Qt::StringLiterals;

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};
using E = ErrorCode;

// A sentence stays on one line, so that it can be searched for; codes stand in rows.
// clang-format off
// Families: the last sentence of each stands for the code that is left; errorWords() below is the exhaustive switch.

/// What is wrong with one identifier of a trade label: "17 date0" (core/scan/gs1table.h). Empty for other details.
QString labelFault(const QString &detail)
{
    bool isIdentifier = false;
    detail.section(u' ', 0, 0).toInt(&isIdentifier);
    if (!isIdentifier && !detail.startsWith("]E"_L1))
        return {};
    const QString word = detail.section(u' ', 1);
    if (word == "length"_L1)
        return ErrorWords::tr("is too short or too long");
    if (word == "characters"_L1)
        return ErrorWords::tr("holds a character that isn't allowed there");
    if (word == "needs"_L1)
        return ErrorWords::tr("stands alone; what it belongs to is missing");
    if (word == "excludes"_L1)
        return ErrorWords::tr("stands beside something it can't go with");
    if (word == "twice"_L1 || word == "attribute"_L1)
        return ErrorWords::tr("is there twice or in the wrong place");
    if (word == "order"_L1 || word == "path"_L1)
        return ErrorWords::tr("isn't in its place in the link");
    if (word.startsWith("date"_L1) || word == "day"_L1 || word == "time"_L1)
        return ErrorWords::tr("holds a date or time that doesn't exist");
    return word.isEmpty() ? QString() : ErrorWords::tr("holds a value that can't be right");
}

QString inputWords(const Error &error)
{
    const QString fault = error.code == E::InvalidValue ? labelFault(error.detail) : QString();
    if (!fault.isEmpty())
        return ErrorWords::tr("Part (%1) of this label %2. Nothing was guessed; please scan another label or type the number.").arg(error.detail.section(u' ', 0, 0), fault);
    switch (error.code) {
    case E::PhoneMalformed:
        return ErrorWords::tr(
            "This is not a whole phone number. What you typed is still here; please check the digits.");
    case E::CheckDigitWrong:
        return error.detail.isEmpty()
            ? ErrorWords::tr("One character is wrong. What you typed is still here; please compare it with the label.")
            : ErrorWords::tr("One character is wrong: the last one should be %1. What you typed is still here; please compare it with the label.")
                  .arg(error.detail);
    case E::NameMissing:
        return ErrorWords::tr("The name is missing. The rest is kept; please add the family name.");
    case E::ReasonMissing:
        return ErrorWords::tr("A reason is missing. The rest is kept; please choose one.");
    case E::TimeInPast:
        return ErrorWords::tr("That time has passed. The rest is kept; please choose a later window.");
    default:
        return ErrorWords::tr("Something here can't be taken as it is. What you typed is still here; please check it.");
    }
}

QString codeWords(const Error &error)
{
    switch (error.code) {
    case E::CodeUnknown:
        if (error.detail == "keys"_L1)
            return ErrorWords::tr("Member codes can't be checked here yet: the brand's keys haven't arrived. Nothing was opened; please search by phone.");
        return ErrorWords::tr("This code isn't one of ours. Nothing was opened; please scan the label on the machine.");
    case E::CodeTooLong:
        return ErrorWords::tr(
            "This code is too long to be one of ours. Nothing was opened; please scan the label on the machine.");
    case E::CodeNotText:
        return ErrorWords::tr("This code holds no readable text. Nothing was opened; please type the number under it.");
    case E::CodeExpired:
        if (error.detail == "used"_L1)
            return ErrorWords::tr("This member code was used already; each opens once. Nothing was opened; please ask for a fresh one.");
        if (error.detail == "future"_L1)
            return ErrorWords::tr("This member code is from another time: this desk's clock or the phone's is wrong. Nothing was opened; please search by phone.");
        return ErrorWords::tr(
            "This member code has run out. Nothing was opened; please ask for a fresh one or search by phone.");
    case E::CodeMissingSeparator:
        return ErrorWords::tr("The scanner left a separator out, so the code can't be read for sure. Nothing was guessed; please scan the square code or type the number.");
    case E::ImageUnreadable:
        return ErrorWords::tr(
            "This file isn't a picture that can be read. Nothing was changed; please choose a JPEG or PNG.");
    case E::NoCodeFound:
        return ErrorWords::tr(
            "No code was found in the picture. Nothing was changed; go closer, or type the number under the code.");
    case E::DecoderDied:
        return ErrorWords::tr(
            "This picture stopped the reader; it is running again. Nothing was lost; please take another picture.");
    default:
        return ErrorWords::tr(
            "Reading this picture took too long. Nothing was lost; go closer and take another picture.");
    }
}

QString storageWords(const Error &error)
{
    switch (error.code) {
    case E::StorageBusy:
        return ErrorWords::tr("The disk is busy. Nothing was lost; please try again in a moment.");
    case E::StorageFull:
        return ErrorWords::tr(
            "The disk is full. Everything from before is safe, this was not kept; free some space, then do it again.");
    case E::StorageReadOnly:
        return ErrorWords::tr(
            "The disk takes nothing new. Everything from before can be read, this was not kept; please call support.");
    case E::StorageIo:
        return ErrorWords::tr(
            "The disk reported a fault. Everything from before is safe, this was not kept; please call support.");
    case E::StorageCorrupt:
        return ErrorWords::tr(
            "The data file is damaged. It was set aside unchanged with everything unsent; please call support.");
    case E::StorageNewer:
        return ErrorWords::tr(
            "The data file is from a newer version. It was left untouched; please start the newer version.");
    case E::StorageInUse:
        return ErrorWords::tr(
            "The program is already open on this desk. Nothing was changed; please use the open window.");
    default:
        return ErrorWords::tr("One entry can't be read. It was set aside, all others are here; it comes back with the next contact to central.");
    }
}

QString vaultWords(const Error &error)
{
    switch (error.code) {
    case E::VaultUnavailable:
        return ErrorWords::tr("The key store of this machine doesn't answer. The data is safe but closed; please unlock it and try again.");
    case E::KeyMissing:
        return ErrorWords::tr("The key of this desk is gone. The data stays closed and nothing unsent is destroyed; please call support.");
    default:
        return ErrorWords::tr("This key doesn't fit the data. The data was left untouched and nothing unsent is destroyed; please call support.");
    }
}

QString lineWords(const Error &error)
{
    switch (error.code) {
    case E::LineTimeout:
        return ErrorWords::tr("Central didn't answer in time. What you did is kept here and goes out by itself.");
    case E::LineCaptive:
        return ErrorWords::tr("The network asks for a sign-in page. What you did is kept here; please open the network's page, then try again.");
    case E::LineRefused:
        return ErrorWords::tr("The connection isn't the one we trust, so nothing was sent. What you did is kept here; please call support.");
    default:
        return ErrorWords::tr(
            "The line is down. What you did is kept here and goes out by itself as soon as the line is back.");
    }
}

QString centralWords(const Error &error)
{
    switch (error.code) {
    case E::CentralBusy:
        return ErrorWords::tr("Central is busy. What you did is kept here and goes out by itself.");
    case E::CentralFailed:
        return ErrorWords::tr(
            "Central has a fault. What you did is kept here and goes out by itself once it is mended.");
    case E::AnswerMalformed:
        return ErrorWords::tr(
            "Central's answer couldn't be read. What you did is kept here; if it happens again, please call support.");
    case E::TokenExpired:
        return ErrorWords::tr("The sign-in at central has run out. What you did is kept here; please sign in again.");
    case E::EpochChanged:
    case E::CursorTooOld:
        return ErrorWords::tr(
            "The data of this desk is being fetched afresh. What you did is kept here; you can go on working.");
    case E::ReplicaCloned:
        return ErrorWords::tr(
            "This desk looks like a copy of another one. What you did is kept here; it takes a new number by itself.");
    case E::OpGap:
    case E::NeedsUnknown:
        return ErrorWords::tr(
            "Central waits for an earlier step. What you did is kept here and goes out in order by itself.");
    case E::ClientTooOld:
        return ErrorWords::tr(
            "This version is too old for central. What you did is kept here; please update, then it goes out.");
    case E::TooLarge:
        return ErrorWords::tr("This is too large to be sent. The rest is kept; please choose a smaller picture.");
    default:
        return ErrorWords::tr(
            "There is nothing under this number. Nothing was changed; please check it or search another way.");
    }
}

QString permissionWords(const Error &error)
{
    switch (error.code) {
    case E::SignInWrong:
        return ErrorWords::tr("Badge or PIN is wrong. Nothing was lost; please try again.");
    case E::SignInLocked:
        return error.detail.isEmpty()
            ? ErrorWords::tr("Too many tries. Nothing was lost; please wait a little.")
            : ErrorWords::tr("Too many tries. Nothing was lost; please wait %1 s.").arg(error.detail);
    case E::SignInExpired:
        return ErrorWords::tr(
            "This desk was without a line for too long. Unsent work is kept; sign in once with a line.");
    case E::TerminalUnknown:
        return ErrorWords::tr("Central doesn't know this desk yet. Nothing was lost; please have it enrolled.");
    case E::TerminalRevoked:
        return ErrorWords::tr("This desk has been withdrawn. Unsent work is kept sealed; please call support.");
    case E::SignatureWrong:
        return ErrorWords::tr(
            "Central couldn't verify this desk's signature. The work is kept here; please call support.");
    default:
        return ErrorWords::tr("Your role may not do this. Nothing was changed; please ask a lead.");
    }
}

QString memberActionWords(const Error &error)
{
    switch (error.code) {
    case E::MemberUnknown:
        return ErrorWords::tr("This member isn't known here. Nothing was changed; please search or scan again.");
    case E::MemberExists:
        return ErrorWords::tr(
            "Somebody with this phone number is already a member. Nothing was made twice; please open that member.");
    case E::ConsentMissing:
        return ErrorWords::tr("The member hasn't agreed to this. Nothing was done; please ask first.");
    case E::AdviceUnknown:
        return ErrorWords::tr("This advice is no longer shown. Nothing was changed; please look at the page again.");
    case E::NothingToCancel:
        return ErrorWords::tr("There is nothing left to cancel. Nothing was changed.");
    case E::ParentRefused:
        return ErrorWords::tr("A step before this one was refused, so this one waits with it. It is kept; mend the earlier one and resend.");
    case E::MemberErased:
        return ErrorWords::tr("This person has asked to be erased. What was entered about them is gone, and nothing more is taken.");
    case E::TargetGone:
        return ErrorWords::tr(
            "Somebody else has closed this meanwhile. Your entry is kept in the outbox; please look at it again.");
    case E::ChangedElsewhere:
        return ErrorWords::tr(
            "This number was changed elsewhere meanwhile. Nothing was overwritten; please ask which one is right and send that.");
    case E::ConsentWithdrawn:
        return ErrorWords::tr(
            "The member has said no elsewhere meanwhile. The no stands; ask again only if they wish it.");
    case E::PointsShort:
        return ErrorWords::tr("There are not enough points: %1 are left. Nothing was deducted; please choose fewer.").arg(error.detail);
    case E::OverCap:
        return ErrorWords::tr("Without a line at most %1 more points can be given out. Nothing was deducted; choose fewer or wait for the line.")
            .arg(error.detail);
    case E::MergePending:
        return ErrorWords::tr("These two are proposed already. Nothing was done twice; a lead decides.");
    case E::MergeUnknown:
        return ErrorWords::tr("This proposal no longer stands. Nothing was changed; please look at both members again.");
    case E::ActionUnknown:
        return ErrorWords::tr(
            "Central doesn't know this kind of action yet. It is kept in the outbox; please call support.");
    default:
        return ErrorWords::tr("Central has refused this. It is kept in the outbox; open it, mend it and resend.");
    }
}

QString unitActionWords(const Error &error)
{
    switch (error.code) {
    case E::UnitUnknown:
        return ErrorWords::tr(
            "This machine isn't known here. Nothing was changed; check the number, or scan the label again.");
    case E::UnitOwned:
        return ErrorWords::tr("This machine is already registered. Nothing was made twice; open its passport.");
    case E::UnitBlocked:
        return ErrorWords::tr(
            "This machine is blocked. Nothing was registered; please call support before it leaves the shop.");
    case E::UnitNotOwned:
        return ErrorWords::tr(
            "This machine doesn't belong to this member. Nothing was booked; register it first or choose another.");
    case E::UnitNotConnected:
        return ErrorWords::tr("This machine has no connection to activate. Nothing was changed; register it instead.");
    case E::AlreadyActive:
        return ErrorWords::tr("This machine is already active. Nothing was done twice.");
    case E::SlotTaken:
        return ErrorWords::tr("This time has just been taken. The booking is kept; please choose another window.");
    default:
        return ErrorWords::tr("This time is no longer offered. The booking is kept; please choose another window.");
    }
}

} // namespace

// No default: the compiler names the code that has no sentence.
QString errorWords(const Error &error)
{
    switch (error.code) {
    case E::InvalidValue: case E::PhoneMalformed: case E::CheckDigitWrong: case E::NameMissing: case E::ReasonMissing:
    case E::TimeInPast:
        return inputWords(error);
    case E::CodeUnknown: case E::CodeTooLong: case E::CodeNotText: case E::CodeExpired: case E::CodeMissingSeparator:
    case E::ImageUnreadable: case E::NoCodeFound: case E::DecoderDied: case E::DecoderSlow:
        return codeWords(error);
    case E::StorageBusy: case E::StorageFull: case E::StorageReadOnly: case E::StorageIo: case E::StorageCorrupt:
    case E::StorageNewer: case E::StorageInUse: case E::RowUnreadable:
        return storageWords(error);
    case E::VaultUnavailable: case E::KeyMissing: case E::KeyWrong:
        return vaultWords(error);
    case E::LineDown: case E::LineTimeout: case E::LineCaptive: case E::LineRefused:
        return lineWords(error);
    case E::CentralBusy: case E::CentralFailed: case E::AnswerMalformed: case E::TokenExpired: case E::EpochChanged:
    case E::CursorTooOld: case E::ReplicaCloned: case E::OpGap: case E::NeedsUnknown: case E::ClientTooOld: case E::TooLarge:
    case E::NotFound:
        return centralWords(error);
    case E::NotPermitted: case E::SignInWrong: case E::SignInLocked: case E::SignInExpired: case E::TerminalUnknown:
    case E::TerminalRevoked: case E::SignatureWrong:
        return permissionWords(error);
    case E::MemberUnknown: case E::MemberExists: case E::AdviceUnknown: case E::NothingToCancel: case E::ParentRefused:
    case E::TargetGone: case E::MemberErased: case E::ConsentMissing: case E::ActionUnknown: case E::ChangedElsewhere: case E::ConsentWithdrawn:
    case E::PointsShort: case E::OverCap: case E::MergePending: case E::MergeUnknown: case E::Refused:
        return memberActionWords(error);
    case E::UnitUnknown: case E::UnitOwned: case E::UnitBlocked: case E::UnitNotOwned: case E::UnitNotConnected:
    case E::AlreadyActive: case E::SlotTaken: case E::SlotUnknown:
        return unitActionWords(error);
    }
    return memberActionWords({});
}
// clang-format on

} // namespace zhike::ui
