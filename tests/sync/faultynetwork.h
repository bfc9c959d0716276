// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakenetwork.h"

namespace zhike::test {

/// The real network, with somebody in between who loses, cuts and delays: what central did, it did.
class FaultyNetwork : public QNetworkAccessManager {
    Q_OBJECT
public:
    explicit FaultyNetwork(ManualTimers &timers)
        : m_timers(timers)
    {
    }
    /// What happens to the next requests, in order.
    void next(Mishap mishap) { m_mishaps.append(mishap); }
    void forgetMishaps() { m_mishaps.clear(); }
    /// Requests that have ended, however they did.
    [[nodiscard]] int answers() const { return m_answers; }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    class Reply;
    ManualTimers &m_timers;
    QList<Mishap> m_mishaps;
    int m_answers = 0;
};

} // namespace zhike::test
