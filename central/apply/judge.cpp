// SPDX-License-Identifier: Apache-2.0
#include "central/apply/judge.h"

#include "central/apply/decide.h"
#include "central/store/erasure.h"
#include "central/store/merges.h"
#include "central/store/secrets.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestTarget = 128; // ids are keys of indexes; ours are under 60 characters

bool isApplied(Transaction &tx, const OpId &op)
{
    return tx.number("SELECT COUNT(*) FROM op_result WHERE op_id = ? AND outcome <> 'rejected'", {op.toString()}) > 0;
}

bool isAboutErased(Transaction &tx, const Op &op)
{
    return std::any_of(op.targetList.begin(), op.targetList.end(), [&tx](const Target &target) {
        return target.kind == DocumentKind::Member && isErased(tx, MemberId(target.id));
    });
}

Result<void> checkEnvelope(Transaction &tx, const Terminal &terminal, const Incoming &incoming)
{
    if (incoming.ends == OpEnd::Void)
        return ErrorCode::Refused;
    if (!incoming.op)
        return incoming.op.error();
    if (isAboutErased(tx, *incoming.op))
        return ErrorCode::MemberErased;
    if (incoming.op->terminal.toString() != terminal.terminalId)
        return ErrorCode::TerminalUnknown;
    const QByteArray signature = QByteArray::fromBase64(incoming.op->signature.toLatin1());
    if (!isSignatureRight(signedBytes(*incoming.op), signature, terminal.publicKey))
        return ErrorCode::SignatureWrong;
    const bool areParentsApplied = std::all_of(incoming.needs.begin(), incoming.needs.end(),
                                               [&tx](const OpId &parent) { return isApplied(tx, parent); });
    return incoming.ends == OpEnd::Orphan || !areParentsApplied ? Result<void>(ErrorCode::ParentRefused)
                                                                : Result<void>();
}

/// Whether this person may do this (docs/decisions/0008): known, still with the brand when they did it, and of a role
/// that may
/// - both the one the op claims (a session may be reduced) and the one central has.
Result<void> checkActor(Transaction &tx, const Op &op, const Action &action)
{
    const std::optional<StoredDoc> stored = findDocument(tx, {DocumentKind::Staff, op.actor.toString()});
    const Result<Associate> actor = stored ? fromJson<Associate>(stored->body) : Result<Associate>(ErrorCode::NotFound);
    if (!actor || (actor->leftOn.isValid() && op.wall >= actor->leftOn))
        return Error{ErrorCode::NotPermitted, u"actor"_s};
    for (const QString &role : {op.role, actor->role})
        if (!mayAct(enumFromName<Role>(role).value_or(Role::None), action))
            return Error{ErrorCode::NotPermitted, op.type};
    return {};
}

/// The op as central reads it: an account that was merged meanwhile is the one its person has now. Nothing is lost.
Op redirectedOp(Transaction &tx, Op op)
{
    bool isChanged = false;
    for (Target &target : op.targetList) {
        const QString now =
            target.kind == DocumentKind::Member ? livesIn(tx, MemberId(target.id)).toString() : target.id;
        isChanged = isChanged || now != target.id;
        target.id = now;
    }
    // Only what the op concerns is followed: an undo of a merge names the ended account and means it.
    if (isChanged)
        op.body = redirected(tx, op.body);
    return op;
}

Result<Action> readBody(const Op &op)
{
    Result<Action> action = readAction(op.type, op.body);
    if (action && op.typeVersion > typeOf(*action).version)
        return Error{ErrorCode::ActionUnknown, op.type};
    return action;
}

/// The envelope must name every document the action concerns, or a terminal would settle it too early.
Result<void> checkTargets(const Bench &bench, const Action &action)
{
    for (const Target &wanted : targets(action)) {
        if (wanted.id.size() > kLongestTarget)
            return Error{ErrorCode::InvalidValue, u"targets"_s};
        const auto &named = bench.op.targetList;
        const auto it =
            std::find_if(named.begin(), named.end(), [&](const Target &t) { return t.isSameDocument(wanted); });
        if (it == named.end())
            return Error{ErrorCode::InvalidValue, u"targets"_s};
        if (it->baseVer > 0 && !bench.scopes.contains({it->kind, it->id}))
            return ErrorCode::TargetGone;
    }
    return {};
}

