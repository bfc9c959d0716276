// SPDX-License-Identifier: Apache-2.0
#include "core/store/pagescan.h"

#include <QFile>
#include <QtEndian>

#include <map>
#include <optional>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kOurPageSize = 4096; // what our files are made with; the header may be gone
constexpr qint64 kLargestRow = 64 * 1024 * 1024;
constexpr uchar kTableLeaf = 0x0D, kIndexLeaf = 0x0A;

/// The file as of its last commit.
class Image
{
public:
    explicit Image(const QString &path) : m_file(path), m_log(path + "-wal"_L1)
    {
        if (m_file.open(QIODevice::ReadOnly))
            m_pages = m_file.size() / kOurPageSize;
        if (m_log.open(QIODevice::ReadOnly))
            indexLog();
    }
    [[nodiscard]] qint64 pages() const { return m_pages; }
    [[nodiscard]] QByteArray page(qint64 number)
    {
        const auto logged = m_inLog.find(number);
        QFile &from = logged == m_inLog.end() ? m_file : m_log;
        const qint64 at = logged == m_inLog.end() ? (number - 1) * kOurPageSize : logged->second;
        return number >= 1 && from.seek(at) ? from.read(kOurPageSize) : QByteArray();
    }

private:
    /// Frames of this log's generation up to its last commit.
    void indexLog()
    {
        const QByteArray head = m_log.read(32);
        if (head.size() < 32 || (qFromBigEndian<quint32>(head.constData()) & ~1U) != 0x377F0682U)
            return;
        std::map<qint64, qint64> open;
        for (qint64 at = 32; m_log.seek(at); at += 24 + kOurPageSize) {
            const QByteArray frame = m_log.read(24);
            if (frame.size() < 24 || at + 24 + kOurPageSize > m_log.size())
                return;
            if (frame.mid(8, 8) != head.mid(16, 8))
                continue; // of an earlier log, or damaged: whole ones may follow
            open[qFromBigEndian<quint32>(frame.constData())] = at + 24;
            if (const qint64 size = qFromBigEndian<quint32>(frame.constData() + 4); size > 0) { // a commit
                for (const auto &[number, where] : open)
                    m_inLog[number] = where;
                open.clear();
                m_pages = std::max(m_pages, size);
            }
        }
    }

    QFile m_file;
    QFile m_log;
    qint64 m_pages = 0;
    std::map<qint64, qint64> m_inLog; ///< page → offset in the log
};

/// Reads within `bytes`, never beyond; `isGood` is false once it would have.
struct Cursor {
    const QByteArray &bytes;
    qsizetype at = 0;
    bool isGood = true;

    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            if (at >= bytes.size()) {
                isGood = false;
                return 0;
            }
            const auto byte = static_cast<uchar>(bytes[at++]);
            if (i == 8)
                return (value << 8) | byte;
            value = (value << 7) | (byte & 0x7F);
            if (!(byte & 0x80))
                return value;
        }
        return value;
    }
    QByteArray take(qint64 length)
    {
        if (length < 0 || at + length > bytes.size()) {
            isGood = false;
            return {};
        }
        at += length;
        return bytes.mid(at - length, length);
    }
};

qint64 signedNumber(const QByteArray &bigEndian)
{
    qint64 value = bigEndian.isEmpty() || !(bigEndian[0] & 0x80) ? 0 : -1;
    for (const char byte : bigEndian)
        value = static_cast<qint64>((static_cast<quint64>(value) << 8) | static_cast<uchar>(byte));
    return value;
}

ScannedField fieldOf(quint64 serial, Cursor &body)
{
    using Type = ScannedField::Type;
    constexpr qint64 sizes[] = {0, 1, 2, 3, 4, 6, 8, 8};
    if (serial == 0)
        return {};
    if (serial <= 7)
        return {Type::Number, signedNumber(body.take(sizes[serial])), {}};
    if (serial == 8 || serial == 9)
        return {Type::Number, static_cast<qint64>(serial) - 8, {}};
    if (serial < 12 || serial > static_cast<quint64>(kLargestRow) * 2) {
        body.isGood = false;
        return {};
    }
    const bool isText = serial % 2 == 1;
    return {isText ? Type::Text : Type::Blob, 0, body.take(static_cast<qint64>((serial - (isText ? 13 : 12)) / 2))};
}

std::optional<std::vector<ScannedField>> fieldsOf(const QByteArray &record)
{
    Cursor head{record};
    const auto headSize = static_cast<qint64>(head.varint());
    if (!head.isGood || headSize < head.at || headSize > record.size())
        return std::nullopt;
    Cursor body{record, headSize};
    std::vector<ScannedField> fields;
    while (head.at < headSize && head.isGood && body.isGood)
        fields.push_back(fieldOf(head.varint(), body));
    return head.isGood && body.isGood ? std::optional(fields) : std::nullopt;
}

/// The record at `cell`, with what overflowed onto other pages.
QByteArray recordOf(Image &image, Cursor &cell, qint64 size, qint64 mostLocal)
{
    constexpr qint64 least = (kOurPageSize - 12) * 32 / 255 - 23;
    const qint64 wished = least + (size - least) % (kOurPageSize - 4);
    const qint64 local = size <= mostLocal ? size : wished <= mostLocal ? wished : least;
    QByteArray record = cell.take(local);
    quint32 next = size > local ? qFromBigEndian<quint32>(cell.take(4).leftJustified(4, '\0').constData()) : 0;
    while (cell.isGood && record.size() < size && next != 0) {
        const QByteArray page = image.page(next);
        if (page.size() < kOurPageSize)
            return {};
        record += page.mid(4, std::min(kOurPageSize - 4, size - record.size()));
        next = qFromBigEndian<quint32>(page.constData());
    }
    return record.size() == size ? record : QByteArray();
}

std::optional<ScannedRow> rowAt(Image &image, const QByteArray &page, qsizetype at, uchar type)
{
    constexpr qint64 mostInTable = kOurPageSize - 35, mostInIndex = (kOurPageSize - 12) * 64 / 255 - 23;
    Cursor cell{page, at};
    ScannedRow row;
    const auto size = static_cast<qint64>(cell.varint());
    row.hasRowid = type == kTableLeaf;
    if (row.hasRowid)
        row.rowid = static_cast<qint64>(cell.varint());
    if (!cell.isGood || size <= 0 || size > kLargestRow)
        return std::nullopt;
    const QByteArray record = recordOf(image, cell, size, row.hasRowid ? mostInTable : mostInIndex);
    const auto fields = record.isEmpty() ? std::nullopt : fieldsOf(record);
    if (!fields)
        return std::nullopt;
    row.fields = *fields;
    return row;
}

} // namespace

void scanPages(const QString &path, const std::function<void(const ScannedRow &)> &each)
{
    Image image(path);
    for (qint64 number = 1; number <= image.pages(); ++number) {
        const QByteArray page = image.page(number);
        const qsizetype head = number == 1 ? 100 : 0;
        if (page.size() < kOurPageSize)
            continue;
        const auto type = static_cast<uchar>(page[head]);
        if (type != kTableLeaf && type != kIndexLeaf)
            continue;
        const int cells = qFromBigEndian<quint16>(page.constData() + head + 3);
        for (int i = 0; i < cells && head + 8 + 2 * i + 2 <= kOurPageSize; ++i)
            if (const auto row = rowAt(image, page, qFromBigEndian<quint16>(page.constData() + head + 8 + 2 * i), type))
                each(*row);
    }
}

} // namespace zhike
