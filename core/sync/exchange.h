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

enum class Verb { Get, Post, Head, Put };

struct Ask {
    QUrl url;
    QString token;
    std::optional<QByteArray> body; ///< JSON: then it is a POST; or the bytes of a PUT
    qint64 offset = 0;              ///< Range
    qint64 withinMs = 0;
    qint64 waitMs = 0;              ///< the long poll that was asked for, on top
    Verb verb = Verb::Get;          ///< Post when there is a body and nothing else was said
    qint64 length = 0;              ///< of the range; 0: to the end
    QByteArray contentRange;        ///< of a PUT
    bool isFile = false;            ///< says nothing about how fast the line answers
};

struct Heard {
    int status = 0;
    QByteArray body;
    std::optional<Error> error; ///< set for everything but 2xx
    bool isFromCentral = false; ///< central itself spoke: the line works
    qint64 uploadOffset = -1;   ///< of a blob: how much central has; -1 when it didn't say
    bool isUploadComplete = false;
    qint64 totalBytes = -1;     ///< of a file that was asked for in part
    QDateTime date = {}; ///< of the answer, when it has one
};

/// Same scheme, host and port as central; plain http only to this machine.
[[nodiscard]] bool isAllowed(const QUrl &url, const QUrl &central);
[[nodiscard]] QNetworkRequest requestOf(const Ask &ask);
[[nodiscard]] Heard heardFrom(QNetworkReply &reply);

} // namespace zhike::sync
