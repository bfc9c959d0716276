// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskprivate.h"

#include "core/identify/pinyin.h"
#include "core/session/masking.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <future>
#include <thread>
#include <utility>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMembersAtOnce = 20'000; // some fifty milliseconds: a look-up may wait behind one portion, never behind a shop

constexpr size_t kMostShares = 4; // of a portion: the window and the file want a core too
constexpr size_t kRowsInATurn = 128; // of the thread that paints: a millisecond or two

FreshRow freshRow(const Reader &reader, const SharedDocs &shared, const QString &id)
{
    FreshRow fresh{id, nullptr, documents::version(reader, enumName(DocumentKind::Member), id) > 0};
    if (const Result<std::optional<Member>> member = effectiveMember(reader, shared, MemberId(id)); member && *member && (*member)->status == MemberStatus::Active)
        fresh.row = SearchIndex::prepared(indexRowOf(**member));
    return fresh;
}

using Names = std::map<CommunityId, Text>;

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

using Opened = std::vector<QByteArray>;

/// Opening is most of the work. Threads of their own: the pool's are few, and this runs on one of them.
void openOnEveryCore(const Sealer &sealer, const std::vector<documents::SealedKeys> &members, const std::function<void(const QByteArray &)> &each)
{
    const size_t shares = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, kMostShares);
    const auto open = [&](size_t share) {
        Opened opened;
        opened.reserve(members.size() / shares + 1);
        for (size_t i = members.size() * share / shares; i < members.size() * (share + 1) / shares; ++i)
            opened.push_back(documents::openKeys(sealer, members[i]));
        return opened;
    };
    std::vector<std::future<Opened>> others;
    for (size_t share = 1; share < shares; ++share)
        others.push_back(std::async(std::launch::async, open, share));
    for (const QByteArray &parts : open(0))
        each(parts);
    for (std::future<Opened> &other : others)
        for (const QByteArray &parts : other.get())
            each(parts);
}

} // namespace

void Desk::Private::buildIndex()
{
    const auto growing = std::make_shared<Growing>(rooms.store.sealer());
    growing->build = ++builds;
    QThreadPool::globalInstance()->start([] { (void)latinName(u"知"_s, {}); }); // what reads names aloud takes a moment to be ready
    readPortion(growing, {});
}

void Desk::Private::readPortion(const GrowingPtr &growing, const QString &after)
{
    using Portion = Result<documents::SealedPortion>;
    ++growing->underWay;
    onThisThread(rooms.store, rooms.store.read([after](const Reader &reader) -> Portion {
        return documents::sealedKeysAfter(reader, after, kMembersAtOnce);
    })).then(q, [this, growing](const Portion &portion) {
        if (!portion)
            return; // the next bootstrap, or the next sign-in, builds again
        growing->read = *portion;
        arrived(growing);
    });
}

/// A portion was read, or one was opened: when both are through, the next is read while the one before is opened.
void Desk::Private::arrived(const GrowingPtr &growing)
{
    if (--growing->underWay > 0 || growing->build != builds)
        return;
    if (!growing->read)
        return install(growing);
    const auto portion = std::make_shared<documents::SealedPortion>(*std::exchange(growing->read, std::nullopt));
    ++growing->underWay;
    elsewhere(growing, [portion](Growing &made) {
        openOnEveryCore(made.sealer, portion->members, [&made](const QByteArray &parts) {
            made.index->addParts({parts.constData(), static_cast<size_t>(parts.size())});
        });
    }).then(q, [this, growing](const GrowingPtr &) { arrived(growing); });
    if (portion->next)
        readPortion(growing, *portion->next);
}

void Desk::Private::install(const GrowingPtr &growing)
{
    elsewhere(growing, [](Growing &made) { made.index->build(); }).then(q, [this](const GrowingPtr &built) {
        if (built->build != builds)
            return;
        index = built->index;
        index->setPending(pendingRows);
        installed = built->build;
        refreshIndex({});
    });
}

/// Work on an index that nobody else has yet, on a thread of its own; the answer comes as from onThisThread, but that thread may
/// outlive the store: the application waits for it.
QFuture<Desk::Private::GrowingPtr> Desk::Private::elsewhere(const GrowingPtr &growing, std::function<void(Growing &)> work)
{
    return QtFuture::makeReadyFuture(growing)
        .then(QtFuture::Launch::Async, [work = std::move(work)](const GrowingPtr &index) {
            work(*index);
            return index;
        })
        .then(QCoreApplication::instance(), [](const GrowingPtr &index) { return index; });
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
        .then(q, [this, wanted](const Result<Refreshed> &seen) {
            if (seen && index)
                return takeRefreshed(std::make_shared<const Refreshed>(*seen), 0);
            outdated.insert(wanted.begin(), wanted.end()); // no answer, or a bootstrap came in between: the next look takes them along
            isRefreshing = false;
            if (isRefreshWanted)
                refreshIndex({});
        });
}

/// A few rows in each turn of the event loop, so that a page of changes never holds up a frame.
void Desk::Private::takeRefreshed(const std::shared_ptr<const Refreshed> &seen, size_t from)
{
    const size_t to = std::min(seen->members.size(), from + kRowsInATurn);
    for (size_t i = from; i < to; ++i) {
        const FreshRow &fresh = seen->members[i];
        std::erase_if(pendingRows, [&](const IndexRow &row) { return row.member.toString() == fresh.id; });
        if (fresh.row && fresh.isStored)
            index->put(fresh.row);
        else
            index->remove(MemberId(fresh.id));
        if (fresh.row && !fresh.isStored)
            pendingRows.push_back(*fresh.row);
    }
    if (to < seen->members.size())
        return (void)QMetaObject::invokeMethod(q, [this, seen, to] { takeRefreshed(seen, to); }, Qt::QueuedConnection);
    index->setPending(pendingRows);
    touched = seen->touched;
    refreshed();
}

void Desk::Private::refreshed()
{
    isRefreshing = false;
    if (!std::exchange(isIndexReady, true))
        Q_EMIT q->indexReady();
    if (isRefreshWanted)
        refreshIndex({});
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
