// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/camera.h"
#include "tests/scan/looker.h"

#include <QTimer>

using namespace zhike;
using namespace zhike::camera;
using namespace zhike::pictures;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kFrameBudget = 33;
constexpr int kFrames = 8;
constexpr QSize kSmall{640, 480};

/// What came of some frames.
struct Count {
    int frames = 0;
    int read = 0;
    int wrong = 0;

    void add(const std::vector<Symbol> &symbols, const QByteArray &truth)
    {
        ++frames;
        bool isRead = false;
        for (const Symbol &symbol : symbols) {
            isRead = isRead || symbol.bytes == truth;
            wrong += symbol.bytes != truth;
        }
        read += isRead;
    }
    [[nodiscard]] int percent() const { return 100 * read / std::max(frames, 1); }
};

} // namespace

class TestLadder : public QObject {
    Q_OBJECT

private:
    Looker m_looker;
    int m_stream = 0;

    /// As a camera that stays on the label: until it is read, at most kFrames times.
    std::vector<Symbol> live(const QImage &frame)
    {
        ++m_stream;
        for (int i = 0; i < kFrames; ++i)
            if (const auto answer = m_looker.look(FrameKind::LiveLuma, frame, kFrameBudget, m_stream); answer && !answer->symbols.empty())
                return answer->symbols;
        return {};
    }
    std::vector<Symbol> by(FrameKind kind, const QImage &frame)
    {
        const auto answer = m_looker.look(kind, frame, 1'000);
        return answer ? answer->symbols : std::vector<Symbol>();
    }

private Q_SLOTS:
    void unitCodesBeforeACameraAreRead();
    void theLadderReadsBadCodesThatTheLibraryDoesNot();
    void whatTheLibraryNeverReadsIsRead_data();
    void whatTheLibraryNeverReadsIsRead();
    void smallModulesAreRead_data();
    void smallModulesAreRead();
    void codesAtAnyAngleAreRead_data();
    void codesAtAnyAngleAreRead();
    void scenesWithoutACodeReadNothing();
    void besideAGoodCodeABadOneIsFoundToo();
    void oneMisreadingIsNotBelieved();
    void theWindowGoesOnWhileAFrameIsLookedAt();
    void eachStreamGoesOnWhereItsLastFrameEnded();
};

void TestLadder::unitCodesBeforeACameraAreRead()
{
    // Up to 15° of tilt, two pixels a module, two fifths of the contrast; eight frames of 33 ms are less than 300 ms.
    Count count;
    for (quint32 seed = 0; seed < 200; ++seed) {
        const QString code = u"https://u.hemei.example/u/7C4%1V"_s.arg(seed, 7, 10, QLatin1Char('0'));
        const Frame frame = frameOf(Trouble::None, seed, {.content = code, .size = kSmall, .module = 2, .tilt = double(seed % 16), .ink = 141});
        count.add(live(frame.image), frame.content);
    }
    qInfo("unit codes: %d of %d, %d wrong", count.read, count.frames, count.wrong);
    QVERIFY(count.percent() >= 95);
    QCOMPARE(count.wrong, 0);
}

void TestLadder::theLadderReadsBadCodesThatTheLibraryDoesNot()
{
    constexpr Trouble kBad[] = {Trouble::Damage, Trouble::Defocus, Trouble::Inverted, Trouble::LowContrast, Trouble::LowLight, Trouble::Mix};
    Count fast;
    Count ladder;
    quint64 microseconds = 0; // some kernels count processor time in ticks: a single step may have none
    for (quint32 i = 0; i < 60; ++i) {
        const Frame frame = frameOf(kBad[i % std::size(kBad)], 700 + i, {.size = kSmall});
        fast.add(by(FrameKind::LumaAsItIs, frame.image), frame.content);
        const auto answer = m_looker.look(FrameKind::StillLuma, frame.image, 2'000);
        QVERIFY(answer.isOk());
        microseconds += answer->processorMicroseconds;
        ladder.add(answer->symbols, frame.content);
    }
    QVERIFY(microseconds > 0);
    qInfo("bad codes: the library alone %d, the ladder %d of %d", fast.read, ladder.read, ladder.frames);
    QVERIFY(fast.read > 0);
    QVERIFY(ladder.percent() >= fast.percent() + 15);
    QCOMPARE(ladder.wrong, 0);
}

void TestLadder::whatTheLibraryNeverReadsIsRead_data()
{
    QTest::addColumn<QImage>("image");
    const QImage qr = onSheet(codeOf(Shape::Qr, u"SKU-7C41009211V"_s), kSmall);
    QTest::newRow("white on black") << inverted(qr);
    QTest::newRow("eighteen grey levels of contrast") << faded(qr, 120, 18);
    QTest::newRow("white on black and faint") << faded(inverted(qr), 120, 18);
}

void TestLadder::whatTheLibraryNeverReadsIsRead()
{
    QFETCH(QImage, image);
    QVERIFY(by(FrameKind::LumaAsItIs, image).empty());
    for (const auto &symbols : {live(image), by(FrameKind::StillLuma, image)}) {
        QCOMPARE(symbols.size(), 1u);
        QCOMPARE(symbols.front().bytes, QByteArray("SKU-7C41009211V"));
    }
}

void TestLadder::smallModulesAreRead_data()
{
    QTest::addColumn<double>("module");
    QTest::addColumn<int>("percent");
    QTest::newRow("1.6 pixels") << 1.6 << 95;
    QTest::newRow("2.0 pixels") << 2.0 << 100;
}

void TestLadder::smallModulesAreRead()
{
    QFETCH(double, module);
    QFETCH(int, percent);
    Count count;
    for (quint32 seed = 0; seed < 25; ++seed) {
        const Frame frame = frameOf(Trouble::Small, 300 + seed, {.size = kSmall, .module = module, .tilt = 0});
        count.add(live(frame.image), frame.content);
    }
    QVERIFY2(count.percent() >= percent, qPrintable(u"%1 of %2"_s.arg(count.read).arg(count.frames)));
    QCOMPARE(count.wrong, 0);
}

void TestLadder::codesAtAnyAngleAreRead_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<int>("percent");
    QTest::newRow("EAN-13") << Shape::Ean13 << 80;
    QTest::newRow("Code 128") << Shape::Code128 << 80;
    QTest::newRow("DataMatrix") << Shape::DataMatrix << 93;
}

void TestLadder::codesAtAnyAngleAreRead()
{
    QFETCH(Shape, shape);
    QFETCH(int, percent);
    Count count;
    for (quint32 seed = 0; seed < 24; ++seed) {
        const Frame frame = frameOf(Trouble::None, 400 + seed, {.shape = shape, .size = {1000, 720}, .degrees = 15.0 * seed});
        count.add(live(frame.image), frame.content);
    }
    QVERIFY2(count.percent() >= percent, qPrintable(u"%1 of %2"_s.arg(count.read).arg(count.frames)));
    QCOMPARE(count.wrong, 0);
}

void TestLadder::scenesWithoutACodeReadNothing()
{
    for (quint32 seed = 0; seed < 20; ++seed) {
        const QImage scene = sceneOf(900 + seed, kSmall);
        QVERIFY(live(scene).empty());
        QVERIFY(by(FrameKind::StillLuma, scene).empty());
    }
}

void TestLadder::besideAGoodCodeABadOneIsFoundToo()
{
    // What ends the search for one code must not end that for its neighbour: the person chooses.
    const QImage good = onSheet(codeOf(Shape::Qr, u"https://id.example/01/06901234500011/21/A1"_s, 5), {420, 420});
    const QImage bad = inverted(faded(onSheet(codeOf(Shape::Qr, u"SKU-7C41009211V"_s, 5), {420, 420}), 150, 22));
    for (const QImage &picture : {sideBySide(good, bad), sideBySide(bad, good)}) {
        QCOMPARE(by(FrameKind::StillLuma, bad).size(), 1u);
        const auto symbols = by(FrameKind::StillLuma, picture);
        QCOMPARE(symbols.size(), 2u);
        QCOMPARE(symbols[0].bytes, QByteArray("https://id.example/01/06901234500011/21/A1"));
        QCOMPARE(symbols[1].bytes, QByteArray("SKU-7C41009211V"));
    }
}

void TestLadder::oneMisreadingIsNotBelieved()
{
    // Two lines of a wrong number above forty of the right one: a reader that believes the first two lines says the wrong one.
    const QImage right = codeOf(Shape::Ean13, u"6901234500011"_s, 3);
    const QImage wrong = codeOf(Shape::Ean13, u"6901234500028"_s, 3);
    QImage sheet = onSheet(right, kSmall);
    const int top = (sheet.height() - right.height()) / 2;
    const int left = (sheet.width() - right.width()) / 2;
    for (int y = top; y < top + 3; ++y)
        std::copy_n(wrong.constScanLine(10), wrong.width(), sheet.scanLine(y) + left);
    for (const auto &symbols : {live(sheet), by(FrameKind::StillLuma, sheet)}) {
        QCOMPARE(symbols.size(), 1u);
        QCOMPARE(symbols.front().bytes, QByteArray("6901234500011"));
    }
}

void TestLadder::theWindowGoesOnWhileAFrameIsLookedAt()
{
    // The hardest picture takes its whole budget; meanwhile the event loop of whoever asked runs freely.
    int turns = 0;
    QTimer loop;
    loop.callOnTimeout([&] { ++turns; });
    loop.start(0);
    const auto answer = m_looker.look(FrameKind::StillLuma, noise({1280, 720}, 3), 300);
    QVERIFY(answer.isOk());
    QVERIFY(turns > 10);
}

void TestLadder::eachStreamGoesOnWhereItsLastFrameEnded()
{
    // White bars on black have their turn in the rotation: one frame doesn't show them, the same stream's next frames do, and
    // another stream starts anew.
    const QImage bars = inverted(onSheet(codeOf(Shape::Code128, u"SKU-7C41009211V"_s, 2), kSmall));
    int first = 0;
    for (int stream : {1001, 1002}) {
        int frames = 0;
        std::vector<Symbol> symbols;
        while (symbols.empty() && ++frames <= 32) {
            const auto answer = m_looker.look(FrameKind::LiveLuma, bars, kFrameBudget, stream);
            QVERIFY(answer.isOk());
            symbols = answer->symbols;
        }
        QCOMPARE(symbols.size(), 1u);
        QVERIFY(frames > 1);
        first = first == 0 ? frames : first;
        QCOMPARE(frames, first);
    }
}

QTEST_GUILESS_MAIN(TestLadder)
#include "tst_ladder.moc"
