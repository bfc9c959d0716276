// SPDX-License-Identifier: Apache-2.0
#include "central/store/merges.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestChain = 32; // merges of merges; a ring can't arise, this only bounds a broken table

QJsonValue redirectedValue(Transaction &tx, const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        const QString now = livesIn(tx, MemberId(text)).toString();
        return now == text ? value : QJsonValue(now);
    }
    if (value.isObject())
        return redirected(tx, value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray list;
    for (const auto &item : value.toArray())
        list.append(redirectedValue(tx, item));
    return list;
}

} // namespace

std::optional<KeptMerge> findMerge(Transaction &tx, const MemberId &merged)
{
    const QString kept = tx.text("SELECT kept FROM merged_member WHERE member_id = ?", {merged.toString()});
    if (kept.isEmpty())
        return std::nullopt;
    const Result<KeptMerge> merge = fromJsonBytes<KeptMerge>(kept.toUtf8());
    return merge ? std::optional(*merge) : std::nullopt;
}

void keepMerge(Transaction &tx, const KeptMerge &merge)
{
    tx.run("INSERT INTO merged_member (member_id, kept_id, op_id, kept) VALUES (?,?,?,?)",
           {merge.merged.memberId.toString(), merge.keptId.toString(), merge.op.toString(),
            QString::fromUtf8(json::toBytes(toJson(merge)))});
}

void forgetMerge(Transaction &tx, const MemberId &merged)
{
    tx.run("DELETE FROM merged_member WHERE member_id = ?", {merged.toString()});
}

MemberId livesIn(Transaction &tx, const MemberId &member)
{
    MemberId now = member;
    for (int step = 0; step < kLongestChain; ++step) {
        const QString next = tx.text("SELECT kept_id FROM merged_member WHERE member_id = ?", {now.toString()});
        if (next.isEmpty())
            break;
        now = MemberId(next);
    }
    return now;
}

QJsonObject redirected(Transaction &tx, const QJsonObject &body)
{
    QJsonObject object;
    for (auto it = body.begin(); it != body.end(); ++it)
        object.insert(it.key(), redirectedValue(tx, it.value()));
    return object;
}

std::vector<QString> moveEvents(Transaction &tx, const EventMove &move)
{
    std::vector<QString> moved;
    for (const Row &row : tx.rows("SELECT id, body FROM document WHERE member_id = ? AND kind = ? ORDER BY id",
                                  {move.from.toString(), enumName(DocumentKind::Event)})) {
        const QString id = row.at(0).toString();
        if (move.only && std::find(move.only->begin(), move.only->end(), id) == move.only->end())
            continue;
        QJsonObject body = QJsonDocument::fromJson(row.at(1).toString().toUtf8()).object();
        body.insert(u"memberId"_s, move.to.toString());
        putDocument(tx, {{DocumentKind::Event, id}, move.n, move.scope, body});
        moved.push_back(id);
    }
    return moved;
}

} // namespace zhike::central
