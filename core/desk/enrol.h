// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/deskrooms.h"

/// How a terminal becomes one of central's, once; and how it finds itself again at every later start, without a line.
namespace zhike {

/// The enrolled terminal: keys from the vault, the rest sealed in the file. Empty before enrolment. Blocks: before the
/// window. KeyMissing when the file says "enrolled" but the vault has no keys.
struct EnrolledTerminal {
    Terminal terminal;
    QString token; ///< for CentralClient::setTerminalToken
};
[[nodiscard]] Result<std::optional<EnrolledTerminal>> findTerminal(Store &store, Vault &vault);

/// Asks central with a one-time code; keys go into the vault before anything is sent. Needs the line.
/// `context` lives on the client's thread and bounds the call. The vault is written on this thread: call it before the
/// loop is busy (first set-up), not during work.
[[nodiscard]] Answer<EnrolledTerminal> enrolTerminal(QObject *context, CentralClient &client, Store &store,
                                                     Vault &vault, const QString &code);

/// Central doesn't take this terminal's token any more: asks for another with the terminal's own key and keeps it in
/// the file. `clock` is as near to central's as is known. Errors: as CentralClient; SignatureWrong, CodeExpired,
/// TerminalRevoked.
[[nodiscard]] Answer<QString> renewTerminalToken(QObject *context, CentralClient &client, Store &store,
                                                 const Terminal &terminal, const Clock &clock);

} // namespace zhike
