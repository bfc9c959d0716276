// SPDX-License-Identifier: Apache-2.0
#include "central/http/refusal.h"

namespace zhike::central {
namespace {
constexpr quint64 kLongestRetry = 5; // seconds
}

Response refusal(int status, const char *code)
{
    const QByteArray name(code);
    Response response;
    response.status = status;
    response.contentType = "application/problem+json";
    response.body = R"({"type":"urn:zhike:problem:)" + name + R"(","title":")" + name + R"(","status":)"
        + QByteArray::number(status) + R"(,"code":")" + name + R"("})";
    response.route = "refused";
    return response;
}

Response busyRefusal(quint64 nth)
{
    Response response = refusal(503, "centralBusy");
    response.headers.push_back({"Retry-After", QByteArray::number(1 + nth % kLongestRetry)});
    return response;
}

} // namespace zhike::central
