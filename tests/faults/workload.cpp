// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/workload.h"

#include "core/store/shelves.h"
#include "core/sync/bootstrap.h"
#include "core/sync/marks.h"
#include "tests/faults/filestate.h"
#include "tests/support/temporarystore.h"

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

const sync::Moment kNow{1'000, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC)};

documents::Row unitRow(const QString &id, qint64 ver)
{
    return {u"unit"_s, id, ver, "{\"v\":" + QByteArray::number(ver) + ",\"ops\":[]}"};
}

documents::Row eventRow(const QString &id, qint64 ver)
{
    return {u"event"_s, id, ver,
            R"({"eventId":")" + id.toUtf8() + R"(","memberId":"m-1","lane":"store","at":"2026-03-02T09:00:00.000Z"})"};
}

Result<bool> asDone(const Result<void> &result) { return result ? Result<bool>(true) : Result<bool>(result.error()); }

/// The feed as this terminal sees it: numbers rise from deed to deed, and each page goes on where the last one ended.
class Day {
public:
    explicit Day(std::mt19937 &random)
        : m_random(random)
    {
    }

    Deed begin()
    {
        return {u"first start"_s, false, [](Writer &w) -> Result<bool> {
                    sync::freezeWaiting(w);
                    meta::set(w, sync::kEpoch, u"1"_s);
                    meta::set(w, sync::kCursor, u"0"_s);
                    return true;
                }};
    }
    Deed op()
    {
        const QString id = u"op-%1"_s.arg(++m_ops);
        return {id, false, [id, unit = someUnit()](Writer &w) { return keepOpWithAudit(w, id, unit); }};
    }
    Deed number()
    {
        return {u"numbering"_s, false, [](Writer &w) -> Result<bool> {
                    (void)sync::numberOps(w, kNow);
                    return true;
                }};
    }
    /// Central's answer to what was numbered: numbers of the feed, one refusal among them now and then.
    Deed answer()
    {
        const qint64 from = m_seq;
        m_seq += 40;
        const bool isRefusing = m_random() % 3 == 0;
        return {u"answer"_s, false, [from, isRefusing](Writer &w) -> Result<bool> {
                    const OpsRequest sent = sync::nextBatch(w);
                    OpsAnswer answer;
                    for (const Op &op : sent.ops) {
                        OpResult result;
                        result.opId = op.opId;
                        result.centralSeq = from + 1 + static_cast<qint64>(answer.results.size());
                        result.outcome = isRefusing && answer.results.empty() ? Outcome::Rejected : Outcome::Applied;
                        answer.results.push_back(result);
                        answer.lastSeq = op.seq;
                    }
                    sync::takePushAnswer(w, sent, answer, kNow, 1);
                    return true;
                }};
    }
    Deed page()
    {
        Page page;
        page.epoch = u"1"_s;
        page.from = QString::number(m_cursor);
        for (int i = 0; i < 12; ++i)
            page.changes.push_back({FeedRow::What::Put, unitRow(someUnit(), m_seq + 1 + i)});
        page.changes.push_back({FeedRow::What::Put, eventRow(u"e-%1"_s.arg(m_random() % 20), m_seq + 13)});
        if (m_random() % 2 == 0)
            page.changes.push_back({FeedRow::What::Leave, {u"unit"_s, someUnit(), m_seq + 14, {}}});
        m_seq += 14;
        m_cursor = m_seq;
        page.to = QString::number(m_cursor);
        page.request = 100 + m_cursor;
        page.durableSeq = std::max<qint64>(0, m_seq - 60);
        return {u"page to %1"_s.arg(page.to), true,
                [page](Writer &w) { return asDone(sync::applyPage(w, page, kNow)); }};
    }
    void bootstrap(std::vector<Deed> &day)
    {
        Manifest manifest;
        manifest.epoch = u"1"_s;
        manifest.cursor = QString::number(m_cursor);
        manifest.shards.resize(2);
        for (ShardRef &shard : manifest.shards)
            shard.docs = 10;
        day.push_back({u"staging begins"_s, true, [manifest](Writer &w) -> Result<bool> {
                           sync::beginStaging(w, manifest);
                           return true;
                       }});
        for (int shard = 0; shard < 2; ++shard)
            day.push_back({u"shard"_s, true, [shard, ver = m_seq](Writer &w) -> Result<bool> {
                               std::vector<documents::Row> rows;
                               for (int i = 0; i < 10; ++i)
                                   rows.push_back(unitRow(u"u-%1"_s.arg(shard * 10 + i), ver));
                               const Result<void> staged = sync::stageRows(w, rows);
                               const Result<bool> isDone = sync::shardDone(w, shard);
                               return staged && !isDone ? isDone : asDone(staged);
                           }});
        Page last;
        last.epoch = u"1"_s;
        last.from = last.to = manifest.cursor;
        day.push_back({u"swap"_s, true, [last](Writer &w) { return sync::replayPage(w, last, kNow); }});
    }

private:
    QString someUnit() { return u"u-%1"_s.arg(m_random() % 20); }
    std::mt19937 &m_random;
    int m_ops = 0;
    qint64 m_seq = 0;
    qint64 m_cursor = 0;
};

} // namespace

std::vector<Deed> aDay(std::mt19937 &random, int rounds)
{
    Day day(random);
    std::vector<Deed> deeds{day.begin()};
    for (int i = 0; i < rounds; ++i) {
        for (int ops = 0; ops < 3; ++ops)
            deeds.push_back(day.op());
        deeds.push_back(day.number());
        deeds.push_back(day.answer());
        deeds.push_back(day.page());
        if (i % 4 == 2)
            day.bootstrap(deeds);
    }
    return deeds;
}

Result<bool> commit(Store &store, const Deed &deed)
{
    return TemporaryStore::wait(deed.isCache ? store.writeCache(deed.work) : store.write(deed.work));
}

} // namespace zhike::test
