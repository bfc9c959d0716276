// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/activateunit/activateunit.h"
#include "core/action/addnote/addnote.h"
#include "core/action/answeradvice/answeradvice.h"
#include "core/action/answermerge/answermerge.h"
#include "core/action/bookinstall/bookinstall.h"
#include "core/action/bookrepair/bookrepair.h"
#include "core/action/cancelop/cancelop.h"
#include "core/action/changephone/changephone.h"
#include "core/action/editmember/editmember.h"
#include "core/action/grantconsent/grantconsent.h"
#include "core/action/notevisit/notevisit.h"
#include "core/action/proposemerge/proposemerge.h"
#include "core/action/redeempoints/redeempoints.h"
#include "core/action/registermember/registermember.h"
#include "core/action/registerunit/registerunit.h"
#include "core/action/undomerge/undomerge.h"
#include "core/action/withdrawconsent/withdrawconsent.h"
#include "core/profile/role.h"

#include <variant>

namespace zhike {

/// The table of actions: everything a person can do. One line an action; nothing else lists them.
using Action = std::variant<
    RegisterMember,
    RegisterUnit,
    ActivateUnit,
    BookInstall,
    BookRepair,
    AddNote,
    AnswerAdvice,
    EditMember,
    ChangePhone,
    GrantConsent,
    WithdrawConsent,
    RedeemPoints,
    ProposeMerge,
    ConfirmMerge,
    DeclineMerge,
    UndoMerge,
    NoteVisit,
    CancelOp>;

[[nodiscard]] ActionType typeOf(const Action &action);
[[nodiscard]] QString typeName(const Action &action);
[[nodiscard]] QJsonObject bodyOf(const Action &action);
/// ActionUnknown for a type this build doesn't know, AnswerMalformed (detail: the field) for a body that isn't one.
[[nodiscard]] Result<Action> readAction(QStringView type, const QJsonObject &body);

/// Whether the role may do this (docs/decisions/0008): the same question at the terminal and at central. Taking something
/// back needs the rights for it.
[[nodiscard]] bool mayAct(Role role, const Action &action);
/// By wire name; false for a type this build doesn't know.
[[nodiscard]] bool mayAct(Role role, QStringView actionType);

[[nodiscard]] std::vector<Target> targets(const Action &action);
[[nodiscard]] Result<void> check(const Action &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const Action &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const Action &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
