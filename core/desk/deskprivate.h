// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a Desk keeps between calls. Included by the desk*.cpp files only.

#include "core/desk/boards.h"
#include "core/desk/commit.h"
#include "core/identify/searchindex.h"
#include "core/store/memberscan.h"
#include "core/sync/protocol.h"

#include <QMutex>
#include <QPromise>

#include <atomic>
#include <deque>

namespace zhike {

/// The shared documents as last parsed; made anew by the next read after one of them changed.
/// Threads: get() on the store's threads, which may wait for each other; invalidate() anywhere, it never waits.
class SharedCell
{
public:
    explicit SharedCell(StoreId store) : m_store(std::move(store)) {}

    [[nodiscard]] std::shared_ptr<const SharedDocs> get(const Reader &reader)
    {
        const QMutexLocker lock(&m_mutex);
        const int wanted = m_changes;
        if (!m_docs || m_madeAt != wanted)
            m_docs = std::make_shared<const SharedDocs>(loadShared(reader, m_store));
        m_madeAt = wanted;
        return m_docs;
    }
    void invalidate() { ++m_changes; }

private:
    const StoreId m_store;
    QMutex m_mutex;
    std::shared_ptr<const SharedDocs> m_docs;
    int m_madeAt = 0;
    std::atomic<int> m_changes = 0;
};

/// Units on the worklist: found once by a pass over all rows, then kept by what changes.
/// Threads: get() on the reader thread; add() and forget() on the desk's, they never wait for a pass.
class NeedCell
{
public:
    [[nodiscard]] std::set<UnitCode> get(const Reader &reader)
    {
        std::set<UnitCode> changed;
        bool isBuilt = true;
        {
            const QMutexLocker lock(&m_mutex);
            changed.swap(m_changed);
            std::swap(isBuilt, m_isBuilt);
        }
        if (!isBuilt)
            m_units = unitsInNeed(reader);
        m_units.merge(changed);
        return m_units;
    }
    /// A changed unit is looked at again; whether it is still in need is decided when the list is made.
    void add(const UnitCode &unit)
    {
        const QMutexLocker lock(&m_mutex);
        m_changed.insert(unit);
    }
    void forget()
    {
        const QMutexLocker lock(&m_mutex);
        m_isBuilt = false;
    }

private:
    std::set<UnitCode> m_units; ///< reader thread only
    QMutex m_mutex;             ///< guards what follows
    std::set<UnitCode> m_changed;
    bool m_isBuilt = false;
};

/// One member as the person should find it now; no row when it is neither held nor made here.
struct FreshRow {
    QString id;
    std::shared_ptr<const IndexRow> row; ///< ready for the index
    bool isStored = false;
};
struct Refreshed {
    std::vector<FreshRow> members;
    std::set<QString> touched;
};

/// A search index in the making: one portion of the shop is opened while the next is read.
struct Growing {
    explicit Growing(const Sealer &store) : sealer(store) {}
    const Sealer sealer; ///< a copy: the store may be gone before the last portion is through
    std::shared_ptr<SearchIndex> index = std::make_shared<SearchIndex>();
    std::optional<documents::SealedPortion> read; ///< and not yet opened
    int build = 0;
    int underWay = 0; ///< a read, an opening
};

class Desk::Private
{
public:
    Private(Desk *desk, Rooms deskRooms, SignedIn signedIn)
        : q(desk), rooms(std::move(deskRooms)), who(std::move(signedIn)), role(enumFromName<Role>(who.role).value_or(Role::None))
    {
    }

    /// f(const Reader &, const Lens &) → Result<T> on the reader thread.
    template <typename F>
    auto ask(RecognisedBy how, F f) const -> QFuture<std::invoke_result_t<F, const Reader &, const Lens &>>
    {
        return onThisThread(rooms.store, rooms.store.read([f = std::move(f), cell = shared, r = role, how, now = rooms.clock.now(), today = rooms.clock.today(), isOffline = !isLineUp()](
                                    const Reader &reader) -> std::invoke_result_t<F, const Reader &, const Lens &> {
            const std::shared_ptr<const SharedDocs> docs = cell->get(reader);
            return f(reader, Lens{*docs, r, now, today, sync::standing(reader).asOf, how, isOffline});
        }));
    }
    template <typename F>
    auto ask(F f) const
    {
        return ask(RecognisedBy::Search, std::move(f));
    }

    /// f(Writer &, const CommitRoom &) → Result<T> in one write transaction.
    template <typename F>
    auto commit(F f) const -> QFuture<std::invoke_result_t<F, Writer &, const CommitRoom &>>
    {
        return onThisThread(rooms.store, rooms.store.write([f = std::move(f), cell = shared, terminal = rooms.terminal, person = who, &clock = rooms.clock,
                                  started = rooms.startedAtMs](Writer &writer) -> std::invoke_result_t<F, Writer &, const CommitRoom &> {
            const std::shared_ptr<const SharedDocs> docs = cell->get(writer);
            return f(writer, CommitRoom{*docs, terminal, person, clock, started});
        }));
    }

    void audit(const QString &event, const QString &subject, const QString &detail) const;
    void onCommitted(const Change &change);
    void learnStoreName();
    void buildIndex();
    using GrowingPtr = std::shared_ptr<Growing>;
    void readPortion(const GrowingPtr &growing, const QString &after);
    void arrived(const GrowingPtr &growing);
    void install(const GrowingPtr &growing);
    [[nodiscard]] static QFuture<GrowingPtr> elsewhere(const GrowingPtr &growing, std::function<void(Growing &)> work);
    void refreshIndex(const QStringList &memberIds);
    void takeRefreshed(const std::shared_ptr<const Refreshed> &refreshed, size_t from);
    void refreshed();
    void readCommunityNames();
    [[nodiscard]] Hit hitOf(const IndexHit &found) const;
    [[nodiscard]] Answer<std::vector<ScanView>> resolve(const std::vector<Code> &codes);
    void remember(const ScanView &scan);
    [[nodiscard]] bool isLineUp() const { return rooms.isLineUp && rooms.isLineUp(); }
    void startVisit();
    void tellVisit(const MemberId &member);

    Desk *q;
    Rooms rooms;
    SignedIn who;
    Role role;
    std::shared_ptr<SharedCell> shared = std::make_shared<SharedCell>(rooms.terminal.store);
    std::shared_ptr<NeedCell> needs = std::make_shared<NeedCell>();
    std::shared_ptr<SearchIndex> index;
    bool isIndexReady = false;          ///< built, and what waits in the outbox is in it
    std::vector<IndexRow> pendingRows;  ///< members that only pending ops have made
    std::set<QString> touched;          ///< members a pending op concerned when the index was last refreshed
    std::set<QString> outdated;         ///< members to look at again once the look or the build under way has ended
    bool isRefreshWanted = false;
    bool isRefreshing = false;
    int builds = 0;                     ///< only the newest one is installed
    int installed = 0;
    std::map<CommunityId, Text> communityNames;
    std::deque<ScanHistoryRow> history; ///< newest first
    MemberId atCounter;
    UnitCode scannedUnit;               ///< the unit whose scan led to the member at the counter
    InteractionId interaction;
    std::vector<VisitScan> visitScans;  ///< products held in front of the camera in this interaction
    MemberId lastViewed;
    std::optional<Member> edited;       ///< as it stood when the edit sheet opened: the base of the merge
};

/// A future that is there already.
template <typename T>
[[nodiscard]] Answer<T> answered(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace zhike
