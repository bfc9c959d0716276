// SPDX-License-Identifier: Apache-2.0
#include "central/api/api.h"
#include "central/api/problem.h"

#include <QFile>

namespace zhike::central {
namespace {

struct Span {
    qint64 from = 0;
    qint64 to = 0; ///< inclusive
};

/// One range of RFC 9110 §14: "bytes=a-b", "bytes=a-", "bytes=-n". Empty: not one we serve.
std::optional<Span> spanOf(const QByteArray &range, qint64 size)
{
    const QByteArray text = range.mid(6);
    const qsizetype dash = text.indexOf('-');
    if (!range.startsWith("bytes=") || dash < 0 || text.contains(','))
        return std::nullopt;
    bool isFrom = false;
    bool isTo = false;
    const qint64 from = text.left(dash).toLongLong(&isFrom);
    const qint64 to = text.mid(dash + 1).toLongLong(&isTo);
    Span span{from, isTo ? std::min(to, size - 1) : size - 1};
    if (dash == 0)
        span = {std::max<qint64>(0, size - to), size - 1};
    const bool isValid = (isFrom || (dash == 0 && isTo && to > 0)) && span.from >= 0 && span.from <= span.to;
    return isValid ? std::optional(span) : std::nullopt;
}

} // namespace

Response answerFile(const Request &request, const FileAnswer &answer)
{
    QFile file(answer.path);
    if (answer.path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return problem({ErrorCode::NotFound, {}});
    Response response;
    response.contentType = answer.contentType;
    response.headers = {{"Accept-Ranges", "bytes"}, {"ETag", '"' + answer.etag + '"'}};
    const QByteArray range = request.header("Range");
    if (range.isEmpty()) {
        response.body = file.readAll();
        return response;
    }
    const std::optional<Span> span = spanOf(range, file.size());
    if (!span) {
        Response refused = problemWith(416, {ErrorCode::InvalidValue, QStringLiteral("Range")});
        refused.headers.push_back({"Content-Range", "bytes */" + QByteArray::number(file.size())});
        return refused;
    }
    file.seek(span->from);
    response.status = 206;
    response.body = file.read(span->to - span->from + 1);
    response.headers.push_back({"Content-Range",
                                "bytes " + QByteArray::number(span->from) + '-' + QByteArray::number(span->to) + '/'
                                    + QByteArray::number(file.size())});
    return response;
}

} // namespace zhike::central
