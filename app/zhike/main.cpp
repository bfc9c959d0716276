// SPDX-License-Identifier: Apache-2.0
#include "app/zhike/start.h"
#include "app/zhike/tour.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

/// The program's own modules only: what a hostile environment would add is taken away before Qt reads it (safety.md, "Environment").
void cleanEnvironment()
{
    for (const char *name : {"QT_PLUGIN_PATH", "QML_IMPORT_PATH", "QML2_IMPORT_PATH", "QT_QUICK_CONTROLS_STYLE", "QT_QUICK_CONTROLS_CONF",
                             "QML_DISK_CACHE_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"})
        qunsetenv(name);
}

QString defaultFile() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/zhike.db"_s; }

struct Arguments {
    StartOptions start;
    QString tour;
    QString labels;
    bool isSelfTest = false;
    bool hasFile = false;
};

Arguments readArguments(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"file"_s, u"The terminal's database."_s, u"path"_s, defaultFile()}, {u"central"_s, u"Central's address."_s, u"url"_s},
                       {u"demo"_s, u"Key in a file beside the database (demo runs only)."_s}, {u"enrol-code"_s, u"One-time code of a new terminal."_s, u"code"_s},
                       {u"tour"_s, u"Play the demo's tour and save its pictures here."_s, u"folder"_s}, {u"labels"_s, u"Pictures of labels for the tour."_s, u"folder"_s},
                       {u"self-test"_s, u"Load the window, paint it, quit."_s}});
    parser.process(app);
    Arguments arguments;
    WorkplaceOptions &place = arguments.start.place;
    place.file = parser.value(u"file"_s);
    place.central = QUrl(parser.value(u"central"_s));
    place.vault = parser.isSet(u"demo"_s) ? VaultKind::Demo : VaultKind::Keychain;
    arguments.start.enrolCode = parser.value(u"enrol-code"_s);
    arguments.start.preferencesFile = QFileInfo(place.file).absolutePath() + u"/window.ini"_s;
    arguments.tour = parser.value(u"tour"_s);
    arguments.labels = parser.value(u"labels"_s);
    arguments.isSelfTest = parser.isSet(u"self-test"_s);
    arguments.hasFile = parser.isSet(u"file"_s);
    return arguments;
}

/// A fresh file, no central: the problem page must load, paint and quit. With a file of its own: the same start as ever.
int selfTest(Arguments arguments)
{
    const QTemporaryDir folder;
    if (!arguments.hasFile) {
        arguments.start.place.file = folder.filePath(u"zhike.db"_s);
        arguments.start.place.central = QUrl(u"http://127.0.0.1:9"_s);
        arguments.start.place.vault = VaultKind::Demo;
        arguments.start.preferencesFile.clear();
    }
    const SystemClock clock;
    Start start(arguments.start, clock);
    QObject::connect(&start.engine(), &QQmlApplicationEngine::objectCreated, &start.engine(), [](QObject *made) {
        auto *window = qobject_cast<QQuickWindow *>(made);
        if (!window)
            return QCoreApplication::exit(1);
        QObject::connect(window, &QQuickWindow::frameSwapped, window, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
    });
    static_cast<void>(start.begin());
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    cleanEnvironment();
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"zhike"_s);
    QCoreApplication::setOrganizationName(u"zhike"_s);
    QQuickStyle::setStyle(u"Basic"_s);
    const Arguments arguments = readArguments(app);
    if (arguments.isSelfTest)
        return selfTest(arguments);
    QDir().mkpath(QFileInfo(arguments.start.place.file).absolutePath());
    const SystemClock clock;
    Start start(arguments.start, clock);
    QObject::connect(&start.engine(), &QQmlApplicationEngine::objectCreated, &app, [](QObject *made) {
        if (!made)
            QCoreApplication::exit(1);
    });
    if (start.begin() == Start::Outcome::OtherWindow)
        return 0;
    std::unique_ptr<Tour> tour;
    if (!arguments.tour.isEmpty())
        tour = std::make_unique<Tour>(start, TourOptions{arguments.tour, arguments.labels});
    return QCoreApplication::exec();
}
