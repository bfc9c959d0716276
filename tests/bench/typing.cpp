// SPDX-License-Identifier: Apache-2.0
// P6: central changes five thousand members while somebody types.
#include "core/store/documentrows.h"
#include "core/sync/protocol.h"
#include "tests/bench/rows.h"
#include "tests/bench/searching.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kChanges = 5'000;
constexpr int kFrameMs = 16;
constexpr int kIdleFrames = 300; // five seconds of typing alone
constexpr int kHits = 20;
constexpr int kAtMostMs = 120'000;

/// A frame every 16 ms on the thread of the window: it types one more letter of a name, and remembers how late it came and how long
/// the search took.
class Typist
{
public:
    Typist(Desk &desk, const World &world) : m_desk(desk), m_world(world)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kFrameMs);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { frame(); });
    }
    void start()
    {
        m_frames.clear();
        m_searches.clear();
        m_sinceLast.start();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }
    [[nodiscard]] const Samples &frames() const { return m_frames; }
    [[nodiscard]] const Samples &searches() const { return m_searches; }

private:
    void frame()
    {
        const double late = std::max(0.0, static_cast<double>(m_sinceLast.nsecsElapsed()) / 1000 - kFrameMs * 1000);
        m_sinceLast.start();
        const QString &phone = m_world.people()[m_count % m_world.people().size()].phone;
        const QString typed[] = {u"wang"_s, u"王"_s, u"zl"_s, phone.right(4), phone};
        const double search = microseconds([&] { (void)m_desk.find(typed[m_count++ % std::size(typed)], kHits); });
        m_searches.push_back(search);
        m_frames.push_back(late + search);
    }

    Desk &m_desk;
    const World &m_world;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    size_t m_count = 0;
    Samples m_frames, m_searches;
};

/// Members as they are, under the next version: what a page of the feed brings after a night of tagging.
Result<std::vector<Page>> pagesOf(World &world)
{
    using Pages = std::vector<Page>;
    return world.store().read([](const Reader &reader) -> Result<Pages> {
        std::vector<QString> ids;
        Pages pages;
        Query found = reader.query("SELECT id FROM document WHERE kind='member' ORDER BY id LIMIT ?", kChanges);
        while (found.next())
            ids.push_back(found.text(0));
        const sync::Standing standing = sync::standing(reader);
        for (const QString &id : ids) {
            const auto row = documents::row(reader, DocumentKind::Member, id);
            if (!row || !*row)
                continue;
            if (pages.empty() || pages.back().changes.size() == 500) {
                pages.emplace_back();
                pages.back().epoch = standing.epoch;
                pages.back().from = pages.back().to = standing.cursor;
            }
            documents::Row changed = **row;
            changed.ver += 1'000'000'000;
            pages.back().changes.push_back({FeedRow::What::Put, changed});
        }
        return pages;
    }).result();
}

/// Applies page after page as the puller does: the next when the one before is committed.
void applyNext(World &world, QObject *context, std::shared_ptr<std::vector<Page>> pages, const std::shared_ptr<size_t> &done)
{
    if (*done == pages->size())
        return;
    const sync::Moment now{world.clock().steadyMs(), world.clock().now()};
    world.store()
        .writeCache([page = (*pages)[*done], now](Writer &writer) -> Result<bool> {
            const Result<void> applied = sync::applyPage(writer, page, now);
            return applied ? Result<bool>(true) : Result<bool>(applied.error());
        })
        .then(context, [&world, context, pages, done](const Result<bool> &) {
            ++*done;
            applyNext(world, context, pages, done);
        });
}

} // namespace

Figures typingFigures(World &world)
{
    Result<std::vector<Page>> made = pagesOf(world);
    if (!made || made->empty())
        return made ? Error{ErrorCode::NotFound, u"members to change"_s} : made.error();
    BenchDesk desk(world.store(), world.clock());
    if (!desk.waitForIndex())
        return Error{ErrorCode::LineTimeout, u"index"_s};
    Typist typist(desk.desk(), world);
    typist.start();
    (void)QTest::qWaitFor([&] { return typist.searches().size() >= kIdleFrames; }, kAtMostMs);
    typist.stop();
    const Samples idleSearches = typist.searches();
    const Samples idleFrames = typist.frames();
    const auto pages = std::make_shared<std::vector<Page>>(*std::move(made));
    const auto done = std::make_shared<size_t>(0);
    QObject context;
    typist.start();
    applyNext(world, &context, pages, done);
    if (!QTest::qWaitFor([&] { return *done == pages->size(); }, kAtMostMs))
        return Error{ErrorCode::LineTimeout, u"changes"_s};
    typist.stop();
    return std::vector<Figure>{
        {u"P6"_s, u"frame while 5,000 changes come, p99"_s, u"typing alone, p99"_s, percentile(typist.frames(), 0.99), percentile(idleFrames, 0.99), {}, kFrameMs},
        {u"P6"_s, u"search while 5,000 changes come, p99"_s, u"typing alone, p99"_s, percentile(typist.searches(), 0.99), percentile(idleSearches, 0.99), 2.0, {}}};
}

} // namespace zhike::bench
