// SPDX-License-Identifier: Apache-2.0
#include "core/desk/photo.h"

#include <QBuffer>
#include <QImage>
#include <QTest>
#include <QtEndian>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kPlace = "36.0671N 120.3826E";

QImage picture()
{
    QImage image(64, 48, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 4, y * 5, (x * y) % 255));
    return image;
}

QByteArray saved(const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture().save(&buffer, format, 90);
    return buffer.data();
}

QByteArray segment(quint8 marker, const QByteArray &content)
{
    QByteArray bytes("\xFF", 1);
    bytes += static_cast<char>(marker);
    QByteArray length(2, '\0');
    qToBigEndian(static_cast<quint16>(content.size() + 2), length.data());
    return bytes + length + content;
}

/// EXIF with a place in its first directory's text and, when it isn't 0, which way up.
QByteArray exif(quint16 orientation, bool isBig)
{
    QByteArray tiff = isBig ? QByteArray("MM\0*\0\0\0\x08", 8) : QByteArray("II*\0\x08\0\0\0", 8);
    const auto two = [&](quint16 n) {
        QByteArray b(2, '\0');
        isBig ? qToBigEndian(n, b.data()) : qToLittleEndian(n, b.data());
        return b;
    };
    const auto four = [&](quint32 n) {
        QByteArray b(4, '\0');
        isBig ? qToBigEndian(n, b.data()) : qToLittleEndian(n, b.data());
        return b;
    };
    tiff += two(2);
    tiff += two(0x010E) + two(2) + four(static_cast<quint32>(kPlace.size())) + four(38);
    tiff += two(0x0112) + two(3) + four(1) + two(orientation) + two(0);
    return QByteArray("Exif\0\0", 6) + tiff + four(0) + kPlace;
}

QByteArray asCameraWroteIt(quint16 orientation, bool isBig)
{
    const QByteArray plain = saved("JPEG");
    const QByteArray trailer = "MPF preview at " + kPlace;
    return plain.left(2) + segment(0xE1, exif(orientation, isBig))
        + segment(0xE1, "http://ns.adobe.com/xap/1.0/ " + kPlace) + segment(0xED, "Photoshop 3.0 " + kPlace)
        + segment(0xFE, "taken at " + kPlace) + plain.mid(2) + trailer;
}

QByteArray chunk(const QByteArray &type, const QByteArray &content)
{
    QByteArray length(4, '\0');
    qToBigEndian(static_cast<quint32>(content.size()), length.data());
    return length + type + content
        + QByteArray(4, '\0'); // readers skip what they don't know before they look at its sum
}

} // namespace

/// What the camera wrote beside the pixels stays at the camera.
class TestPhoto : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aJpegLosesItsPlaceAndKeepsItsPixels_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<bool>("isBig");
        QTest::newRow("upright, big-endian") << 1 << true;
        QTest::newRow("upright, little-endian") << 1 << false;
        QTest::newRow("turned, big-endian") << 6 << true;
        QTest::newRow("turned, little-endian") << 8 << false;
    }
    void aJpegLosesItsPlaceAndKeepsItsPixels()
    {
        QFETCH(int, orientation);
        QFETCH(bool, isBig);
        const QByteArray before = asCameraWroteIt(static_cast<quint16>(orientation), isBig);
        QVERIFY(before.contains(kPlace)); // the needle is there to be found
        const Result<QByteArray> after = withoutMetadata(before);
        QVERIFY(after);
        QVERIFY(!after->contains(kPlace));
        QCOMPARE(QImage::fromData(*after), QImage::fromData(saved("JPEG")));
        const bool isTurned = orientation != 1;
        QCOMPARE(after->contains(segment(0xE1, {}).left(2)), isTurned);
        if (isTurned)
            QCOMPARE(after->mid(2 + 28, 2), QByteArray("\0", 1) + static_cast<char>(orientation));
        QCOMPARE(*withoutMetadata(*after), *after);
    }

    void aPngLosesItsTextAndKeepsItsPixels()
    {
        const QByteArray plain = saved("PNG");
        const QByteArray before = plain.left(33) + chunk("tEXt", "Comment\0" + kPlace) + chunk("eXIf", exif(6, true))
            + chunk("prVt", kPlace) + plain.mid(33);
        QVERIFY(before.contains(kPlace));
        const Result<QByteArray> after = withoutMetadata(before);
        QVERIFY(after);
        QVERIFY(!after->contains(kPlace));
        QCOMPARE(QImage::fromData(*after), picture());
    }

    void aWebpLosesItsExif()
    {
        const auto riff = [](const QByteArray &type, const QByteArray &content) {
            QByteArray length(4, '\0');
            qToLittleEndian(static_cast<quint32>(content.size()), length.data());
            return type + length + content + QByteArray(content.size() % 2, '\0');
        };
        const QByteArray body = riff("VP8X", QByteArray("\x0C\0\0\0\x3F\0\0\x2F\0\0", 10)) + riff("VP8 ", "pixels!")
            + riff("EXIF", exif(1, true)) + riff("XMP ", kPlace);
        const QByteArray before = "RIFF" + QByteArray(4, 'x') + "WEBP" + body;
        const Result<QByteArray> after = withoutMetadata(before);
        QVERIFY(after);
        QVERIFY(!after->contains(kPlace));
        QVERIFY(after->contains("pixels!"));
        QCOMPARE(qFromLittleEndian<quint32>(after->constData() + 4), static_cast<quint32>(after->size() - 8));
        QCOMPARE(after->at(20), '\0'); // it no longer says that EXIF or XMP follow
    }

    void whatCantBeCleanedIsntKept_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = asCameraWroteIt(6, true);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("not a picture");
        QTest::newRow("a BMP") << saved("BMP");
        QTest::newRow("a JPEG that ends in its metadata") << whole.left(60);
        QTest::newRow("a JPEG that ends in its pixels") << whole.left(whole.size() - 60);
        QTest::newRow("a JPEG with a length of nothing") << QByteArray::fromHex("FFD8FFE10000FFD9");
        QTest::newRow("a PNG that is cut") << saved("PNG").left(60);
        QTest::newRow("a WebP with a chunk longer than the file")
            << QByteArray("RIFFxxxxWEBPVP8 \xFF\xFF\xFF\x7Fyy", 22);
    }
    void whatCantBeCleanedIsntKept()
    {
        QFETCH(QByteArray, bytes);
        const Result<QByteArray> after = withoutMetadata(bytes);
        QVERIFY(!after);
        QCOMPARE(after.error().code, ErrorCode::ImageUnreadable);
    }

    /// Every cut and every flipped byte ends in a picture or an error (run with the sanitizers, this is what they look
    /// at).
    void noDamageReachesBeyondTheFile()
    {
        const QByteArray whole = asCameraWroteIt(6, false);
        for (qsizetype at = 0; at < whole.size(); at += 3) {
            static_cast<void>(withoutMetadata(whole.left(at)));
            QByteArray flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 0xFF);
            static_cast<void>(withoutMetadata(flipped));
        }
    }
};

QTEST_GUILESS_MAIN(TestPhoto)
#include "tst_photo.moc"
