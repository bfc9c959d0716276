// SPDX-License-Identifier: Apache-2.0
#include "core/domain/error.h"

#include <algorithm>
#include <iterator>

namespace zhike {
namespace {

using D = ErrorDomain;
using C = ErrorCode;

// clang-format off
constexpr ErrorRow kTable[] = {
    //                                                             transient line  conflict permission
    {C::InvalidValue,        "invalidValue",        D::Input,      false, false, false, false},
    {C::PhoneMalformed,      "phoneMalformed",      D::Input,      false, false, false, false},
    {C::CheckDigitWrong,     "checkDigitWrong",     D::Input,      false, false, false, false},
    {C::NameMissing,         "nameMissing",         D::Input,      false, false, false, false},
    {C::ReasonMissing,       "reasonMissing",       D::Input,      false, false, false, false},
    {C::TimeInPast,          "timeInPast",          D::Input,      false, false, false, false},
    {C::CodeUnknown,         "codeUnknown",         D::Code,       false, false, false, false},
    {C::CodeTooLong,         "codeTooLong",         D::Code,       false, false, false, false},
    {C::CodeNotText,         "codeNotText",         D::Code,       false, false, false, false},
    {C::CodeExpired,         "codeExpired",         D::Code,       false, false, false, false},
    {C::CodeMissingSeparator,"codeMissingSeparator",D::Code,       false, false, false, false},
    {C::ImageUnreadable,     "imageUnreadable",     D::Code,       false, false, false, false},
    {C::NoCodeFound,         "noCodeFound",         D::Code,       false, false, false, false},
    {C::DecoderDied,         "decoderDied",         D::Code,       true,  false, false, false},
    {C::DecoderSlow,         "decoderSlow",         D::Code,       true,  false, false, false},
    {C::StorageBusy,         "storageBusy",         D::Storage,    true,  false, false, false},
    {C::StorageFull,         "storageFull",         D::Storage,    false, false, false, false},
    {C::StorageReadOnly,     "storageReadOnly",     D::Storage,    false, false, false, false},
    {C::StorageIo,           "storageIo",           D::Storage,    false, false, false, false},
    {C::StorageCorrupt,      "storageCorrupt",      D::Storage,    false, false, false, false},
    {C::StorageNewer,        "storageNewer",        D::Storage,    false, false, false, false},
    {C::StorageInUse,        "storageInUse",        D::Storage,    false, false, false, false},
    {C::RowUnreadable,       "rowUnreadable",       D::Storage,    false, false, false, false},
    {C::VaultUnavailable,    "vaultUnavailable",    D::Vault,      true,  false, false, false},
    {C::KeyMissing,          "keyMissing",          D::Vault,      false, false, false, false},
    {C::KeyWrong,            "keyWrong",            D::Vault,      false, false, false, false},
    {C::LineDown,            "lineDown",            D::Line,       true,  true,  false, false},
    {C::LineTimeout,         "lineTimeout",         D::Line,       true,  true,  false, false},
    {C::LineCaptive,         "lineCaptive",         D::Line,       true,  true,  false, false},
    {C::LineRefused,         "lineRefused",         D::Line,       false, true,  false, false},
    {C::CentralBusy,         "centralBusy",         D::Central,    true,  true,  false, false},
    {C::CentralFailed,       "centralFailed",       D::Central,    true,  true,  false, false},
    {C::AnswerMalformed,     "answerMalformed",     D::Central,    false, true,  false, false},
    {C::TokenExpired,        "tokenExpired",        D::Central,    true,  true,  false, false},
    {C::EpochChanged,        "epochChanged",        D::Central,    true,  true,  false, false},
    {C::CursorTooOld,        "cursorTooOld",        D::Central,    true,  true,  false, false},
    {C::ReplicaCloned,       "replicaCloned",       D::Central,    true,  true,  false, false},
    {C::OpGap,               "opGap",               D::Central,    true,  true,  false, false},
    {C::NeedsUnknown,        "needsUnknown",        D::Central,    true,  true,  false, false},
    {C::ClientTooOld,        "clientTooOld",        D::Central,    false, true,  false, false},
    {C::TooLarge,            "tooLarge",            D::Central,    false, false, false, false},
    {C::NotFound,            "notFound",            D::Central,    false, false, false, false},
    {C::NotPermitted,        "notPermitted",        D::Permission, false, false, false, true},
    {C::SignInWrong,         "signInWrong",         D::Permission, false, false, false, true},
    {C::SignInLocked,        "signInLocked",        D::Permission, true,  false, false, true},
    {C::SignInExpired,       "signInExpired",       D::Permission, false, true,  false, true},
    {C::TerminalUnknown,     "terminalUnknown",     D::Permission, false, true,  false, true},
    {C::TerminalRevoked,     "terminalRevoked",     D::Permission, false, false, false, true},
    {C::SignatureWrong,      "signatureWrong",      D::Permission, false, false, false, true},
    {C::MemberUnknown,       "memberUnknown",       D::Action,     false, false, false, false},
    {C::MemberExists,        "memberExists",        D::Action,     false, false, true,  false},
    {C::UnitUnknown,         "unitUnknown",         D::Action,     false, false, false, false},
    {C::UnitOwned,           "unitOwned",           D::Action,     false, false, true,  false},
    {C::UnitBlocked,         "unitBlocked",         D::Action,     false, false, false, false},
    {C::UnitNotOwned,        "unitNotOwned",        D::Action,     false, false, false, false},
    {C::UnitNotConnected,    "unitNotConnected",    D::Action,     false, false, false, false},
    {C::AlreadyActive,       "alreadyActive",       D::Action,     false, false, true,  false},
    {C::SlotTaken,           "slotTaken",           D::Action,     false, false, true,  false},
    {C::SlotUnknown,         "slotUnknown",         D::Action,     false, false, false, false},
    {C::AdviceUnknown,       "adviceUnknown",       D::Action,     false, false, false, false},
    {C::NothingToCancel,     "nothingToCancel",     D::Action,     false, false, false, false},
    {C::ParentRefused,       "parentRefused",       D::Action,     false, false, false, false},
    {C::TargetGone,          "targetGone",          D::Action,     false, false, true,  false},
    {C::MemberErased,        "memberErased",        D::Action,     false, false, false, false},
    {C::ConsentMissing,      "consentMissing",      D::Action,     false, false, false, true},
    {C::ActionUnknown,       "actionUnknown",       D::Action,     false, false, false, false},
    {C::ChangedElsewhere,    "changedElsewhere",    D::Action,     false, false, true,  false},
    {C::ConsentWithdrawn,    "consentWithdrawn",    D::Action,     false, false, true,  false},
    {C::PointsShort,         "pointsShort",         D::Action,     false, false, true,  false},
    {C::OverCap,             "overCap",             D::Action,     false, true,  false, false},
    {C::MergePending,        "mergePending",        D::Action,     false, false, true,  false},
    {C::MergeUnknown,        "mergeUnknown",        D::Action,     false, false, false, false},
    {C::Refused,             "refused",             D::Action,     false, false, false, false},
};
// clang-format on

const ErrorRow &rowOf(ErrorCode code)
{
    const auto *row =
        std::find_if(std::begin(kTable), std::end(kTable), [code](const ErrorRow &r) { return r.code == code; });
    return row == std::end(kTable) ? kTable[std::size(kTable) - 1] : *row;
}

} // namespace

ErrorDomain Error::domain() const { return rowOf(code).domain; }
bool Error::isTransient() const { return rowOf(code).transient; }
bool Error::needsLine() const { return rowOf(code).needsLine; }
bool Error::isConflict() const { return rowOf(code).conflict; }
bool Error::isPermission() const { return rowOf(code).permission; }

QString errorName(ErrorCode code) { return QString::fromLatin1(rowOf(code).name); }

ErrorCode errorFromName(QStringView name)
{
    for (const ErrorRow &row : kTable)
        if (name == QLatin1StringView(row.name))
            return row.code;
    return ErrorCode::Refused;
}

std::span<const ErrorRow> errorTable() { return kTable; }

} // namespace zhike
