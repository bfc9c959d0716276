// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "core/desk/deskrooms.h"
#include "core/desk/enrol.h"
#include "core/store/blobs.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/sync/courier.h"
#include "tests/journeys/centralprocess.h"

#include <QCryptographicHash>
#include <QDir>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr qsizetype kPhotoBytes = 5 * 1024 * 1024 - 64; // with what a JPEG needs it stays under 5 MB

/// A JPEG as far as its structure goes: one scan of noise.
QByteArray photo()
{
    QByteArray noise(kPhotoBytes, Qt::Uninitialized);
    QRandomGenerator(17).fillRange(reinterpret_cast<quint32 *>(noise.data()), kPhotoBytes / 4);
    noise.replace(QByteArray("\xFF"), QByteArray("\xFE"));
    return QByteArray::fromHex("FFD8FFDA0004AABB") + noise + QByteArray::fromHex("FFD9");
}

/// The line to central, which is cut at the pieces of a file a test names: central dies as the piece is on its way.
class CutNetwork : public QNetworkAccessManager {
public:
    std::set<int> cuts;
    std::function<void()> cut;
    int puts = 0;
    qint64 sent = 0;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        if (operation == PutOperation && cuts.erase(++puts) > 0)
            cut();
        if (operation == PutOperation)
            sent += body->size();
        return QNetworkAccessManager::createRequest(operation, request, body);
    }
};

/// A terminal's rooms, as core/desk/workplace.cpp builds them, over the line of the test.
struct Rooms {
    QTemporaryDir folder;
    SystemClock clock;
    DemoVault vault{folder.filePath(u"vault"_s)};
    std::unique_ptr<Store> store;
    CutNetwork network;
    LoopTimers timers;
    std::unique_ptr<CentralClient> client;
    std::unique_ptr<SyncEngine> engine;
    std::unique_ptr<BlobCourier> courier;
    Decoder decoder{Decoder::Options{}};
    Grammar grammar;
    std::optional<Terminal> terminal;
    std::unique_ptr<Desk> desk;

    ~Rooms()
    {
        desk.reset();
        courier.reset();
        engine.reset();
        client.reset();
        store.reset();
    }
    [[nodiscard]] bool open(const QUrl &central)
    {
        StoreOptions options;
        options.path = folder.filePath(u"zhike.db"_s);
        Result<std::unique_ptr<Store>> opened = Store::open(options, vault, clock);
        if (!opened)
            return false;
        store = *std::move(opened);
        client = std::make_unique<CentralClient>(central, CentralClient::Edges{network, timers, clock});
        engine = std::make_unique<SyncEngine>(SyncEngine::Rooms{*store, *client, timers, clock, 5});
        courier =
            std::make_unique<BlobCourier>(BlobCourier::Rooms{*store, *client, timers, folder.filePath(u"blobs"_s), 5});
        auto answer = enrolTerminal(engine.get(), *client, *store, vault, u"HEMEJ02580"_s);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, kPatienceMs) || !answer.result())
            return false;
        terminal = answer.result()->terminal;
        client->setTerminalToken(answer.result()->token);
        QSignalSpy quiet(engine.get(), &SyncEngine::quiet);
        engine->start();
        courier->start();
        return QTest::qWaitFor([&] { return !quiet.isEmpty(); }, kPatienceMs);
    }
    void signIn()
    {
        const SignedIn lin{
            AssociateId(golden::kAssociate.toString()), u"林"_s, u"associate"_s, terminal->store, {}, false};
        desk = std::make_unique<Desk>(
            Desk::Rooms{*store, clock, decoder, grammar, *terminal, folder.filePath(u"blobs"_s), clock.steadyMs()},
            lin);
    }
    template <typename T>
    [[nodiscard]] static Result<T> take(Answer<T> answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, kPatienceMs) || answer.resultCount() == 0)
            return Error{ErrorCode::InvalidValue, u"no answer"_s};
        return answer.result();
    }
    template <typename F>
    [[nodiscard]] auto read(F f)
    {
        return *store->read(std::move(f)).result();
    }
    /// Central has said that it holds the photo: this desk needs it no longer, or forgot it when its op was secured.
    [[nodiscard]] bool isHandedOver(const QString &sha256)
    {
        return read([sha256](const Reader &reader) -> Result<bool> {
            const auto row = blobs::find(reader, sha256);
            return row && (!*row || (*row)->state == blobs::State::AtCentral || (*row)->state == blobs::State::Gone);
        });
    }
};

} // namespace

/// A photo of 5 MB over a line that is cut six times - by a central that is killed as a piece is on its way
/// - arrives once, goes on where it was, and its repair has long been confirmed.
class TestSixCuts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPhotoArrivesOnceAndItsRepairDoesntWaitForIt()
    {
        CentralProcess central;
        QVERIFY(central.start());
        Rooms counter;
        QVERIFY(counter.open(central.url()));
        counter.signIn();
        const QByteArray bytes = photo();
        const Result<QString> name = counter.take(counter.desk->keepPhoto(bytes));
        QVERIFY(name);
        bool isDown = false;
        counter.network.cuts = {1, 5, 9, 10, 17, 23};
        counter.network.cut = [&] {
            central.kill();
            isDown = true;
        };
        const BookRepair repair{MemberId(golden::kChen.toString()),
                                UnitCode(golden::kChenFridge.toString()),
                                u"noise"_s,
                                u"夜里响"_s,
                                {},
                                {},
                                120,
                                {*name}};
        const Result<Receipt> receipt = counter.take(counter.desk->act(repair));
        QVERIFY(receipt);
        counter.engine->flush();

        int confirmedBefore = -1;
        for (int cut = 1; cut <= 6; ++cut) {
            QVERIFY(QTest::qWaitFor([&] { return isDown; }, kPatienceMs));
            if (cut == 1)
                confirmedBefore = counter.network.puts;
            QVERIFY(!counter.isHandedOver(*name));
            isDown = false;
            QVERIFY(central.start());
            counter.engine->retryNow();
            counter.courier->wake();
        }
        QCOMPARE(confirmedBefore, 1); // the first piece left after the op, not before
        QVERIFY(QTest::qWaitFor([&] { return counter.isHandedOver(*name); }, kPatienceMs));
        QVERIFY(counter.network.cuts.empty());

        // once, whole, and at most one piece again at each cut
        QFile atCentral(central.blobs() + u'/' + *name);
        QVERIFY(atCentral.open(QIODevice::ReadOnly));
        QCOMPARE(QCryptographicHash::hash(atCentral.readAll(), QCryptographicHash::Sha256).toHex(), name->toLatin1());
        QCOMPARE(QDir(central.blobs()).entryList(QDir::Files).size(), 1);
        QVERIFY(counter.network.sent <= bytes.size() + 6 * 256 * 1024);

        // the ticket names the photo, and central has confirmed it
        QVERIFY(QTest::qWaitFor([&] { return isTicketLinked(counter, receipt->op, *name); }, kPatienceMs));
    }

private:
    static bool isTicketLinked(Rooms &counter, const OpId &op, const QString &photoName)
    {
        return counter.read([op, photoName](const Reader &reader) -> Result<bool> {
            const auto unit = documents::find<Unit>(reader, golden::kChenFridge.toString());
            if (!unit || !*unit || outbox::counts(reader).waiting > 0)
                return false;
            for (const WorkOrder &order : (*unit)->value.workOrders)
                if (order.op == op && order.blobs == std::vector<QString>{photoName})
                    return true;
            return false;
        });
    }
};

QTEST_GUILESS_MAIN(TestSixCuts)
#include "tst_sixcuts.moc"
