// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/codefields.h"
#include "core/scan/grammar.h"

#include <QFile>

namespace zhike {

/// The rule file that the product ships.
inline Grammar shippedGrammar()
{
    QFile file(QStringLiteral(ZHIKE_RULES_DIR "/codes.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the rule file is missing");
    auto grammar = Grammar::fromJson(file.readAll());
    if (!grammar)
        qFatal("the rule file is broken: %s", qPrintable(grammar.error().detail));
    return *std::move(grammar);
}

/// A code in one line: its kind and the fields that this kind has, "unit 0123456789A gtin 09506000134352".
inline QString described(const Result<Code> &code)
{
    if (!code)
        return QStringLiteral("error ") + errorName(code.error().code) + u' ' + code.error().detail;
    QStringList words{enumName(code->kind())};
    for (const CodeField &field : codeFields(*code))
        words << (field.name.startsWith(u'(') ? field.name + field.value : field.name + u' ' + field.value);
    return words.join(u' ');
}

} // namespace zhike
