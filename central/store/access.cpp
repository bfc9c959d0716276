// SPDX-License-Identifier: Apache-2.0
#include "central/store/access.h"

#include "central/store/secrets.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kCodeLifeMs = 15 * 60'000;
constexpr qint64 kSignInLifeMs = 8 * 3'600'000; // one shift
constexpr qint64 kRenewWithinMs = 5 * 60'000;
constexpr qint64 kFreeTries = 5;
constexpr qint64 kFirstLockMs = 30'000;
constexpr qint64 kLongestLockMs = 3'600'000;
constexpr auto kCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I L O U

qint64 nowMs(const Clock &clock) { return clock.now().toMSecsSinceEpoch(); }
QString codeHash(const QString &code) { return tokenHash(code.trimmed().toUpper()); }

QStringList scopesOfStore(const QString &storeId)
{
    return {kCatalogueScope, kCommunityScope, kRulesScope, staffScope(storeId), storeScope(storeId)};
}

SignIn putSignIn(Transaction &tx, const QString &terminalId, const QString &associateId, const Clock &clock)
{
    const SignIn signedIn{makeToken(), nowMs(clock) + kSignInLifeMs};
    tx.run("DELETE FROM sign_in WHERE expires_at < ?", {nowMs(clock)});
    tx.run("INSERT INTO sign_in (token_hash, terminal_id, associate_id, expires_at) VALUES (?,?,?,?)",
           {tokenHash(signedIn.token), terminalId, associateId, signedIn.expiresAt});
    return signedIn;
}

} // namespace

QString makeEnrolCode()
{
    constexpr qsizetype kLength = 10;
    QString code;
    for (const char byte : randomBytes(kLength))
        code += QLatin1Char(kCodeAlphabet[static_cast<unsigned char>(byte) % 32]);
    return code;
}

void putEnrolCode(Transaction &tx, const EnrolCode &code, const Clock &clock)
{
    const qint64 expires = code.isReusable ? std::numeric_limits<qint64>::max() : nowMs(clock) + kCodeLifeMs;
    tx.run("INSERT INTO enrol_code (hash, store_id, expires_at, is_reusable) VALUES (?,?,?,?) ON CONFLICT (hash) DO "
           "UPDATE SET"
           " store_id = excluded.store_id, expires_at = excluded.expires_at, is_reusable = excluded.is_reusable",
           {codeHash(code.code), code.storeId, expires, code.isReusable ? 1 : 0});
}

Result<Enrolled> enrol(Transaction &tx, const EnrolRequest &request, const Clock &clock)
{
    const Row code = tx.row("SELECT store_id, is_reusable FROM enrol_code WHERE hash = ? AND expires_at >= ?",
                            {codeHash(request.code), nowMs(clock)});
    if (code.isEmpty())
        return Error{ErrorCode::NotPermitted, u"code"_s};
    if (code.at(1).toInt() == 0)
        tx.run("DELETE FROM enrol_code WHERE hash = ?", {codeHash(request.code)});
    Enrolled enrolled;
    enrolled.token = makeToken();
    enrolled.terminal = {u"term-"_s + makeUuidV7(clock), code.at(0).toString(), request.publicKey,
                         scopesOfStore(code.at(0).toString()), false};
    tx.run("INSERT INTO terminal (terminal_id, store_id, name, public_key, box_key, token_hash, enrolled_at) VALUES "
           "(?,?,?,?,?,?,?)",
           {enrolled.terminal.terminalId, enrolled.terminal.storeId, request.name,
            QString::fromLatin1(request.publicKey.toBase64()), QString::fromLatin1(request.boxKey.toBase64()),
            tokenHash(enrolled.token), nowMs(clock)});
    for (const QString &scope : enrolled.terminal.scopes)
        tx.run("INSERT INTO terminal_scope (terminal_id, scope) VALUES (?,?)", {enrolled.terminal.terminalId, scope});
    return enrolled;
}

namespace {

/// Of terminal t; one statement a request, not two.
QByteArray terminalColumns(const Transaction &tx)
{
    return "t.terminal_id, t.store_id, t.public_key, t.revoked_at, (SELECT " + joined(tx.engine(), "h.scope")
        + " FROM terminal_scope h WHERE h.terminal_id = t.terminal_id)";
}

/// From a row of those columns.
Terminal terminalOf(const Row &row)
{
    Terminal terminal{row.at(0).toString(), row.at(1).toString(), QByteArray::fromBase64(row.at(2).toString().toLatin1()),
                      row.at(4).toString().split(kBetween, Qt::SkipEmptyParts), !row.at(3).isNull()};
    terminal.scopes.sort();
    return terminal;
}

} // namespace

std::optional<Terminal> findTerminal(Transaction &tx, const QString &terminalId)
{
    const Row row = tx.row("SELECT " + terminalColumns(tx) + " FROM terminal t WHERE t.terminal_id = ?", {terminalId});
    return row.isEmpty() ? std::nullopt : std::optional(terminalOf(row));
}

