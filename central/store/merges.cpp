// SPDX-License-Identifier: Apache-2.0
#include "central/store/merges.h"

#include <QJsonArray>
#include <QJsonDocument>

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

std::vector<QString> eventsOf(Transaction &tx, const MemberId &member, const QString &scope)
{
    std::vector<QString> events;
    // Text is searched first, the document itself decides.
    for (const Row &row :
         tx.rows("SELECT id, body FROM document WHERE scope = ? AND kind = ? AND body LIKE ? ORDER BY id",
                 {scope, enumName(DocumentKind::Event), u"%\""_s + member.toString() + u"\"%"_s}))
        if (const QJsonObject body = QJsonDocument::fromJson(row.at(1).toString().toUtf8()).object();
            body.value("memberId"_L1).toString() == member.toString())
            events.push_back(row.at(0).toString());
    return events;
}

void moveEvents(Transaction &tx, const std::vector<QString> &events, const NewHome &home)
{
    for (const QString &id : events)
        if (std::optional<StoredDoc> event = findDocument(tx, {DocumentKind::Event, id})) {
            event->body.insert(u"memberId"_s, home.member.toString());
            putDocument(tx, {event->key, home.n, home.scope, event->body});
        }
}

} // namespace zhike::central
