// SPDX-License-Identifier: Apache-2.0
#include "core/desk/photo.h"

#include <QByteArrayList>
#include <QtEndian>

#include <optional>

namespace zhike {
namespace {

// JPEG markers (ITU T.81, table B.1)
constexpr quint8 kStart = 0xD8, kEnd = 0xD9, kScan = 0xDA, kApp0 = 0xE0, kApp1 = 0xE1, kApp14 = 0xEE, kApp15 = 0xEF,
                 kComment = 0xFE;
constexpr quint16 kOrientation = 0x0112; // TIFF tag

quint8 at(const QByteArray &bytes, qsizetype i) { return static_cast<quint8>(bytes[i]); }

template <typename T>
T big(const QByteArray &bytes, qsizetype i)
{
    return qFromBigEndian<T>(bytes.constData() + i);
}

/// Which way up, from an EXIF block ("Exif\0\0", TIFF header, first directory): 2 … 8; empty when it says nothing or
/// "as it is".
std::optional<quint16> orientationIn(const QByteArray &exif)
{
    const QByteArray tiff = exif.startsWith(QByteArrayLiteral("Exif\0\0")) ? exif.mid(6) : QByteArray();
    if (tiff.size() < 14)
        return std::nullopt;
    const bool isBig = tiff.startsWith("MM");
    const auto two = [&](quint32 i) {
        return isBig ? big<quint16>(tiff, i) : qFromLittleEndian<quint16>(tiff.constData() + i);
    };
    const auto four = [&](quint32 i) {
        return isBig ? big<quint32>(tiff, i) : qFromLittleEndian<quint32>(tiff.constData() + i);
    };
    const quint32 directory = four(4);
    if (directory > tiff.size() - 2)
        return std::nullopt;
    const quint16 entries = two(directory);
    for (quint16 n = 0; n < entries; ++n) {
        const quint32 entry = directory + 2 + 12u * n;
        if (entry + 12 > tiff.size())
            return std::nullopt;
        const quint16 value = two(entry + 8);
        if (two(entry) == kOrientation)
            return value >= 2 && value <= 8 ? std::optional(value) : std::nullopt;
    }
    return std::nullopt;
}

/// An EXIF segment that says which way up and nothing else.
QByteArray orientationOnly(quint16 orientation)
{
    QByteArray segment = QByteArray::fromHex("FFE10022"
                                             "457869660000"
                                             "4D4D002A00000008"
                                             "0001"
                                             "0112000300000001"
                                             "00000000"
                                             "00000000");
    segment[28] = static_cast<char>(orientation >> 8);
    segment[29] = static_cast<char>(orientation & 0xFF);
    return segment;
}

/// Where the coded data behind a scan's header end: at the next marker that isn't part of them.
qsizetype endOfScan(const QByteArray &bytes, qsizetype i)
{
    for (; i + 1 < bytes.size(); ++i) {
        const bool isMarker = at(bytes, i) == 0xFF && at(bytes, i + 1) != 0 && at(bytes, i + 1) != 0xFF;
        if (isMarker && !(at(bytes, i + 1) >= 0xD0 && at(bytes, i + 1) <= 0xD7))
            return i;
    }
    return -1;
}

/// Application data and comments are the camera's; APP0 (JFIF) and APP14 (Adobe's colours) are needed to show it.
bool isNeeded(quint8 marker)
{
    const bool isApplication = marker >= kApp0 && marker <= kApp15;
    return marker != kComment && (!isApplication || marker == kApp0 || marker == kApp14);
}

Result<QByteArray> jpeg(const QByteArray &bytes)
{
    QByteArray kept = bytes.left(2);
    qsizetype i = 2;
    while (i + 3 < bytes.size() || (i + 1 < bytes.size() && at(bytes, i + 1) == kEnd)) {
        const quint8 marker = at(bytes, i + 1);
        if (at(bytes, i) != 0xFF)
            return ErrorCode::ImageUnreadable;
        if (marker == kEnd)
            return kept + bytes.mid(i, 2); // what stands behind it is no part of the picture
        if (marker == 0xFF) { // filling
            ++i;
            continue;
        }
        qsizetype end = i + 2 + big<quint16>(bytes, i + 2);
        if (marker == kScan)
            end = end < bytes.size() ? endOfScan(bytes, end) : -1;
        if (end < i + 4 || end > bytes.size())
            return ErrorCode::ImageUnreadable;
        if (marker == kApp1) {
            if (const auto orientation = orientationIn(bytes.mid(i + 4, end - i - 4)))
                kept += orientationOnly(*orientation);
        } else if (isNeeded(marker)) {
            kept += bytes.mid(i, end - i);
        }
        i = end;
    }
    return ErrorCode::ImageUnreadable;
}

const QByteArray &pngStart()
{
    static const QByteArray start = QByteArray::fromHex("89504E470D0A1A0A");
    return start;
}

/// Chunks that say something about the picture to a person or a program, not how it is painted.
bool isPngMetadata(const QByteArray &type)
{
    static const QByteArrayList types{"eXIf", "tEXt", "iTXt", "zTXt", "tIME", "dSIG"};
    const bool isPrivate = (type[1] & 0x20) != 0; // somebody's own: nobody knows what it says
    return types.contains(type) || (isPrivate && (type[0] & 0x20) != 0);
}

Result<QByteArray> png(const QByteArray &bytes)
{
    QByteArray kept = pngStart();
    for (qsizetype i = kept.size(); i + 12 <= bytes.size();) {
        const qint64 end = i + 12 + qint64(big<quint32>(bytes, i));
        if (end > bytes.size())
            break;
        const QByteArray type = bytes.mid(i + 4, 4);
        if (!isPngMetadata(type))
            kept += bytes.mid(i, end - i);
        if (type == "IEND")
            return kept;
        i = end;
    }
    return ErrorCode::ImageUnreadable;
}

/// RIFF: chunks of four characters and a length, padded to even; the extended header says whether EXIF and XMP follow.
Result<QByteArray> webp(const QByteArray &bytes)
{
    constexpr char kExifAndXmp = 0x0C;
    QByteArray kept;
    qsizetype i = 12;
    while (i + 8 <= bytes.size()) {
        const qint64 length = qFromLittleEndian<quint32>(bytes.constData() + i + 4);
        const qint64 end = i + 8 + length + (length & 1);
        if (end > bytes.size())
            return ErrorCode::ImageUnreadable;
        const QByteArray type = bytes.mid(i, 4);
        QByteArray chunk = bytes.mid(i, end - i);
        if (type == "VP8X" && length >= 1)
            chunk[8] = static_cast<char>(chunk[8] & ~kExifAndXmp);
        if (type != "EXIF" && type != "XMP ")
            kept += chunk;
        i = end;
    }
    if (kept.isEmpty())
        return ErrorCode::ImageUnreadable;
    QByteArray size(4, '\0');
    qToLittleEndian(static_cast<quint32>(kept.size() + 4), size.data());
    return "RIFF" + size + "WEBP" + kept;
}

} // namespace

Result<QByteArray> withoutMetadata(const QByteArray &picture)
{
    if (picture.size() > 4 && at(picture, 0) == 0xFF && at(picture, 1) == kStart)
        return jpeg(picture);
    if (picture.startsWith(pngStart()))
        return png(picture);
    if (picture.startsWith("RIFF") && picture.mid(8, 4) == "WEBP")
        return webp(picture);
    return ErrorCode::ImageUnreadable;
}

} // namespace zhike
