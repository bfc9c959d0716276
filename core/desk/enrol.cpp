// SPDX-License-Identifier: Apache-2.0
#include "core/desk/enrol.h"

#include "core/store/deliver.h"
#include "core/store/shelves.h"

#include <QPromise>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSeedName = "terminal.seed";
constexpr auto kMetaKey = "enrolment";

Result<TerminalKeys> keysFrom(Vault &vault)
{
    const Result<std::optional<QByteArray>> seed = vault.read(QString::fromLatin1(kSeedName));
    if (!seed)
        return seed.error();
    if (!*seed)
        return ErrorCode::KeyMissing;
    return TerminalKeys::fromSeed(**seed);
}

/// Kept from an earlier try that central may have answered, else new ones.
Result<TerminalKeys> keysForEnrolment(Vault &vault)
{
    Result<TerminalKeys> kept = keysFrom(vault);
    if (kept || kept.error().code != ErrorCode::KeyMissing)
        return kept;
    Result<TerminalKeys> made = TerminalKeys::make();
    if (!made)
        return made;
    if (const Result<void> written = vault.write(QString::fromLatin1(kSeedName), made->seed()); !written)
        return written.error();
    return made;
}

/// The enrolment in the file, with the new token.
Result<QString> keepToken(Writer &writer, const QString &token)
{
    const Result<std::optional<QByteArray>> kept = meta::sealedValue(writer, kMetaKey);
    if (!kept || !*kept)
        return kept ? Error{ErrorCode::RowUnreadable, u"enrolment"_s} : kept.error();
    Result<Enrolment> enrolment = fromJsonBytes<Enrolment>(**kept);
    if (!enrolment)
        return enrolment.error();
    enrolment->terminalToken = token;
    meta::setSealed(writer, kMetaKey, json::toBytes(toJson(*enrolment)));
    return token;
}

EnrolledTerminal enrolledFrom(const Enrolment &enrolment, TerminalKeys keys)
{
    return {{enrolment.terminal, enrolment.store, enrolment.centralKey, std::move(keys)}, enrolment.terminalToken};
}

} // namespace

Result<std::optional<EnrolledTerminal>> findTerminal(Store &store, Vault &vault)
{
    using Kept = Result<std::optional<QByteArray>>;
    const Kept kept =
        store.read([](const Reader &reader) -> Kept { return meta::sealedValue(reader, kMetaKey); }).takeResult();
    if (!kept)
        return kept.error();
    if (!*kept)
        return std::optional<EnrolledTerminal>();
    const Result<Enrolment> enrolment = fromJsonBytes<Enrolment>(**kept);
    if (!enrolment)
        return Error{ErrorCode::RowUnreadable, u"enrolment"_s};
    Result<TerminalKeys> keys = keysFrom(vault);
    if (!keys)
        return keys.error();
    return std::optional<EnrolledTerminal>(enrolledFrom(*enrolment, *std::move(keys)));
}

Answer<EnrolledTerminal> enrolTerminal(QObject *context, CentralClient &client, Store &store, Vault &vault,
                                       const QString &code)
{
    auto promise = std::make_shared<QPromise<Result<EnrolledTerminal>>>();
    promise->start();
    const auto finish = [promise](Result<EnrolledTerminal> answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    Result<TerminalKeys> keys = keysForEnrolment(vault);
    if (!keys) {
        finish(keys.error());
        return promise->future();
    }
    const EnrolRequest request{code, keys->publicKey(), keys->boxPublicKey(), u"counter"_s};
    client.enrol(request).then(context, [context, &store, finish, keys = *keys](const Result<Enrolment> &answer) {
        if (!answer)
            return finish(answer.error());
        const QByteArray bytes = json::toBytes(toJson(*answer));
        onThisThread(store, store.write([bytes](Writer &writer) -> Result<bool> {
            meta::setSealed(writer, kMetaKey, bytes);
            return true;
        })).then(context, [finish, enrolment = *answer, keys](const Result<bool> &kept) {
            finish(kept ? Result<EnrolledTerminal>(enrolledFrom(enrolment, keys))
                        : Result<EnrolledTerminal>(kept.error()));
        });
    });
    return promise->future();
}

Answer<QString> renewTerminalToken(QObject *context, CentralClient &client, Store &store, const Terminal &terminal,
                                   const Clock &clock)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto finish = [promise](Result<QString> answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    const QString at = json::write(clock.now()).toString();
    const QByteArray bytes =
        "zhike-renew\n" + terminal.id.toString().toUtf8() + '\n' + at.toUtf8(); // docs/api/openapi.yaml, renewTerminal
    const QJsonObject body{{u"terminalId"_s, terminal.id.toString()},
                           {u"at"_s, at},
                           {u"signature"_s, json::write(terminal.keys.sign(bytes))}};
    deliver(client.post(u"/v1/terminals/renew"_s, body), context,
            [&store, context, finish](const Result<QJsonObject> &answer) {
                const QString token = answer ? answer->value("terminalToken"_L1).toString() : QString();
                if (token.isEmpty())
                    return finish(answer ? Error{ErrorCode::AnswerMalformed, u"terminalToken"_s} : answer.error());
                deliver(store.write([token](Writer &writer) { return keepToken(writer, token); }), context, finish);
            });
    return promise->future();
}

} // namespace zhike
