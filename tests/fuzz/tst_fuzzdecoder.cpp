// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/looker.h"
#include "tests/scan/optics.h"
#include "tests/scan/pictures.h"

#include <csignal>
#include <sys/types.h>

using namespace zhike;
using namespace zhike::pictures;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFrames = 300; // a test run's; ZHIKE_FUZZ_FRAMES says otherwise
constexpr quint32 kBudget = 33;

QString digits(camera::Dice &dice, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QChar(u'0' + dice.whole(0, 9));
    return text;
}

/// The writer wants right check digits; what it refuses is white paper.
QImage someCode(camera::Dice &dice)
{
    constexpr Shape kShapes[] = {Shape::Qr, Shape::DataMatrix, Shape::Ean13, Shape::Ean8, Shape::UpcA, Shape::Code128, Shape::Itf};
    const Shape shape = kShapes[dice.whole(0, 6)];
    const int lengths[] = {dice.whole(1, 60), dice.whole(1, 40), 12, 7, 11, dice.whole(1, 20), 14};
    return codeOf(shape, digits(dice, lengths[static_cast<int>(shape)]), dice.whole(1, 4));
}

void spoil(QImage &image, camera::Dice &dice)
{
    for (int i = dice.whole(0, 30); i > 0; --i) {
        const int left = dice.whole(0, image.width() - 1);
        const int top = dice.whole(0, image.height() - 1);
        const int right = std::min(image.width() - 1, left + dice.whole(0, 60));
        const int bottom = std::min(image.height() - 1, top + dice.whole(0, 20));
        const int way = dice.whole(0, 3);
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x) {
                uchar &pixel = image.scanLine(y)[x];
                pixel = way == 0 ? uchar(dice.whole(0, 255)) : way == 1 ? uchar(~pixel) : way == 2 ? uchar(0) : uchar(255);
            }
    }
}

/// Codes, the same code several times, cut at the edge, turned, spoiled, or nothing but noise: whatever makes a reader reckon.
QImage someFrame(camera::Dice &dice)
{
    if (dice.whole(0, 9) == 0)
        return noise({dice.whole(1, 400), dice.whole(1, 300)}, static_cast<quint32>(dice.whole(0, 1 << 30)));
    QImage sheet(dice.whole(20, 480), dice.whole(20, 360), QImage::Format_Grayscale8);
    sheet.fill(static_cast<uint>(dice.whole(120, 255)));
    QImage code = someCode(dice);
    if (dice.whole(0, 2) == 0)
        code = turned(code, dice.real(0, 360));
    for (int copies = dice.whole(1, 3); copies > 0; --copies) {
        const int left = dice.whole(-code.width() / 3, sheet.width() - 1);
        const int top = dice.whole(-code.height() / 3, sheet.height() - 1);
        for (int y = std::max(0, top); y < std::min(sheet.height(), top + code.height()); ++y)
            for (int x = std::max(0, left); x < std::min(sheet.width(), left + code.width()); ++x)
                sheet.scanLine(y)[x] = code.constScanLine(y - top)[x - left];
    }
    if (dice.whole(0, 1) == 0)
        spoil(sheet, dice);
    return dice.whole(0, 5) == 0 ? inverted(sheet) : sheet;
}

} // namespace

class TestFuzzDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFrameEndsTheChild();
    void aChildThatEndsWouldBeCounted();
    void theLibrarysKillersAreSurvived_data();
    void theLibrarysKillersAreSurvived();
};

void TestFuzzDecoder::noFrameEndsTheChild()
{
    const int frames = qEnvironmentVariableIntValue("ZHIKE_FUZZ_FRAMES") > 0 ? qEnvironmentVariableIntValue("ZHIKE_FUZZ_FRAMES") : kFrames;
    Looker looker;
    int deaths = 0;
    int reads = 0;
    for (int i = 0; i < frames; ++i) {
        camera::Dice dice(static_cast<quint32>(i) * 2654435761u + 17);
        const QImage frame = someFrame(dice);
        const auto answer = looker.look(i % 8 == 0 ? FrameKind::StillLuma : FrameKind::LiveLuma, frame, kBudget, i % 3);
        if (!answer)
            qWarning("frame %d: %s", i, qPrintable(errorName(answer.error().code)));
        deaths += !answer;
        reads += answer && !answer->symbols.empty();
    }
    qInfo("faults: decoder: %d frames, %d read, %d ended the child", frames, reads, deaths);
    QCOMPARE(deaths, 0);
    QVERIFY(reads > frames / 10); // they are frames that a reader finds something in
}

void TestFuzzDecoder::aChildThatEndsWouldBeCounted()
{
    Looker looker;
    const QImage label = onSheet(codeOf(Shape::Qr, u"SKU-1"_s), {400, 300});
    QVERIFY(looker.look(FrameKind::LiveLuma, label, 500).isOk());
    QCOMPARE(::kill(static_cast<pid_t>(looker.childId()), SIGSTOP), 0);
    const auto child = static_cast<pid_t>(looker.childId());
    QTimer::singleShot(0, [child] { ::kill(child, SIGABRT), ::kill(child, SIGCONT); });
    QVERIFY(!looker.look(FrameKind::LiveLuma, label, 500).isOk());
    const auto next = looker.look(FrameKind::LiveLuma, label, 500);
    QVERIFY(next.isOk() && next->symbols.size() == 1);
}

void TestFuzzDecoder::theLibrarysKillersAreSurvived_data()
{
    // What ends libzxing 1.4 when it is asked carelessly (docs/decisions/0004), made here.
    QTest::addColumn<QImage>("frame");
    const QImage ean = codeOf(Shape::Ean13, u"6901234500011"_s, 3);
    QTest::newRow("one EAN-13 of three pixels a module at 720p") << onSheet(ean, {1280, 720});
    QTest::newRow("the same EAN-13 twice") << sideBySide(ean, ean);
    QTest::newRow("one EAN-13 of five pixels a module at 1080p") << onSheet(codeOf(Shape::Ean13, u"6901234500011"_s, 5), {1920, 1080});
}

void TestFuzzDecoder::theLibrarysKillersAreSurvived()
{
    QFETCH(QImage, frame);
    Looker looker;
    const qint64 child = [&] {
        (void)looker.look(FrameKind::LiveLuma, noise({8, 8}, 1), kBudget);
        return looker.childId();
    }();
    for (const FrameKind kind : {FrameKind::LiveLuma, FrameKind::StillLuma, FrameKind::LumaAsItIs}) {
        const auto answer = looker.look(kind, frame, 2'000);
        QVERIFY(answer.isOk());
        QCOMPARE(answer->symbols.size(), 1u);
        QCOMPARE(answer->symbols.front().bytes, QByteArray("6901234500011"));
    }
    QCOMPARE(looker.childId(), child);
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); // ms: a long run is one function
    QCoreApplication app(argc, argv);
    TestFuzzDecoder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fuzzdecoder.moc"
