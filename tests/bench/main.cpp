// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace zhike;
using namespace zhike::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kQuickMembers = 10'000;
constexpr int kFullMembers = 1'000'000;

void append(std::vector<Figure> &all, const Result<std::vector<Figure>> &some, QTextStream &out)
{
    if (some)
        all.insert(all.end(), some->begin(), some->end());
    else
        out << "not measured: " << errorName(some.error().code) << ' ' << some.error().detail << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption full(u"full"_s, u"a million members instead of ten thousand"_s);
    const QCommandLineOption quick(u"quick"_s, u"ten thousand members (the default)"_s);
    const QCommandLineOption results(u"results"_s, u"where the rows are written as JSON"_s, u"file"_s, u"bench/results.json"_s);
    parser.addOptions({quick, full, results});
    parser.addHelpOption();
    parser.process(app);
    const int members = parser.isSet(full) ? kFullMembers : kQuickMembers;

    QTextStream out(stdout);
    out << "making a file of " << members << " members" << Qt::endl;
    const Result<std::unique_ptr<World>> world = World::make(members);
    if (!world) {
        out << "the file couldn't be made: " << errorName(world.error().code) << ' ' << world.error().detail << Qt::endl;
        return 1;
    }
    std::vector<Figure> figures;
    append(figures, profileFigures(**world), out);
    append(figures, firstFrameFigures(), out);
    append(figures, phoneSearchFigures(**world), out);
    out << '\n' << table(figures) << Qt::endl;
    if (!writeResults(parser.value(results), members, figures)) {
        out << "the rows couldn't be written to " << parser.value(results) << Qt::endl;
        return 1;
    }
    return 0;
}
