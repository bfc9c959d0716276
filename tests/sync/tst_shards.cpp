// SPDX-License-Identifier: Apache-2.0
// What comes in a snapshot is believed only whole: a shard, a manifest or a dictionary that isn't what it says changes nothing.
#include "core/store/timeline.h"
#include "core/sync/bootstrap.h"
#include "core/sync/shard.h"
#include "tests/support/fakeworld.h"
#include "tests/support/memoryfile.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

#include <zdict.h>

using namespace zhike;
using namespace zhike::sync;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kHeader = R"({"snapshotId":"s","shard":0,"of":1})" "\n";
QByteArray trailer(int docs) { return R"({"docs":)" + QByteArray::number(docs) + "}\n"; }
QByteArray line(const QByteArray &id, const QByteArray &body = R"({"value":1})") { return R"({"kind":"unit","id":")" + id + R"(","ver":3,"body":)" + body + "}\n"; }
QByteArray whole() { return kHeader + line("a") + line("b") + trailer(2); }

QString sha(const QByteArray &bytes) { return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()); }

ShardBytes shardOf(const QByteArray &packed, int docs = 2) { return {{u"/x"_s, packed.size(), sha(packed), docs}, packed, 0}; }

/// Trained on documents that look like the fake central's.
QByteArray makeDictionary(quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray samples;
    std::vector<size_t> sizes;
    for (int i = 0; i < 4000; ++i) {
        const QByteArray sample = R"({"kind":"unit","id":")" + QByteArray::number(random.generate()) + R"(","ver":)" + QByteArray::number(random.bounded(999))
            + R"(,"body":{"value":)" + QByteArray::number(random.bounded(99999)) + R"(,"words":"some words of unit )" + QByteArray::number(random.bounded(50)) + "\"}}\n";
        samples += sample;
        sizes.push_back(static_cast<size_t>(sample.size()));
    }
    QByteArray dictionary(4096, '\0');
    dictionary.resize(static_cast<qsizetype>(ZDICT_trainFromBuffer(dictionary.data(), 4096, samples.constData(), sizes.data(), static_cast<unsigned>(sizes.size()))));
    return dictionary;
}

/// A frame that says it holds `claimed` bytes of zeros and is a few kilobytes itself.
QByteArray bomb(qsizetype claimed) { return zstdOf(QByteArray(claimed, '\0')); }

/// The frame's own word about its size, changed.
QByteArray liar(QByteArray packed)
{
    packed[5] = static_cast<char>(packed[5] + 1); // behind magic and descriptor: one byte of content size for small frames
    return packed;
}

} // namespace

