// SPDX-License-Identifier: Apache-2.0
#include "app/zhike-decoder/qr/fit.h"
#include "app/zhike-decoder/qr/matrix.h"
#include "app/zhike-decoder/qr/reedsolomon.h"
#include "app/zhike-decoder/stages.h"
#include "app/zhike-decoder/threshold.h"
#include "app/zhike-decoder/zxingreader.h"
#include "tests/scan/camera.h"
#include "tests/scan/optics.h"

#include <QTest>

#include <numeric>

using namespace zhike;
using namespace zhike::camera;
using namespace Qt::StringLiterals;

namespace {

Luma lumaOf(const QImage &image)
{
    Luma luma(image.width(), image.height());
    for (int y = 0; y < luma.height; ++y)
        std::copy_n(image.constScanLine(y), luma.width, luma.row(y));
    return luma;
}

/// Modules of a print as a good picture shows them.
QrModules seenOn(const pictures::QrPrint &print)
{
    QrModules modules{print.side, {}, std::vector<float>(print.isDark.size())};
    for (const bool isDark : print.isDark)
        modules.brightness.push_back(isDark ? 30 : 220);
    return modules;
}

/// The first `count` code words read as a grey that is neither.
void lose(QrModules &modules, const QrLayout &layout, std::size_t from, std::size_t count)
{
    for (std::size_t bit = 8 * from; bit < 8 * (from + count); ++bit)
        modules.brightness[std::size_t(layout.path()[bit])] = 125;
}

std::vector<uint8_t> words(Dice &dice, int length, int checks)
{
    // The checks of random data are what makes up for having lost them.
    std::vector<uint8_t> word(std::size_t(length), 0);
    for (int i = 0; i < length - checks; ++i)
        word[std::size_t(i)] = static_cast<uint8_t>(dice.whole(0, 255));
    std::vector<int> lost(static_cast<std::size_t>(checks));
    std::iota(lost.begin(), lost.end(), length - checks);
    return correct(word, checks, lost, 0) < 0 ? std::vector<uint8_t>() : word;
}

std::vector<int> somePlaces(Dice &dice, int length, int count)
{
    std::vector<int> all(static_cast<std::size_t>(length));
    std::iota(all.begin(), all.end(), 0);
    for (int i = 0; i < count; ++i)
        std::swap(all[std::size_t(i)], all[std::size_t(dice.whole(i, length - 1))]);
    all.resize(static_cast<std::size_t>(count));
    return all;
}

/// What the careful reader alone says about a frame's likeliest regions.
std::vector<Symbol> carefullyRead(const QImage &frame)
{
    const Luma luma = lumaOf(frame);
    Votes votes;
    Findings found(Budget(10'000), votes);
    Views views(luma);
    carefully(views, found);
    return found.take();
}

} // namespace

class TestQr : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWordIsCorrectedAsFarAsItsChecksReach();
    void beyondThatAWordStaysAsItWas();
    void everyVersionAndLevelIsReadModuleByModule();
    void wordsThatAreSeenToBeLostCostHalfAsMuch();
    void whatOnlyLooksLikeACodeSaysNothing();
    void aBlurredCodeIsFreedOfItsBlur();
    void codesThatTheLibraryGivesUpAreRead_data();
    void codesThatTheLibraryGivesUpAreRead();
    void whereACodeIsIsKnownToHalfAModule();
};

void TestQr::aWordIsCorrectedAsFarAsItsChecksReach()
{
    Dice dice(1);
    for (int i = 0; i < 400; ++i) {
        const int checks = dice.whole(7, 30);
        const int length = dice.whole(checks + 5, 120);
        const std::vector<uint8_t> sent = words(dice, length, checks);
        QVERIFY(!sent.empty());
        const int spare = dice.whole(0, 4);
        const int errors = dice.whole(0, (checks - spare) / 2);
        const int erasures = checks - spare - 2 * errors;
        const std::vector<int> places = somePlaces(dice, length, errors + erasures);
        std::vector<uint8_t> word = sent;
        for (const int place : places)
            word[std::size_t(place)] ^= static_cast<uint8_t>(dice.whole(1, 255));
        QCOMPARE(correct(word, checks, std::span(places).first(std::size_t(erasures)), spare), errors + erasures);
        QCOMPARE(word, sent);
    }
}

void TestQr::beyondThatAWordStaysAsItWas()
{
    Dice dice(2);
    int refused = 0;
    for (int i = 0; i < 400; ++i) {
        const std::vector<uint8_t> sent = words(dice, 44, 16);
        std::vector<uint8_t> word = sent;
        for (const int place : somePlaces(dice, 44, 10))
            word[std::size_t(place)] ^= static_cast<uint8_t>(dice.whole(1, 255));
        const std::vector<uint8_t> before = word;
        if (correct(word, 16, {}, 4) < 0) {
            QCOMPARE(word, before);
            ++refused;
        }
    }
    QCOMPARE(refused, 400);
}

void TestQr::everyVersionAndLevelIsReadModuleByModule()
{
    for (int version = 1; version <= 40; ++version)
        for (int level = 0; level < 4; ++level) {
            const auto print =
                pictures::qrOf(QByteArray("7").repeated(3 + version), version, level, (version + level) % 8);
            QCOMPARE(print.side, 17 + 4 * version);
            const auto matrix = matrixOf(seenOn(print), QrLayout::of(version));
            QVERIFY2(matrix.has_value(), qPrintable(u"version %1, level %2"_s.arg(version).arg(level)));
            QCOMPARE(matrix->erased + matrix->mended, 0);
            for (std::size_t i = 0; i < print.isDark.size(); ++i)
                QCOMPARE(matrix->isDark[i] != 0, bool(print.isDark[i]));
        }
}

void TestQr::wordsThatAreSeenToBeLostCostHalfAsMuch()
{
    // Version 2, level M: 44 code words, 16 of them checks. Fourteen lost ones are read when they can be told from the
    // rest, and not when they look like any other.
    const auto print = pictures::qrOf("0107612345678900", 2, 1);
    const QrLayout &layout = QrLayout::of(2);
    QrModules modules = seenOn(print);
    lose(modules, layout, 5, 12);
    const auto matrix = matrixOf(modules, layout);
    QVERIFY(matrix.has_value());
    QVERIFY(matrix->mended > 8);
    const auto symbols = readSymbols(printed(*matrix), {.isBlackAndWhite = true});
    QCOMPARE(symbols.size(), 1u);
    QCOMPARE(symbols.front().bytes, QByteArray("0107612345678900"));

    Dice dice(3);
    for (std::size_t bit = 8 * 5; bit < 8 * 17; ++bit)
        modules.brightness[std::size_t(layout.path()[bit])] = dice.whole(0, 1) ? 30 : 220;
    QVERIFY(!matrixOf(modules, layout));
}

void TestQr::whatOnlyLooksLikeACodeSaysNothing()
{
    // Everything that is known of a version, a format, and noise for data: what a label shows that is past reading.
    Dice dice(4);
    int read = 0;
    for (int i = 0; i < 400; ++i) {
        const int version = 1 + i % 5;
        const QrLayout &layout = QrLayout::of(version);
        QrModules modules = seenOn(pictures::qrOf("12345", version, i % 4));
        for (const int place : layout.path())
            modules.brightness[std::size_t(place)] =
                static_cast<float>(dice.whole(0, 1) ? dice.whole(20, 90) : dice.whole(160, 240));
        if (const auto matrix = matrixOf(modules, layout))
            read += !readSymbols(printed(*matrix), {.isBlackAndWhite = true}).empty();
    }
    QCOMPARE(read, 0);
}

void TestQr::aBlurredCodeIsFreedOfItsBlur()
{
    // Each module less than half of itself, the rest of its neighbours to the left and right, as a moving hand makes
    // it.
    const auto print = pictures::qrOf("https://id.example/01/07612345678900", 3, 0);
    const QrLayout &layout = QrLayout::of(3);
    const QrModules sharp = seenOn(print);
    QrModules modules = sharp;
    const int n = print.side;
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x) {
            const auto at = [&](int u) { return u < 0 || u >= n ? 220.F : sharp.brightness[layout.at(u, y)]; };
            modules.brightness[layout.at(x, y)] = 0.46F * at(x) + 0.3F * at(x - 1) + 0.24F * at(x + 1);
        }
    const auto wrongIn = [&](Look look) {
        const Seen seen = seenBy(look, modules, layout);
        int wrong = 0;
        for (const int place : layout.path())
            wrong += (seen.darkness[std::size_t(place)] > 0) != bool(print.isDark[std::size_t(place)]);
        return wrong;
    };
    QVERIFY(wrongIn(Look::Nearby) > 40);
    QCOMPARE(wrongIn(Look::Unblurred), 0);
    QVERIFY(matrixOf(modules, layout).has_value());
}

