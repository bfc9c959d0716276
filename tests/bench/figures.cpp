// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/figures.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

QString words(double value, Unit unit)
{
    if (unit == Unit::Count)
        return QString::number(value);
    if (value <= 0)
        return u"-"_s;
    if (unit == Unit::Megabytes)
        return QString::number(value, 'f', 0) + u" MB"_s;
    if (unit == Unit::Bytes)
        return QString::number(value / 1024, 'f', 1) + u" KiB"_s;
    if (value < 1000)
        return QString::number(value, 'f', 1) + u" µs"_s;
    return value < 1e6 ? QString::number(value / 1000, 'f', 2) + u" ms"_s : QString::number(value / 1e6, 'f', 2) + u" s"_s;
}

QString goalWords(const Figure &figure)
{
    QStringList goals;
    if (figure.maxRatio)
        goals.append(u"≤ "_s + QString::number(*figure.maxRatio, 'g', 3) + u" ×"_s);
    if (figure.most)
        goals.append(u"≤ "_s + QString::number(*figure.most) + (figure.unit == Unit::Megabytes ? u" MB"_s : figure.unit == Unit::Count ? QString() : u" ms"_s));
    return goals.join(u", "_s);
}

QStringList cells(const Figure &figure)
{
    const QString ratio = figure.floor > 0 ? QString::number(figure.ratio(), 'f', figure.ratio() < 0.1 ? 4 : 2) + u" ×"_s : u"-"_s;
    return {figure.id, figure.what, words(figure.value, figure.unit), figure.baseline, words(figure.floor, figure.unit), ratio, goalWords(figure),
            figure.isMet() ? u"met"_s : u"missed"_s};
}

QString nameOf(Unit unit)
{
    switch (unit) {
    case Unit::Megabytes: return u"megabytes"_s;
    case Unit::Bytes: return u"bytes"_s;
    case Unit::Count: return u"count"_s;
    case Unit::Microseconds: break;
    }
    return u"microseconds"_s;
}

QJsonObject toJson(const Figure &figure)
{
    QJsonObject row{{u"id"_s, figure.id}, {u"what"_s, figure.what}, {nameOf(figure.unit), figure.value}, {u"met"_s, figure.isMet()}};
    if (figure.floor > 0) {
        row.insert(u"baseline"_s, figure.baseline);
        row.insert(u"baselineValue"_s, figure.floor);
        row.insert(u"ratio"_s, figure.ratio());
    }
    if (figure.maxRatio)
        row.insert(u"maxRatio"_s, *figure.maxRatio);
    if (figure.most)
        row.insert(figure.unit == Unit::Megabytes ? u"maxMegabytes"_s : figure.unit == Unit::Count ? u"maxCount"_s : u"maxMilliseconds"_s, *figure.most);
    return row;
}

} // namespace

double percentile(Samples samples, double share)
{
    if (samples.empty())
        return 0;
    const auto place = static_cast<size_t>(share * static_cast<double>(samples.size() - 1));
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(place), samples.end());
    return samples[place];
}

bool Figure::isMet() const
{
    return (!maxRatio || (floor > 0 && ratio() <= *maxRatio)) && (!most || value <= *most * (unit == Unit::Microseconds ? 1000 : 1));
}

QString table(const std::vector<Figure> &figures)
{
    std::vector<QStringList> rows{{u""_s, u"figure"_s, u"value"_s, u"baseline"_s, u"value"_s, u"ratio"_s, u"goal"_s, u""_s}};
    for (const Figure &figure : figures)
        rows.push_back(cells(figure));
    std::vector<qsizetype> widths(8, 0);
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[static_cast<size_t>(i)] = std::max(widths[static_cast<size_t>(i)], row[i].size());
    QString text;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text += row[i].leftJustified(widths[static_cast<size_t>(i)] + 2);
        text += u'\n';
    }
    return text;
}

bool writeResults(const QString &path, int members, const std::vector<Figure> &figures)
{
    QJsonArray rows;
    for (const Figure &figure : figures)
        rows.append(toJson(figure));
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write(QJsonDocument(QJsonObject{{u"members"_s, members}, {u"figures"_s, rows}}).toJson()) > 0 && file.commit();
}

} // namespace zhike::bench
