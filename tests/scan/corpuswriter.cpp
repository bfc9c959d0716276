// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/corpuswriter.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

namespace zhike::camera {
namespace {

using namespace Qt::StringLiterals;

class Corpus {
public:
    explicit Corpus(const QString &folder)
        : m_folder(folder)
        , m_manifest(m_folder.filePath(u"manifest.tsv"_s))
        , m_out(&m_manifest)
    {
    }
    [[nodiscard]] bool open() { return m_folder.mkpath(u"."_s) && m_manifest.open(QIODevice::WriteOnly); }

    void add(const QString &set, const Frame &frame)
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
            for (const Trouble trouble : kTroubles)
                corpus.add(prefix + nameOf(trouble), frameOf(trouble, one, {.size = size}));
            corpus.addEmpty(prefix + u"empty"_s, sceneOf(one, size));
            if (height != 720)
                continue;
            corpus.add(prefix + u"dmtx"_s, frameOf(Trouble::None, one, {.shape = Shape::DataMatrix}));
            corpus.add(prefix + u"ean13"_s, frameOf(Trouble::None, one, {.shape = Shape::Ean13}));
            corpus.add(prefix + u"code128"_s, frameOf(Trouble::None, one, {.shape = Shape::Code128}));
        }
    }
}

} // namespace

bool writeCorpus(const QString &folder, quint32 seed, int each)
{
    Corpus corpus(folder);
    if (!corpus.open())
        return false;
    fill(corpus, seed, each);
    return true;
}

} // namespace zhike::camera