void TestQr::codesThatTheLibraryGivesUpAreRead_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("scratched and stained") << Trouble::Damage << 6;
    QTest::newRow("glare") << Trouble::Glare << 7;
    QTest::newRow("little light") << Trouble::LowLight << 10;
    QTest::newRow("round a bottle") << Trouble::Curved << 10;
    QTest::newRow("light on dark") << Trouble::Inverted << 10;
    QTest::newRow("a hand that moves") << Trouble::Motion << 6;
    QTest::newRow("half in shadow") << Trouble::Shadow << 9;
}

void TestQr::codesThatTheLibraryGivesUpAreRead()
{
    QFETCH(Trouble, trouble);
    QFETCH(int, atLeast);
    int read = 0;
    int byTheLibrary = 0;
    for (quint32 seed = 0; seed < 12; ++seed) {
        const Frame frame = frameOf(trouble, 7'100 + seed, {.size = {960, 720}});
        for (const Symbol &symbol : carefullyRead(frame.image)) {
            QCOMPARE(symbol.bytes, frame.content);
            ++read;
        }
        for (const Symbol &symbol : readSymbols(lumaOf(frame.image), {.effort = Effort::Thorough}))
            byTheLibrary += symbol.bytes == frame.content;
    }
    qInfo("%d of 12, the library alone %d", read, byTheLibrary);
    QVERIFY2(read >= atLeast, qPrintable(QString::number(read)));
}

void TestQr::whereACodeIsIsKnownToHalfAModule()
{
    for (quint32 seed = 0; seed < 6; ++seed) {
        const Frame frame = frameOf(Trouble::Damage, 7'200 + seed, {.size = {960, 720}});
        for (const Symbol &symbol : carefullyRead(frame.image))
            for (const QPointF &corner : frame.corners) {
                double nearest = 1e9;
                for (const QPoint &other : symbol.corners)
                    nearest = std::min(nearest, std::hypot(corner.x() - other.x(), corner.y() - other.y()));
                QVERIFY2(nearest < 1 + 0.5 * frame.module, qPrintable(QString::number(nearest)));
            }
    }
}

QTEST_GUILESS_MAIN(TestQr)
#include "tst_qr.moc"
