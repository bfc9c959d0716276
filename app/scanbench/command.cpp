// SPDX-License-Identifier: Apache-2.0
#include "app/scanbench/command.h"

#include "app/scanbench/scanbench.h"
#include "app/scanbench/table.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace zhike::scanbench {
namespace {

using namespace Qt::StringLiterals;

void print(const QString &text) { std::fputs(qUtf8Printable(text), stdout); }

int refuse(const Error &error)
{
    std::fprintf(stderr, "%s %s\nusage: scan-bench --corpus DIR [--sets NAME,NAME] [--limit N] [--jobs N] [--decoder FILE] [--rows FILE]\n",
                 qUtf8Printable(errorName(error.code)), qUtf8Printable(error.detail));
    return 2;
}

QString furtherRows(const QStringList &words)
{
    const qsizetype at = words.indexOf(u"--rows"_s);
    QFile file(words.value(at + 1));
    return at >= 0 && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void report(const std::vector<Looked> &all, const QString &further)
{
    print(u"\npercent read (and how many); processor time; peers: zxing's defaults · zxing set up safely, trying harder · zbar · "
          "OpenCV (it finds codes, here it decodes none)\n\n"_s);
    print(printed(acceptance(all)) + further);
    print(u"\nby set; ladder: one frame · within 8 frames · still\n\n"_s + printed(bySet(all)));
    for (const Looked &looked : all)
        if (looked.size.isEmpty())
            print(u"not a picture: "_s + looked.task.row.path + u'\n');
}

} // namespace

int runScanBench(const QStringList &words)
{
    const Result<Options> options = optionsFrom(words);
    if (!options)
        return refuse(options.error());
    if (options->programs.peers.isEmpty())
        std::fputs("zhike-scan-peers wasn't built (installer/packages/bench.txt): the ladder is measured alone\n", stderr);
    ScanBench bench(*options, [&](const std::vector<Looked> &all) {
        report(all, furtherRows(words));
        QCoreApplication::quit();
    });
    const Result<void> started = bench.start();
    return started ? QCoreApplication::exec() : refuse(started.error());
}

} // namespace zhike::scanbench
