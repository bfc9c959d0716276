// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/faultynetwork.h"

namespace zhike::test {

void FaultyNetwork::ask(const Request &request, Reply *reply)
{
    connect(reply, &QNetworkReply::finished, this, [this] { ++m_answers; });
    if (!isReached(request.mishap)) {
        QMetaObject::invokeMethod(
            reply, [this, reply, mishap = request.mishap] { finish(reply, {}, mishap); }, Qt::QueuedConnection);
        return;
    }
    QNetworkReply *inner = QNetworkAccessManager::createRequest(request.operation, request.request, request.body);
    connect(reply, &QNetworkReply::finished, inner, &QNetworkReply::abort); // nobody waits for it any more
    connect(inner, &QNetworkReply::finished, reply, [this, reply, inner, mishap = request.mishap] {
        inner->deleteLater(); // the manager owns both: neither may own the other
        finish(reply,
               {inner->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), inner->readAll(),
                inner->header(QNetworkRequest::ContentTypeHeader).toByteArray(), inner->rawHeaderPairs(),
                inner->error()},
               mishap);
    });
}

} // namespace zhike::test
