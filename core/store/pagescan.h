// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace zhike {

/// Reads the rows of a damaged SQLite file page by page, without its trees and without its table of contents: for the salvage,
/// when SQLite itself finds no way to them any more. Pages are those of the last commit in the write-ahead log, else the file's.
/// Format: sqlite.org/fileformat2.html, sections 1.6 and 2.1. Reads only; every length is checked; whatever doesn't fit is skipped.
struct ScannedField {
    enum class Type { Null, Number, Text, Blob } type = Type::Null;
    qint64 number = 0;
    QByteArray bytes;
};
struct ScannedRow {
    bool hasRowid = false; ///< false: a row of a WITHOUT ROWID table or an index entry
    qint64 rowid = 0;
    std::vector<ScannedField> fields;
};
void scanPages(const QString &path, const std::function<void(const ScannedRow &)> &each);

} // namespace zhike
