// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/scanbench.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QMap>
#include <QTimer>

#include <algorithm>

namespace zhike::scanbench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kScaledFrames = 24; // no-code pictures made frames of, where the corpus has no such frames
constexpr QSize kFrameSizes[] = {{1280, 720}, {1920, 1080}};

bool isFrameSize(const QSize &size)
{
    return std::find(std::begin(kFrameSizes), std::end(kFrameSizes), size) != std::end(kFrameSizes);
}

bool isWanted(const Row &row, const QStringList &sets)
{
    return sets.isEmpty() || std::any_of(sets.begin(), sets.end(), [&](const QString &name) { return row.set.startsWith(name); });
}

/// Every so many rows of each set, so that a limit leaves a fair sample.
std::vector<Row> sampled(const std::vector<Row> &rows, const Options &options)
{
    QMap<QString, int> sizes;
    for (const Row &row : rows)
        ++sizes[row.set];
    QMap<QString, int> seen;
    std::vector<Row> kept;
    for (const Row &row : rows) {
        const int at = seen[row.set]++;
        const int most = options.limit > 0 ? std::min(options.limit, sizes[row.set]) : sizes[row.set];
        if (isWanted(row, options.sets) && at * most / sizes[row.set] != (at + 1) * most / sizes[row.set])
            kept.push_back(row);
    }
    return kept;
}

Task taskFor(const Row &row)
{
    return {row, {}, row.module > 0 || row.corners || isFrameSize(QImageReader(row.path).size()), true};
}

void addScaledFrames(std::vector<Task> &tasks)
{
    std::vector<Task> empties;
    for (const Task &task : tasks)
        if (task.row.truths.empty() && !task.isFrame && empties.size() < kScaledFrames)
            empties.push_back(task);
    for (const QSize &size : kFrameSizes)
        for (Task task : empties) {
            task.row.set += u" as %1p"_s.arg(size.height());
            task.scaledTo = size;
            task.isFrame = true;
            task.isStill = false;
            tasks.push_back(std::move(task));
        }
}

QString besideUs(const QString &name)
{
    const QString path = QCoreApplication::applicationDirPath() + u'/' + name;
    return QFileInfo(path).isExecutable() ? path : QString();
}

} // namespace

Result<Options> optionsFrom(const QStringList &words)
{
    Options options;
    options.programs.peers = besideUs(u"zhike-scan-peers"_s);
    for (qsizetype i = 0; i < words.size(); i += 2) {
        const QString value = words.value(i + 1);
        bool isNumber = true;
        if (words[i] == "--corpus"_L1)
            options.corpus = value;
        else if (words[i] == "--sets"_L1)
            options.sets = value.split(u',', Qt::SkipEmptyParts);
        else if (words[i] == "--limit"_L1)
            options.limit = value.toInt(&isNumber);
        else if (words[i] == "--jobs"_L1)
            options.jobs = std::clamp(value.toInt(&isNumber), 1, 16);
        else if (words[i] == "--decoder"_L1)
            options.programs.decoder = value;
        else if (words[i] != "--rows"_L1)
            return Error{ErrorCode::InvalidValue, words[i]};
        if (value.isEmpty() || !isNumber)
            return Error{ErrorCode::InvalidValue, words[i]};
    }
    if (options.corpus.isEmpty())
        return Error{ErrorCode::InvalidValue, u"--corpus"_s};
    return options;
}

ScanBench::ScanBench(Options options, std::function<void(std::vector<Looked>)> done)
    : m_options(std::move(options))
    , m_done(std::move(done))
{
}

Result<void> ScanBench::start()
{
    const auto rows = readManifest(m_options.corpus);
    if (!rows)
        return rows.error();
    for (const Row &row : sampled(*rows, m_options))
        m_tasks.push_back(taskFor(row));
    if (m_tasks.empty())
        return Error{ErrorCode::InvalidValue, u"nothing to look at"_s};
    if (std::none_of(m_tasks.begin(), m_tasks.end(), [](const Task &task) { return task.row.truths.empty() && task.isFrame; }))
        addScaledFrames(m_tasks);
    m_looked.resize(m_tasks.size());
    for (int i = 0; i < m_options.jobs; ++i) {
        m_lanes.push_back(std::make_unique<Lane>(m_options.programs));
        QTimer::singleShot(0, qApp, [this, i] { feed(static_cast<std::size_t>(i)); });
    }
    return {};
}

void ScanBench::feed(std::size_t lane)
{
    if (m_next == m_tasks.size())
        return;
    const std::size_t at = m_next++;
    m_lanes[lane]->look(m_tasks[at], [this, lane, at](Looked looked) {
        m_looked[at] = std::move(looked);
        if (++m_finished == m_tasks.size())
            m_done(std::move(m_looked));
        else // from the loop, so that the stack doesn't grow with the corpus
            QTimer::singleShot(0, qApp, [this, lane] { feed(lane); });
    });
}

} // namespace zhike::scanbench
