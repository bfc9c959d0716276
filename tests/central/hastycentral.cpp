// SPDX-License-Identifier: Apache-2.0
// A control of tst_central_lookups: answers every request and keeps its audit row afterwards. What a central must not do.
#include "central/http/server.h"
#include "central/store/auditbook.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"db"_s, {}, u"url"_s}, {u"files"_s, {}, u"folder"_s}, {u"port-file"_s, {}, u"file"_s}});
    parser.process(app);
    const auto database = Database::open(parser.value(u"db"_s));
    if (!database)
        return 1;
    std::unique_ptr<Server> server;
    AuditBook book(**database, [&server](std::function<void()> task) { server->later(std::move(task)); });
    server = std::make_unique<Server>(ServerOptions{}, [&book](const Request &) {
        book.keep({0, u"terminal"_s, {{u"event"_s, u"lookup"_s}}}, [](const Result<void> &) {});
        Response response;
        response.body = "{}";
        return response;
    });
    if (!server->start())
        return 1;
    QSaveFile file(parser.value(u"port-file"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(server->port()) + '\n') < 0 || !file.commit())
        return 1;
    return app.exec();
}
