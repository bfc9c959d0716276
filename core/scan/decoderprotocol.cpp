// SPDX-License-Identifier: Apache-2.0
#include "core/scan/decoderprotocol.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kStreamVersion = QDataStream::Qt_6_4;
constexpr qsizetype kLengthSize = sizeof(quint32);

QByteArray withLength(const QByteArray &body)
{
    QByteArray message(kLengthSize, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(body.size()), message.data());
    return message + body;
}

void write(QDataStream &out, const Symbol &symbol)
{
    out << symbol.bytes << symbol.symbologyIdentifier << static_cast<quint8>(symbol.format)
        << static_cast<quint8>(symbol.isGs1);
    for (const QPoint &corner : symbol.corners)
        out << static_cast<qint32>(corner.x()) << static_cast<qint32>(corner.y());
}

Symbol readSymbol(QDataStream &in)
{
    Symbol symbol;
    quint8 format = 0;
    quint8 isGs1 = 0;
    in >> symbol.bytes >> symbol.symbologyIdentifier >> format >> isGs1;
    symbol.isGs1 = isGs1 == 1;
    if (format > static_cast<quint8>(kLastSymbolFormat))
        in.setStatus(QDataStream::ReadCorruptData);
    else
        symbol.format = static_cast<SymbolFormat>(format);
    for (QPoint &corner : symbol.corners) {
        qint32 x = 0;
        qint32 y = 0;
        in >> x >> y;
        corner = QPoint(x, y);
    }
    return symbol;
}

} // namespace

QByteArray toMessage(const FrameRequest &request)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(kStreamVersion);
    out << request.id << static_cast<quint8>(request.kind) << request.budgetMs << request.stream << request.width << request.height
        << request.payload;
    return withLength(body);
}

QByteArray toMessage(const FrameAnswer &answer)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(kStreamVersion);
    out << answer.id << static_cast<quint8>(answer.verdict) << answer.processorMicroseconds
        << static_cast<quint32>(answer.symbols.size());
    for (const Symbol &symbol : answer.symbols)
        write(out, symbol);
    return withLength(body);
}

Result<FrameRequest> requestFromBody(const QByteArray &body)
{
    QDataStream in(body);
    in.setVersion(kStreamVersion);
    FrameRequest request;
    quint8 kind = 0;
    in >> request.id >> kind >> request.budgetMs >> request.stream >> request.width >> request.height >> request.payload;
    const bool isKnown = kind >= static_cast<quint8>(FrameKind::EncodedPicture)
        && kind <= static_cast<quint8>(FrameKind::LumaAsItIs);
    if (in.status() != QDataStream::Ok || !in.atEnd() || !isKnown)
        return Error{ErrorCode::InvalidValue, u"request"_s};
    request.kind = static_cast<FrameKind>(kind);
    return request;
}

Result<FrameAnswer> answerFromBody(const QByteArray &body)
{
    QDataStream in(body);
    in.setVersion(kStreamVersion);
    FrameAnswer answer;
    quint8 verdict = 0;
    quint32 count = 0;
    in >> answer.id >> verdict >> answer.processorMicroseconds >> count;
    const bool isKnown = verdict == static_cast<quint8>(FrameVerdict::Looked)
        || verdict == static_cast<quint8>(FrameVerdict::Unreadable);
    if (in.status() != QDataStream::Ok || !isKnown || count > kMostSymbols)
        return Error{ErrorCode::InvalidValue, u"answer"_s};
    answer.verdict = static_cast<FrameVerdict>(verdict);
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        answer.symbols.push_back(readSymbol(in));
    if (in.status() != QDataStream::Ok || !in.atEnd())
        return Error{ErrorCode::InvalidValue, u"answer"_s};
    return answer;
}

Result<std::optional<QByteArray>> takeBody(QByteArray &buffer, quint32 longest)
{
    if (buffer.size() < kLengthSize)
        return std::optional<QByteArray>();
    const auto length = qFromBigEndian<quint32>(buffer.constData());
    if (length > longest)
        return Error{ErrorCode::TooLarge, u"message"_s};
    if (buffer.size() - kLengthSize < static_cast<qsizetype>(length))
        return std::optional<QByteArray>();
    const QByteArray body = buffer.mid(kLengthSize, static_cast<qsizetype>(length));
    buffer.remove(0, kLengthSize + body.size());
    return std::optional(body);
}

} // namespace zhike