Result<void> changeScopes(Transaction &tx, const QString &terminalId, const ScopeChange &change)
{
    if (!findTerminal(tx, terminalId))
        return ErrorCode::NotFound;
    for (const QString &scope : change.removed)
        tx.run("DELETE FROM terminal_scope WHERE terminal_id = ? AND scope = ?", {terminalId, scope});
    for (const QString &scope : change.added)
        tx.run(
            "INSERT INTO terminal_scope (terminal_id, scope) VALUES (?,?) ON CONFLICT (terminal_id, scope) DO NOTHING",
            {terminalId, scope});
    return {};
}

QByteArray renewBytes(const RenewRequest &request)
{
    return "zhike-renew\n" + request.terminalId.toUtf8() + '\n' + json::write(request.at).toString().toUtf8();
}

Result<QString> renewTerminal(Transaction &tx, const RenewRequest &request, const Clock &clock)
{
    const std::optional<Terminal> terminal = findTerminal(tx, request.terminalId);
    if (!terminal)
        return ErrorCode::TerminalUnknown;
    if (terminal->isRevoked)
        return ErrorCode::TerminalRevoked;
    if (!isSignatureRight(renewBytes(request), request.signature, terminal->publicKey))
        return ErrorCode::SignatureWrong;
    const qint64 at = request.at.toMSecsSinceEpoch();
    const qint64 last = tx.number("SELECT renewed_at FROM terminal WHERE terminal_id = ?", {request.terminalId});
    if (at <= last || std::abs(at - nowMs(clock)) > kRenewWithinMs)
        return ErrorCode::CodeExpired; // heard before, or too far from now
    const QString token = makeToken();
    tx.run("UPDATE terminal SET token_hash = ?, renewed_at = ? WHERE terminal_id = ?",
           {tokenHash(token), at, request.terminalId});
    return token;
}

namespace {

Row bearerRow(Transaction &tx, Bearer bearer, const QString &hash, const Clock &clock)
{
    if (bearer == Bearer::Terminal)
        return tx.row("SELECT " + terminalColumns(tx) + " FROM terminal t WHERE t.token_hash = ?", {hash});
    return tx.row("SELECT " + terminalColumns(tx)
                      + ", s.associate_id FROM sign_in s JOIN terminal t ON t.terminal_id = s.terminal_id"
                        " WHERE s.token_hash = ? AND s.expires_at >= ?",
                  {hash, nowMs(clock)});
}

} // namespace

Result<Caller> callerOf(Transaction &tx, const QString &token, const Clock &clock, Bearer likely)
{
    const QString hash = tokenHash(token);
    Row row = bearerRow(tx, likely, hash, clock);
    if (row.isEmpty())
        row = bearerRow(tx, likely == Bearer::Person ? Bearer::Terminal : Bearer::Person, hash, clock);
    if (row.isEmpty())
        return ErrorCode::TokenExpired;
    const Terminal terminal = terminalOf(row);
    if (terminal.isRevoked)
        return ErrorCode::TerminalRevoked;
    return Caller{terminal, row.value(5).toString()};
}

void putLogin(Transaction &tx, const LoginRow &login)
{
    tx.run("INSERT INTO login (badge, associate_id, verifier, fails, locked_until) VALUES (?,?,?,?,?) ON CONFLICT "
           "(badge) DO UPDATE SET"
           " associate_id = excluded.associate_id, verifier = excluded.verifier, fails = excluded.fails, locked_until "
           "= excluded.locked_until",
           {login.badge, login.associateId.toString(), login.verifier, login.fails, login.lockedUntil});
}

std::optional<LoginRow> findLogin(Transaction &tx, const QString &badge)
{
    const Row row = tx.row("SELECT associate_id, verifier, fails, locked_until FROM login WHERE badge = ?", {badge});
    if (row.isEmpty())
        return std::nullopt;
    return LoginRow{badge, AssociateId(row.at(0).toString()), row.at(1).toString(), row.at(2).toLongLong(),
                    row.at(3).toLongLong()};
}

void noteWrongPin(Transaction &tx, const QString &badge, const Clock &clock)
{
    const qint64 fails = tx.number("SELECT fails FROM login WHERE badge = ?", {badge}) + 1;
    qint64 lockedUntil = 0;
    if (fails >= kFreeTries) {
        const qint64 doublings = std::min<qint64>(fails - kFreeTries, 10);
        lockedUntil = nowMs(clock) + std::min(kFirstLockMs << doublings, kLongestLockMs);
    }
    tx.run("UPDATE login SET fails = ?, locked_until = ? WHERE badge = ?", {fails, lockedUntil, badge});
}

SignIn signIn(Transaction &tx, const LoginRow &login, const QString &terminalId, const Clock &clock)
{
    tx.run("UPDATE login SET fails = 0, locked_until = 0 WHERE badge = ?", {login.badge});
    return putSignIn(tx, terminalId, login.associateId.toString(), clock);
}

SignIn renew(Transaction &tx, const QString &token, const Clock &clock)
{
    const Row row = tx.row("SELECT terminal_id, associate_id FROM sign_in WHERE token_hash = ?", {tokenHash(token)});
    signOut(tx, token);
    return putSignIn(tx, row.value(0).toString(), row.value(1).toString(), clock);
}

void signOut(Transaction &tx, const QString &token)
{
    tx.run("DELETE FROM sign_in WHERE token_hash = ?", {tokenHash(token)});
}

} // namespace zhike::central
