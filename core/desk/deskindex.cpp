// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskprivate.h"

#include "core/session/masking.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"

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

/// One member as the person should find it now; nothing when it is neither held nor made here.
struct Fresh {
    QString id;
    std::optional<IndexRow> row;
    bool isStored = false;
};

struct Refreshed {
    std::vector<Fresh> members;
    std::set<QString> touched;
};

Fresh freshRow(const Reader &reader, const SharedDocs &shared, const QString &id)
{
    Fresh fresh{id, std::nullopt, documents::version(reader, enumName(DocumentKind::Member), id) > 0};
    if (const auto who = loadMember(reader, shared, MemberId(id)); who && *who && (*who)->member().status == MemberStatus::Active)
        fresh.row = indexRowOf((*who)->member());
    return fresh;
}

Text communityNameOf(const Lens &lens, const CommunityId &id)
{
    const Community *community = lens.shared.community(id);
    return community ? community->name : Text{};
}

} // namespace

void Desk::Private::buildIndex()
{
    struct Built {
        std::unique_ptr<SearchIndex> index;
        std::map<CommunityId, Text> communities;
    };
    ask([](const Reader &reader, const Lens &lens) -> Result<std::shared_ptr<Built>> {
        std::vector<IndexRow> rows;
        documents::forEachMember(reader, [&rows](const MemberKeys &keys) {
            if (keys.status == MemberStatus::Active)
                rows.push_back(rowOf(keys));
            return true;
        });
        auto built = std::make_shared<Built>();
        built->index = std::make_unique<SearchIndex>(std::move(rows));
        for (const auto &[id, community] : lens.shared.communities)
            built->communities.emplace(id, communityNameOf(lens, id));
        return built;
    }).then(q, [this](const Result<std::shared_ptr<Built>> &built) {
        if (!built)
            return;
        index = std::move((*built)->index);
        communityNames = std::move((*built)->communities);
        pendingRows.clear();
        touched.clear();
        refreshIndex({});
        Q_EMIT q->indexReady();
    });
}

void Desk::Private::refreshIndex(const QStringList &memberIds)
{
    std::set<QString> wanted(memberIds.begin(), memberIds.end());
    wanted.insert(touched.begin(), touched.end());
    ask([wanted](const Reader &reader, const Lens &lens) -> Result<Refreshed> {
        Refreshed refreshed;
        for (const PendingOp &op : outbox::pending(reader))
            for (const Target &target : op.op.targetList)
                if (target.kind == DocumentKind::Member)
                    refreshed.touched.insert(target.id);
        std::set<QString> ids = wanted;
        ids.insert(refreshed.touched.begin(), refreshed.touched.end());
        for (const QString &id : ids)
            refreshed.members.push_back(freshRow(reader, lens.shared, id));
        return refreshed;
    }).then(q, [this](const Result<Refreshed> &refreshed) {
        if (!refreshed || !index)
            return;
        for (const Fresh &fresh : refreshed->members) {
            std::erase_if(pendingRows, [&](const IndexRow &row) { return row.member.toString() == fresh.id; });
            if (fresh.row && fresh.isStored)
                index->put(*fresh.row);
            else
                index->remove(MemberId(fresh.id));
            if (fresh.row && !fresh.isStored)
                pendingRows.push_back(*fresh.row);
        }
        index->setPending(pendingRows);
        touched = refreshed->touched;
    });
}

bool Desk::isIndexReady() const { return d->index != nullptr; }

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
