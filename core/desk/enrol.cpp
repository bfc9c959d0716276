// SPDX-License-Identifier: Apache-2.0
#include "core/desk/enrol.h"

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

EnrolledTerminal enrolledFrom(const Enrolment &enrolment, TerminalKeys keys)
{
    return {{enrolment.terminal, enrolment.store, enrolment.centralKey, std::move(keys)}, enrolment.terminalToken};
}

} // namespace

Result<std::optional<EnrolledTerminal>> findTerminal(Store &store, Vault &vault)
{
    using Kept = Result<std::optional<QByteArray>>;
    const Kept kept = store.read([](const Reader &reader) -> Kept { return meta::sealedValue(reader, kMetaKey); }).takeResult();
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

Answer<EnrolledTerminal> enrolTerminal(QObject *context, CentralClient &client, Store &store, Vault &vault, const QString &code)
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
            finish(kept ? Result<EnrolledTerminal>(enrolledFrom(enrolment, keys)) : Result<EnrolledTerminal>(kept.error()));
        });
    });
    return promise->future();
}

} // namespace zhike
