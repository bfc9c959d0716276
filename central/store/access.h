// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/domain/clock.h"
#include "core/profile/model.h"

#include <QStringList>

/// Who may come in: enrolment codes, terminals, people's sign-ins. Times are milliseconds since the epoch.
namespace zhike::central {

struct Terminal {
    QString terminalId;
    QString storeId;
    QByteArray publicKey; ///< Ed25519
    QStringList scopes;
    bool isRevoked = false;
};

/// Ten characters without look-alikes, good for fifteen minutes and one terminal. A reusable one is for demos and
/// tests.
struct EnrolCode {
    QString code;
    QString storeId;
    bool isReusable = false;
};
[[nodiscard]] QString makeEnrolCode();
void putEnrolCode(Transaction &tx, const EnrolCode &code, const Clock &clock);

struct EnrolRequest {
    QString code;
    QByteArray publicKey;
    QByteArray boxKey;
    QString name;
};
struct Enrolled {
    Terminal terminal;
    QString token;
};
/// NotPermitted when the code is unknown, used or too old.
[[nodiscard]] Result<Enrolled> enrol(Transaction &tx, const EnrolRequest &request, const Clock &clock);

[[nodiscard]] std::optional<Terminal> findTerminal(Transaction &tx, const QString &terminalId);

struct ScopeChange {
    QStringList added;
    QStringList removed;
};
/// What a terminal may hold from now on; it hears of it with its next page. NotFound for an unknown terminal.
[[nodiscard]] Result<void> changeScopes(Transaction &tx, const QString &terminalId, const ScopeChange &change);

/// A terminal whose token isn't taken any more asks for another with its own key.
struct RenewRequest {
    QString terminalId;
    QDateTime at; ///< later than that of any renewal before, within five minutes of central's time
    QByteArray signature; ///< Ed25519 over renewBytes()
};
/// "zhike-renew" LF terminalId LF at (as on the wire), UTF-8.
[[nodiscard]] QByteArray renewBytes(const RenewRequest &request);
/// The new token; the old one ends. TerminalUnknown, TerminalRevoked, SignatureWrong, CodeExpired.
[[nodiscard]] Result<QString> renewTerminal(Transaction &tx, const RenewRequest &request, const Clock &clock);

/// Whom a bearer token names. `associateId` is empty for a terminal's own token, which is good for syncing only.
struct Caller {
    Terminal terminal;
    QString associateId;
};
/// Whose tokens are looked through first; the answer is the same.
enum class Bearer { Terminal, Person };
/// TokenExpired for an unknown or expired token, TerminalRevoked for a terminal that may no longer come in.
[[nodiscard]] Result<Caller> callerOf(Transaction &tx, const QString &token, const Clock &clock,
                                      Bearer likely = Bearer::Terminal);

/// A sign-in needs three steps, so that the slow check of the PIN happens outside any transaction.
struct LoginRow {
    QString badge;
    AssociateId associateId;
    QString verifier;
    qint64 fails = 0;
    qint64 lockedUntil = 0;
};
void putLogin(Transaction &tx, const LoginRow &login);
[[nodiscard]] std::optional<LoginRow> findLogin(Transaction &tx, const QString &badge);
/// Five tries are free; then 30 s, doubling with each further one, at most an hour.
void noteWrongPin(Transaction &tx, const QString &badge, const Clock &clock);
struct SignIn {
    QString token;
    qint64 expiresAt = 0;
};
[[nodiscard]] SignIn signIn(Transaction &tx, const LoginRow &login, const QString &terminalId, const Clock &clock);
/// A new token for the same person; the old one ends.
[[nodiscard]] SignIn renew(Transaction &tx, const QString &token, const Clock &clock);
void signOut(Transaction &tx, const QString &token);

} // namespace zhike::central
