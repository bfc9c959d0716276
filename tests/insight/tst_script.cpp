// SPDX-License-Identifier: Apache-2.0
#include "core/insight/script.h"
#include "core/insight/scripttext.h"
#include "tests/insight/chen.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

ScriptSlots chensSlots(const Chen &chen)
{
    return scriptSlots(chen.situation(), adviseNext(chen.situation()).shown.front());
}

const Script &washerScript() { return *findScript(scripts(), AdviceType::Repeat, u"washer"); }

QStringList rules(const Script &script)
{
    QStringList names;
    for (const ScriptFlaw &flaw : checkScript(script))
        names += flaw.rule;
    return names;
}

Script soundScript()
{
    Script script{ScriptId(u"service"_s), AdviceType::Service, {}, {{u"A"_s, {}}}};
    for (const BlockKind kind : {BlockKind::Greeting, BlockKind::Close, BlockKind::Compliance})
        script.variants.front().blocks.push_back({kind, {}, {}, {}, {u"好。"_s, u"Well."_s}});
    return script;
}

} // namespace

class TestScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScriptOfTheBrandMayBePublished();
    void everyAdviceTypeHasAScriptWithTwoVariants();
    void msChenHearsHerFacts();
    void aMissingValueTakesTheAlternative_data();
    void aMissingValueTakesTheAlternative();
    void whateverIsMissingNothingLooksLikeATemplate();
    void aValueWithBracesIsNoTemplate();
    void nothingIsEscapedInPlainText();
    void aFlawKeepsAScriptFromBeingPublished_data();
    void aFlawKeepsAScriptFromBeingPublished();
    void theScriptOfTheCategoryGoesBeforeTheGeneralOne();
    void theSameMemberHearsTheSameVariantAndAllAreUsed();
    void numbersAreSpokenAsAtTheCounter();
};

void TestScript::everyScriptOfTheBrandMayBePublished()
{
    QVERIFY(scripts().size() >= 7);
    for (const Script &script : scripts()) {
        for (const ScriptFlaw &flaw : checkScript(script))
            qWarning().noquote() << script.scriptId.toString() << flaw.variantId << flaw.block << flaw.rule << flaw.detail;
        QVERIFY(checkScript(script).empty());
        QCOMPARE(*fromJson<Script>(toJson(script)), script);
    }
}

void TestScript::everyAdviceTypeHasAScriptWithTwoVariants()
{
    for (const auto type : {AdviceType::Service, AdviceType::Repeat, AdviceType::Set, AdviceType::Cross, AdviceType::UpSell, AdviceType::Retain}) {
        const Script *script = findScript(scripts(), type, u"freezer");
        QVERIFY(script);
        QVERIFY(script->variants.size() >= 2);
    }
    QVERIFY(washerScript().variants.size() >= 2 && washerScript().category == "washer"_L1);
}

void TestScript::msChenHearsHerFacts()
{
    const Chen chen;
    const RenderedScript said = renderScript(washerScript(), washerScript().variants.front(), chensSlots(chen));
    QCOMPARE(said.opening().zh,
             u"陈女士，您家那台洗衣机用了八年多，修过两次。这款洗衣机边洗边清洗内桶。您小区换洗衣机的邻居选它最多。"
             "60 厘米的位置正好放得下。换的话还有以旧换新，要不要听听声音？"_s);
    QVERIFY(said.opening().en.startsWith(u"Ms Chen, your washing machine has served you over 8 years and was repaired twice."_s));
    QVERIFY(std::any_of(said.lines.begin(), said.lines.end(), [](const ScriptLine &l) { return l.kind == BlockKind::Compliance; }));
    const auto price = std::find_if(said.lines.begin(), said.lines.end(), [](const ScriptLine &l) { return l.topic == "price"_L1; });
    QVERIFY(price != said.lines.end() && price->text.zh.startsWith(u"今天标价¥4,299。"_s));
}

void TestScript::aMissingValueTakesTheAlternative_data()
{
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QString>("greeting");
    QTest::newRow("no repairs") << QStringList{u"repairs"_s} << u"陈女士，您家那台洗衣机用了八年多了。"_s;
    QTest::newRow("no name") << QStringList{u"name"_s} << u"您家那台洗衣机用了八年多了。"_s;
    QTest::newRow("no age") << QStringList{u"years"_s} << u"陈女士，您好。"_s;
    QTest::newRow("nothing known") << QStringList{u"years"_s, u"name"_s, u"repairs"_s} << u"您好，欢迎来看看。"_s;
}

void TestScript::aMissingValueTakesTheAlternative()
{
    QFETCH(QStringList, missing);
    QFETCH(QString, greeting);
    const Chen chen;
    ScriptSlots values = chensSlots(chen);
    for (const QString &name : missing)
        QCOMPARE(values.erase(name), 1U);
    const RenderedScript said = renderScript(washerScript(), washerScript().variants.front(), values);
    QCOMPARE(said.lines.front().kind, BlockKind::Greeting);
    QCOMPARE(said.lines.front().text.zh, greeting);
}

