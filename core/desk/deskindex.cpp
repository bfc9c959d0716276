// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskprivate.h"

#include "core/session/masking.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"

#include <QCoreApplication>

#include <utility>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

IndexRow rowOf(const MemberKeys &keys)
{
    IndexRow row;
    row.member = keys.memberId;
    row.familyName = keys.familyName;
    row.givenName = keys.givenName;
    const auto add = [&row](IdentityKind kind, const std::vector<QString> &values) {
        for (const QString &value : values)
            row.keys.push_back({kind, value, false, false});
    };
    add(IdentityKind::Phone, keys.phones);
    add(IdentityKind::Card, keys.cards);
    add(IdentityKind::Email, keys.emails);
    add(IdentityKind::Wechat, keys.wechat);
    add(IdentityKind::Order, keys.orders);
    add(IdentityKind::Device, keys.devices);
    add(IdentityKind::Address, keys.addresses);
    row.units = keys.units;
    row.community = keys.communityId;
    row.lastVisitDay = keys.lastContact.isValid() ? keys.lastContact.date().toJulianDay() : 0;
    return row;
}

struct Refreshed {
    std::vector<FreshRow> members;
    std::set<QString> touched;
};

FreshRow freshRow(const Reader &reader, const SharedDocs &shared, const QString &id)
{
    FreshRow fresh{id, std::nullopt, documents::version(reader, enumName(DocumentKind::Member), id) > 0};
    if (const Result<std::optional<Member>> member = effectiveMember(reader, shared, MemberId(id)); member && *member && (*member)->status == MemberStatus::Active)
        fresh.row = indexRowOf(**member);
    return fresh;
}

using Rows = std::shared_ptr<std::vector<IndexRow>>;
using Names = std::map<CommunityId, Text>;

Result<Rows> storedRows(const Reader &reader)
{
    auto rows = std::make_shared<std::vector<IndexRow>>();
    documents::forEachMember(reader, [&rows](const MemberKeys &keys) {
        if (keys.status == MemberStatus::Active)
            rows->push_back(rowOf(keys));
        return true;
    });
    return rows;
}

Refreshed lookAgain(const Reader &reader, const SharedDocs &shared, std::set<QString> ids)
{
    Refreshed refreshed;
    for (const PendingOp &op : outbox::pending(reader))
        for (const Target &target : op.op.targetList)
            if (target.kind == DocumentKind::Member)
                refreshed.touched.insert(target.id);
    ids.insert(refreshed.touched.begin(), refreshed.touched.end());
    for (const QString &id : ids)
        refreshed.members.push_back(freshRow(reader, shared, id));
    return refreshed;
}

} // namespace

void Desk::Private::buildIndex()
{
    using Built = std::shared_ptr<SearchIndex>;
    const int build = ++builds;
    rooms.store
        .read(storedRows)
        // Pinyin of a whole shop takes longer than reading it: on a thread of its own, so that no read waits behind it.
        .then(QtFuture::Launch::Async, [](const Result<Rows> &rows) { return rows ? std::make_shared<SearchIndex>(std::move(**rows)) : Built(); })
        // As onThisThread, but that thread may outlive the store; the application waits for it.
        .then(QCoreApplication::instance(), [](const Built &built) { return built; })
        .then(q, [this, build](const Built &built) {
            if (!built || build != builds)
                return;
            index = built;
            index->setPending(pendingRows);
            installed = build;
            refreshIndex({});
        });
}

/// One look at a time, so that a look never answers with what an older one has seen; what changes meanwhile is looked at next.
void Desk::Private::refreshIndex(const QStringList &memberIds)
{
    outdated.insert(memberIds.begin(), memberIds.end());
    isRefreshWanted = true;
    if (installed != builds || isRefreshing)
        return;
    isRefreshWanted = false;
    isRefreshing = true;
    std::set<QString> wanted = touched;
    wanted.merge(outdated);
    outdated.clear();
    ask([wanted](const Reader &reader, const Lens &lens) -> Result<Refreshed> { return lookAgain(reader, lens.shared, wanted); })
        .then(q, [this, wanted](const Result<Refreshed> &refreshed) {
            isRefreshing = false;
            if (!refreshed || !index) { // no answer, or a bootstrap came in between: the next look takes them along
                outdated.insert(wanted.begin(), wanted.end());
            } else {
                takeRefreshed(refreshed->members, refreshed->touched);
                if (!std::exchange(isIndexReady, true))
                    Q_EMIT q->indexReady();
            }
            if (isRefreshWanted)
                refreshIndex({});
        });
}

void Desk::Private::takeRefreshed(const std::vector<FreshRow> &members, const std::set<QString> &nowTouched)
{
    for (const FreshRow &fresh : members) {
        std::erase_if(pendingRows, [&](const IndexRow &row) { return row.member.toString() == fresh.id; });
        if (fresh.row && fresh.isStored)
            index->put(*fresh.row);
        else
            index->remove(MemberId(fresh.id));
        if (fresh.row && !fresh.isStored)
            pendingRows.push_back(*fresh.row);
    }
    index->setPending(pendingRows);
    touched = nowTouched;
}

void Desk::Private::readCommunityNames()
{
    ask([](const Reader &, const Lens &lens) -> Result<Names> {
        Names names;
        for (const auto &[id, community] : lens.shared.communities)
            names.emplace(id, community.name);
        return names;
    }).then(q, [this](const Result<Names> &names) {
        if (names)
            communityNames = *names;
    });
}

bool Desk::isIndexReady() const { return d->isIndexReady; }

Hit Desk::Private::hitOf(const IndexHit &found) const
{
    const IndexRow &row = *found.row;
    Hit hit;
    hit.memberId = row.member;
    hit.maskedName = maskedName(row.familyName);
    for (const Identity &identity : row.keys)
        if (identity.kind == IdentityKind::Phone && hit.maskedPhone.isEmpty())
            hit.maskedPhone = maskedIdentity(identity.kind, identity.value);
    if (const auto name = communityNames.find(row.community); name != communityNames.end())
        hit.community = name->second;
    hit.tier = row.tier;
    hit.isPending = row.isPending;
    switch (found.by) {
    case MatchedBy::ExactKey:
        hit.recognisedBy = found.kind == IdentityKind::Phone ? RecognisedBy::Phone
            : found.kind == IdentityKind::Card               ? RecognisedBy::Card
            : found.kind == IdentityKind::Unit               ? RecognisedBy::Unit
                                                             : RecognisedBy::Search;
        break;
    default: break;
    }
    for (const Identity &identity : row.keys)
        if (identity.kind == found.kind && found.by != MatchedBy::Name)
            hit.cue = maskedIdentity(identity.kind, identity.value);
    return hit;
}

std::vector<Hit> Desk::find(const QString &typed, int limit) const
{
    std::vector<Hit> hits;
    if (!d->index)
        return hits;
    for (const IndexHit &found : d->index->find(typed, limit))
        hits.push_back(d->hitOf(found));
    return hits;
}

} // namespace zhike
