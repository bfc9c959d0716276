// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

/// For the labels' .cpp files: one translation context, and tables of keys.
namespace zhike::ui {

struct Labels {
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

struct KeyWords {
    const char *key;
    const char *words; ///< QT_TRANSLATE_NOOP("Labels", …)
};

/// The words of a key, or the key itself: a newer central may know more than this version.
template <size_t N>
[[nodiscard]] QString wordsOf(const KeyWords (&table)[N], const QString &key)
{
    for (const KeyWords &row : table)
        if (key == QLatin1StringView(row.key))
            return Labels::tr(row.words);
    return key;
}

} // namespace zhike::ui
