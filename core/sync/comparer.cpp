// SPDX-License-Identifier: Apache-2.0
#include "core/store/deliver.h"
#include "core/sync/rounds.h"

namespace zhike::sync {

bool Comparer::isDue() const
{
    if (m_isWanted)
        return true;
    const Moment now = m.now();
    const qint64 since = m.standing.comparedAt.msecsTo(now.wall);
    const bool isOld = !m.standing.comparedAt.isValid() || since >= tuning::compareEveryMs || since < 0;
    return isOld && now.steadyMs >= m_notBefore;
}

void Comparer::run(std::function<void()> then)
{
    m_then = std::move(then);
    m_round = 0;
    m_found = 0;
    askSums();
}

void Comparer::askSums()
{
    ++m.requests;
    deliver(m.rooms.client.digest(m.standing.cursor, m.standing.epoch, m.standing.scopes), this,
            [this](const Result<Digest> &digest) {
                if (!digest)
                    return end(tuning::compareAgainMs); // a central without sums, or a line without an answer
                if (digest->at == m.standing.cursor && !digest->sums.empty())
                    return look(std::make_shared<Comparison>(*digest));
                // central is further: the feed first, a few times at most
                end(++m_tries < tuning::compareTries ? 0 : tuning::compareAgainMs);
            });
}

void Comparer::look(std::shared_ptr<Comparison> comparison)
{
    deliver(
        m.rooms.store.read([comparison](const Reader &reader) { return comparison->look(reader, tuning::rowsInLook); }),
        this, [this, comparison](const Result<bool> &isDone) {
            if (!isDone)
                return end(tuning::compareAgainMs);
            *isDone ? judge(*comparison) : look(comparison);
        });
}

void Comparer::judge(const Comparison &comparison)
{
    RepairWanted wanted{comparison.central().epoch, comparison.central().at, m.standing.scopes,
                        static_cast<int>(comparison.central().sums.size()), comparison.wrongBuckets()};
    if (m_round == 0)
        m_found = static_cast<int>(wanted.wrong.size());
    if (wanted.wrong.empty())
        return equal();
    if (++m_round > tuning::repairRounds)
        return end(tuning::compareAgainMs);
    wanted.wrong.resize(std::min<size_t>(wanted.wrong.size(), tuning::bucketsInRepair));
    collect(wanted, std::make_shared<WrongRows>(wanted));
}

void Comparer::collect(const RepairWanted &wanted, std::shared_ptr<WrongRows> rows)
{
    deliver(m.rooms.store.read([rows](const Reader &reader) { return rows->look(reader, tuning::rowsInLook); }), this,
            [this, wanted, rows](const Result<bool> &isDone) {
                if (!isDone)
                    return end(tuning::compareAgainMs);
                *isDone ? askRepair(wanted, rows) : collect(wanted, rows);
            });
}

void Comparer::askRepair(const RepairWanted &wanted, std::shared_ptr<WrongRows> rows)
{
    ++m.requests;
    deliver(m.rooms.client.repair(wanted), this, [this, wanted, rows](const Result<QByteArray> &bytes) {
        if (!bytes)
            return end(tuning::compareAgainMs);
        mend(*bytes, rows);
        m_repaired += static_cast<int>(wanted.wrong.size());
    });
}

void Comparer::mend(const QByteArray &bytes, std::shared_ptr<WrongRows> rows)
{
    deliver(m.rooms.store.writeCache([bytes, rows](Writer &writer) -> Result<bool> {
        const Result<Repair> repair = readRepair(bytes);
        return repair ? applyRepair(writer, *repair, *rows) : Result<bool>(repair.error());
    }),
            this, [this](const Result<bool> &isMended) {
                if (isMended && *isMended)
                    return askSums(); // until nothing is wrong
                end(isMended && ++m_tries < tuning::compareTries ? 0 : tuning::compareAgainMs);
            });
}

void Comparer::equal()
{
    deliver(m.rooms.store.write([now = m.now()](Writer &writer) -> Result<bool> {
        noteCompared(writer, now);
        return true;
    }),
            this, [this](const Result<bool> &) {
                m_isWanted = false;
                m_tries = 0;
                whenCompared(m_found);
                end(tuning::compareAgainMs); // by then the file says when it was
            });
}

void Comparer::end(qint64 againInMs)
{
    m_notBefore = m.rooms.clock.steadyMs() + againInMs;
    if (againInMs > 0) {
        m_isWanted = false; // it was tried; an hour later it is again
        m_tries = 0;
    }
    m.changed();
    std::exchange(m_then, nullptr)();
}

} // namespace zhike::sync
