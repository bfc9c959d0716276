// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/engine.h"
#include "core/sync/protocol.h"
#include "tests/support/fakenetwork.h"
#include "tests/support/temporarystore.h"

namespace zhike::test {

/// One terminal with the real engine, client and file, and a central that lives in the test. Time moves by hand.
class FakeWorld {
public:
    /// Central begins with the documents "1" … "documents", all in this terminal's scope.
    explicit FakeWorld(int documents = 10);
    ~FakeWorld();

    /// Starts the engine and goes on until nothing is left to do; false when that doesn't come to be.
    [[nodiscard]] bool syncUntilQuiet();
    /// Lets `ms` of the world's time go by, in steps, while requests and the file do their work.
    void pass(qint64 ms);
    /// The machine sleeps: the same time, at once, without anybody working in between.
    void sleep(qint64 ms);
    /// The program ends and begins again over the same file.
    void restart();
    /// Lets requests and the file do what they can without time going by.
    void work();

    /// An op that adds `arg` to documents; its id.
    OpId add(const QStringList &documents, int arg, const std::vector<OpId> &needs = {});
    OpId addPoison(const QString &document);
    /// Rows of the cache are lost (`DELETE`) or don't open any more.
    void spoil(const QStringList &lost, const QStringList &unreadable);
    OpId make(const QString &document, int arg);
    [[nodiscard]] Result<sync::Undone> undo(const OpId &op);

    /// Document → (version, value): the file's, and central's as this terminal may see it.
    using State = std::map<QString, std::pair<qint64, qint64>>;
    [[nodiscard]] State local();
    [[nodiscard]] State atCentral() const;
    [[nodiscard]] sync::Standing standing();
    [[nodiscard]] std::vector<outbox::Row> outboxRows();
    [[nodiscard]] std::vector<outbox::Row> journalRows();

    ModelCentral central;
    TemporaryStore place;
    ManualTimers timers{place.clock};
    FakeNetwork network{central, timers};
    std::unique_ptr<CentralClient> client;
    std::unique_ptr<SyncEngine> engine;
    CorrectedClock corrected{place.clock};
    qint64 undoMs = 0;
    bool mayRenew = false; ///< this terminal has its key: it gets the network's valid token
    int renewals = 0;

private:
    void begin();
    OpId commit(const QStringList &documents, QJsonObject body, const std::vector<OpId> &needs);
    int m_ops = 0;
};

} // namespace zhike::test
