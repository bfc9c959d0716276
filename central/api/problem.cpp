// SPDX-License-Identifier: Apache-2.0
#include "central/api/problem.h"

#include "core/domain/json.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SignInWrong:
    case ErrorCode::SignInExpired:
    case ErrorCode::TokenExpired:
    case ErrorCode::TerminalUnknown:
        return 401;
    case ErrorCode::TerminalRevoked:
    case ErrorCode::NotPermitted:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::EpochChanged:
    case ErrorCode::ReplicaCloned:
    case ErrorCode::OpGap:
    case ErrorCode::NeedsUnknown:
        return 409;
    case ErrorCode::CursorTooOld:
        return 410;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::ClientTooOld:
        return 426;
    case ErrorCode::SignInLocked:
        return 429;
    case ErrorCode::CentralFailed:
        return 500;
    case ErrorCode::CentralBusy:
        return 503;
    default:
        return Error{code, {}}.domain() == ErrorDomain::Storage ? 503 : 400;
    }
}

Response answer(const QJsonObject &body, int status)
{
    Response response;
    response.status = status;
    response.body = json::toBytes(body);
    return response;
}

Response problem(const Error &error, const QJsonObject &more)
{
    const bool isOurs = error.domain() == ErrorDomain::Storage;
    const QString code =
        errorName(isOurs ? ErrorCode::CentralBusy : error.code); // what ails our disk is no business of the line's
    QJsonObject body{{u"type"_s, u"urn:zhike:problem:"_s + code},
                     {u"title"_s, code},
                     {u"status"_s, statusOf(error.code)},
                     {u"code"_s, code}};
    if (!error.detail.isEmpty() && !isOurs)
        body.insert(u"detail"_s, error.detail);
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    Response response = answer(body, statusOf(error.code));
    response.contentType = "application/problem+json";
    if (response.status == 503)
        response.headers.push_back({"Retry-After", "2"});
    return response;
}

Response problemWith(int status, const Error &error)
{
    Response response = problem(error, {{u"status"_s, status}});
    response.status = status;
    return response;
}

} // namespace zhike::central
