// SPDX-License-Identifier: Apache-2.0
#include "core/scan/livedecoder.h"
#include "pictures.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <sys/types.h>

using namespace zhike;
using namespace zhike::pictures;
using namespace Qt::StringLiterals;

namespace {

const QString kLabel = u"https://u.hemei.example/u/7C41009211V"_s;
constexpr int kPatience = 20'000; // for machines under load; a hang ends in a failed comparison

LumaFrame frameOf(const QImage &image)
{
    return {image.constBits(), image.width(), image.height(), static_cast<int>(image.bytesPerLine())};
}

QImage labelFrame() { return onSheet(codeOf(Shape::Qr, kLabel), {1280, 720}); }
QImage emptyFrame() { return onSheet({}, {1280, 720}); }

} // namespace

class TestLive : public QObject {
    Q_OBJECT

private:
    std::vector<LiveAnswer> m_answers;

    /// Connected to what the test looks at.
    std::unique_ptr<LiveDecoder> decoder(LiveDecoder::Options options)
    {
        m_answers.clear();
        auto made = std::make_unique<LiveDecoder>(std::move(options));
        connect(made.get(), &LiveDecoder::answered, this,
                [this](const LiveAnswer &answer) { m_answers.push_back(answer); });
        return made;
    }
    std::unique_ptr<LiveDecoder> patient() { return decoder({.program = {}, .budgetMs = 500, .limitMs = 15'000}); }

private Q_SLOTS:
    void aFrameIsAnsweredWithItsCode();
    void whileOneIsInFlightOthersAreDropped();
    void aRowMayBeLongerThanTheFrameIsWide();
    void whatIsNoFrameIsRefused();
    void aChildThatDiesCostsItsFrameOnlyAndIsReplacedUnasked();
    void aChildThatHangsIsReplacedAfterTheLimit();
    void aMissingProgramIsAnErrorAndNoLoop();
    void aDecoderMayGoAwayWithAFrameInFlight();
};

void TestLive::aFrameIsAnsweredWithItsCode()
{
    const auto live = patient();
    QVERIFY(live->submit(3, 41, frameOf(labelFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1u, kPatience);

    const LiveAnswer &answer = m_answers.front();
    QCOMPARE(answer.stream, 3);
    QCOMPARE(answer.frame, 41u);
    QVERIFY(answer.symbols.isOk());
    QCOMPARE(answer.symbols->size(), 1u);
    const Symbol &symbol = answer.symbols->front();
    QCOMPARE(QString::fromUtf8(symbol.bytes), kLabel);
    QCOMPARE(symbol.format, SymbolFormat::Qr);
    QCOMPARE(symbol.symbologyIdentifier, QByteArray("]Q1"));
    for (const QPoint &corner : symbol.corners)
        QVERIFY(QRect(500, 220, 280, 280).contains(corner));

    QVERIFY(live->submit(3, 42, frameOf(emptyFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 2u, kPatience);
    QVERIFY(m_answers.back().symbols.isOk() && m_answers.back().symbols->empty());
    QVERIFY(m_answers.back().processorMicroseconds
            > 0); // of every look; a clock may count in ticks that one look is shorter than
}

void TestLive::whileOneIsInFlightOthersAreDropped()
{
    const auto live = patient();
    QVERIFY(!live->isBusy());
    QVERIFY(live->submit(1, 1, frameOf(labelFrame())));
    QVERIFY(live->isBusy());
    QVERIFY(!live->submit(1, 2, frameOf(labelFrame())));
    QVERIFY(!live->submit(2, 3, frameOf(labelFrame())));
    QTRY_VERIFY_WITH_TIMEOUT(!live->isBusy(), kPatience);
    QVERIFY(live->submit(1, 4, frameOf(labelFrame())));
    QTRY_VERIFY_WITH_TIMEOUT(!live->isBusy(), kPatience);

    QCOMPARE(m_answers.size(), 2u);
    QCOMPARE(m_answers[0].frame, 1u);
    QCOMPARE(m_answers[1].frame, 4u);
}

void TestLive::aRowMayBeLongerThanTheFrameIsWide()
{
    const auto live = patient();
    const QImage wide = onSheet(codeOf(Shape::Qr, kLabel), {1000, 720});
    LumaFrame middle = frameOf(wide);
    middle.pixels += 301;
    middle.width = 401;
    QVERIFY(live->submit(1, 1, middle));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1u, kPatience);
    QCOMPARE(m_answers.front().symbols->size(), 1u);
}

void TestLive::whatIsNoFrameIsRefused()
{
    const auto live = patient();
    const QImage image = labelFrame();
    const LumaFrame good = frameOf(image);
    for (const LumaFrame &bad : {LumaFrame{}, LumaFrame{nullptr, 10, 10, 10}, LumaFrame{good.pixels, 0, 10, 10},
                                 LumaFrame{good.pixels, 10, -1, 10}, LumaFrame{good.pixels, 10, 10, 9},
                                 LumaFrame{good.pixels, kLargestFrameSide + 1, 1, kLargestFrameSide + 1}}) {
        QVERIFY(!live->submit(1, 1, bad));
        QVERIFY(!live->isBusy());
    }
    QVERIFY(live->submit(1, 2, good));
}

void TestLive::aChildThatDiesCostsItsFrameOnlyAndIsReplacedUnasked()
{
    const auto live = patient();
    QVERIFY(live->submit(1, 1, frameOf(labelFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1u, kPatience);
    const qint64 child = live->childId();
    QCOMPARE(::kill(static_cast<pid_t>(child), SIGSTOP), 0); // so that it dies with the frame in hand

    QVERIFY(live->submit(1, 2, frameOf(labelFrame())));
    QCOMPARE(::kill(static_cast<pid_t>(child), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 2u, kPatience);
    QCOMPARE(m_answers.back().symbols.error().code, ErrorCode::DecoderDied);
    QCOMPARE(m_answers.back().frame, 2u);

    QTRY_VERIFY_WITH_TIMEOUT(live->childId() != 0, kPatience); // without another frame
    QVERIFY(live->childId() != child);
    QCOMPARE(m_answers.size(), 2u); // the frame isn't tried again
    QVERIFY(live->submit(1, 3, frameOf(labelFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 3u, kPatience);
    QCOMPARE(m_answers.back().symbols->size(), 1u);
}

void TestLive::aChildThatHangsIsReplacedAfterTheLimit()
{
    const auto live = decoder({.program = {}, .budgetMs = 500, .limitMs = 5'000});
    QVERIFY(live->submit(1, 1, frameOf(labelFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1u, kPatience);
    QCOMPARE(::kill(static_cast<pid_t>(live->childId()), SIGSTOP), 0);

    QVERIFY(live->submit(1, 2, frameOf(labelFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 2u, kPatience);
    QCOMPARE(m_answers.back().symbols.error().code, ErrorCode::DecoderSlow);
    QVERIFY(live->submit(1, 3, frameOf(labelFrame())));
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 3u, kPatience);
    QCOMPARE(m_answers.back().symbols->size(), 1u);
}

void TestLive::aMissingProgramIsAnErrorAndNoLoop()
{
    for (const QString &program : {u"/nonexistent/zhike-decoder"_s, u"/bin/true"_s}) {
        const auto live = decoder({.program = program, .budgetMs = 33, .limitMs = 15'000});
        QVERIFY(live->submit(1, 1, frameOf(labelFrame())));
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1u, kPatience);
        QCOMPARE(m_answers.back().symbols.error().code, ErrorCode::DecoderDied);
        QVERIFY(!live->isBusy());
        QTRY_COMPARE(live->childId(), 0);
    }
}

void TestLive::aDecoderMayGoAwayWithAFrameInFlight()
{
    auto live = patient();
    QVERIFY(live->submit(1, 1, frameOf(labelFrame())));
    live.reset();
    QVERIFY(m_answers.empty());
}

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"
