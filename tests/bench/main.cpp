// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace zhike;
using namespace zhike::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kQuick[] = {10'000};
constexpr int kFull[] = {10'000, 100'000, 1'000'000};

void append(std::vector<Figure> &all, const Figures &some, QTextStream &out)
{
    if (some)
        all.insert(all.end(), some->begin(), some->end());
    else
        out << "not measured: " << errorName(some.error().code) << ' ' << some.error().detail << Qt::endl;
}

QString words(int members) { return members < 1'000'000 ? u"%1 k"_s.arg(members / 1000) : u"%1 M"_s.arg(members / 1'000'000); }

/// Every row that needs a file of this many members.
Result<Grown> measure(int members, QTextStream &out)
{
    out << "a brand of " << members << " members, seeded and brought to a terminal" << Qt::endl;
    const Result<std::unique_ptr<World>> world = World::make(members);
    if (!world)
        return world.error();
    Grown grown{words(members), {}};
    for (Figures (*figures)(World &) : {&bootstrapFigures, &unlockFigures, &searchFigures, &profileFigures, &commitFigures, &typingFigures})
        append(grown.figures, figures(**world), out);
    out << table(grown.figures) << Qt::endl;
    return grown;
}

int run(std::span<const int> sizes, const QString &results, QTextStream &out)
{
    std::vector<Grown> runs;
    for (const int members : sizes) {
        const Result<Grown> grown = measure(members, out);
        if (!grown) {
            out << "not measured: " << errorName(grown.error().code) << ' ' << grown.error().detail << Qt::endl;
            return 1;
        }
        runs.push_back(*grown);
    }
    std::vector<Figure> figures = runs.back().figures;
    append(figures, firstFrameFigures(), out);
    append(figures, edgeFigures(), out);
    for (Figure &figure : growthFigures(runs.front(), {runs.begin() + 1, runs.end()}))
        figures.push_back(std::move(figure));
    out << '\n' << "with " << runs.back().members << " members\n" << table(figures) << Qt::endl;
    if (!writeResults(results, sizes.back(), figures)) {
        out << "the rows couldn't be written to " << results << Qt::endl;
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--worker")
        return beWorker(app.arguments().mid(2));
    QCommandLineParser parser;
    const QCommandLineOption full(u"full"_s, u"ten thousand, a hundred thousand, a million members: a quarter of an hour"_s);
    const QCommandLineOption quick(u"quick"_s, u"ten thousand members (the default)"_s);
    const QCommandLineOption members(u"members"_s, u"this many members instead"_s, u"N"_s);
    const QCommandLineOption results(u"results"_s, u"where the rows are written as JSON"_s, u"file"_s, u"bench/results.json"_s);
    parser.addOptions({quick, full, members, results});
    parser.addHelpOption();
    parser.process(app);
    QTextStream out(stdout);
    if (parser.isSet(members)) {
        const int wanted[] = {parser.value(members).toInt()};
        return run(wanted, parser.value(results), out);
    }
    return parser.isSet(full) ? run(kFull, parser.value(results), out) : run(kQuick, parser.value(results), out);
}
