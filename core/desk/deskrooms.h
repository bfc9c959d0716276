// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/desk.h"
#include "core/desk/reception.h"
#include "core/scan/decoder.h"
#include "core/scan/grammar.h"
#include "core/session/escrow.h"
#include "core/session/terminalkeys.h"
#include "core/store/store.h"
#include "core/sync/engine.h"

#include <functional>

namespace zhike {

/// Who this terminal is to central: from enrolment, kept sealed in the file and the vault.
struct Terminal {
    TerminalId id;
    StoreId store;
    QByteArray centralKey; ///< X25519, escrow is sealed to it
    TerminalKeys keys;
    std::shared_ptr<Escrow> escrow = std::make_shared<Escrow>(); ///< of this run of the program
};

/// The same answer, but ended on the thread the store was opened on. Qt 6.4 looks at a continuation's context on the thread that
/// ends the future: a page could be destroyed at that very moment. This hop's context lives as long as the store.
template <typename R>
[[nodiscard]] QFuture<R> onThisThread(Store &store, QFuture<R> answer)
{
    return answer.then(&store.events(), [](const R &value) { return value; });
}

/// What a desk is built on. Everything outlives the desk.
struct Desk::Rooms {
    Store &store;
    const Clock &clock;
    Decoder &decoder;
    const Grammar &grammar;
    const Terminal &terminal;
    QString blobFolder; ///< beside the file: photos and clips, sealed
    qint64 startedAtMs = 0; ///< Clock::steadyMs() of the program's start, for the ops' boot time
    std::function<bool()> isLineUp = {}; ///< whether central answers now; not set: it doesn't
};

/// What the reception is built on. Everything outlives it.
struct Reception::Rooms {
    Desk::Rooms desk;
    CentralClient &client;
    SyncEngine &engine;
};

} // namespace zhike
