// SPDX-License-Identifier: Apache-2.0
// zhike-fuzz-seeds DIR: writes the first files of the fuzz corpus, one of each kind of code and of what surrounds them.
#include "core/scan/decoderprotocol.h"
#include "tests/fuzz/frametarget.h"
#include "tests/scan/pictures.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace zhike;
using namespace zhike::pictures;
using namespace Qt::StringLiterals;

namespace {

bool write(const QDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray seedOf(const QImage &image)
{
    QByteArray pixels;
    for (int y = 0; y < image.height(); ++y)
        pixels.append(reinterpret_cast<const char *>(image.constScanLine(y)), image.width());
    const auto seed = fuzz::seedFor(image.width(), image.height(), reinterpret_cast<const uint8_t *>(pixels.constData()));
    return QByteArray(reinterpret_cast<const char *>(seed.data()), static_cast<qsizetype>(seed.size()));
}

QImage lowCut(const QImage &bars) { return bars.copy(0, 0, bars.width(), 16); }

} // namespace

int main(int argc, char **argv)
{
    const QDir folder(argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (argc != 2 || !folder.exists()) {
        std::fputs("usage: zhike-fuzz-seeds DIR\n", stderr);
        return 2;
    }
    const QImage qr = codeOf(Shape::Qr, u"SKU-1"_s, 2);
    const bool isWritten = write(folder, u"qr"_s, seedOf(qr)) && write(folder, u"qr-inverted"_s, seedOf(inverted(qr)))
        && write(folder, u"qr-mirrored"_s, seedOf(qr.mirrored(true, false)))
        && write(folder, u"datamatrix"_s, seedOf(codeOf(Shape::DataMatrix, u"SKU-1"_s, 2)))
        && write(folder, u"ean13"_s, seedOf(lowCut(codeOf(Shape::Ean13, u"6901234500011"_s, 1))))
        && write(folder, u"ean8"_s, seedOf(lowCut(codeOf(Shape::Ean8, u"96385074"_s, 2))))
        && write(folder, u"upca"_s, seedOf(lowCut(codeOf(Shape::UpcA, u"036000291452"_s, 1))))
        && write(folder, u"code128"_s, seedOf(lowCut(codeOf(Shape::Code128, u"HM88"_s, 2))))
        && write(folder, u"itf"_s, seedOf(lowCut(codeOf(Shape::Itf, u"16901234500018"_s, 1))))
        && write(folder, u"noise"_s, seedOf(noise({40, 40}, 1)))
        && write(folder, u"one-pixel"_s, seedOf(noise({1, 1}, 2))) && write(folder, u"one-row"_s, seedOf(noise({150, 1}, 3)))
        && write(folder, u"request"_s, '\1' + toMessage(FrameRequest{1, FrameKind::LiveLuma, 33, "x", 1, 10, 10}))
        && write(folder, u"answer"_s,
                 '\1' + toMessage(FrameAnswer{1, FrameVerdict::Looked, {{"SKU-1", "]Q1", false, {}, SymbolFormat::Qr}}, 7}));
    return isWritten ? 0 : 1;
}
