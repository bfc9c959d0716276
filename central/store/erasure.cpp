// SPDX-License-Identifier: Apache-2.0
#include "central/store/erasure.h"

#include "central/store/identity.h"

#include <QJsonDocument>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

const QString kNobody = u"erased"_s; // in the ledger, where a sum needs a row

/// Documents of a kind that name the member. Text is searched first, the document itself decides.
template <typename T>
std::vector<std::pair<StoredDoc, T>> naming(Transaction &tx, DocumentKind kind, const MemberId &member)
{
    std::vector<std::pair<StoredDoc, T>> found;
    for (const Row &row : tx.rows("SELECT id FROM document WHERE kind = ? AND body LIKE ?",
                                  {enumName(kind), u"%\""_s + member.toString() + u"\"%"_s}))
        if (const std::optional<StoredDoc> stored = findDocument(tx, {kind, row.first().toString()}))
            if (Result<T> value = fromJson<T>(stored->body))
                found.emplace_back(*stored, *std::move(value));
    return found;
}

void freeUnits(Transaction &tx, const MemberId &member, qint64 n)
{
    for (auto &[stored, unit] : naming<Unit>(tx, DocumentKind::Unit, member)) {
        if (unit.ownerId != member)
            continue;
        unit.ownerId = {};
        for (WorkOrder &order : unit.workOrders) {
            order.note.clear();
            order.blobs.clear();
        }
        putDocument(tx, {stored.key, n, stored.scope, toJson(unit)});
    }
}

void leaveHouseholds(Transaction &tx, const MemberId &member, qint64 n)
{
    for (auto &[stored, household] : naming<Household>(tx, DocumentKind::Household, member)) {
        std::erase_if(household.people, [&member](const HouseholdPerson &person) { return person.member == member; });
        putDocument(tx, {stored.key, n, stored.scope, toJson(household)});
    }
}

void dropEvents(Transaction &tx, const MemberId &member, qint64 n)
{
    for (const auto &[stored, event] : naming<TimelineEvent>(tx, DocumentKind::Event, member))
        if (event.member == member)
            removeDocument(tx, stored.key, n);
}

void silenceOps(Transaction &tx, const MemberId &member, const OpId &madeBy)
{
    tx.run("UPDATE op_result SET body = '{}' WHERE body LIKE ? OR op_id = ?",
           {u"%\""_s + member.toString() + u"\"%"_s, madeBy.toString()});
    tx.run("UPDATE points_ledger SET member_id = ? WHERE member_id = ?", {kNobody, member.toString()});
}

void note(Transaction &tx, const Erasure &erasure, qint64 n)
{
    tx.run("INSERT INTO erased (member_id, n, case_id) VALUES (?,?,?)",
           {erasure.member.toString(), n, erasure.erasureCase});
}

} // namespace

Result<void> erasePerson(Transaction &tx, const MemberId &member, const QString &erasureCase)
{
    const DocKey key{DocumentKind::Member, member.toString()};
    const std::optional<StoredDoc> stored = findDocument(tx, key);
    if (!stored)
        return ErrorCode::NotFound;
    const OpId madeBy = fromJson<Member>(stored->body).valueOr({}).madeBy;
    const qint64 n = nextSeq(tx);
    freeUnits(tx, member, n);
    leaveHouseholds(tx, member, n);
    dropEvents(tx, member, n);
    unlinkIdentities(tx, member);
    silenceOps(tx, member, madeBy);
    removeDocument(tx, key, n, {{}, erasureCase});
    note(tx, {member, erasureCase}, n);
    return {};
}

std::vector<Erasure> erasures(Transaction &tx)
{
    std::vector<Erasure> all;
    for (const Row &row : tx.rows("SELECT member_id, case_id FROM erased ORDER BY n"))
        all.push_back({MemberId(row.at(0).toString()), row.at(1).toString()});
    return all;
}

Result<ErasedAgain> eraseAgain(Transaction &tx, const Erasure &erasure)
{
    if (isErased(tx, erasure.member))
        return ErasedAgain::WasErased;
    const Result<void> erased = erasePerson(tx, erasure.member, erasure.erasureCase);
    if (erased)
        return ErasedAgain::Erased;
    if (erased.error().code != ErrorCode::NotFound)
        return erased.error();
    note(tx, erasure, nextSeq(tx));
    return ErasedAgain::Noted;
}

bool isErased(Transaction &tx, const MemberId &member)
{
    return tx.number("SELECT COUNT(*) FROM erased WHERE member_id = ?", {member.toString()}) > 0;
}

} // namespace zhike::central
