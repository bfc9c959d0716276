// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

/// Readers of source text. Each takes the text of one file and says where a rule is broken, as line numbers from 1; each is
/// pure, so the same function that reads the house also reads the sample planted for it.
namespace zhike::house {

/// A line that carries this mark, with a reason beside it, is left alone by every rule.
inline constexpr char kAllowMark[] = "house-check: allow";

struct SourceFile {
    QString path; ///< from the root of the repository
    QString text;
};

/// Files below `folders` (or files named there) whose name ends in one of `suffixes`; builds are never entered.
/// `tests/house` itself is left out when `quotesRules` says that a rule would find its own words there.
struct Search {
    QStringList folders;
    QStringList suffixes;
    bool quotesRules = true;
};
[[nodiscard]] QList<SourceFile> filesOf(const Search &search);

[[nodiscard]] QList<int> linesMatching(const QString &text, const QRegularExpression &pattern);

/// Functions whose body is longer than `limit` lines. Reads our own layout: a definition begins in column 0 (or inside an
/// unindented namespace) and its body ends with a brace in column 0.
[[nodiscard]] QList<int> longFunctions(const QString &text, int limit);

/// `Text {` and `Label {` whose own block doesn't say `textFormat: Text.PlainText`: Qt's default lets data carry markup.
[[nodiscard]] QList<int> richLabels(const QString &text);

/// Our own pages by file name ("sync.md"), for what is said about them.
using Pages = QMap<QString, QString>;
/// Mentions of a page that isn't there, or of a section it doesn't have: `sync.md`, `(safety.md, "Masking")`, `decision 0018`. A section is a
/// heading, the first words of a paragraph in bold, or the first cell of a row.
[[nodiscard]] QList<int> lostReferences(const QString &text, const Pages &pages);
/// Numbers that more than one decision has ("0018-a.md", "0018-b.md").
[[nodiscard]] QStringList sharedNumbers(const QStringList &decisions);

/// The sentences inside qsTr("…") and tr("…").
[[nodiscard]] QStringList sentences(const QString &text);
/// The sources of a .ts file that have a finished translation.
[[nodiscard]] QStringList finishedSources(const QString &tsText);

} // namespace zhike::house
