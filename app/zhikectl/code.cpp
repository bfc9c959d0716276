// SPDX-License-Identifier: Apache-2.0
#include "app/zhikectl/code.h"

#include "core/domain/json.h"
#include "core/scan/codefields.h"
#include "core/scan/grammar.h"

#include <QFile>

#include <cstdio>
#include <optional>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestLine = 1024 * 1024; // far more than any code, so that a long one is one answer too

struct Question {
    std::optional<QByteArray> bytes;
    bool areLines = false;
    QByteArray symbology;
    ScanRoute route = ScanRoute::Image;
    QString rules = u":/zhike/rules/codes.json"_s;
};

std::optional<Question> readQuestion(const QStringList &words)
{
    Question question;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString value = words.value(i + 1);
        if (words[i] == "--lines"_L1) {
            question.areLines = true;
        } else if (words[i] == "--hex"_L1) {
            question.bytes = QByteArray::fromHex(value.toLatin1());
            ++i;
        } else if (words[i] == "--aim"_L1) {
            question.symbology = value.toLatin1();
            ++i;
        } else if (words[i] == "--rules"_L1) {
            question.rules = value;
            ++i;
        } else if (words[i] == "--route"_L1) {
            const auto route = enumFromName<ScanRoute>(value);
            if (!route)
                return std::nullopt;
            question.route = *route;
            ++i;
        } else if (!question.bytes) {
            question.bytes = words[i].toUtf8();
        } else {
            return std::nullopt;
        }
    }
    return question.areLines != question.bytes.has_value() ? std::optional(question) : std::nullopt;
}

Result<Grammar> readGrammar(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"rules"_s};
    return Grammar::fromJson(file.readAll());
}

/// Lines, or the same as one object: "class" and the fields, or "refused" and the reason.
QString answer(const Result<Code> &code, bool isJson)
{
    std::vector<CodeField> fields;
    if (code) {
        fields = codeFields(*code);
        fields.insert(fields.begin(), {u"class"_s, enumName(code->kind())});
        fields.push_back({u"shown"_s, code->literal});
    } else {
        fields = {{u"refused"_s, errorName(code.error().code)}, {u"reason"_s, code.error().detail}};
    }
    QString lines;
    QJsonObject object;
    for (const CodeField &field : fields) {
        lines += field.name + u": "_s + field.value + u'\n';
        object.insert(field.name, field.value);
    }
    return isJson ? QString::fromUtf8(json::toBytes(object)) + u'\n' : lines;
}

bool classify(const ScannedBytes &scanned, const Grammar &grammar, bool isJson)
{
    const Result<Code> code = parseCode(scanned, grammar);
    std::fputs(qUtf8Printable(answer(code, isJson)), stdout);
    return code.isOk();
}

bool classifyLines(const Question &question, const Grammar &grammar)
{
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return false;
    bool areAllClassed = true;
    while (!in.atEnd()) {
        const QByteArray line = in.readLine(kLongestLine);
        if (line.isEmpty())
            break;
        const QList<QByteArray> words = line.trimmed().split(' ');
        const QByteArray symbology = words.size() > 1 ? words[1] : question.symbology;
        areAllClassed = classify({QByteArray::fromHex(words[0]), symbology, question.route}, grammar, true) && areAllClassed;
    }
    return areAllClassed;
}

} // namespace

int classifyCodes(const QStringList &words, bool isJson)
{
    const std::optional<Question> question = readQuestion(words);
    if (!question) {
        std::fputs("zhikectl code TEXT | --hex BYTES | --lines  [--aim ID] [--route image|camera|handScanner|typed] [--rules FILE]\n",
                   stderr);
        return 2;
    }
    const Result<Grammar> grammar = readGrammar(question->rules);
    if (!grammar) {
        std::fprintf(stderr, "%s %s\n", qUtf8Printable(errorName(grammar.error().code)), qUtf8Printable(grammar.error().detail));
        return 2;
    }
    const bool isClassed = question->areLines
        ? classifyLines(*question, *grammar)
        : classify({*question->bytes, question->symbology, question->route}, *grammar, isJson);
    return isClassed ? 0 : 1;
}

} // namespace zhike
