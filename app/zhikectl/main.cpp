// SPDX-License-Identifier: Apache-2.0
#include "app/label/label.h"
#include "app/scanbench/command.h"
#include "app/zhikectl/code.h"
#include "app/zhikectl/seed.h"
#include "app/zhikectl/session.h"

#include "core/domain/clock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

QString valueOr(const QString &given, const char *variable) { return given.isEmpty() ? qEnvironmentVariable(variable) : given; }

/// Paths in a command mean the caller's folder, also when another process runs it.
QStringList absolutePaths(QStringList words)
{
    if (words.value(0) == "scan"_L1 && words.size() == 2)
        words[1] = QFileInfo(words[1]).absoluteFilePath();
    if (words.value(0) == "export"_L1 && words.size() == 3)
        words[2] = QFileInfo(words[2]).absoluteFilePath();
    return words;
}

Invocation readInvocation(QCommandLineParser &parser, const QCoreApplication &app)
{
    parser.addHelpOption();
    parser.addPositionalArgument(u"command"_s, u"\n"_s + commandHelp());
    parser.addOptions({{u"file"_s, u"The terminal's database."_s, u"path"_s}, {u"central"_s, u"Central's address."_s, u"url"_s},
                       {u"demo"_s, u"Key in a file beside the database (demo runs only)."_s}, {u"enrol-code"_s, u"One-time code."_s, u"code"_s},
                       {u"badge"_s, u"Badge; else ZHIKE_BADGE."_s, u"badge"_s}, {u"pin"_s, u"PIN; else ZHIKE_PIN."_s, u"pin"_s},
                       {u"json"_s, u"Print JSON."_s}, {u"lang"_s, u"zh or en."_s, u"lang"_s, u"zh"_s}});
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    parser.process(app);
    Invocation invocation;
    invocation.place.file = valueOr(parser.value(u"file"_s), "ZHIKE_FILE");
    invocation.place.central = QUrl(valueOr(parser.value(u"central"_s), "ZHIKE_CENTRAL"));
    invocation.place.vault = parser.isSet(u"demo"_s) ? VaultKind::Demo : VaultKind::Keychain;
    invocation.enrolCode = valueOr(parser.value(u"enrol-code"_s), "ZHIKE_ENROL_CODE");
    invocation.badge = valueOr(parser.value(u"badge"_s), "ZHIKE_BADGE");
    invocation.pin = valueOr(parser.value(u"pin"_s), "ZHIKE_PIN");
    invocation.isJson = parser.isSet(u"json"_s);
    invocation.language = enumFromName<Language>(parser.value(u"lang"_s)).value_or(Language::Zh);
    invocation.words = absolutePaths(parser.positionalArguments());
    return invocation;
}

int exitCode(const Result<void> &done)
{
    if (!done)
        std::fprintf(stderr, "%s %s\n", qUtf8Printable(errorName(done.error().code)), qUtf8Printable(done.error().detail));
    return done ? 0 : 1;
}

/// `label CONTENT FILE.png` needs no file, no desk and no line.
int makeLabel(const QStringList &words)
{
    return exitCode(words.size() == 3 ? writeQrLabel(words[1], words[2]) : Result<void>(Error{ErrorCode::InvalidValue, u"command"_s}));
}

int printHolderAnswer(const QByteArray &line, const Invocation &invocation)
{
    const Result<QJsonObject> reply = json::parseObject(line);
    if (!reply || reply->contains(u"error"_s)) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(reply ? reply->value(u"error"_s).toString() : errorName(reply.error().code)));
        return 1;
    }
    printAnswer(reply->value(u"answer"_s).toObject(), invocation);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"zhikectl"_s);
    QCommandLineParser parser;
    const Invocation invocation = readInvocation(parser, app);
    if (invocation.words.value(0) == "code"_L1)
        return classifyCodes(invocation.words, invocation.isJson);
    if (invocation.words.value(0) == "label"_L1)
        return makeLabel(invocation.words);
    if (invocation.words.value(0) == "scan-bench"_L1)
        return scanbench::runScanBench(invocation.words.mid(1));
    if (invocation.words.value(0) == "seed"_L1)
        return exitCode(seedCentral(invocation.words));
    if (invocation.words.isEmpty() || invocation.place.file.isEmpty()) {
        std::fputs(qUtf8Printable(parser.helpText()), stderr);
        return 2;
    }
    if (const std::optional<QByteArray> answer = askHolder(invocation))
        return printHolderAnswer(*answer, invocation);
    const SystemClock clock;
    Result<std::unique_ptr<Workplace>> place = Workplace::open(invocation.place, clock);
    if (!place) {
        std::fprintf(stderr, "%s %s\n", qUtf8Printable(errorName(place.error().code)), qUtf8Printable(place.error().detail));
        return 1;
    }
    CtlSession session(*std::move(place), invocation);
    session.start();
    return QCoreApplication::exec();
}
