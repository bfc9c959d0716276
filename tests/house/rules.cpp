// SPDX-License-Identifier: Apache-2.0
#include "tests/house/rules.h"

namespace zhike::house {
namespace {

using namespace Qt::StringLiterals;

const QStringList kCpp{u".h"_s, u".cpp"_s};
const QStringList kQml{u".qml"_s, u".js"_s};
const QStringList kProgram{u"app"_s, u"ui"_s, u"core"_s, u"central"_s};
/// Bottom up, as in core/CMakeLists.txt: a room may include itself and what stands before it.
const QStringList kRooms{u"domain"_s, u"profile"_s, u"action"_s, u"insight"_s, u"store"_s, u"session"_s,
                         u"identify"_s, u"scan"_s, u"sync"_s, u"desk"_s, u"contact"_s};
const QStringList kEverything{u"app"_s, u"ui"_s, u"qml"_s, u"core"_s, u"central"_s, u"resources"_s, u"tests"_s, u"installer"_s,
                              u"docs"_s, u"cmake"_s, u".ci"_s, u"dev"_s, u"CMakeLists.txt"_s, u"CMakePresets.json"_s,
                              u"README.md"_s, u"CONTRIBUTING.md"_s, u"CHANGELOG.md"_s, u".clang-tidy"_s};
const QStringList kAnyText{u".h"_s, u".cpp"_s, u".qml"_s, u".js"_s, u".txt"_s, u".cmake"_s, u".md"_s, u".json"_s, u".yaml"_s,
                           u".sh"_s, u".ts"_s, u".sql"_s, u"dev"_s, u".ci/run"_s, u".clang-tidy"_s};

QString includes(const QString &what) { return u"#\\s*include\\s*\"(?:"_s + what + u")/"_s; }

void appendDirections(std::vector<Rule> &list)
{
    for (qsizetype i = 0; i + 1 < kRooms.size(); ++i) {
        const QString above = kRooms.mid(i + 1).join(u'|');
        list.push_back({u"core/"_s + kRooms[i] + u" includes only rooms below it"_s, {{u"core/"_s + kRooms[i]}, kCpp},
                        includes(u"core/(?:"_s + above + u")"_s), u"#include \"core/contact/line.h\""_s});
    }
    list.push_back({u"core knows neither window nor central"_s, {{u"core"_s}, kCpp}, includes(u"ui|qml|app|central"_s),
                    u"#include \"ui/pages/memberpage.h\""_s});
    list.push_back({u"ui reaches core through the desk"_s, {{u"ui"_s}, kCpp},
                    includes(u"app|qml|central|core/(?:store|sync|identify|session)"_s), u"#include \"core/store/store.h\""_s});
    list.push_back({u"central links only what is pure"_s, {{u"central"_s}, kCpp},
                    includes(u"app|ui|qml|core/(?:store|session|identify|scan|sync|desk|contact)"_s),
                    u"#include \"core/sync/outbox.h\""_s});
}

void appendCoreRules(std::vector<Rule> &list)
{
    list.push_back({u"core has no window"_s, {{u"core"_s}, kCpp},
                    u"#\\s*include\\s*<(?:Qt(?:Gui|Qml|Quick|Widgets)\\w*/|Q(?:Image|Color|Pixmap|Painter|Font|Icon|Widget|GuiApplication|"
                    "Quick\\w*|Qml\\w*)>)"_s,
                    u"#include <QtGui/QImage>"_s});
    list.push_back({u"core speaks codes, ui speaks sentences"_s, {{u"core"_s}, kCpp},
                    u"(?<!\\w)(?:tr|qsTr|translate|QT_TR_NOOP)\\("_s, u"    return tr(\"Unit unknown\");"_s});
    list.push_back({u"the journal is always written through"_s, {{u"app"_s, u"ui"_s, u"core"_s}, kCpp},
                    u"synchronous\\s*=\\s*(?:OFF|NORMAL)|mmap_size\\s*=\\s*[1-9]"_s, u"    db.exec(\"PRAGMA synchronous=OFF\");"_s});
    list.push_back({u"an SQL error never ends the process"_s, {kProgram, kCpp}, u"\\bqFatal\\("_s, u"    qFatal(\"no table\");"_s});
}

void appendWindowRules(std::vector<Rule> &list)
{
    list.push_back({u"QML only arranges"_s, {{u"qml"_s}, kQml},
                    u"XMLHttpRequest|LocalStorage|setContextProperty|openUrlExternally|applicationWindow\\(\\)|parent\\.parent"_s,
                    u"    onClicked: Qt.openUrlExternally(root.link)"_s});
    list.push_back({u"QML gets its services by type"_s, {kProgram, kCpp}, u"setContextProperty|qmlRegister\\w+\\("_s,
                    u"    engine.rootContext()->setContextProperty(name, &desk);"_s});
    list.push_back({u"no SQL and no network in the window"_s, {{u"ui"_s, u"qml"_s}, kCpp + kQml},
                    u"#\\s*include\\s*<(?:QSql|SQLiteCpp|QNetwork|QTcp)|\\bINSERT INTO\\b|\\bSELECT .* FROM\\b"_s,
                    u"#include <QNetworkAccessManager>"_s});
}

void appendProgramRules(std::vector<Rule> &list)
{
    list.push_back({u"no nested or blocking event loop"_s, {{u"app"_s, u"ui"_s, u"core"_s}, kCpp},
                    u"\\bQEventLoop\\b|processEvents\\(|waitForFinished\\(\\)|BlockingQueued"_s, u"    QEventLoop loop;"_s});
    list.push_back({u"names say something"_s, {kProgram, kCpp}, u"\\b(?:class|struct) \\w*(?:Manager|Helper|Utils?)\\b"_s,
                    u"class ScanManager"_s});
    list.push_back({u"no singletons with state"_s, {kProgram, kCpp}, u"static \\w+\\s*[&*]?\\s*instance\\("_s,
                    u"    static Desk &instance();"_s});
    list.push_back({u"production classes have no test hooks"_s, {kProgram, kCpp}, u"friend class \\w*Test"_s,
                    u"    friend class TestOutbox;"_s});
    list.push_back({u"logs carry no person"_s, {kProgram, kCpp},
                    u"\\bqC?(?:Debug|Info|Warning|Critical)\\(.*\\b(?:e164|phone|familyName|givenName|token|cardNumber)\\b"_s,
                    u"    qCInfo(lcDesk) << \"found\" << member.familyName;"_s});
}

void appendTestRules(std::vector<Rule> &list)
{
    list.push_back({u"no test sleeps or skips"_s, {{u"tests"_s}, kCpp},
                    u"QTest::q(?:Wait|Sleep)\\(|QThread::\\w?sleep\\(|this_thread::sleep|QSKIP\\("_s, u"    QTest::qWait(200);"_s});
    list.push_back({u"no QML test sleeps"_s, {{u"tests"_s}, kQml}, u"(?<![\\w.])wait\\(\\d"_s, u"        wait(500)"_s});
}

void appendRepositoryRules(std::vector<Rule> &list)
{
    list.push_back({u"nothing is left for later in the text"_s, {kEverything, kAnyText}, u"\\b(?:TODO|FIXME|XXX|HACK)\\b"_s,
                    u"    // TODO: the other half"_s});
    list.push_back({u"no path of somebody's machine"_s, {kEverything, kAnyText}, u"(?<![\\w.$}])/(?:work|root|home/\\w+|Users)/"_s,
                    u"set(DATA /root/zhike/data)"_s});
    list.push_back({u"no host of a package registry"_s, {kEverything, kAnyText},
                    u"\\b(?:deb|security|registry|proxy|snapshot|files|static)\\.(?:debian|npmjs|yarnpkg|golang|pythonhosted|crates)\\.\\w+"_s,
                    u"curl https://registry.npmjs.org/left-pad"_s});
}

} // namespace

std::vector<Rule> rules()
{
    std::vector<Rule> list;
    appendDirections(list);
    appendCoreRules(list);
    appendWindowRules(list);
    appendProgramRules(list);
    appendTestRules(list);
    appendRepositoryRules(list);
    return list;
}

std::vector<SizeLimit> sizeLimits()
{
    return {{u".cpp"_s, 600}, {u".h"_s, 250}, {u".qml"_s, 300}, {u".js"_s, 150}};
}

} // namespace zhike::house