/// All targets or none: after the fold each exists, one that the action makes too.
bool areAllThere(const Bench &bench)
{
    return std::all_of(bench.op.targetList.begin(), bench.op.targetList.end(), [&bench](const Target &target) {
        return target.kind == DocumentKind::Member ? bench.documents.member(MemberId(target.id)) != nullptr
            : target.kind == DocumentKind::Unit    ? bench.documents.unit(UnitCode(target.id)) != nullptr
                                                   : bench.scopes.contains({target.kind, target.id});
    });
}

Result<void> apply(Bench &bench, const Action &action)
{
    loadDocuments(bench, action);
    const OpContext context = bench.context();
    Result<void> allowed = checkTargets(bench, action);
    if (allowed)
        allowed = check(action, bench.before, context, bench.policy);
    if (allowed)
        allowed = std::visit([&bench](const auto &a) { return permit(a, bench); }, action);
    if (!allowed)
        return allowed;
    fold(action, bench.documents, context, bench.policy);
    if (!areAllThere(bench))
        return ErrorCode::TargetGone;
    std::visit([&bench](const auto &a) { settle(a, bench); }, action);
    relinkIdentities(bench);
    storeDocuments(bench);
    return {};
}

bool isAboutTheWindow(ErrorCode code)
{
    return code == ErrorCode::SlotTaken || code == ErrorCode::SlotUnknown || code == ErrorCode::TimeInPast;
}

Result<void> applyOrOffer(Bench &bench, OpResult &result)
{
    const Result<Action> action = readBody(bench.op);
    if (!action)
        return action.error();
    const Result<void> allowed = checkActor(bench.tx, bench.op, *action);
    if (!allowed)
        return allowed;
    const Result<void> done = apply(bench, *action);
    if (!done && isAboutTheWindow(done.error().code))
        result.alternatives = alternativesTo(*action, bench);
    return done;
}

void keep(Transaction &tx, const Terminal &terminal, const Incoming &incoming, const OpResult &result)
{
    const QString type = incoming.op ? incoming.op->type : QString();
    const bool hasWords = incoming.op && result.code != errorName(ErrorCode::MemberErased);
    const QJsonObject body = hasWords ? incoming.op->body : QJsonObject();
    tx.run(
        "INSERT INTO op_result (op_id, terminal_id, central_seq, outcome, result, type, body) VALUES (?,?,?,?,?,?,?)",
        {result.opId.toString(), terminal.terminalId, result.centralSeq, enumName(result.outcome),
         QString::fromUtf8(json::toBytes(toJson(result))), type.isNull() ? u""_s : type,
         QString::fromUtf8(json::toBytes(body))});
}

} // namespace

OpResult judge(Transaction &tx, const Terminal &terminal, const Incoming &incoming, const Clock &clock)
{
    OpResult result;
    result.opId = incoming.opId;
    result.centralSeq = nextSeq(tx);
    Result<void> done = checkEnvelope(tx, terminal, incoming);
    if (done) {
        const Policy policy = loadPolicy(tx);
        const Op op = redirectedOp(tx, *incoming.op);
        Bench bench{tx, op, policy, result.centralSeq, clock.now(), {}, {}, {}};
        done = applyOrOffer(bench, result);
        result.lost = std::move(bench.lost);
        result.candidates = std::move(bench.candidates);
    }
    if (done) {
        result.outcome = result.lost.empty() ? Outcome::Applied : Outcome::Merged;
    } else {
        result.code = errorName(done.error().code);
        result.field = done.error().detail;
        if (done.error().code == ErrorCode::MemberErased)
            result.reason = {u"这位会员已要求删除资料，相关登记不再办理。"_s,
                             u"This person has asked to be erased; nothing about them is taken any more."_s};
    }
    keep(tx, terminal, incoming, result);
    return result;
}

} // namespace zhike::central
