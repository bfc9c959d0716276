// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoder.h"
#include "pictures.h"
#include "rules.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace zhike;
using namespace zhike::pictures;
using namespace Qt::StringLiterals;

namespace {

const QString kLabel = u"https://u.hemei.example/u/7C41009211V"_s;

/// Waits by the event loop; a machine under load may take long, a hang ends in an invalid answer.
Decoder::Answer wait(const QFuture<Decoder::Answer> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) || future.isCanceled())
        return Error{ErrorCode::InvalidValue, u"no answer"_s};
    return future.result();
}

/// "]Q1 https://…" of each symbol, sorted; or the error's name.
QStringList said(const Decoder::Answer &answer)
{
    if (!answer)
        return {errorName(answer.error().code)};
    QStringList lines;
    for (const Symbol &symbol : *answer)
        lines << QString::fromLatin1(symbol.symbologyIdentifier) + u' ' + QString::fromUtf8(symbol.bytes);
    lines.sort();
    return lines;
}

} // namespace

class TestDecoder : public QObject {
    Q_OBJECT

private:
    static QByteArray label() { return fileOf(codeOf(Shape::Qr, kLabel)); }
    static QStringList labelRead() { return {u"]Q1 "_s + kLabel}; }
    /// Generous: the limit has tests of its own.
    static Decoder::Options patient() { return {.program = {}, .stillLimitMs = 15'000}; }

private Q_SLOTS:
    void everyKindOfCodeIsReadBack_data();
    void everyKindOfCodeIsReadBack();
    void aHardPictureIsReadToo_data();
    void aHardPictureIsReadToo();
    void aPictureBecomesAnAppliance();
    void twoBarCodesInOnePictureAreBothReadAndNothingDies();
    void differentCodesInOnePictureAreAllReturned();
    void cornersLieOnTheCode();
    void whatIsNoPictureIsUnreadableAndTheNextOneIsRead_data();
    void whatIsNoPictureIsUnreadableAndTheNextOneIsRead();
    void aPictureWithoutACodeSaysSo();
    void aChildThatDiesCostsItsPictureOnly();
    void aChildThatDiedInIdlenessIsReplaced();
    void aChildThatHangsIsReplacedAfterTheLimit();
    void aNewerPictureCancelsTheOlder();
    void aDecoderThatGoesAwayLeavesNobodyWaiting();
    void aChildThatIsMissingOrTalksNonsenseIsAnError_data();
    void aChildThatIsMissingOrTalksNonsenseIsAnError();
    void theChildCanDoNothingElse();
};

void TestDecoder::everyKindOfCodeIsReadBack_data()
{
    QTest::addColumn<QImage>("image");
    QTest::addColumn<QString>("expected");
    QTest::newRow("QR code") << codeOf(Shape::Qr, kLabel) << u"]Q1 "_s + kLabel;
    QTest::newRow("QR code with Chinese") << codeOf(Shape::Qr, u"洗衣机"_s) << u"]Q1 洗衣机"_s;
    QTest::newRow("DataMatrix") << codeOf(Shape::DataMatrix, u"7C41009211V"_s) << u"]d1 7C41009211V"_s;
    QTest::newRow("EAN-13") << codeOf(Shape::Ean13, u"6901234500011"_s) << u"]E0 6901234500011"_s;
    QTest::newRow("EAN-8") << codeOf(Shape::Ean8, u"96385074"_s) << u"]E4 96385074"_s;
    QTest::newRow("UPC-A") << codeOf(Shape::UpcA, u"036000291452"_s) << u"]E0 036000291452"_s;
    QTest::newRow("Code 128") << codeOf(Shape::Code128, u"HM8800123456787"_s) << u"]C0 HM8800123456787"_s;
    QTest::newRow("GS1-128") << codeOf(Shape::Code128,
                                       u"\u00f1010690123450001121"
                                       "7C41009211V"_s)
                             << u"]C1 0106901234500011217C41009211V"_s;
    QTest::newRow("ITF-14") << codeOf(Shape::Itf, u"16901234500018"_s) << u"]I1 16901234500018"_s;
}

void TestDecoder::everyKindOfCodeIsReadBack()
{
    QFETCH(QImage, image);
    QFETCH(QString, expected);
    Decoder decoder(patient());
    QCOMPARE(said(wait(decoder.decode(fileOf(image)))), QStringList{expected});
}

void TestDecoder::aHardPictureIsReadToo_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("expected");
    const QImage qr = codeOf(Shape::Qr, kLabel);
    const QString label = u"]Q1 "_s + kLabel;
    const QImage bars = codeOf(Shape::Code128, u"HM8800123456787"_s, 3);
    const QString card = u"]C0 HM8800123456787"_s;
    QTest::newRow("white on black") << fileOf(inverted(onSheet(qr, {600, 500}))) << label;
    QTest::newRow("mirrored in a window") << fileOf(qr.mirrored(true, false)) << label;
    QTest::newRow("turned by 17 degrees") << fileOf(turned(qr, 17)) << label;
    QTest::newRow("upside down") << fileOf(turned(qr, 180)) << label;
    QTest::newRow("eighteen grey levels of contrast") << fileOf(faded(onSheet(qr, {640, 480}), 120, 18)) << label;
    QTest::newRow("two pixels a module") << fileOf(onSheet(codeOf(Shape::Qr, kLabel, 2), {1280, 720})) << label;
    QTest::newRow("half the size of a clear print") << fileOf(scaled(codeOf(Shape::Qr, kLabel, 3), 0.5)) << label;
    QTest::newRow("a photo of a large sheet")
        << fileOf(onSheet(codeOf(Shape::Qr, kLabel, 12), {3000, 2000}), "jpeg", 60) << label;
    QTest::newRow("a JPEG of low quality") << fileOf(onSheet(qr, {640, 480}), "jpeg", 15) << label;
    QTest::newRow("bars white on black") << fileOf(inverted(onSheet(bars, {1000, 400}))) << card;
    QTest::newRow("bars standing upright") << fileOf(turned(bars, 90)) << card;
    QTest::newRow("bars at 40 degrees") << fileOf(turned(bars, 40)) << card;
    QTest::newRow("bars with little contrast") << fileOf(faded(onSheet(bars, {1000, 400}), 100, 30)) << card;
    QTest::newRow("a DataMatrix turned by 30 degrees")
        << fileOf(turned(codeOf(Shape::DataMatrix, u"7C41009211V"_s, 6), 30)) << u"]d1 7C41009211V"_s;
}

void TestDecoder::aHardPictureIsReadToo()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, expected);
    Decoder decoder(patient());
    QCOMPARE(said(wait(decoder.decode(file))), QStringList{expected});
}