void TestScript::whateverIsMissingNothingLooksLikeATemplate()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    int lines = 0;
    for (int round = 0; round < 200; ++round) {
        ScriptSlots values;
        for (const QString &name : scriptSlotNames())
            if (random.bounded(2) == 1)
                values.emplace(name, random.bounded(8) == 0 ? Text() : Text{u"某"_s, u"some"_s});
        for (const Script &script : scripts()) {
            for (const ScriptVariant &variant : script.variants) {
                const RenderedScript said = renderScript(script, variant, values);
                std::set<BlockKind> kinds;
                for (const ScriptLine &line : said.lines) {
                    QVERIFY(!line.text.zh.contains(u"{{"_s) && !line.text.en.contains(u"{{"_s));
                    QVERIFY(!line.text.zh.isEmpty() && !line.text.en.isEmpty());
                    kinds.insert(line.kind);
                    ++lines;
                }
                QVERIFY(kinds.contains(BlockKind::Greeting) && kinds.contains(BlockKind::Close) && kinds.contains(BlockKind::Compliance));
            }
        }
    }
    QVERIFY(lines > 1000);
}

void TestScript::aValueWithBracesIsNoTemplate()
{
    const auto said = fillTemplate(u"{{name}}，您好"_s, {{u"name"_s, u"{{{years}}}陈"_s}});
    QVERIFY(said.isOk());
    QCOMPARE(*said, u"years陈，您好"_s);
}

void TestScript::nothingIsEscapedInPlainText()
{
    QCOMPARE(*fillTemplate(u"{{ model }}!"_s, {{u"model"_s, u"A & B <10\">"_s}}), u"A & B <10\">!"_s);
    QCOMPARE(fillTemplate(u"{{model}}"_s, {}).error(), (Error{ErrorCode::NotFound, u"model"_s}));
}

void TestScript::aFlawKeepsAScriptFromBeingPublished_data()
{
    QTest::addColumn<QString>("rule");
    for (const char *rule : {"noVariants", "templateBroken", "slotUnknown", "slotUndeclared", "noAlternative", "textMissing", "kindMissing"})
        QTest::newRow(rule) << QString::fromLatin1(rule);
}

void TestScript::aFlawKeepsAScriptFromBeingPublished()
{
    QFETCH(QString, rule);
    Script script = soundScript();
    QVERIFY(checkScript(script).empty());
    std::vector<ScriptBlock> &blocks = script.variants.front().blocks;
    if (rule == "templateBroken"_L1)
        blocks.front().text.zh = u"{{#name}}您好"_s;
    else if (rule == "slotUnknown"_L1)
        blocks.push_back({BlockKind::Greeting, {}, {}, {u"shoeSize"_s}, {u"{{shoeSize}}"_s, u"{{shoeSize}}"_s}});
    else if (rule == "slotUndeclared"_L1)
        blocks.front().text.en = u"{{name}}, hello"_s;
    else if (rule == "noAlternative"_L1)
        blocks.front().when = {u"name"_s};
    else if (rule == "textMissing"_L1)
        blocks.front().text.en.clear();
    else if (rule == "kindMissing"_L1)
        blocks.pop_back();
    else
        script.variants.clear();
    QVERIFY2(rules(script).contains(rule), qPrintable(rules(script).join(u',')));
}

void TestScript::theScriptOfTheCategoryGoesBeforeTheGeneralOne()
{
    QCOMPARE(findScript(scripts(), AdviceType::Repeat, u"washer")->scriptId.toString(), u"repeat/washer"_s);
    QCOMPARE(findScript(scripts(), AdviceType::Repeat, u"tv")->scriptId.toString(), u"repeat"_s);
    QCOMPARE(findScript({}, AdviceType::Repeat, u"tv"), nullptr);
}

void TestScript::theSameMemberHearsTheSameVariantAndAllAreUsed()
{
    std::set<QString> used;
    for (int i = 0; i < 50; ++i) {
        const MemberId member(u"member-%1"_s.arg(i));
        const ScriptVariant *variant = variantFor(washerScript(), member);
        QCOMPARE(variantFor(washerScript(), member), variant);
        used.insert(variant->variantId);
    }
    QCOMPARE(used.size(), washerScript().variants.size());
    QCOMPARE(variantFor(Script(), MemberId(u"member-1"_s)), nullptr);
}

void TestScript::numbersAreSpokenAsAtTheCounter()
{
    Chen chen;
    QCOMPARE(chensSlots(chen).at(u"repairs"_s), (Text{u"两次"_s, u"twice"_s}));
    chen.washer().purchasedOn = kToday.addYears(-12);
    QCOMPARE(chensSlots(chen).at(u"years"_s), (Text{u"十二年"_s, u"12 years"_s}));
    chen.member.salutation = Salutation::None;
    QVERIFY(!chensSlots(chen).contains(u"name"_s));
}

QTEST_APPLESS_MAIN(TestScript)
#include "tst_script.moc"
