// SPDX-License-Identifier: Apache-2.0
// Policy, look-up beyond the scope, rankings, bundles.
#include "central/api/api.h"
#include "central/api/problem.h"
#include "central/apply/bench.h"
#include "central/store/identity.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostCandidates = 20;

Response policy(Call &call)
{
    Transaction tx(call.premises.database, Transaction::Kind::Read);
    const std::optional<StoredDoc> stored = findDocument(tx, {DocumentKind::Rule, u"policy"_s});
    return answer(stored ? stored->body : toJson(Policy{}));
}

/// The part of a member that a candidate is shown by; the rest of the document isn't read.
struct Shown {
    Member member;
    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member.memberId);
        field("status", self.member.status);
        field("familyName", self.member.familyName);
        field("homeStoreId", self.member.homeStoreId);
        field("communityId", self.member.communityId);
        field("tier", self.member.tier);
        field("identities", self.member.identities);
    }
};

/// What may be shown of somebody from another shop's scope: enough to ask "is it you?", not enough to learn who.
QJsonObject candidateOf(Transaction &tx, CommunityNames &names, const Member &member)
{
    QString masked = member.familyName + u"**"_s;
    const Identity *phone = primaryPhone(member);
    const Result<Phone> parsed = Phone::parse(phone ? phone->value : QString());
    return {{u"memberId"_s, member.memberId.toString()},
            {u"nameMasked"_s, masked},
            {u"phoneMasked"_s, parsed ? parsed->masked() : QString()},
            {u"community"_s, names.find(tx, member.communityId)},
            {u"tier"_s, member.tier.toString()},
            {u"homeStoreId"_s, member.homeStoreId.toString()}};
}

std::vector<MemberId> findMembers(Transaction &tx, const Identity &identity)
{
    if (identity.kind == IdentityKind::Unit) {
        const std::optional<StoredDoc> unit = findDocument(tx, {DocumentKind::Unit, identity.value});
        const QString owner = unit ? unit->body.value("ownerId"_L1).toString() : QString();
        return owner.isEmpty() ? std::vector<MemberId>() : std::vector<MemberId>{MemberId(owner)};
    }
    return membersWith(tx, identity);
}

QJsonArray candidatesFor(Transaction &tx, CommunityNames &names, const Identity &identity)
{
    QJsonArray candidates;
    for (const MemberId &id : findMembers(tx, identity)) {
        const Result<Shown> shown = fromJsonBytes<Shown>(findBody(tx, {DocumentKind::Member, id.toString()}));
        if (shown && shown->member.status == MemberStatus::Active
            && static_cast<size_t>(candidates.size()) < kMostCandidates)
            candidates.append(candidateOf(tx, names, shown->member));
    }
    return candidates;
}

/// The answer leaves when the book has the row (safety.md: no look-up without one).
Response lookup(Call &call)
{
    const IdentityKind kind =
        enumFromName<IdentityKind>(call.body.value("kind"_L1).toString()).value_or(IdentityKind::Other);
    const Result<QString> value = normalised(kind, call.body.value("value"_L1).toString());
    if (!value)
        return problem({ErrorCode::InvalidValue, kind == IdentityKind::Other ? u"kind"_s : u"value"_s});
    const QJsonArray candidates = candidatesFor(*call.reading, call.premises.communityNames, {kind, *value, false, false});
    AuditBook::Entry entry{call.premises.clock.now().toMSecsSinceEpoch(),
                           call.caller.terminal.terminalId,
                           {{u"event"_s, u"lookup"_s},
                            {u"kind"_s, enumName(kind)},
                            {u"actor"_s, call.caller.associateId},
                            {u"found"_s, candidates.size()}}};
    Response response = answer({{u"candidates"_s, candidates}});
    response.heldUntil = [&book = call.premises.auditBook, entry = std::move(entry)](Response::Release release) {
        book.keep(entry, std::move(release));
    };
    return response;
}

Response ranking(Call &call)
{
    Transaction tx(call.premises.database, Transaction::Kind::Read);
    const std::optional<StoredDoc> stored = findDocument(tx, {DocumentKind::Community, call.parameters.at(0)});
    const Result<Community> community =
        stored ? fromJson<Community>(stored->body) : Result<Community>(ErrorCode::NotFound);
    if (!community)
        return problem({ErrorCode::NotFound, u"community"_s});
    const Ranking *found = community->rankingOf(call.query.queryItemValue(u"category"_s));
    return found ? answer(toJson(*found)) : problem({ErrorCode::NotFound, u"category"_s});
}

struct Bundle {
    const char *name;
    DocumentKind kind;
};
constexpr Bundle kBundles[] = {
    {"scripts", DocumentKind::Script}, {"rules", DocumentKind::Rule}, {"models", DocumentKind::Model}};

Response bundle(Call &call)
{
    for (const Bundle &known : kBundles) {
        if (call.parameters.at(0) != QLatin1StringView(known.name))
            continue;
        Transaction tx(call.premises.database, Transaction::Kind::Read);
        QJsonArray documents;
        for (const Row &row :
             tx.rows("SELECT id, ver, body FROM document WHERE kind = ? AND scope IN (?,?) ORDER BY id",
                     {enumName(known.kind), kCatalogueScope, kRulesScope}))
            documents.append(QJsonObject{{u"id"_s, row.at(0).toString()},
                                         {u"ver"_s, row.at(1).toLongLong()},
                                         {u"body"_s, QJsonDocument::fromJson(row.at(2).toString().toUtf8()).object()}});
        return answer({{u"name"_s, call.parameters.at(0)}, {u"documents"_s, documents}});
    }
    return problem({ErrorCode::NotFound, u"bundle"_s}); // the dictionary travels with its snapshot
}

} // namespace

std::vector<Route> memberRoutes()
{
    return {{"GET", "/v1/policy", "policy", Door::Terminal, policy},
            {"POST", "/v1/members/lookup", "lookupMember", Door::Person, lookup, Reading::AtTheDoor},
            {"GET", "/v1/communities/{communityId}/ranking", "ranking", Door::Terminal, ranking},
            {"GET", "/v1/bundles/{name}", "bundle", Door::Terminal, bundle}};
}

} // namespace zhike::central
