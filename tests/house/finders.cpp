// SPDX-License-Identifier: Apache-2.0
#include "tests/house/finders.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QXmlStreamReader>

namespace zhike::house {
namespace {

using namespace Qt::StringLiterals;

const QDir kRoot(QStringLiteral(ZHIKE_SOURCE_DIR));

QString textOf(const QString &absolutePath)
{
    QFile file(absolutePath);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool endsWithOneOf(const QString &path, const QStringList &suffixes)
{
    return std::any_of(suffixes.begin(), suffixes.end(), [&](const QString &suffix) { return path.endsWith(suffix); });
}

int lineOf(const QString &text, qsizetype position)
{
    return static_cast<int>(QStringView(text).left(position).count(u'\n')) + 1;
}

/// What stands between the brace at `open` and its partner, without the blocks nested inside.
QString ownBlock(const QString &text, qsizetype open)
{
    QString own;
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text[i] == u'{')
            ++depth;
        else if (text[i] == u'}' && --depth == 0)
            break;
        if (depth == 1)
            own += text[i];
    }
    return own;
}

QString unescaped(QString literal)
{
    return literal.replace(u"\\\""_s, u"\""_s).replace(u"\\n"_s, u"\n"_s).replace(u"\\\\"_s, u"\\"_s);
}

} // namespace

QList<SourceFile> filesOf(const Search &search)
{
    QList<SourceFile> files;
    const auto add = [&](const QString &absolute) {
        const QString path = kRoot.relativeFilePath(absolute);
        const bool quotes = search.quotesRules && path.startsWith("tests/house/"_L1);
        if (!quotes && endsWithOneOf(path, search.suffixes))
            files.append({path, textOf(absolute)});
    };
    for (const QString &folder : search.folders) {
        const QString absolute = kRoot.filePath(folder);
        if (QFileInfo(absolute).isFile())
            add(absolute);
        QDirIterator walk(absolute, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext())
            add(walk.next());
    }
    return files;
}

QList<int> linesMatching(const QString &text, const QRegularExpression &pattern)
{
    QList<int> found;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (!lines[i].contains(QLatin1StringView(kAllowMark)) && pattern.match(lines[i]).hasMatch())
            found.append(static_cast<int>(i) + 1);
    return found;
}

QList<int> longFunctions(const QString &text, int limit)
{
    static const QRegularExpression header(u"^[A-Za-z_~].*\\)[^;]*$"_s);
    QList<int> found;
    const QStringList lines = text.split(u'\n');
    qsizetype start = -1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i] == "{"_L1 && i > 0 && header.match(lines[i - 1]).hasMatch())
            start = i;
        else if (lines[i] == "}"_L1 && start >= 0) {
            if (i - start - 1 > limit)
                found.append(static_cast<int>(start));
            start = -1;
        }
    }
    return found;
}

QList<int> richLabels(const QString &text)
{
    static const QRegularExpression label(u"(?<![\\w])(?:\\w+\\.)?(?:Text|Label)\\s*\\{"_s);
    QList<int> found;
    for (auto it = label.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!ownBlock(text, match.capturedEnd() - 1).contains("textFormat: Text.PlainText"_L1))
            found.append(lineOf(text, match.capturedStart()));
    }
    return found;
}

QList<int> lostReferences(const QString &text, const Pages &pages)
{
    static const QRegularExpression mention(u"(?<![\\w*?<>-])([\\w-]+\\.md)(?:,\\s*(?://+\\s*)?\"([^\"]+)\")?"_s);
    static const QRegularExpression lineBreak(u"\\s*\n\\s*(?://+\\s*)?"_s);
    QList<int> found;
    for (auto it = mention.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString section = match.captured(2).replace(lineBreak, u" "_s);
        const QRegularExpression begins(u"^(?:#+ |\\*\\*|\\| \\*?)"_s + QRegularExpression::escape(section),
                                        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
        const auto page = pages.find(match.captured(1));
        if (page == pages.end() || (!section.isEmpty() && !begins.match(*page).hasMatch()))
            found.append(lineOf(text, match.capturedStart()));
    }
    static const QRegularExpression decision(u"\\bdecisions?[/ ](\\d{4})\\b"_s);
    for (auto it = decision.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const auto page = pages.lowerBound(match.captured(1));
        if (page == pages.end() || !page.key().startsWith(match.captured(1)))
            found.append(lineOf(text, match.capturedStart()));
    }
    return found;
}

QStringList sharedNumbers(const QStringList &decisions)
{
    QMap<QString, int> times;
    for (const QString &name : decisions)
        ++times[name.section(u'-', 0, 0)];
    QStringList shared;
    for (auto it = times.cbegin(); it != times.cend(); ++it)
        if (it.value() > 1)
            shared.append(it.key());
    return shared;
}

QStringList sentences(const QString &text)
{
    static const QRegularExpression call(u"(?<![\\w])(?:qsTr|tr)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    QStringList found;
    for (auto it = call.globalMatch(text); it.hasNext();)
        found.append(unescaped(it.next().captured(1)));
    return found;
}

QStringList finishedSources(const QString &tsText)
{
    QStringList finished;
    QString source;
    QXmlStreamReader reader(tsText);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == "source"_L1) {
            source = reader.readElementText();
        } else if (reader.name() == "translation"_L1) {
            const bool isFinished = reader.attributes().value("type"_L1).isEmpty();
            const QString words = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            if (isFinished && !words.trimmed().isEmpty())
                finished.append(source);
        }
    }
    return finished;
}

} // namespace zhike::house
