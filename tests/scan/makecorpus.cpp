// SPDX-License-Identifier: Apache-2.0
// zhike-make-corpus --out DIR [--seed N] [--each N]: a corpus of generated frames. For measuring on frames that nobody has tuned
// anything to.
#include "tests/scan/corpuswriter.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace zhike;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption out(u"out"_s, u"folder to make"_s, u"DIR"_s);
    const QCommandLineOption seed(u"seed"_s, u"first seed"_s, u"N"_s, u"1"_s);
    const QCommandLineOption each(u"each"_s, u"frames of each kind"_s, u"N"_s, u"10"_s);
    parser.addOptions({out, seed, each});
    parser.addHelpOption();
    parser.process(app);
    return parser.isSet(out) && camera::writeCorpus(parser.value(out), parser.value(seed).toUInt(), parser.value(each).toInt()) ? 0 : 1;
}