void TestDecoder::aPictureBecomesAnAppliance()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"label.jpg"_s);
    QVERIFY(onSheet(codeOf(Shape::Qr, kLabel), {900, 700}).save(path));
    Decoder decoder(patient());

    const auto symbols = wait(decoder.decode(*readImageFile(path)));

    QVERIFY(symbols.isOk());
    const auto codes = parseSymbols(*symbols, shippedGrammar());
    QCOMPARE(codes.size(), 1u);
    QCOMPARE(described(codes.front()), u"unit code 7C41009211V"_s);
}

void TestDecoder::twoBarCodesInOnePictureAreBothReadAndNothingDies()
{
    Decoder decoder(patient());
    const QImage one = codeOf(Shape::Ean13, u"6901234500011"_s, 3);
    const QImage other = codeOf(Shape::Ean13, u"6901234500028"_s, 3);

    QCOMPARE(said(wait(decoder.decode(fileOf(sideBySide(one, one))))), QStringList{u"]E0 6901234500011"_s});
    const qint64 child = decoder.childId();
    QCOMPARE(said(wait(decoder.decode(fileOf(sideBySide(one, other))))),
             (QStringList{u"]E0 6901234500011"_s, u"]E0 6901234500028"_s}));
    QCOMPARE(decoder.childId(), child);
}

void TestDecoder::differentCodesInOnePictureAreAllReturned()
{
    Decoder decoder(patient());
    const QImage both = sideBySide(codeOf(Shape::Qr, kLabel), codeOf(Shape::Ean13, u"6901234500011"_s, 3));
    QCOMPARE(said(wait(decoder.decode(fileOf(both)))), (QStringList{u"]E0 6901234500011"_s, u"]Q1 "_s + kLabel}));
}

void TestDecoder::cornersLieOnTheCode()
{
    Decoder decoder(patient());
    const QImage code = codeOf(Shape::Qr, kLabel, 5);
    const int rim = 4 * 5;
    for (const QImage &sheet : {onSheet(code, {800, 600}), inverted(onSheet(code, {800, 600})),
                                onSheet(code, {800, 600}).mirrored(true, false)}) {
        const auto answer = wait(decoder.decode(fileOf(sheet)));
        QVERIFY(answer.isOk());
        QRect found(answer->front().corners[0], answer->front().corners[0]);
        for (const QPoint &corner : answer->front().corners)
            found = found.united(QRect(corner, corner));
        const QRect expected((800 - code.width()) / 2 + rim, (600 - code.height()) / 2 + rim, code.width() - 2 * rim,
                             code.height() - 2 * rim);
        QVERIFY2((found.center() - expected.center()).manhattanLength() < 12,
                 qPrintable(u"%1,%2"_s.arg(found.x()).arg(found.y())));
        QVERIFY(std::abs(found.width() - expected.width()) < 12);
    }
}

void TestDecoder::whatIsNoPictureIsUnreadableAndTheNextOneIsRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\x01\x02garbage that is no picture\xff", 30);
    QTest::newRow("a PNG cut in the middle") << fileOf(noise({300, 300}, 1)).left(30'000);
    QTest::newRow("a PNG's first bytes only") << label().left(8);
    QTest::newRow("a JPEG's first bytes and garbage") << QByteArray("\xff\xd8\xff\xe0"
                                                                    "garbage",
                                                                    11);
    QTest::newRow("a drawing that could load other files")
        << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QTest::newRow("a picture of 400 million pixels in few bytes") << [] {
        QImage image(20'000, 20'000, QImage::Format_Mono);
        image.fill(0);
        return fileOf(image);
    }();
    QTest::newRow("more bytes than a picture may have") << QByteArray(kLargestImage + 1, 'x');
}

