// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <span>

namespace zhike {

/// Where an error comes from; decides which sentence family the screen uses.
enum class ErrorDomain { Input, Code, Storage, Vault, Line, Central, Permission, Action };

/// Everything that can go wrong, named once. The wire name (`errorName`) is also what central answers as
/// `rejected.code`.
enum class ErrorCode {
    // Input: what a person typed
    InvalidValue,
    PhoneMalformed,
    CheckDigitWrong,
    NameMissing,
    ReasonMissing,
    TimeInPast,
    // Code: what a scanner or an image delivered
    CodeUnknown,
    CodeTooLong,
    CodeNotText,
    CodeExpired,
    CodeMissingSeparator,
    ImageUnreadable,
    NoCodeFound,
    DecoderDied,
    DecoderSlow,
    // Storage
    StorageBusy,
    StorageFull,
    StorageReadOnly,
    StorageIo,
    StorageCorrupt,
    StorageNewer,
    StorageInUse,
    RowUnreadable,
    // Vault
    VaultUnavailable,
    KeyMissing,
    KeyWrong,
    // Line
    LineDown,
    LineTimeout,
    LineCaptive,
    LineRefused,
    // Central
    CentralBusy,
    CentralFailed,
    AnswerMalformed,
    TokenExpired,
    EpochChanged,
    CursorTooOld,
    ReplicaCloned,
    OpGap,
    NeedsUnknown,
    ClientTooOld,
    TooLarge,
    NotFound,
    // Permission
    NotPermitted,
    SignInWrong,
    SignInLocked,
    SignInExpired,
    TerminalUnknown,
    TerminalRevoked,
    SignatureWrong,
    // Action: why an action is refused, here or at central
    MemberUnknown,
    MemberExists,
    UnitUnknown,
    UnitOwned,
    UnitBlocked,
    UnitNotOwned,
    UnitNotConnected,
    AlreadyActive,
    SlotTaken,
    SlotUnknown,
    AdviceUnknown,
    NothingToCancel,
    ParentRefused,
    TargetGone,
    MemberErased,
    ConsentMissing,
    ActionUnknown,
    ChangedElsewhere,
    ConsentWithdrawn,
    PointsShort,
    OverCap,
    MergePending,
    MergeUnknown,
    Refused,
};

/// A failure as a value. `detail` is a parameter for the sentence (a field name, a position, a path's file name),
/// never a phone number, a person's name or a code's content.
struct Error {
    ErrorCode code = ErrorCode::Refused;
    QString detail;

    [[nodiscard]] ErrorDomain domain() const;
    /// Trying the same thing again later may succeed without anybody changing anything.
    [[nodiscard]] bool isTransient() const;
    /// Only a working line to central can end this.
    [[nodiscard]] bool needsLine() const;
    /// Somebody else changed the same thing first.
    [[nodiscard]] bool isConflict() const;
    /// This person, terminal or purpose may not.
    [[nodiscard]] bool isPermission() const;

    friend bool operator==(const Error &, const Error &) = default;
};

/// camelCase name on the wire and in logs.
[[nodiscard]] QString errorName(ErrorCode code);
/// An unknown name (a newer central) becomes `Refused`.
[[nodiscard]] ErrorCode errorFromName(QStringView name);

/// One row a code; the test walks it.
struct ErrorRow {
    ErrorCode code;
    const char *name;
    ErrorDomain domain;
    bool transient, needsLine, conflict, permission;
};
[[nodiscard]] std::span<const ErrorRow> errorTable();

} // namespace zhike
