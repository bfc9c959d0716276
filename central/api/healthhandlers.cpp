// SPDX-License-Identifier: Apache-2.0
// Is it there, is it well, what time is it, how much is going on.
#include "central/api/api.h"
#include "central/api/problem.h"
#include "central/store/founding.h"

#include <QFileInfo>

#include <filesystem>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRoomToWork = 32 * 1024 * 1024; // bytes: a page of ops, a snapshot, the log of the database

Response health(Call &) { return answer({{u"status"_s, u"ok"_s}}); }

/// Shards, blobs and an embedded database stand in one folder: without room there every write would be refused.
bool hasRoom(const Premises &premises)
{
    const QFileInfo folder(QFileInfo(premises.blobDirectory).absolutePath());
    std::error_code failure; // asked of the file system itself: a table of mounts knows no place inside a chroot
    const std::filesystem::space_info space = std::filesystem::space(folder.filePath().toStdString(), failure);
    return !failure && folder.isWritable() && space.available >= static_cast<std::uintmax_t>(kRoomToWork);
}

Response ready(Call &call)
{
    Transaction tx(call.premises.database, Transaction::Kind::Read);
    const bool isFounded =
        !epochOf(tx).isEmpty() && tx.number("SELECT value FROM counter WHERE name = 'seq'", {}, -1) >= 0;
    if (!isFounded || tx.hasFailed())
        return problem({ErrorCode::CentralBusy, u"database"_s});
    if (!hasRoom(call.premises))
        return problem({ErrorCode::CentralBusy, u"disk"_s});
    return health(call);
}

Response time(Call &call) { return answer({{u"now"_s, json::write(call.premises.clock.now())}}); }

Response metrics(Call &call)
{
    Vitals vitals = call.premises.vitals();
    {
        Transaction tx(call.premises.database, Transaction::Kind::Read);
        vitals.feedPosition = currentSeq(tx);
    }
    vitals.residentBytes = residentBytes();
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = prometheusText(vitals);
    return response;
}

} // namespace

std::vector<Route> healthRoutes()
{
    return {{"GET", "/healthz", "health", Door::Open, health},
            {"GET", "/readyz", "ready", Door::Open, ready},
            {"GET", "/metrics", "metrics", Door::Open, metrics},
            {"GET", "/v1/time", "time", Door::Open, time}};
}

} // namespace zhike::central
