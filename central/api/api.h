// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/api/metrics.h"
#include "central/http/message.h"
#include "central/store/access.h"
#include "central/store/auditbook.h"
#include "central/store/communitynames.h"
#include "central/store/snapshot.h"

#include <QUrlQuery>

/// The routes of docs/api/openapi.yaml and what answers them.
namespace zhike::central {

/// What handlers share. Everything in it may be used from any thread.
struct Premises {
    Database &database;
    const Clock &clock;
    SnapshotShelf &shelf;
    AuditBook &auditBook;
    CommunityNames &communityNames;
    QString blobDirectory;
    std::function<Vitals()> vitals; ///< edge and commits, this moment
};

/// One request, understood: its route's parameters, its JSON, who asks.
struct Call {
    const Premises &premises;
    const Request &request;
    QStringList parameters; ///< what stands for {…} in the route's pattern
    QUrlQuery query;
    QJsonObject body;
    Caller caller; ///< empty on open routes
    Transaction *reading = nullptr; ///< with Reading::AtTheDoor: the transaction in which the caller was found
};

/// Who may ask: anybody, an enrolled terminal (its own token or a person's), a signed-in person.
enum class Door { Open, Terminal, Person };

/// Own: the handler opens what transactions it needs. AtTheDoor: it reads what is there at once in the transaction in which
/// the door was opened - one fewer a request - and waits for nothing while it does.
enum class Reading { Own, AtTheDoor };

struct Route {
    const char *method;
    const char *pattern; ///< "/v1/blobs/{sha256}"
    const char *name; ///< operationId; the only thing of a target that is logged
    Door door;
    Response (*handle)(Call &);
    Reading reading = Reading::Own;
};

/// Finds the route, opens the door, parses the body, calls the handler.
[[nodiscard]] Response dispatch(const Premises &premises, const Request &request);

// Handlers, by room.
[[nodiscard]] std::vector<Route> healthRoutes();
[[nodiscard]] std::vector<Route> accessRoutes();
[[nodiscard]] std::vector<Route> syncRoutes(); ///< those of digestRoutes() too
[[nodiscard]] std::vector<Route> digestRoutes();
[[nodiscard]] std::vector<Route> memberRoutes();
[[nodiscard]] std::vector<Route> fileRoutes();
[[nodiscard]] std::vector<Route> reportRoutes();

/// The scopes a terminal asked for among those it holds; all it holds when it asked for none.
[[nodiscard]] QStringList scopesAmong(const QStringList &held, const QStringList &asked);

/// A file or a range of it (Range: bytes=…), immutable, with its sha256 as ETag.
struct FileAnswer {
    QString path;
    QByteArray contentType;
    QByteArray etag;
};
[[nodiscard]] Response answerFile(const Request &request, const FileAnswer &file);

} // namespace zhike::central
