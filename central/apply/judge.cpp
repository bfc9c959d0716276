// SPDX-License-Identifier: Apache-2.0
#include "central/apply/judge.h"

#include "central/apply/decide.h"
#include "central/store/secrets.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

bool isApplied(Transaction &tx, const OpId &op)
{
    return tx.number("SELECT COUNT(*) FROM op_result WHERE op_id = ? AND outcome <> 'rejected'", {op.toString()}) > 0;
}

Result<void> checkEnvelope(Transaction &tx, const Terminal &terminal, const Incoming &incoming)
{
    if (incoming.ends == OpEnd::Void)
        return ErrorCode::Refused;
    if (!incoming.op)
        return incoming.op.error();
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
    const Result<void> done = apply(bench, *action);
    if (!done && isAboutTheWindow(done.error().code))
        result.alternatives = alternativesTo(*action, bench);
    return done;
}

void keep(Transaction &tx, const Terminal &terminal, const Incoming &incoming, const OpResult &result)
{
    const QString type = incoming.op ? incoming.op->type : QString();
    const QJsonObject body = incoming.op ? incoming.op->body : QJsonObject();
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
        Bench bench{tx, *incoming.op, policy, result.centralSeq, clock.now(), {}, {}, {}};
        done = applyOrOffer(bench, result);
    }
    if (done) {
        result.outcome = Outcome::Applied;
    } else {
        result.code = errorName(done.error().code);
        result.field = done.error().detail;
    }
    keep(tx, terminal, incoming, result);
    return result;
}

} // namespace zhike::central
