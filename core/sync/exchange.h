// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QNetworkRequest>
#include <QUrl>

#include <optional>

class QNetworkReply;

/// One question to central and what came back, before anybody reads it. For client.cpp.
namespace zhike::sync {

struct Ask {
    QUrl url;
    QString token;
    std::optional<QByteArray> body; ///< JSON: then it is a POST
    qint64 offset = 0; ///< Range
    qint64 withinMs = 0;
    qint64 waitMs = 0; ///< the long poll that was asked for, on top
};

struct Heard {
    int status = 0;
    QByteArray body;
    std::optional<Error> error; ///< set for everything but 2xx
    bool isFromCentral = false; ///< central itself spoke: the line works
    QDateTime date = {}; ///< of the answer, when it has one
};

/// Same scheme, host and port as central; plain http only to this machine.
[[nodiscard]] bool isAllowed(const QUrl &url, const QUrl &central);
[[nodiscard]] QNetworkRequest requestOf(const Ask &ask);
[[nodiscard]] Heard heardFrom(QNetworkReply &reply);

} // namespace zhike::sync
