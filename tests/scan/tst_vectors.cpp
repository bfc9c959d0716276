// SPDX-License-Identifier: Apache-2.0
#include "core/scan/gs1.h"
#include "core/scan/gs1checks.h"
#include "core/scan/gs1table.h"
#include "core/scan/scandata.h"
#include "core/scan/weburl.h"
#include "rules.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

/// GS1's own vectors, which lie outside the project: ZHIKE_CORPUS_DIR names the folder that holds "gs1". '^' stands for FNC1.
class TestVectors : public QObject {
    Q_OBJECT

private:
    QDir m_folder;
    int m_asked = 0;
    QStringList m_different;

    QJsonArray vectors(const QString &name) const
    {
        QFile file(m_folder.filePath(u"gs1/"_s + name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(u"vectors"_s).toArray()
                                              : QJsonArray();
    }
    void compare(bool isSame, const QString &what)
    {
        ++m_asked;
        if (!isSame)
            m_different << what;
    }
    /// As the vectors write it: FNC1 in front, and behind every value whose length isn't fixed.
    static QString written(const Gs1Elements &elements)
    {
        QString text;
        bool needsSeparator = true;
        for (const Gs1Element &element : elements) {
            text += (needsSeparator ? u"^"_s : QString()) + element.ai + element.value;
            needsSeparator = !isPredefinedLength(element.ai);
        }
        return text;
    }
    static QString written(const Result<Gs1Elements> &elements)
    {
        return elements ? written(*elements) : u"error "_s + elements.error().detail;
    }
    static QString onTheWire(QString text) { return text.replace(u'^', QChar(kGroupSeparator)); }
    /// Under options that we don't have: unknown AIs, GTINs without their zeros, names instead of numbers, a test's own buffer.
    static bool isOurs(const QJsonObject &vector)
    {
        const QString options = QString::fromUtf8(QJsonDocument(vector.value(u"ctx"_s).toArray()).toJson());
        return !options.contains(u"inDLuris(ctx, true)"_s) && !options.contains(u"permitConvenienceAlphas = true"_s)
            && !(options.contains(u"UnknownAIs(ctx, true)"_s) && options.contains(u"vUNKNOWN_AI_NOT_DL_ATTR, false"_s));
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theTableOfIdentifiersIsTheStandards();
    void everyCheckOfContentAgrees();
    void elementStringsAgree();
    void bracketedStringsAgree();
    void combinationsAgree();
    void digitalLinksAgree();
    void digitalLinksMadeHereAgree();
    void escapesAgree();
    void scanDataAgree();
    void scanDataOfOthersComesBack();
};

void TestVectors::initTestCase()
{
    m_folder = QDir(qEnvironmentVariable("ZHIKE_CORPUS_DIR"));
    QVERIFY2(m_folder.exists(u"gs1/linters.json"_s), "ZHIKE_CORPUS_DIR names no folder with the vectors");
}

void TestVectors::init()
{
    m_asked = 0;
    m_different.clear();
}

void TestVectors::cleanup()
{
    if (QLatin1StringView(QTest::currentTestFunction()).endsWith("TestCase"_L1))
        return;
    qInfo("%d asked, %d different", m_asked, static_cast<int>(m_different.size()));
    QVERIFY(m_asked > 0);
    QVERIFY2(m_different.isEmpty(), qPrintable(m_different.join(u'\n')));
}

void TestVectors::theTableOfIdentifiersIsTheStandards()
{
    for (const auto &value : vectors(u"ai_table.json"_s)) {
        const QJsonObject row = value.toObject();
        const QStringList range = row.value(u"ai"_s).toString().split(u'-');
        for (int ai = range.front().toInt(); ai <= range.back().toInt(); ++ai) {
            const QString name = QString::number(ai).rightJustified(range.front().size(), u'0');
            const AiRow *ours = aiNamed(name);
            compare(ours && isPredefinedLength(name) == row.value(u"fixed"_s).toBool()
                        && (ours->asAttribute == AsAttribute::Yes) == row.value(u"dl_attr"_s).toBool(),
                    name);
        }
    }
}

void TestVectors::everyCheckOfContentAgrees()
{
    // Their word → ours, where they differ.
    const QHash<QString, QString> names{
        {u"csum"_s, u"check"_s},         {u"csumalpha"_s, u"pair"_s},        {u"yymmd0"_s, u"date0"_s},
        {u"yymmdd"_s, u"date"_s},        {u"yyyymmdd"_s, u"day"_s},          {u"hhmi"_s, u"time"_s},
        {u"hh"_s, u"hour"_s},            {u"mi"_s, u"minute"_s},             {u"ss"_s, u"second"_s},
        {u"iso3166"_s, u"country"_s},    {u"iso3166999"_s, u"country999"_s}, {u"iso3166alpha2"_s, u"country2"_s},
        {u"iso4217"_s, u"currency"_s},   {u"nozeroprefix"_s, u"number"_s},   {u"pieceoftotal"_s, u"piece"_s},
        {u"pcenc"_s, u"percent"_s},      {u"importeridx"_s, u"importer"_s},  {u"packagetype"_s, u"package"_s},
        {u"mediatype"_s, u"media"_s},    {u"iso5218"_s, u"sex"_s},           {u"posinseqslash"_s, u"sequence"_s},
        {u"hasnondigit"_s, u"nondigit"_s}, {u"couponcode"_s, u"coupon"_s},   {u"couponposoffer"_s, u"offer"_s}};
    const QHash<QString, QChar> sets{
        {u"csetnumeric"_s, u'n'}, {u"cset82"_s, u'x'}, {u"cset39"_s, u'y'}, {u"cset64"_s, u'z'}};
    for (const auto &value : vectors(u"linters.json"_s)) {
        const QJsonObject vector = value.toObject();
        const QString linter = vector.value(u"linter"_s).toString();
        const QString text = vector.value(u"value"_s).toString();
        const QString error = vector.value(u"error"_s).toString();
        // Asks a list of companies that only the owner of the standard has; a date without a day of which no AI makes use.
        if (linter.startsWith(u"gcppos"_s) || error.contains(u"GCP_PREFIX"_s) || error.contains(u"DATASOURCE"_s)
            || linter == u"yyyymmd0"_s)
            continue;
        bool isRight = false;
        if (sets.contains(linter))
            isRight = std::all_of(text.begin(), text.end(), [&](QChar c) { return isInSet(sets[linter], c); })
                && (linter != u"cset64"_s || isPadded64(text));
        else
            isRight = passes(QLatin1StringView(names.value(linter, linter).toLatin1()), text);
        compare(isRight == vector.value(u"ok"_s).toBool(), linter + u' ' + text);
    }
}

void TestVectors::elementStringsAgree()
{
    for (const auto &value : vectors(u"ai_process.json"_s)) {
        const QJsonObject vector = value.toObject();
        const QString text = vector.value(u"element_string"_s).toString();
        if (text == u"buf"_s)
            continue; // stood in the test program's memory only
        // The first '^' is the symbol's FNC1: without it the content is no element string.
        const bool isRead = text.startsWith(u'^') && splitElementString(onTheWire(text.mid(1))).isOk();
        compare(isRead == vector.value(u"ok"_s).toBool(), text);
    }
}

void TestVectors::bracketedStringsAgree()
{
    for (const auto &value : vectors(u"ai_parse_bracketed.json"_s)) {
        const QJsonObject vector = value.toObject();
        const QString text = vector.value(u"bracketed"_s).toString();
        if (text == u"inbuf"_s)
            continue;
        const auto elements = splitBracketed(text);
        compare((elements ? written(*elements) : QString()) == vector.value(u"element_string"_s).toString(),
                text + u" → "_s + written(elements));
    }
}

void TestVectors::combinationsAgree()
{
    for (const auto &value : vectors(u"ai_validate.json"_s)) {
        const QJsonArray args = value.toObject().value(u"args"_s).toArray();
        const QString text = args.at(2).toString();
        if (text.contains(u"(89)"_s))
            continue; // an AI that doesn't exist
        const auto elements = splitBracketed(text);
        const QString rule = args.at(1).toString();
        // A vector asks for one of the rules; what it calls right may break another one.
        const bool isRight = elements && checkCombination(*elements);
        const bool isAnotherRule = elements && !isRight && args.at(0).toBool()
            && checkCombination(*elements).error().detail.endsWith(rule.contains(u"repeats"_s) ? u"needs"_s : u"excludes"_s);
        compare(isAnotherRule || isRight == args.at(0).toBool(), rule + u' ' + text);
    }
}

void TestVectors::digitalLinksAgree()
{
    for (const auto &value : vectors(u"dl_parse.json"_s)) {
        const QJsonObject vector = value.toObject();
        if (!isOurs(vector))
            continue;
        const auto elements = parseDigitalLink(vector.value(u"uri"_s).toString());
        const QString text = elements && *elements ? written(**elements) : QString();
        const QString expected = vector.value(u"ok"_s).toBool() ? vector.value(u"element_string"_s).toString() : QString();
        compare(text == expected, vector.value(u"uri"_s).toString() + u" → "_s + text);
    }
}

void TestVectors::digitalLinksMadeHereAgree()
{
    for (const auto &value : vectors(u"dl_generate.json"_s)) {
        const QJsonObject vector = value.toObject();
        if (!isOurs(vector))
            continue;
        const QJsonArray args = vector.value(u"args"_s).toArray();
        const auto link = splitBracketed(args.at(2).toString()).then([&](const Gs1Elements &elements) {
            return digitalLinkOf(elements, args.at(1).toString(u"https://id.gs1.org"_s));
        });
        const QString expected = args.at(3).toString();
        // What is asked for without any other rule isn't always allowed beside each other: compared as a link only.
        const bool isCombination = !link && link.error().detail.endsWith(u"excludes"_s);
        compare(link.valueOr(QString()) == expected || isCombination,
                args.at(2).toString() + u" → "_s + (link ? *link : link.error().detail));
    }
}

void TestVectors::escapesAgree()
{
    for (const auto &value : vectors(u"dl_escape.json"_s)) {
        const QJsonArray args = value.toObject().value(u"args"_s).toArray();
        const QString text = args.at(0).toString();
        const QString expected = args.at(1).toString();
        if (value.toObject().value(u"fn"_s).toString() == u"test_URIescape"_s) {
            compare(QString::fromLatin1(text.toUtf8().toPercentEncoding()) == expected, text);
            continue;
        }
        // They leave a broken escape as it is and read single bytes; a link of ours is refused for either.
        const auto decoded = percentDecoded(text);
        const bool isStricter = !passes("percent"_L1, text) || text.contains(u"%ff"_s, Qt::CaseInsensitive);
        compare(isStricter ? !decoded.isOk() : decoded && *decoded == expected, text);
    }
}

void TestVectors::scanDataAgree()
{
    const Grammar grammar = shippedGrammar();
    for (const auto &value : vectors(u"scandata_process.json"_s)) {
        const QJsonObject vector = value.toObject();
        const QByteArray message = vector.value(u"scan"_s).toString().toUtf8();
        const auto scan = splitAimPrefix(message);
        const QString expected = vector.value(u"data"_s).toString();
        if (!scan) {
            compare(!vector.value(u"ok"_s).toBool(), QString::fromUtf8(message));
            continue;
        }
        const auto code = parseCode({scan->content, scan->symbology, ScanRoute::HandScanner}, grammar);
        const bool isPlain = !expected.contains(u'^') || expected.startsWith(u'\\');
        QString read = u"error"_s;
        if (code && code->as<Gs1Label>())
            read = written(code->as<Gs1Label>()->elements);
        else if (code && code->as<ModelCode>())
            read = QString::fromUtf8(scan->content);
        else if (code)
            read = code->literal;
        if (vector.value(u"ok"_s).toBool() && scan->content.isEmpty())
            compare(code.error().code == ErrorCode::NoCodeFound, QString::fromUtf8(message));
        else if (!vector.value(u"ok"_s).toBool())
            compare(!code || code->kind() == CodeKind::ForeignUrl, QString::fromUtf8(message));
        else if (expected.contains(u"|^"_s)) // number and composite component
            compare(code && written(code->as<Gs1Label>()->elements).endsWith(expected.section(u"|^"_s, 1)), expected);
        else if (expected.startsWith(u"https:"_s, Qt::CaseInsensitive))
            compare(code && code->literal == expected, expected);
        else
            compare(read == (isPlain ? QString::fromUtf8(scan->content) : expected), expected + u" → "_s + read);
    }
}

void TestVectors::scanDataOfOthersComesBack()
{
    const Grammar grammar = shippedGrammar();
    for (const auto &value : vectors(u"scandata_generate.json"_s)) {
        const QJsonObject vector = value.toObject();
        const auto scan = splitAimPrefix(vector.value(u"scan"_s).toString().toUtf8());
        const QString data = vector.value(u"data"_s).toString();
        if (!scan || !data.startsWith(u'^') || data.contains(u'|'))
            continue;
        const auto code = parseCode({scan->content, scan->symbology, ScanRoute::HandScanner}, grammar);
        const QString expected = data.endsWith(u'^') ? data.chopped(1) : data;
        compare(code && code->as<Gs1Label>() && written(code->as<Gs1Label>()->elements) == expected, data);
    }
}

QTEST_APPLESS_MAIN(TestVectors)
#include "tst_vectors.moc"
