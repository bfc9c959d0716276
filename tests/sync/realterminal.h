// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/session/terminalkeys.h"
#include "core/sync/engine.h"
#include "core/sync/protocol.h"
#include "tests/central/rig.h"
#include "tests/support/temporarystore.h"
#include "tests/sync/faultynetwork.h"

namespace zhike::test {

/// A whole terminal - file, client, engine, keys - that speaks to a real central through a line that may fail.
class RealTerminal {
public:
    explicit RealTerminal(Rig &rig);
    ~RealTerminal();

    /// A signed op of a real action, as the desk would commit it; it may be undone for `undoMs`.
    OpId act(const Action &action, qint64 undoMs = 0);
    [[nodiscard]] Result<sync::Undone> undo(const OpId &op);
    /// Cancels what undo can't remove any more, as the desk does.
    void undoOrCancel(const OpId &op, std::set<OpId> &undone);
    void restart();
    /// Real time for sockets, and a second of the world's for timers, `seconds` times.
    void pass(int seconds);
    [[nodiscard]] bool syncUntilQuiet();

    /// "kind/id" → version and body of everything this terminal holds.
    using State = std::map<QString, std::pair<qint64, QByteArray>>;
    [[nodiscard]] State state();
    [[nodiscard]] std::vector<outbox::Row> rows(outbox::Shelf shelf);
    [[nodiscard]] QString terminalId() const { return m_terminal.toString(); }

    TemporaryStore place;
    ManualTimers timers{place.clock};
    FaultyNetwork network{timers};
    std::unique_ptr<CentralClient> client;
    std::unique_ptr<SyncEngine> engine;

private:
    void begin();

    Rig &m_rig;
    TerminalKeys m_keys;
    TerminalId m_terminal;
    QString m_token;
};

} // namespace zhike::test
