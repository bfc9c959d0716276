// SPDX-License-Identifier: Apache-2.0
// Digest and repair: rows that a terminal lost or damaged come back without a bootstrap.
#include "central/api/api.h"
#include "central/api/problem.h"
#include "central/store/digest.h"
#include "central/store/feed.h"
#include "central/store/founding.h"

#include <QJsonArray>

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBuckets = 16'384;
constexpr qsizetype kMostWrong = 16; // a repair: about 2,000 documents

/// Where the asking terminal stands.
struct Question {
    HeldState held;
    QString epoch;
};

Result<Question> questionOf(const Call &call, const QString &cursor, const QStringList &asked)
{
    const Result<qint64> from = cursorFromText(cursor);
    if (!from)
        return from.error();
    return Question{{call.caller.terminal.terminalId, scopesAmong(call.caller.terminal.scopes, asked), *from}, {}};
}

/// Central's present state, or the asked one if nothing happened since: only then a comparison means anything.
Result<QString> comparableAt(Transaction &tx, const Question &question)
{
    if (!question.epoch.isEmpty() && question.epoch != epochOf(tx))
        return ErrorCode::EpochChanged;
    return isUpToDate(tx, question.held).then([&](bool isSame) {
        return Result<QString>(cursorText(isSame ? question.held.cursor : currentSeq(tx)));
    });
}

Response digest(Call &call)
{
    const QString cursor = call.query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
    Result<Question> question = questionOf(call, cursor, call.query.allQueryItemValues(u"scope"_s, QUrl::FullyDecoded));
    if (!question)
        return problem(question.error());
    question->epoch = call.query.queryItemValue(u"epoch"_s, QUrl::FullyDecoded);
    Transaction tx(call.premises.database, Transaction::Kind::Read);
    const Result<QString> at = comparableAt(tx, *question);
    if (!at)
        return problem(at.error());
    QJsonArray sums;
    if (*at == cursor)
        for (const BucketSum &sum : sumsOf(tx, question->held.scopes))
            sums.append(toJson(sum));
    if (tx.hasFailed())
        return problem({ErrorCode::CentralBusy, {}});
    return answer({{u"epoch"_s, epochOf(tx)}, {u"at"_s, *at}, {u"sums"_s, sums}});
}

Result<WrongBuckets> wrongIn(const QJsonObject &body)
{
    WrongBuckets which{body.value("buckets"_L1).toInt(), {}};
    for (const auto &number : body.value("wrong"_L1).toArray())
        which.wrong.push_back(number.toInt(-1));
    const bool isUsable =
        which.buckets > 0 && which.buckets <= kMostBuckets && static_cast<qsizetype>(which.wrong.size()) <= kMostWrong;
    return isUsable ? Result<WrongBuckets>(which) : Result<WrongBuckets>(Error{ErrorCode::InvalidValue, u"wrong"_s});
}

QStringList textsIn(const QJsonValue &list)
{
    QStringList texts;
    for (const auto &text : list.toArray())
        texts.append(text.toString());
    return texts;
}

Response repair(Call &call)
{
    const Result<WrongBuckets> which = wrongIn(call.body);
    Result<Question> question =
        questionOf(call, call.body.value("cursor"_L1).toString(), textsIn(call.body.value("scopes"_L1)));
    if (!which || !question)
        return problem(which ? question.error() : which.error());
    question->epoch = call.body.value("epoch"_L1).toString();
    Transaction tx(call.premises.database, Transaction::Kind::Read);
    const Result<QString> at = comparableAt(tx, *question);
    if (!at)
        return problem(at.error());
    QJsonArray documents;
    for (const StoredDoc &document : documentsOf(tx, question->held.scopes, *which))
        documents.append(QJsonObject{{u"kind"_s, enumName(document.key.kind)},
                                     {u"id"_s, document.key.id},
                                     {u"ver"_s, document.ver},
                                     {u"scope"_s, document.scope},
                                     {u"body"_s, document.body}});
    if (tx.hasFailed())
        return problem({ErrorCode::CentralBusy, {}});
    return answer({{u"epoch"_s, epochOf(tx)}, {u"at"_s, *at}, {u"documents"_s, documents}});
}

} // namespace

QStringList scopesAmong(const QStringList &held, const QStringList &asked)
{
    QStringList scopes = held;
    if (!asked.isEmpty())
        scopes.removeIf([&asked](const QString &scope) { return !asked.contains(scope); });
    return scopes;
}

std::vector<Route> digestRoutes()
{
    return {{"GET", "/v1/sync/digest", "digest", Door::Terminal, digest},
            {"POST", "/v1/sync/repair", "repair", Door::Terminal, repair}};
}

} // namespace zhike::central
