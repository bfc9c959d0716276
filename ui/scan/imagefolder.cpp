// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/imagefolder.h"

#include <QDir>
#include <QStandardPaths>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

// A finger scrolls through this many; a folder with more is better sorted elsewhere.
constexpr int kMostEntries = 500;

QString startFolder()
{
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(pictures).exists() ? pictures : QDir::homePath();
}

} // namespace

ImageFolder::ImageFolder(QObject *parent)
    : QObject(parent)
    , m_entries(new RowList({"name", "path", "isFolder"}, this))
{
    open(startFolder());
}

bool ImageFolder::canGoUp() const { return !QDir(m_folder).isRoot(); }

void ImageFolder::open(const QString &folder)
{
    const QDir dir(folder);
    m_folder = dir.absolutePath();
    const QStringList kinds{u"*.png"_s, u"*.jpg"_s, u"*.jpeg"_s, u"*.webp"_s, u"*.bmp"_s, u"*.gif"_s};
    QFileInfoList found =
        dir.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable, QDir::Name | QDir::LocaleAware);
    found += dir.entryInfoList(kinds, QDir::Files | QDir::Readable, QDir::Time);
    std::vector<ShownRow> rows;
    for (const QFileInfo &entry : found.mid(0, kMostEntries))
        rows.push_back({entry.absoluteFilePath(), {entry.fileName(), entry.absoluteFilePath(), entry.isDir()}});
    m_entries->show(std::move(rows));
    Q_EMIT changed();
}

void ImageFolder::up()
{
    QDir dir(m_folder);
    if (dir.cdUp())
        open(dir.absolutePath());
}

} // namespace zhike::ui
