// SPDX-License-Identifier: Apache-2.0
// Photos, manuals, pictures: by the hash of their bytes, in pieces, resumable. An op names its blobs and never waits
// for them.
#include "central/api/api.h"
#include "central/api/problem.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <mutex>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestPiece = 1024 * 1024;
constexpr qint64 kLargestBlob = 64 * 1024 * 1024;

bool isHash(const QString &text)
{
    static const QRegularExpression form(u"^[0-9a-f]{64}$"_s);
    return form.match(text).hasMatch();
}

QString pathOf(const Call &call) { return call.premises.blobDirectory + u'/' + call.parameters.at(0); }
QString halfPathOf(const Call &call) { return pathOf(call) + u".part"_s; }

Response told(qint64 have, bool isWhole, int status)
{
    Response response;
    response.status = status;
    response.headers = {{"Upload-Offset", QByteArray::number(have)}, {"Upload-Complete", isWhole ? "?1" : "?0"}};
    return response;
}

Response notNext(qint64 have)
{
    Response response = problemWith(409, {ErrorCode::InvalidValue, u"Content-Range"_s});
    response.headers.push_back({"Upload-Offset", QByteArray::number(have)});
    return response;
}

/// How many bytes are here. A blob nobody has begun is "0 bytes", not an error: the sender simply starts.
Response head(Call &call)
{
    if (!isHash(call.parameters.at(0)))
        return problem({ErrorCode::InvalidValue, u"sha256"_s});
    if (QFile::exists(pathOf(call)))
        return told(QFileInfo(pathOf(call)).size(), true, 200);
    return told(QFileInfo(halfPathOf(call)).size(), false, 200);
}

Response get(Call &call)
{
    if (!isHash(call.parameters.at(0)))
        return problem({ErrorCode::InvalidValue, u"sha256"_s});
    return answerFile(call.request, {pathOf(call), "application/octet-stream", call.parameters.at(0).toLatin1()});
}

struct Piece {
    qint64 from = 0;
    qint64 total = 0;
};

/// "bytes a-b/total", or no header for a blob that comes in one piece.
Result<Piece> pieceOf(const Request &request)
{
    static const QRegularExpression form(u"^bytes (\\d{1,12})-(\\d{1,12})/(\\d{1,12})$"_s);
    const QByteArray header = request.header("Content-Range");
    Piece piece{0, request.body.size()};
    if (!header.isEmpty()) {
        const QRegularExpressionMatch match = form.match(QString::fromLatin1(header));
        piece = {match.captured(1).toLongLong(), match.captured(3).toLongLong()};
        const qint64 last = match.captured(2).toLongLong();
        if (!match.hasMatch() || last - piece.from + 1 != request.body.size() || last >= piece.total)
            return Error{ErrorCode::InvalidValue, u"Content-Range"_s};
    }
    if (request.body.size() > kLargestPiece || piece.total > kLargestBlob)
        return ErrorCode::TooLarge;
    return piece;
}

Response finishBlob(const Call &call)
{
    QFile half(halfPathOf(call));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool isRead = half.open(QIODevice::ReadOnly) && hash.addData(&half);
    half.close();
    if (!isRead || QString::fromLatin1(hash.result().toHex()) != call.parameters.at(0)) {
        half.remove();
        return problem({ErrorCode::InvalidValue, u"sha256"_s});
    }
    const qint64 size = half.size();
    if (!half.rename(pathOf(call)))
        return problem({ErrorCode::CentralBusy, {}});
    return told(size, true, 201);
}

Response put(Call &call)
{
    static std::mutex writing; // pieces are small and rare; two senders of one blob must not interleave
    if (!isHash(call.parameters.at(0)))
        return problem({ErrorCode::InvalidValue, u"sha256"_s});
    const Result<Piece> piece = pieceOf(call.request);
    if (!piece)
        return problem(piece.error());
    const std::lock_guard lock(writing);
    if (QFile::exists(pathOf(call)))
        return told(QFileInfo(pathOf(call)).size(), true, 200);
    QDir().mkpath(call.premises.blobDirectory);
    QFile half(halfPathOf(call));
    if (piece->from != QFileInfo(half).size())
        return notNext(QFileInfo(half).size());
    if (!half.open(QIODevice::Append) || half.write(call.request.body) != call.request.body.size() || !half.flush())
        return problem({ErrorCode::CentralBusy, {}});
    const qint64 have = half.size();
    half.close();
    return have == piece->total ? finishBlob(call) : told(have, false, 202);
}

} // namespace

std::vector<Route> fileRoutes()
{
    return {{"HEAD", "/v1/blobs/{sha256}", "headBlob", Door::Terminal, head},
            {"GET", "/v1/blobs/{sha256}", "getBlob", Door::Terminal, get},
            {"PUT", "/v1/blobs/{sha256}", "putBlob", Door::Terminal, put}};
}

} // namespace zhike::central
