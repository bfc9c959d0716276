// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/scanbench.h"
#include "core/scan/decoder.h"
#include "tests/bench/rows.h"
#include "tests/bench/searching.h"
#include "tests/scan/corpuswriter.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTest>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;
using scanbench::Looked;
using scanbench::Outcome;
using scanbench::Reader;

constexpr int kEach = 3; // frames of every kind: some 110 pictures
constexpr quint32 kSeed = 20'000; // frames that nothing was tuned on
constexpr int kPatienceMs = 20 * 60 * 1000;
constexpr int kScans = 25;
constexpr Reader kPeers[] = {Reader::Zxing, Reader::ZxingSafely, Reader::Zbar};

/// A row's values are counts, not times.
Figure counted(const QString &what, const QString &baseline, int value, int floor, double maxRatio)
{
    return {u"P1"_s, what, baseline, double(value), double(floor), maxRatio, {}, Unit::Count};
}

int unread(const std::vector<Looked> &all, const std::function<bool(const Looked &)> &isRead)
{
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Looked &looked) {
        return !looked.task.row.truths.empty() && !isRead(looked);
    }));
}

double medianCost(const std::vector<Looked> &all, Reader reader)
{
    Samples samples;
    for (const Looked &looked : all)
        if (const auto &times = looked.by(reader).microseconds; !times.empty())
            samples.push_back(times.front());
    return percentile(samples, 0.5);
}

std::vector<Figure> readingFigures(const std::vector<Looked> &all)
{
    const auto isReadBy = [](const Looked &looked, Reader reader) { return looked.by(reader).readAt > 0; };
    const int together = unread(all, [&](const Looked &looked) {
        return std::any_of(std::begin(kPeers), std::end(kPeers), [&](Reader peer) { return isReadBy(looked, peer); });
    });
    const int still = unread(all, [&](const Looked &looked) { return isReadBy(looked, Reader::Still); });
    const int live = unread(all, [&](const Looked &looked) { return isReadBy(looked, Reader::Live); });
    const auto wrong = std::count_if(all.begin(), all.end(), [](const Looked &looked) {
        return looked.by(Reader::Live).isWrong || looked.by(Reader::Still).isWrong;
    });
    double fastest = 0;
    for (const Reader peer : kPeers)
        if (const double cost = medianCost(all, peer); fastest == 0 || cost < fastest)
            fastest = cost;
    return {counted(u"codes that the ladder leaves unread, still"_s, u"unread by zxing and zbar together"_s, still, together, 1.0),
            counted(u"the same within eight frames"_s, u"unread by zxing and zbar together"_s, live, together, 1.0),
            {u"P1"_s, u"wrong payloads of the ladder"_s, {}, double(wrong), 0, {}, 0, Unit::Count},
            {u"P1"_s, u"median frame, processor time"_s, u"the fastest peer's"_s, medianCost(all, Reader::Live), fastest, 1.3, {}}};
}

/// Until `future` has ended. A loop of its own: QTest's waiting looks again only every ten milliseconds, as long as a scan takes.
template <typename T>
bool wait(const QFuture<T> &future)
{
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.resultCount() > 0;
}

QByteArray labelOf(const QString &unit)
{
    return pictures::fileOf(pictures::onSheet(pictures::codeOf(pictures::Shape::Qr, u"https://u.hemei.example/u/"_s + unit), {1280, 720}));
}

} // namespace

Result<std::vector<Figure>> readerFigures()
{
    const QTemporaryDir folder;
    if (!camera::writeCorpus(folder.path(), kSeed, kEach))
        return Error{ErrorCode::NotFound, u"corpus"_s};
    const auto options = scanbench::optionsFrom({u"--corpus"_s, folder.path()});
    if (!options || options->programs.peers.isEmpty())
        return Error{ErrorCode::NotFound, u"zhike-scan-peers"_s};
    std::optional<std::vector<Looked>> all;
    scanbench::ScanBench bench(*options, [&](std::vector<Looked> looked) { all = std::move(looked); });
    if (const Result<void> started = bench.start(); !started)
        return started.error();
    if (!QTest::qWaitFor([&] { return all.has_value(); }, kPatienceMs))
        return Error{ErrorCode::NotFound, u"the readers took too long"_s};
    return readingFigures(*all);
}

Result<std::vector<Figure>> passportFigures(World &world)
{
    BenchDesk desk(world.store(), world.clock());
    Decoder decoder;
    Samples alone;
    Samples whole;
    for (std::size_t i = 0; i < world.people().size() && whole.size() < kScans; ++i) {
        if (world.people()[i].units.empty())
            continue;
        const QByteArray label = labelOf(world.people()[i].units.front());
        bool isRead = true;
        const double bare = microseconds([&] { isRead = wait(decoder.decode(label)); });
        bool isPassport = false;
        const double scan = microseconds([&] {
            const auto answer = desk.desk().scanImage(label);
            isPassport = wait(answer) && answer.result().isOk();
        });
        if (!isRead || !isPassport)
            return Error{ErrorCode::NotFound, u"passport"_s};
        if (i > 0) { // the first starts both children
            alone.push_back(bare);
            whole.push_back(scan);
        }
    }
    return std::vector<Figure>{{u"P2"_s, u"label seen to passport (decode, parse, look-up, fold)"_s, u"decode alone"_s, percentile(whole, 0.5), percentile(alone, 0.5), 1.2, {}}};
}

} // namespace zhike::bench
