// SPDX-License-Identifier: Apache-2.0
#include "core/desk/workplace.h"

#include "core/desk/readiness.h"
#include "core/store/documentrows.h"
#include "core/sync/courier.h"

#include <QFile>
#include <QFileInfo>
#include <QNetworkAccessManager>

namespace zhike {

using namespace Qt::StringLiterals;

class Workplace::Private {
public:
    explicit Private(const Clock &c)
        : clock(c)
        , corrected(c)
        , startedAtMs(c.steadyMs())
    {
    }

    const Clock &clock;
    CorrectedClock corrected; ///< what ops are dated with
    qint64 startedAtMs = 0;
    QString blobFolder;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<Store> store;
    std::optional<Grammar> grammar;
    QNetworkAccessManager network;
    LoopTimers timers;
    std::unique_ptr<CentralClient> client;
    std::unique_ptr<SyncEngine> engine;
    std::unique_ptr<BlobCourier> courier;
    std::unique_ptr<Reporter> reporter;
    std::unique_ptr<Decoder> decoder;
    std::optional<Terminal> terminal;
    std::unique_ptr<Reception> reception; // last made, first gone: it refers to everything above
};

namespace {

std::unique_ptr<Vault> makeVault(const WorkplaceOptions &options)
{
    if (options.vault == VaultKind::Demo)
        return std::make_unique<DemoVault>(options.file + u".vault"_s);
    return std::make_unique<KeychainVault>(u"zhike"_s);
}

Result<Grammar> builtInGrammar()
{
    QFile rules(u":/zhike/rules/codes.json"_s);
    if (!rules.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InvalidValue, u"codes"_s};
    return Grammar::fromJson(rules.readAll());
}

/// What the heartbeat says about a day without a line.
std::function<int(const Reader &)> readinessBy(const Clock &clock)
{
    return [&clock](const Reader &reader) {
        const auto policy = documents::value<Policy>(reader, DocumentKind::Rule, u"policy"_s);
        return readinessOf(reader, {clock.now(), policy && *policy ? (*policy)->value.freshForHours : Policy{}.freshForHours}).percent;
    };
}

} // namespace

Workplace::Workplace() = default;
Workplace::~Workplace()
{
    if (!d->engine)
        return;
    d->reception.reset();
    d->reporter->stop();
    d->courier->stop();
    d->engine->stop();
    // What the engine still has in the store's lanes ends before the engine does (see onThisThread).
    static_cast<void>(d->store->write([](Writer &) -> Result<bool> { return true; }).result());
    static_cast<void>(d->store->read([](const Reader &) -> Result<bool> { return true; }).result());
}

Result<std::unique_ptr<Workplace>> Workplace::open(const WorkplaceOptions &options, const Clock &clock)
{
    std::unique_ptr<Workplace> place(new Workplace);
    place->d = std::make_unique<Private>(clock);
    Private &d = *place->d;
    const Result<Grammar> grammar = builtInGrammar();
    if (!grammar)
        return grammar.error();
    d.grammar = *grammar;
    d.vault = makeVault(options);
    StoreOptions storeOptions;
    storeOptions.path = options.file;
    storeOptions.vfs = options.vfs;
    Result<std::unique_ptr<Store>> store = Store::open(storeOptions, *d.vault, clock);
    if (!store)
        return store.error();
    d.store = *std::move(store);
    d.blobFolder = QFileInfo(options.file).absolutePath() + u"/blobs"_s;
    d.client = std::make_unique<CentralClient>(options.central, CentralClient::Edges{d.network, d.timers, clock});
    d.engine = std::make_unique<SyncEngine>(place->engineRooms());
    d.courier = std::make_unique<BlobCourier>(BlobCourier::Rooms{*d.store, *d.client, d.timers, d.blobFolder, 0});
    d.reporter = std::make_unique<Reporter>(
        Reporter::Rooms{*d.store, *d.client, d.timers, clock, QStringLiteral(ZHIKE_VERSION), readinessBy(clock), 0});
    connect(d.engine.get(), &SyncEngine::quiet, place.get(), &Workplace::quiet);
    Decoder::Options decoderOptions;
    decoderOptions.program = options.decoder;
    d.decoder = std::make_unique<Decoder>(decoderOptions);
    Result<std::optional<EnrolledTerminal>> known = findTerminal(*d.store, *d.vault);
    if (!known)
        return known.error();
    if (*known)
        place->start(**std::move(known));
    return place;
}

SyncEngine::Rooms Workplace::engineRooms()
{
    SyncEngine::Rooms rooms{*d->store, *d->client, d->timers, d->clock, 0};
    rooms.corrected = &d->corrected;
    rooms.renewToken = [this] {
        return renewTerminalToken(this, *d->client, *d->store, *d->terminal, d->corrected);
    }; // only asked once enrolled
    return rooms;
}

void Workplace::start(EnrolledTerminal enrolledTerminal)
{
    d->terminal = std::move(enrolledTerminal.terminal);
    d->client->setTerminalToken(enrolledTerminal.token);
    const Desk::Rooms deskRooms{*d->store,
                                d->corrected,
                                *d->decoder,
                                *d->grammar,
                                *d->terminal,
                                d->blobFolder,
                                d->startedAtMs,
                                [engine = d->engine.get()] {
                                    const LineQuality line = engine->status().line;
                                    return line == LineQuality::Online || line == LineQuality::Slow;
                                }};
    d->reception = std::make_unique<Reception>(Reception::Rooms{deskRooms, *d->client, *d->engine});
    connect(d->reception.get(), &Reception::retryAsked, this, [this] {
        d->courier->wake();
        d->reporter->wake();
    });
    d->engine->start();
    d->courier->start();
    d->reporter->start();
    Q_EMIT enrolled();
}

Answer<bool> Workplace::enrol(const QString &code)
{
    return enrolTerminal(this, *d->client, *d->store, *d->vault, code)
        .then(this, [this](const Result<EnrolledTerminal> &answer) -> Result<bool> {
            if (!answer)
                return answer.error();
            if (!isEnrolled())
                start(*answer);
            return true;
        });
}

bool Workplace::isEnrolled() const { return d->terminal.has_value(); }
Reception *Workplace::reception() const { return d->reception.get(); }
bool Workplace::isDemo() const { return d->vault->isDemo(); }
const OpenReport &Workplace::openReport() const { return d->store->report(); }
void Workplace::repair() { d->engine->compare(); }
void Workplace::flush() { d->engine->flush(); }
Store &Workplace::store() { return *d->store; }
const Reporter &Workplace::reporter() const { return *d->reporter; }

} // namespace zhike
