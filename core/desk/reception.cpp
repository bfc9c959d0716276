// SPDX-License-Identifier: Apache-2.0
#include "core/desk/reception.h"

#include "core/desk/commit.h"
#include "core/desk/shift.h"
#include "core/session/offlinepin.h"
#include "core/store/documentrows.h"
#include "core/store/shelves.h"

#include <QPromise>

#include <limits>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

LineState stateOf(LineQuality quality)
{
    switch (quality) {
    case LineQuality::Offline:
        return LineState::Offline;
    case LineQuality::Online:
        return LineState::Online;
    case LineQuality::Slow:
        return LineState::Slow;
    case LineQuality::Captive:
        return LineState::Captive;
    case LineQuality::ServerDown:
        return LineState::ServerDown;
    }
    return LineState::Offline;
}

/// The HMAC key of offline sign-in: derived from the file's key, which the vault's key wraps.
QByteArray pinKey(const Reader &reader) { return reader.sealer().verifierKey(); }

Text storeNameOf(const Reader &reader, const StoreId &store)
{
    const auto shop = documents::find<Shop>(reader, store.toString());
    return shop && *shop ? (*shop)->value.name : Text{};
}

SignedIn signedIn(const Reader &reader, const Associate &person)
{
    return {person.associateId,
            person.displayName,
            person.role,
            person.storeId,
            storeNameOf(reader, person.storeId),
            false};
}

/// Keeps what a later sign-in without a line is checked against.
Result<SignedIn> keepLogin(Writer &writer, const QString &badge, const QString &pin, const SignInAnswer &answer,
                           const QDateTime &now)
{
    const Result<PinVerifier> verifier = makePinVerifier(pin, pinKey(writer));
    if (!verifier)
        return verifier.error();
    const QDateTime validUntil = now.addDays(answer.offlineDays);
    logins::put(writer,
                {badge, answer.associate.associateId, json::toBytes(toJson(answer.associate)), verifier->salt,
                 verifier->mac, validUntil, 0, 0});
    appendAudit(writer, {u"signIn"_s, answer.associate.associateId.toString(), {}, u"online"_s, now});
    openShift(writer, answer.associate.associateId, now);
    return signedIn(writer, answer.associate);
}

/// Counters are committed whatever the answer is, so the verdict travels inside a value.
struct OfflineVerdict {
    std::optional<SignedIn> person;
    Error refusal{ErrorCode::SignInWrong, {}};
    int lockedSeconds = 0;
};

struct Moment {
    QDateTime wall;
    /// How much of a lock kept in the file has passed: it begins anew with the program, so that restarting shortens
    /// nothing.
    qint64 lockServedMs = 0;
};

Result<OfflineVerdict> checkOffline(Writer &writer, const QString &badge, const QString &pin, const Moment &now)
{
    const Result<std::optional<logins::Row>> found = logins::find(writer, badge);
    if (!found)
        return found.error();
    if (!*found)
        return OfflineVerdict{std::nullopt, {ErrorCode::LineDown, u"firstSignIn"_s}, 0};
    logins::Row row = **found;
    if (row.lockedForMs > now.lockServedMs) {
        const int left = static_cast<int>((row.lockedForMs - now.lockServedMs + 999) / 1000);
        return OfflineVerdict{std::nullopt, {ErrorCode::SignInLocked, QString::number(left)}, left};
    }
    if (row.validUntil < now.wall)
        return OfflineVerdict{std::nullopt, {ErrorCode::SignInExpired, {}}, 0};
    const Result<bool> isRight = isPinRight(pin, {row.salt, row.mac}, pinKey(writer));
    if (!isRight)
        return isRight.error();
    row.wrongTries = *isRight ? 0 : row.wrongTries + 1;
    const int locked = lockSeconds(row.wrongTries);
    row.lockedForMs = qint64(locked) * 1000;
    logins::put(writer, row);
    appendAudit(writer, {*isRight ? u"signIn"_s : u"denied"_s, row.associate.toString(), {}, u"offline"_s, now.wall});
    if (!*isRight)
        return OfflineVerdict{std::nullopt,
                              {locked > 0 ? ErrorCode::SignInLocked : ErrorCode::SignInWrong, QString::number(locked)},
                              locked};
    const Result<Associate> person = fromJsonBytes<Associate>(row.person);
    if (!person)
        return Error{ErrorCode::RowUnreadable, u"login"_s};
    openShift(writer, row.associate, now.wall);
    SignedIn who = signedIn(writer, *person);
    who.isOffline = true;
    return OfflineVerdict{who, {}, 0};
}

Answer<ShiftView> refusedShift()
{
    QPromise<Result<ShiftView>> refused;
    refused.start();
    refused.addResult(Result<ShiftView>(Error{ErrorCode::NotPermitted, u"signedOut"_s}));
    refused.finish();
    return refused.future();
}

} // namespace

class Reception::Private {
public:
    Private(Reception *reception, Rooms receptionRooms)
        : q(reception)
        , rooms(std::move(receptionRooms))
    {
    }

    using Finish = std::function<void(Result<SignedIn>)>;
    void signInOnline(const QString &badge, const QString &pin, const Finish &finish);
    void signInOffline(const QString &badge, const QString &pin, const Finish &finish);
    void open(const QString &badge, const SignedIn &who, const Finish &finish);
    [[nodiscard]] int secondsLocked(const QString &badge) const;