void TestDecoder::whatIsNoPictureIsUnreadableAndTheNextOneIsRead()
{
    QFETCH(QByteArray, file);
    Decoder decoder(patient());
    QCOMPARE(said(wait(decoder.decode(file))), QStringList{u"imageUnreadable"_s});
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
}

void TestDecoder::aPictureWithoutACodeSaysSo()
{
    Decoder decoder(patient());
    QImage empty(640, 480, QImage::Format_RGB32);
    empty.fill(Qt::gray);
    QCOMPARE(said(wait(decoder.decode(fileOf(empty)))), QStringList{u"noCodeFound"_s});
    QCOMPARE(said(wait(decoder.decode(fileOf(noise({320, 240}, 7))))), QStringList{u"noCodeFound"_s});
    for (const QSize &tiny : {QSize(1, 1), QSize(100, 1), QSize(1, 100), QSize(3, 3)}) {
        QImage dot(tiny, QImage::Format_RGB32);
        dot.fill(Qt::black);
        QCOMPARE(said(wait(decoder.decode(fileOf(dot)))), QStringList{u"noCodeFound"_s});
    }
}

void TestDecoder::aChildThatDiesCostsItsPictureOnly()
{
    Decoder decoder(patient());
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
    const auto child = static_cast<pid_t>(decoder.childId());
    QVERIFY(child > 0);
    QCOMPARE(::kill(child, SIGSTOP), 0); // so that it dies with the picture in hand

    const auto future = decoder.decode(label());
    QCOMPARE(::kill(child, SIGKILL), 0);

    QCOMPARE(said(wait(future)), QStringList{u"decoderDied"_s});
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
    QVERIFY(decoder.childId() != child);
}

void TestDecoder::aChildThatDiedInIdlenessIsReplaced()
{
    Decoder decoder(patient());
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
    QCOMPARE(::kill(static_cast<pid_t>(decoder.childId()), SIGKILL), 0);
    QTRY_COMPARE(decoder.childId(), 0);
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
}

void TestDecoder::aChildThatHangsIsReplacedAfterTheLimit()
{
    Decoder decoder({.program = {}, .stillLimitMs = 2'000});
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
    QCOMPARE(::kill(static_cast<pid_t>(decoder.childId()), SIGSTOP), 0);

    QCOMPARE(said(wait(decoder.decode(label()))), QStringList{u"decoderSlow"_s});
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
}

void TestDecoder::aNewerPictureCancelsTheOlder()
{
    Decoder decoder(patient());
    QCOMPARE(said(wait(decoder.decode(label()))), labelRead());
    QCOMPARE(::kill(static_cast<pid_t>(decoder.childId()), SIGSTOP), 0);

    const auto older = decoder.decode(fileOf(noise({640, 480}, 3)));
    const auto newer = decoder.decode(fileOf(codeOf(Shape::Ean13, u"6901234500011"_s)));

    QVERIFY(older.isCanceled() && older.isFinished());
    QCOMPARE(said(wait(newer)), QStringList{u"]E0 6901234500011"_s});
}

void TestDecoder::aDecoderThatGoesAwayLeavesNobodyWaiting()
{
    QFuture<Decoder::Answer> future;
    {
        Decoder decoder(patient());
        future = decoder.decode(fileOf(noise({640, 480}, 5)));
    }
    QVERIFY(future.isFinished() && future.isCanceled());
}

void TestDecoder::aChildThatIsMissingOrTalksNonsenseIsAnError_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("there is no such program") << u"/nonexistent/zhike-decoder"_s;
    QTest::newRow("it ends at once") << u"/bin/true"_s;
    QTest::newRow("it repeats what it hears") << u"/bin/cat"_s;
}

void TestDecoder::aChildThatIsMissingOrTalksNonsenseIsAnError()
{
    QFETCH(QString, program);
    Decoder decoder({.program = program, .stillLimitMs = 15'000});
    QCOMPARE(said(wait(decoder.decode(label()))), QStringList{u"decoderDied"_s});
    QCOMPARE(said(wait(decoder.decode(label()))), QStringList{u"decoderDied"_s});
}

void TestDecoder::theChildCanDoNothingElse()
{
    // The control: what the child is refused is possible here.
    const int file = ::open("/etc/passwd", O_RDONLY);
    const int line = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QVERIFY(file >= 0 && line >= 0);
    ::close(file);
    ::close(line);

    QProcess child;
    child.start(QCoreApplication::applicationDirPath() + u"/zhike-decoder"_s, {u"--check-sandbox"_s});
    QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 20'000);

    const QByteArray report = child.readAllStandardOutput();
    QVERIFY2(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0, report.constData());
    QCOMPARE(report.count(": refused\n"), 7);
}

QTEST_GUILESS_MAIN(TestDecoder)
#include "tst_decoder.moc"
