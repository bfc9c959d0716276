// SPDX-License-Identifier: Apache-2.0
// zhike-make-corpus --out DIR [--seed N] [--each N]: writes generated frames and their manifest.tsv, in the form that
// `zhikectl scan-bench --corpus DIR` reads. For measuring on frames that nobody has tuned anything to.
#include "tests/scan/camera.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

class Corpus {
public:
    explicit Corpus(const QString &folder)
        : m_folder(folder)
        , m_manifest(m_folder.filePath(u"manifest.tsv"_s))
        , m_out(&m_manifest)
    {
    }
    [[nodiscard]] bool open() { return m_folder.mkpath(u"."_s) && m_manifest.open(QIODevice::WriteOnly); }

    void add(const QString &set, const camera::Frame &frame)
    {
        m_out << set << '\t' << save(set, frame.image) << "\ttext\t" << frame.content.toHex() << '\t' << frame.module;
        for (const QPointF &corner : frame.corners)
            m_out << '\t' << corner.x() << ',' << corner.y();
        m_out << '\n';
    }
    void addEmpty(const QString &set, const QImage &scene) { m_out << set << '\t' << save(set, scene) << "\tnone\t\n"; }

private:
    QString save(const QString &set, const QImage &image)
    {
        m_folder.mkpath(set);
        const QString name = u"%1/%2.png"_s.arg(set).arg(m_count++, 5, 10, QLatin1Char('0'));
        image.save(m_folder.filePath(name));
        return name;
    }

    QDir m_folder;
    QFile m_manifest;
    QTextStream m_out;
    int m_count = 0;
};

void fill(Corpus &corpus, quint32 seed, int each)
{
    using pictures::Shape;
    for (const int height : {720, 1080}) {
        const QSize size(height * 16 / 9, height);
        const QString prefix = u"g%1/"_s.arg(height);
        for (int i = 0; i < each; ++i) {
            const quint32 one = seed + static_cast<quint32>(i);
            for (const camera::Trouble trouble : camera::kTroubles)
                corpus.add(prefix + camera::nameOf(trouble), camera::frameOf(trouble, one, {.size = size}));
            corpus.addEmpty(prefix + u"empty"_s, camera::sceneOf(one, size));
            if (height != 720)
                continue;
            corpus.add(prefix + u"dmtx"_s, camera::frameOf(camera::Trouble::None, one, {.shape = Shape::DataMatrix}));
            corpus.add(prefix + u"ean13"_s, camera::frameOf(camera::Trouble::None, one, {.shape = Shape::Ean13}));
            corpus.add(prefix + u"code128"_s, camera::frameOf(camera::Trouble::None, one, {.shape = Shape::Code128}));
        }
    }
}

} // namespace

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
    Corpus corpus(parser.value(out));
    if (!parser.isSet(out) || !corpus.open())
        return 1;
    fill(corpus, parser.value(seed).toUInt(), parser.value(each).toInt());
    return 0;
}
