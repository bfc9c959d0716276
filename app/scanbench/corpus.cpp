// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/corpus.h"

#include "core/scan/sharedframe.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QPolygonF>
#include <QStringDecoder>

#include <algorithm>

namespace zhike::scanbench {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kFirstCorner = 5;
constexpr int kFaint = 45;

std::optional<std::array<QPointF, 4>> cornersIn(const QStringList &columns)
{
    if (columns.size() < kFirstCorner + 4)
        return std::nullopt;
    std::array<QPointF, 4> corners;
    for (qsizetype i = 0; i < 4; ++i) {
        const QStringList pair = columns[kFirstCorner + i].split(u',');
        bool isX = false;
        bool isY = false;
        corners[static_cast<std::size_t>(i)] = QPointF(pair.value(0).toDouble(&isX), pair.value(1).toDouble(&isY));
        if (!isX || !isY)
            return std::nullopt;
    }
    return corners;
}

bool isDigits(const QByteArray &bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QByteArray withoutZeros(QByteArray digits)
{
    while (digits.size() > 1 && digits.startsWith('0'))
        digits.remove(0, 1);
    return digits;
}

/// A UPC-E's eight digits as the twelve of the UPC-A it stands for.
QByteArray unfolded(const QByteArray &e)
{
    if (e.size() != 8)
        return e;
    const QByteArray d = e.mid(1, 6);
    const char last = d[5];
    const QByteArray body = last <= '2' ? d.left(2) + last + "0000" + d.mid(2, 3)
        : last == '3'                   ? d.left(3) + "00000" + d.mid(3, 2)
        : last == '4'                   ? d.left(4) + "00000" + d[4]
                                        : d.left(5) + "0000" + last;
    return e.left(1) + body + e.right(1);
}

bool isRetailNumber(SymbolFormat format) { return format >= SymbolFormat::Ean13 && format <= SymbolFormat::UpcE; }

int percentile(std::vector<int> levels, int percent)
{
    const auto at = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() * static_cast<std::size_t>(percent) / 100);
    std::nth_element(levels.begin(), at, levels.end());
    return *at;
}

/// Grey levels inside the polygon, and of the ring of an eighth around it.
void sample(const QImage &image, const QPolygonF &code, std::vector<int> &inside, std::vector<int> &ring)
{
    const QPointF middle = (code[0] + code[1] + code[2] + code[3]) / 4;
    QPolygonF wide;
    for (const QPointF &corner : code)
        wide << middle + (corner - middle) * 1.1;
    const QRect box = wide.boundingRect().toAlignedRect().intersected(image.rect());
    const int step = std::max(1, std::max(box.width(), box.height()) / 120);
    for (int y = box.top(); y <= box.bottom(); y += step)
        for (int x = box.left(); x <= box.right(); x += step) {
            if (code.containsPoint(QPointF(x, y), Qt::OddEvenFill))
                inside.push_back(image.constScanLine(y)[x]);
            else if (wide.containsPoint(QPointF(x, y), Qt::OddEvenFill))
                ring.push_back(image.constScanLine(y)[x]);
        }
}

bool says(const Symbol &symbol, const QByteArray &truth)
{    if (symbol.bytes == truth)
        return true;
    if (isDigits(truth) && isDigits(symbol.bytes) && isRetailNumber(symbol.format)) {
        const QByteArray said = withoutZeros(symbol.bytes);
        return said == withoutZeros(truth) || said == withoutZeros(unfolded(truth))
            || withoutZeros(unfolded(symbol.bytes)) == withoutZeros(truth);
    }
    for (const char *set : {"ISO-8859-1", "Shift-JIS", "GB18030", "EUC-JP", "UTF-16BE"})
        if (QStringDecoder decoder(set); decoder.isValid() && QString(decoder(symbol.bytes)).toUtf8() == truth)
            return true;
    return false;
}

} // namespace

Result<std::vector<Row>> readManifest(const QString &folder)
{
    const QDir root(folder);
    QFile file(root.filePath(u"manifest.tsv"_s));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InvalidValue, u"manifest.tsv"_s};
    std::vector<Row> rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList columns = QString(line).remove(u'\r').split(u'\t');
        if (columns.size() < 3 || line.startsWith(u'#') || columns[1] == "path"_L1)
            continue;
        Row row{columns[0], root.absoluteFilePath(columns[1]), {}, columns.value(4).toDouble(), cornersIn(columns)};
        if (const QString truth = columns.value(3).trimmed(); columns[2] != "none"_L1 && !truth.isEmpty())
            for (const QString &one : truth.split(u',', Qt::SkipEmptyParts))
                row.truths << QByteArray::fromHex(one.toLatin1());
        rows.push_back(std::move(row));
    }
    return rows;
}

QImage loadGrey(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        return image;
    if (image.hasAlphaChannel()) { // over white, as the decoder does it
        QImage paper(image.size(), QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QRgb p = image.pixel(x, y);
                const auto over = [&](int c) { return (c * qAlpha(p) + 255 * (255 - qAlpha(p))) / 255; };
                paper.setPixel(x, y, qRgb(over(qRed(p)), over(qGreen(p)), over(qBlue(p))));
            }
        image = paper;
    }
    if (std::max(image.width(), image.height()) > kLargestFrameSide)
        image = image.scaled(kLargestFrameSide, kLargestFrameSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image.convertToFormat(QImage::Format_Grayscale8);
}

bool saysTruth(const Symbol &symbol, const QByteArrayList &truths)
{
    return std::any_of(truths.begin(), truths.end(), [&](const QByteArray &truth) { return says(symbol, truth); });
}

std::optional<Look> lookOf(const QImage &image, const Row &row)
{
    if (!row.corners)
        return std::nullopt;
    const QPolygonF code{QList<QPointF>(row.corners->begin(), row.corners->end())};
    std::vector<int> inside;
    std::vector<int> ring;
    sample(image, code, inside, ring);
    if (inside.empty() || ring.empty())
        return std::nullopt;
    const int dark = percentile(inside, 10);
    const int bright = percentile(inside, 90);
    return Look{percentile(ring, 50) < (dark + bright) / 2, bright - dark < kFaint};
}

} // namespace zhike::scanbench
