// SPDX-License-Identifier: Apache-2.0
// Enrolment, sign-in.
#include "central/api/api.h"
#include "central/api/problem.h"
#include "central/store/founding.h"
#include "central/store/secrets.h"

#include <QJsonArray>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOfflineDays = 3; // 72 h lease (safety.md, "Enrolment")
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kLongestName = 80; // characters

Result<EnrolRequest> readEnrol(const QJsonObject &body)
{
    EnrolRequest request;
    json::ReadState state;
    json::read(body.value("code"_L1), request.code, state, {nullptr, "code"});
    json::read(body.value("publicKey"_L1), request.publicKey, state, {nullptr, "publicKey"});
    json::read(body.value("boxKey"_L1), request.boxKey, state, {nullptr, "boxKey"});
    json::read(body.value("name"_L1), request.name, state, {nullptr, "name"});
    if (state.error)
        return *state.error;
    if (request.publicKey.size() != kKeyBytes)
        return Error{ErrorCode::InvalidValue, u"publicKey"_s};
    if (request.boxKey.size() != kKeyBytes)
        return Error{ErrorCode::InvalidValue, u"boxKey"_s};
    if (request.name.size() > kLongestName)
        return Error{ErrorCode::InvalidValue, u"name"_s};
    return request;
}

Response enrolTerminal(Call &call)
{
    const Result<EnrolRequest> request = readEnrol(call.body);
    if (!request)
        return problem(request.error());
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    const Result<Enrolled> enrolled = enrol(tx, *request, call.premises.clock);
    if (!enrolled)
        return problem(enrolled.error());
    const QJsonObject body{{u"terminalId"_s, enrolled->terminal.terminalId},
                           {u"storeId"_s, enrolled->terminal.storeId},
                           {u"scopes"_s, QJsonArray::fromStringList(enrolled->terminal.scopes)},
                           {u"centralKey"_s, centralKey(tx)},
                           {u"epoch"_s, epochOf(tx)},
                           {u"terminalToken"_s, enrolled->token}};
    if (const Result<void> done = tx.commit(); !done)
        return problem(done.error());
    return answer(body, 201);
}

Response renewToken(Call &call)
{
    RenewRequest request;
    json::ReadState state;
    json::read(call.body.value("terminalId"_L1), request.terminalId, state, {nullptr, "terminalId"});
    json::read(call.body.value("at"_L1), request.at, state, {nullptr, "at"});
    json::read(call.body.value("signature"_L1), request.signature, state, {nullptr, "signature"});
    if (state.error)
        return problem(*state.error);
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    const Result<QString> token = renewTerminal(tx, request, call.premises.clock);
    if (!token)
        return problem(token.error());
    const Result<void> done = tx.commit();
    return done ? answer({{u"terminalToken"_s, *token}}) : problem(done.error());
}

/// What a role may ask about people for (the field matrix itself is the terminal's).
QStringList purposesOf(const QString &role)
{
    if (role == u"kiosk" || role == u"outsourced")
        return {u"service"_s};
    return {u"service"_s, u"advice"_s, u"marketing"_s};
}

QJsonObject signedInAnswer(Transaction &tx, const SignIn &signedIn, const AssociateId &id)
{
    const std::optional<StoredDoc> stored = findDocument(tx, {DocumentKind::Staff, id.toString()});
    const Associate associate = stored ? fromJson<Associate>(stored->body).valueOr({}) : Associate{};
    return {{u"token"_s, signedIn.token},
            {u"expiresAt"_s, json::write(QDateTime::fromMSecsSinceEpoch(signedIn.expiresAt, Qt::UTC))},
            {u"associate"_s, toJson(associate)},
            {u"purposes"_s, QJsonArray::fromStringList(purposesOf(associate.role))},
            {u"offlineDays"_s, kOfflineDays}};
}

Response locked(qint64 waitMs)
{
    const qint64 seconds = (waitMs + 999) / 1000;
    Response response =
        problem({ErrorCode::SignInLocked, QString::number(seconds)}, {{u"retryAfterSeconds"_s, seconds}});
    response.headers.push_back({"Retry-After", QByteArray::number(seconds)});
    return response;
}

/// Counts the try before the slow check, so that a crowd of parallel guesses can't outrun the counter; a right PIN
/// clears it.
Response login(Call &call)
{
    const QString badge = call.body.value("badge"_L1).toString();
    const Clock &clock = call.premises.clock;
    std::optional<LoginRow> known;
    std::optional<Terminal> terminal;
    {
        Transaction tx(call.premises.database, Transaction::Kind::Write);
        terminal = findTerminal(tx, call.body.value("terminalId"_L1).toString());
        if (!terminal || terminal->isRevoked)
            return problem({terminal ? ErrorCode::TerminalRevoked : ErrorCode::TerminalUnknown, {}});
        known = findLogin(tx, badge);
        const qint64 wait = known ? known->lockedUntil - clock.now().toMSecsSinceEpoch() : 0;
        if (wait > 0)
            return locked(wait);
        if (known)
            noteWrongPin(tx, badge, clock);
        if (const Result<void> done = tx.commit(); !done)
            return problem(done.error());
    }
    static const QString nobody = pinVerifier(makeToken()); // an unknown badge costs the same time
    const bool isRight = isPinRight(known ? known->verifier : nobody, call.body.value("pin"_L1).toString());
    if (!known || !isRight)
        return problem({ErrorCode::SignInWrong, {}});
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    const QJsonObject body = signedInAnswer(tx, signIn(tx, *known, terminal->terminalId, clock), known->associateId);
    const Result<void> done = tx.commit();
    return done ? answer(body) : problem(done.error());
}

QString tokenOf(const Call &call) { return QString::fromLatin1(call.request.header("Authorization").mid(7).trimmed()); }

Response refresh(Call &call)
{
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    const QJsonObject body =
        signedInAnswer(tx, renew(tx, tokenOf(call), call.premises.clock), AssociateId(call.caller.associateId));
    const Result<void> done = tx.commit();
    return done ? answer(body) : problem(done.error());
}

Response logout(Call &call)
{
    Transaction tx(call.premises.database, Transaction::Kind::Write);
    signOut(tx, tokenOf(call));
    const Result<void> done = tx.commit();
    return done ? answer({}) : problem(done.error());
}

} // namespace

std::vector<Route> accessRoutes()
{
    return {{"POST", "/v1/terminals/enrol", "enrol", Door::Open, enrolTerminal},
            {"POST", "/v1/terminals/renew", "renewTerminal", Door::Open, renewToken},
            {"POST", "/v1/auth/login", "login", Door::Open, login},
            {"POST", "/v1/auth/refresh", "refresh", Door::Person, refresh},
            {"POST", "/v1/auth/logout", "logout", Door::Person, logout}};
}

} // namespace zhike::central
