// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/powercut.h"

#include <algorithm>

namespace zhike::test {
namespace {

constexpr qint64 kSector = 512; // what a disk writes whole, at the least

void apply(QByteArray &content, const DiskLog::Event &event)
{
    if (event.what == FileCall::Truncate) {
        content.truncate(event.at); // SQLite never makes a file longer by it
        return;
    }
    if (content.size() < event.at + event.bytes.size())
        content.append(QByteArray(event.at + event.bytes.size() - content.size(), '\0'));
    std::copy(event.bytes.begin(), event.bytes.end(), content.begin() + event.at);
}

/// A write as the disk sees it.
std::vector<DiskLog::Event> sectorsOf(const std::vector<DiskLog::Event> &pending)
{
    std::vector<DiskLog::Event> sectors;
    for (const DiskLog::Event &event : pending) {
        if (event.what != FileCall::Write) {
            sectors.push_back(event);
            continue;
        }
        for (qint64 done = 0; done < event.bytes.size();) {
            const qint64 at = event.at + done;
            const qint64 amount = std::min<qint64>(kSector - at % kSector, event.bytes.size() - done);
            sectors.push_back({FileCall::Write, event.path, at, event.bytes.mid(done, amount)});
            done += amount;
        }
    }
    return sectors;
}

} // namespace

void DiskLog::after(const Call &call)
{
    const bool counts = call.what == FileCall::Write || call.what == FileCall::Truncate || call.what == FileCall::Sync
        || call.what == FileCall::Delete;
    if (counts && !call.path.isEmpty())
        m_events.push_back({call.what, call.path, call.at, QByteArray(call.bytes, call.amount), call.isDurable});
}

/// What was deleted is gone for certain; what was written since then may be.
void PowerCut::syncFolder()
{
    for (auto &[path, file] : m_files) {
        const auto last = std::find_if(file.pending.rbegin(), file.pending.rend(),
                                       [](const DiskLog::Event &event) { return event.what == FileCall::Delete; });
        if (last == file.pending.rend())
            continue;
        file.pending.erase(file.pending.begin(), last.base());
        file.durable.clear();
        file.exists = false;
    }
}

void PowerCut::advanceTo(size_t event)
{
    for (; m_at < event && m_at < m_log.events().size(); ++m_at) {
        const DiskLog::Event &now = m_log.events()[m_at];
        File &file = m_files[now.path];
        switch (now.what) {
        case FileCall::Sync:
            if (!file.exists
                && !now.path.endsWith(".db")) // the unix VFS syncs the folder with the first sync of a log it made
                syncFolder();
            for (const DiskLog::Event &earlier : file.pending)
                apply(file.durable, earlier);
            file.pending.clear();
            file.exists = true;
            break;
        case FileCall::Delete:
            if (now.isDurable)
                file = {};
            else
                file.pending.push_back(now);
            break;
        default:
            file.pending.push_back(now);
        }
    }
}

void PowerCut::keepSome(std::vector<DiskLog::Event> &sectors, Luck luck, std::mt19937 &random)
{
    const auto below = [&random](size_t n) { return n == 0 ? 0 : static_cast<size_t>(random()) % n; };
    switch (luck) {
    case Luck::NothingKept:
        sectors.clear();
        return;
    case Luck::AllKept:
        return;
    case Luck::InOrder:
        sectors.resize(below(sectors.size() + 1));
        return;
    case Luck::AnyOrder:
        std::shuffle(sectors.begin(), sectors.end(), random);
        std::erase_if(sectors, [&](const DiskLog::Event &) { return below(2) == 0; });
        return;
    case Luck::AllButOne:
        if (!sectors.empty())
            sectors.erase(sectors.begin() + static_cast<std::ptrdiff_t>(below(sectors.size())));
        return;
    case Luck::Torn:
        for (DiskLog::Event &sector : sectors)
            if (sector.what == FileCall::Write && below(4) == 0)
                sector.bytes.truncate(static_cast<qsizetype>(below(static_cast<size_t>(sector.bytes.size()))));
    }
}

PowerCut::Image PowerCut::image(Luck luck, std::mt19937 &random) const
{
    Image disk;
    for (const auto &[path, file] : m_files) {
        std::vector<DiskLog::Event> sectors = sectorsOf(file.pending);
        keepSome(sectors, luck, random);
        QByteArray content = file.durable;
        bool exists = file.exists;
        for (const DiskLog::Event &event : sectors) {
            exists = event.what != FileCall::Delete;
            if (exists)
                apply(content, event);
            else
                content.clear();
        }
        if (exists)
            disk[path] = content;
    }
    return disk;
}

} // namespace zhike::test