    Reception *q;
    Rooms rooms;
    std::unique_ptr<Desk> desk;
    QString lastBadge;
    QHash<QString, qint64> lockedUntil; ///< badge → Clock::steadyMs()
};

Reception::Reception(Rooms rooms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(rooms)))
{
    connect(&d->rooms.engine, &SyncEngine::statusChanged, this, &Reception::lineChanged);
    connect(&d->rooms.desk.store.events(), &StoreEvents::readOnlyChanged, this, &Reception::lineChanged);
}

Reception::~Reception() = default;

Desk *Reception::desk() const { return d->desk.get(); }
QString Reception::lastBadge() const { return d->lastBadge; }
QString Reception::badgeOf(const ScannedBytes &scanned) const
{
    const Result<Code> code = parseCode(scanned, d->rooms.desk.grammar);
    const auto *staff = code ? code->as<StaffBadge>() : nullptr;
    return staff ? staff->badge.toString() : QString();
}
QDateTime Reception::now() const { return d->rooms.desk.clock.now(); }
void Reception::retryNow()
{
    d->rooms.engine.retryNow();
    Q_EMIT retryAsked();
}

LineView Reception::line() const
{
    const SyncEngine::Status &status = d->rooms.engine.status();
    return {stateOf(status.line), status.waiting, status.refused, status.lastSuccess, status.isBootstrapping, d->rooms.desk.store.isReadOnly(),
            status.isTooOld, status.clockOffMs};
}

int Reception::Private::secondsLocked(const QString &badge) const
{
    const qint64 left = lockedUntil.value(badge, 0) - rooms.desk.clock.steadyMs();
    return left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
}

Answer<SignedIn> Reception::signIn(const QString &badge, const QString &pin)
{
    if (const int left = d->secondsLocked(badge); left > 0) {
        QPromise<Result<SignedIn>> refused;
        refused.start();
        refused.addResult(Result<SignedIn>(Error{ErrorCode::SignInLocked, QString::number(left)}));
        refused.finish();
        return refused.future();
    }
    auto promise = std::make_shared<QPromise<Result<SignedIn>>>();
    promise->start();
    d->signInOnline(badge, pin, [promise](Result<SignedIn> answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    });
    return promise->future();
}

void Reception::Private::signInOnline(const QString &badge, const QString &pin, const Finish &finish)
{
    rooms.client.signIn(rooms.desk.terminal.id, badge, pin)
        .then(q, [this, badge, pin, finish](const Result<SignInAnswer> &answer) {
            if (!answer && answer.error().needsLine() && answer.error().isTransient())
                return signInOffline(badge, pin, finish);
            if (!answer)
                return finish(answer.error());
            rooms.client.setPersonToken(answer->token);
            const auto keep = [badge, pin, given = *answer, now = rooms.desk.clock.now()](Writer &writer) {
                return keepLogin(writer, badge, pin, given, now);
            };
            onThisThread(rooms.desk.store, rooms.desk.store.write(keep))
                .then(q, [this, badge, finish](const Result<SignedIn> &who) {
                    who ? open(badge, *who, finish) : finish(who.error());
                });
        });
}

void Reception::Private::signInOffline(const QString &badge, const QString &pin, const Finish &finish)
{
    // A lock of this run is served by lockedUntil, which signIn() has asked already.
    const bool isOfThisRun = lockedUntil.contains(badge);
    const qint64 served =
        isOfThisRun ? std::numeric_limits<qint64>::max() : rooms.desk.clock.steadyMs() - rooms.desk.startedAtMs;
    const Moment now{rooms.desk.clock.now(), served};
    const auto check = [badge, pin, now](Writer &writer) { return checkOffline(writer, badge, pin, now); };
    onThisThread(rooms.desk.store, rooms.desk.store.write(check))
        .then(q, [this, badge, finish](const Result<OfflineVerdict> &verdict) {
            if (!verdict)
                return finish(verdict.error());
            if (verdict->lockedSeconds > 0)
                lockedUntil.insert(badge, rooms.desk.clock.steadyMs() + qint64(verdict->lockedSeconds) * 1000);
            verdict->person ? open(badge, *verdict->person, finish) : finish(verdict->refusal);
        });
}

void Reception::Private::open(const QString &badge, const SignedIn &who, const Finish &finish)
{
    lastBadge = badge;
    lockedUntil.remove(badge);
    desk = std::make_unique<Desk>(rooms.desk, who);
    Q_EMIT q->deskChanged();
    finish(who);
}

Answer<ShiftView> Reception::closeShift()
{
    if (!d->desk)
        return refusedShift();
    return d->desk->closeShift().then(this, [this](const Result<ShiftView> &closed) {
        if (closed) {
            d->rooms.engine.flush(); // what still could be undone leaves now, if there is a line
            lock();
        }
        return closed;
    });
}

void Reception::lock()
{
    if (!d->desk)
        return;
    d->rooms.client.setPersonToken({});
    // Pages hold the desk by QPointer and let go on deskChanged; destroying it ends every answer still under way.
    const std::unique_ptr<Desk> closing = std::move(d->desk);
    Q_EMIT deskChanged();
}

} // namespace zhike
