// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoder.h"
#include "rules.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

/// The corpora of pictures lie outside the project; ZHIKE_CORPUS_DIR names their folder. Without it these tests are
/// skipped.
class TestCorpus : public QObject {
    Q_OBJECT

private:
    QDir m_folder;
    Grammar m_grammar = shippedGrammar();

    static Decoder::Answer wait(const QFuture<Decoder::Answer> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return ErrorCode::InvalidValue;
        return future.result();
    }
    QByteArray file(const QString &name) const { return readImageFile(m_folder.filePath(name)).valueOr(QByteArray()); }
    QJsonObject object(const QString &name) const { return QJsonDocument::fromJson(file(name)).object(); }

private Q_SLOTS:
    void initTestCase();
    void noPictureThatKillsTheLibraryKillsTheDecoder();
    void everyPayloadIsClassedAsListed();
};

void TestCorpus::initTestCase()
{
    const QString folder = qEnvironmentVariable("ZHIKE_CORPUS_DIR");
    QVERIFY2(!folder.isEmpty(), "ZHIKE_CORPUS_DIR is not set");
    m_folder = QDir(folder);
    QVERIFY(m_folder.exists(u"payloads/payloads.json"_s));
}

void TestCorpus::noPictureThatKillsTheLibraryKillsTheDecoder()
{
    Decoder decoder({.program = {}, .stillLimitMs = 15'000});
    const QStringList names = QDir(m_folder.filePath(u"crash"_s)).entryList(QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        const auto answer = wait(decoder.decode(file(u"crash/"_s + name)));
        QVERIFY2(answer.isOk() || answer.error().code == ErrorCode::NoCodeFound, qPrintable(name));
    }
}

void TestCorpus::everyPayloadIsClassedAsListed()
{
    // What the list calls a kind, and what we may call it: a refusal is an Error or plain text, never a value that
    // acts.
    const QHash<QString, QStringList> allowed{{u"gtin"_s, {u"model"_s, u"coupon"_s}},
                                              {u"url"_s, {u"foreignUrl"_s, u"text"_s, u"error"_s}},
                                              {u"text"_s, {u"text"_s, u"error"_s, u"foreignUrl"_s}},
                                              {u"gs1"_s, {u"gs1"_s, u"unit"_s, u"model"_s}},
                                              {u"dl"_s, {u"gs1"_s, u"unit"_s, u"model"_s}},
                                              {u"binary"_s, {u"error"_s}}};
    // Told apart by the picture only (appended symbols, programming symbols), or not read by this library.
    const QStringList byPicture{u"sa-1"_s,    u"sa-2"_s,    u"reader-init"_s, u"rmqr"_s,
                                u"databar"_s, u"eci-899"_s, u"fnc1-2nd"_s,    u"itf-partial"_s};
    Decoder decoder({.program = {}, .stillLimitMs = 15'000});
    int read = 0;
    int pictures = 0;
    QStringList wrong;
    for (const auto &value : object(u"payloads/payloads.json"_s).value(u"payloads"_s).toArray()) {
        const QJsonObject payload = value.toObject();
        const QString id = payload.value(u"id"_s).toString();
        const QString image = payload.value(u"image"_s).toString();
        if (byPicture.contains(id) || image.isEmpty())
            continue;
        ++pictures;
        const auto symbols = wait(decoder.decode(file(u"payloads/"_s + image)));
        read += symbols.isOk();
        const auto codes = symbols ? parseSymbols(*symbols, m_grammar) : std::vector<Result<Code>>{symbols.error()};
        const QString kind = described(codes.front()).section(u' ', 0, 0);
        const QString expect = payload.value(u"expect"_s).toString();
        const bool isRefusal = expect.contains(u"reject"_s) || expect.contains(u"refuse"_s);
        const QStringList may = isRefusal ? QStringList{u"error"_s, u"foreignUrl"_s, u"text"_s}
                                          : allowed.value(payload.value(u"kind"_s).toString(), {u"error"_s, u"text"_s});
        if (!may.contains(kind))
            wrong << id + u": "_s + described(codes.front());
    }
    qInfo("payloads: %d pictures, %d read, %d classed otherwise", pictures, read, static_cast<int>(wrong.size()));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
