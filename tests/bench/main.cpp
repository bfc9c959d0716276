// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace zhike;
using namespace zhike::bench;
using namespace Qt::StringLiterals;

namespace {

const std::vector<int> kQuick = {10'000};
const std::vector<int> kFull = {10'000, 100'000, 1'000'000};

void append(std::vector<Figure> &all, const Figures &some, QTextStream &out)
{
    if (some)
        all.insert(all.end(), some->begin(), some->end());
    else
        out << "not measured: " << errorName(some.error().code) << ' ' << some.error().detail << Qt::endl;
}

QString words(int members) { return members < 1'000'000 ? u"%1 k"_s.arg(members / 1000) : u"%1 M"_s.arg(members / 1'000'000); }

/// The rows that were asked for; all of them when none was named.
struct Wanted {
    QStringList rows;
    [[nodiscard]] bool has(std::initializer_list<const char *> some) const
    {
        return rows.isEmpty() || std::any_of(some.begin(), some.end(), [this](const char *row) { return rows.contains(QLatin1StringView(row)); });
    }
};

struct Row {
    std::initializer_list<const char *> ids;
    Figures (*figures)(World &);
};
const Row kOnAFile[] = {{{"P5"}, &bootstrapFigures}, {{"P8", "P9"}, &unlockFigures}, {{"P3", "P9"}, &searchFigures},
                        {{"P4"}, &profileFigures},   {{"P2"}, &passportFigures},     {{"P7"}, &commitFigures},
                        {{"P6"}, &typingFigures}};

/// Every row that needs a file of this many members.
Result<Grown> measure(int members, const Wanted &wanted, QTextStream &out)
{
    out << "a brand of " << members << " members, seeded and brought to a terminal" << Qt::endl;
    const Result<std::unique_ptr<World>> world = World::make(members);
    if (!world)
        return world.error();
    Grown grown{words(members), {}};
    for (const Row &row : kOnAFile)
        if (wanted.has(row.ids))
            append(grown.figures, row.figures(**world), out);
    out << table(grown.figures) << Qt::endl;
    return grown;
}

struct Plan {
    std::vector<int> sizes;
    Wanted wanted;
    QString results;
};

int run(const Plan &plan, QTextStream &out)
{
    std::vector<Grown> runs;
    for (const int members : plan.sizes) {
        const Result<Grown> grown = measure(members, plan.wanted, out);
        if (!grown) {
            out << "not measured: " << errorName(grown.error().code) << ' ' << grown.error().detail << Qt::endl;
            return 1;
        }
        runs.push_back(*grown);
    }
    std::vector<Figure> figures = runs.empty() ? std::vector<Figure>() : runs.back().figures;
    if (plan.wanted.has({"P8"}))
        append(figures, firstFrameFigures(), out);
    if (plan.wanted.has({"P1"}))
        append(figures, readerFigures(), out);
    if (plan.wanted.has({"P12"}))
        append(figures, edgeFigures(), out);
    if (!runs.empty())
        for (Figure &figure : growthFigures(runs.front(), {runs.begin() + 1, runs.end()}))
            figures.push_back(std::move(figure));
    out << '\n' << (runs.empty() ? u"without a file"_s : u"with "_s + runs.back().members + u" members"_s) << '\n' << table(figures) << Qt::endl;
    if (!writeResults(plan.results, plan.sizes.empty() ? 0 : plan.sizes.back(), figures)) {
        out << "the rows couldn't be written to " << plan.results << Qt::endl;
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
    const QCommandLineOption only(u"only"_s, u"these rows, as P3,P12; 0 members make no file for those that need none"_s, u"rows"_s);
    parser.addOptions({quick, full, members, results, only});
    parser.addHelpOption();
    parser.process(app);
    QTextStream out(stdout);
    Plan plan{parser.isSet(full) ? kFull : kQuick, {parser.value(only).split(u',', Qt::SkipEmptyParts)}, parser.value(results)};
    if (parser.isSet(members))
        plan.sizes.clear();
    if (const int wanted = parser.value(members).toInt(); wanted > 0)
        plan.sizes = {wanted};
    return run(plan, out);
}
