// SPDX-License-Identifier: Apache-2.0
#include "central/api/api.h"

#include "central/api/problem.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

/// A route with its pattern taken apart once.
struct Doorway {
    Route route;
    QStringList pattern;
};

const std::vector<Doorway> &allRoutes()
{
    static const std::vector<Doorway> doorways = [] {
        std::vector<Doorway> all;
        for (const auto &room : {healthRoutes(), accessRoutes(), syncRoutes(), memberRoutes(), fileRoutes(), reportRoutes()})
            for (const Route &route : room)
                all.push_back({route, QString::fromLatin1(route.pattern).split(u'/')});
        return all;
    }();
    return doorways;
}

/// The values of the pattern's parameters, when the path fits it.
std::optional<QStringList> match(const QStringList &wanted, const QStringList &path)
{
    if (wanted.size() != path.size())
        return std::nullopt;
    QStringList parameters;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i).startsWith(u'{'))
            parameters.append(QUrl::fromPercentEncoding(path.at(i).toLatin1()));
        else if (wanted.at(i) != path.at(i))
            return std::nullopt;
    }
    return parameters;
}

QString bearerToken(const Request &request)
{
    const QByteArray value = request.header("Authorization");
    return value.startsWith("Bearer ") ? QString::fromLatin1(value.mid(7).trimmed()) : QString();
}

/// The same text for a second: each answer carries it.
QByteArray httpDate(const QDateTime &time)
{
    thread_local std::pair<qint64, QByteArray> last{-1, {}};
    const qint64 second = time.toSecsSinceEpoch();
    if (last.first != second)
        last = {second, QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()};
    return last.second;
}

Result<Caller> admit(Transaction &tx, const Call &call, Door door)
{
    const Bearer likely = door == Door::Person ? Bearer::Person : Bearer::Terminal;
    Result<Caller> caller = callerOf(tx, bearerToken(call.request), call.premises.clock, likely);
    if (caller && door == Door::Person && caller->associateId.isEmpty())
        return ErrorCode::SignInExpired;
    return caller;
}

Response handle(const Route &route, Call &call)
{
    std::optional<Transaction> atTheDoor;
    if (route.door != Door::Open) {
        atTheDoor.emplace(call.premises.database, Transaction::Kind::Read);
        const Result<Caller> caller = admit(*atTheDoor, call, route.door);
        if (!caller)
            return problem(caller.error());
        call.caller = *caller;
    }
    if (route.reading == Reading::Own)
        atTheDoor.reset();
    call.reading = atTheDoor ? &*atTheDoor : nullptr;
    if (qstrcmp(route.method, "POST") == 0 && !call.request.body.isEmpty()) {
        const Result<QJsonObject> body = json::parseObject(call.request.body);
        if (!body)
            return problem(body.error());
        call.body = *body;
    }
    return route.handle(call);
}

/// What could not be read looks like "unknown" to a handler; told to a terminal, that would make it enrol or bootstrap
/// anew because our database was away.
Response run(const Route &route, Call &call)
{
    const FailureWatch watch(call.premises.database);
    Response response = handle(route, call);
    const std::optional<Error> failure = watch.failure();
    const bool isTold = !failure || response.status == 503 || failure->domain() != ErrorDomain::Storage;
    return isTold ? response : problem(*failure);
}

} // namespace

Response dispatch(const Premises &premises, const Request &request)
{
    const qsizetype mark = request.target.indexOf('?');
    const QStringList path = QString::fromLatin1(mark < 0 ? request.target : request.target.left(mark)).split(u'/');
    bool isOtherMethod = false;
    for (const auto &[route, pattern] : allRoutes()) {
        const std::optional<QStringList> parameters = match(pattern, path);
        if (!parameters)
            continue;
        if (request.method != route.method) {
            isOtherMethod = true;
            continue;
        }
        Call call{premises,    request,
                  *parameters, QUrlQuery(mark < 0 ? QString() : QString::fromLatin1(request.target.mid(mark + 1))),
                  {},          {},
                  nullptr};
        Response response = run(route, call);
        response.route = route.name;
        response.headers.push_back({"Date", httpDate(premises.clock.now())}); // terminals learn central's time from it
        return response;
    }
    return problemWith(isOtherMethod ? 405 : 404, {ErrorCode::NotFound, {}});
}

} // namespace zhike::central