class TestShards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aShardIsTakenWholeOrNotAtAll_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("as central makes it") << whole() << true;
        QTest::newRow("fields in another order") << kHeader + R"({"body":{"value":1},"ver":3,"id":"a","kind":"unit","more":[1]})" "\n" + line("b") + trailer(2) << true;
        QTest::newRow("without its last line break") << whole().chopped(1) << true;
        QTest::newRow("nothing at all") << QByteArray() << false;
        QTest::newRow("without a header") << line("a") + line("b") + trailer(2) << false;
        QTest::newRow("with two headers") << kHeader + whole() << false;
        QTest::newRow("without a trailer") << kHeader + line("a") + line("b") << false;
        QTest::newRow("cut in the middle of a document") << whole().left(kHeader.size() + 20) << false;
        QTest::newRow("a trailer that counts one too many") << kHeader + line("a") + line("b") + trailer(3) << false;
        QTest::newRow("a document behind the trailer") << whole() + line("c") << false;
        QTest::newRow("the same document twice") << kHeader + line("a") + line("a") + trailer(2) << false;
        QTest::newRow("a document without a body") << kHeader + line("a") + R"({"kind":"unit","id":"b","ver":3})" "\n" + trailer(2) << false;
        QTest::newRow("a document without an id") << kHeader + line("a") + line("") + trailer(2) << false;
        QTest::newRow("a version of zero") << kHeader + line("a") + R"({"kind":"unit","id":"b","ver":0,"body":{}})" "\n" + trailer(2) << false;
        QTest::newRow("a body that is a list") << kHeader + line("a") + line("b", "[1]") + trailer(2) << false;
        QTest::newRow("a body that never ends") << kHeader + line("a") + line("b", R"({"a":)") + trailer(2) << false;
        QTest::newRow("two documents on one line") << kHeader + line("a").trimmed() + line("b") + trailer(2) << false;
        QTest::newRow("bytes that aren't UTF-8") << kHeader + line("a") + line("b", "{\"a\":\"\xff\xfe\"}") + trailer(2) << false;
        QTest::newRow("a hundred thousand brackets") << kHeader + line("a") + line("b", R"({"a":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}") + trailer(2) << false;
        const QByteArray wide = "{\"a\":\"\\\"[[[[\",\"b\":[" + QByteArray("[],").repeated(1000) + "[]]}";
        QTest::newRow("a thousand lists side by side, and brackets in a text") << kHeader + line("a") + line("b", wide) + trailer(2) << true;
        QTest::newRow("an event of nobody") << kHeader + line("a") + R"({"kind":"event","id":"e","ver":3,"body":{"at":"2026-01-01T00:00:00.000Z"}})" "\n" + trailer(2) << false;
    }
    void aShardIsTakenWholeOrNotAtAll()
    {
        QFETCH(QByteArray, lines);
        QFETCH(bool, isTaken);
        MemoryFile file;
        const Result<ReadyShardPtr> ready = prepareShard(file.sealer(), shardOf(zstdOf(lines)));
        QCOMPARE(ready.isOk(), isTaken);
        QVERIFY(isTaken || ready.error().code == ErrorCode::AnswerMalformed);
    }

    void itsBytesAreWhatTheManifestSays_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<QString>("sha256");
        QTest::addColumn<int>("docs");
        const QByteArray good = zstdOf(whole());
        QTest::newRow("another hash") << good << sha("x") << 2;
        QTest::newRow("another count") << good << sha(good) << 3;
        QTest::newRow("cut in half") << good.left(good.size() / 2) << sha(good.left(good.size() / 2)) << 2;
        QTest::newRow("two frames, one behind the other") << good + good << sha(good + good) << 2;
        QTest::newRow("more content than the frame says") << liar(good) << sha(liar(good)) << 2;
        QTest::newRow("not zstd at all") << whole() << sha(whole()) << 2;
        QTest::newRow("no bytes") << QByteArray() << sha({}) << 2;
        QTest::newRow("a bomb of three hundred megabytes") << bomb(300'000'000) << sha(bomb(300'000'000)) << 2;
        const QByteArray foreign = zstdOf(whole(), makeDictionary(1));
        QTest::newRow("a dictionary that the manifest doesn't name") << foreign << sha(foreign) << 2;
    }
    void itsBytesAreWhatTheManifestSays()
    {
        QFETCH(QByteArray, packed);
        QFETCH(QString, sha256);
        QFETCH(int, docs);
        MemoryFile file;
        QVERIFY(prepareShard(file.sealer(), shardOf(zstdOf(whole())))); // the control
        const Result<ReadyShardPtr> ready = prepareShard(file.sealer(), {{u"/x"_s, packed.size(), sha256, docs}, packed, 0});
        QVERIFY(!ready);
        QCOMPARE(ready.error().code, ErrorCode::AnswerMalformed);
    }

    void aLyingSnapshotLeavesEverythingAsItWas_data()
    {
        using BendLines = std::function<void(QByteArray &)>;
        using BendSnapshot = std::function<void(Manifest &, std::vector<QByteArray> &)>;
        QTest::addColumn<BendLines>("lines");
        QTest::addColumn<BendSnapshot>("snapshot");
        QTest::newRow("a shard with a wrong count") << BendLines([](QByteArray &l) { l.replace(R"("docs":3)", R"("docs":4)"); }) << BendSnapshot();
        QTest::newRow("a shard that isn't JSON") << BendLines([](QByteArray &l) { l = "hello\n"; }) << BendSnapshot();
        QTest::newRow("a shard with another hash") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &) { m.shards[1].sha256 = sha("x"); });
        QTest::newRow("one shard twice") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &) { m.shards[1] = m.shards[0]; });
        QTest::newRow("a shard cut short") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &files) {
            files[1].chop(4);
            m.shards[1].sha256 = sha(files[1]);
        });
        QTest::newRow("a dictionary with another hash") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &) { m.dictionary->sha256 = sha("x"); });
        QTest::newRow("a dictionary with another number") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &) { m.dictionaryId += 1; });
        QTest::newRow("another dictionary under its name") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &files) {
            files.back() = makeDictionary(99);
            m.dictionary->sha256 = sha(files.back());
        });
        QTest::newRow("a dictionary of two megabytes") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &files) {
            files.back() += QByteArray(2'000'000, 'x');
            m.dictionary->sha256 = sha(files.back());
        });
        QTest::newRow("a dictionary that is nowhere to be had") << BendLines() << BendSnapshot([](Manifest &m, std::vector<QByteArray> &) { m.dictionary.reset(); });
    }
    void aLyingSnapshotLeavesEverythingAsItWas()
    {
        using BendLines = std::function<void(QByteArray &)>;
        using BendSnapshot = std::function<void(Manifest &, std::vector<QByteArray> &)>;
        QFETCH(const BendLines, lines);
        QFETCH(const BendSnapshot, snapshot);
        FakeWorld world(9); // three shards
        QVERIFY(world.syncUntilQuiet());
        const FakeWorld::State before = world.local();
        world.engine->stop();
        for (int i = 0; i < 30; ++i)
            world.central.write(u"2"_s, i);
        world.central.compact(25); // the old cursor leads nowhere: a bootstrap is due
        world.network.dictionary = makeDictionary(1);
        world.network.bendLines = lines;
        world.network.bendSnapshot = snapshot;
        world.restart();
        world.engine->start();
        const int asked = world.network.count(u"/v1/sync/snapshot"_s);
        for (int rounds = 0; rounds < 60 && world.network.count(u"/v1/sync/snapshot"_s) < asked + 8; ++rounds)
            world.pass(30'000);
        QVERIFY(world.network.count(u"/v1/sync/snapshot"_s) >= asked + 2); // it did try
        QCOMPARE(world.local(), before);
        QVERIFY(world.engine->status().isUsable);

        world.network.bendLines = nullptr;
        world.network.bendSnapshot = nullptr;
        (void)world.place.write([](Writer &writer) -> Result<bool> { // the snapshot of then is gone at central after an hour
            abandonStaging(writer);
            return true;
        });
        QVERIFY(world.syncUntilQuiet()); // the control: the same snapshot, told truly
        QCOMPARE(world.local(), world.atCentral());
    }

    void rowsNameTheDictionaryTheyNeed()
    {
        const QByteArray first = makeDictionary(1);
        const QByteArray second = makeDictionary(2);
        const Sealer sealer(Secret::random());
        const Place place{Sealed::Document, "unit/1", 3};
        const QByteArray body = R"({"value":12345,"words":"some words of unit 7"})";
        const QByteArray without = sealer.seal(place, body);
        std::vector<QByteArray> sealed{without};
        for (const QByteArray &bytes : {first, second}) {
            Result<std::unique_ptr<const Dictionary>> dictionary = Dictionary::prepare(bytes);
            QVERIFY(dictionary);
            const quint32 id = (*dictionary)->id();
            QVERIFY(sealer.dictionaries().add(*std::move(dictionary)));
            sealer.dictionaries().prefer(id);
            sealed.push_back(sealer.seal(place, body));
            QVERIFY(sealed.back().size() < without.size());
        }
        sealer.dictionaries().prefer(0);
        sealed.push_back(sealer.seal(place, body));
        for (const QByteArray &row : sealed)
            QCOMPARE(*sealer.open(place, row), body);
        // what exists only here never needs one
        sealer.dictionaries().prefer((*Dictionary::prepare(first))->id());
        QCOMPARE(sealer.seal({Sealed::Outbox, "op", 0}, body).size(), Sealer(Secret::random()).seal({Sealed::Outbox, "op", 0}, body).size());
    }

    void aRestartStillReadsWhatWasSealedWithADictionary()
    {
        FakeWorld world(9);
        world.network.dictionary = makeDictionary(1);
        QVERIFY(world.syncUntilQuiet());
        world.restart();
        QCOMPARE(world.local(), world.atCentral());
        world.central.write(u"2"_s, 77); // and pages of the feed go on with it
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
    }

    void anotherSnapshotMayBringAnotherDictionaryOrNone()
    {
        FakeWorld world(9);
        for (const QByteArray &dictionary : {makeDictionary(1), makeDictionary(2), QByteArray(), makeDictionary(1)}) {
            world.network.dictionary = dictionary;
            world.central.epoch += 1;
            QVERIFY(world.syncUntilQuiet());
            QCOMPARE(world.local(), world.atCentral());
            world.restart();
            QCOMPARE(world.local(), world.atCentral());
        }
        const auto kept = world.place.read([](const Reader &reader) -> Result<int> {
            Query found = reader.query("SELECT count(*) FROM meta WHERE key LIKE 'dictionary.%'");
            return found.next() ? static_cast<int>(found.number(0)) : -1;
        });
        QCOMPARE(*kept, 1);
    }

    void aDictionaryRestsSealed()
    {
        FakeWorld world(9);
        world.network.dictionary = makeDictionary(1);
        QVERIFY(world.syncUntilQuiet());
        const QByteArray canary = world.network.dictionary.right(24); // its content, as it would lie there in clear
        QVERIFY(world.network.dictionary.contains(canary));
        world.engine.reset();
        world.client.reset();
        world.place.store.reset();
        for (const QString &name : QDir(world.place.directory.path()).entryList(QDir::Files)) {
            QFile file(world.place.directory.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(canary), qPrintable(name));
        }
        world.restart();
    }
};

QTEST_GUILESS_MAIN(TestShards)
#include "tst_shards.moc"
