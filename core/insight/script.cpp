// SPDX-License-Identifier: Apache-2.0
#include "core/insight/script.h"

#include "core/insight/scripttext.h"

#include <QStringList>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

using Words = std::map<QString, QString>;

Words inLanguage(const ScriptSlots &values, Language language)
{
    Words words;
    for (const auto &[name, text] : values)
        words.emplace(name, text.in(language));
    return words;
}

/// The block as sentences, empty when a slot it declares or uses has no value.
Text said(const ScriptBlock &block, const Words &zh, const Words &en)
{
    const bool hasAll = std::all_of(block.when.begin(), block.when.end(), [&](const QString &slot) {
        const auto value = zh.find(slot);
        return value != zh.end() && !value->second.isEmpty();
    });
    if (!hasAll)
        return {};
    const auto inChinese = fillTemplate(block.text.zh, zh);
    const auto inEnglish = fillTemplate(block.text.en, en);
    return inChinese && inEnglish ? Text{*inChinese, *inEnglish} : Text();
}

/// Collects what is wrong with one variant.
struct Checker {
    const ScriptVariant &variant;
    std::vector<ScriptFlaw> flaws;

    void flaw(int block, const QString &rule, const QString &detail = {})
    {
        flaws.push_back({variant.variantId, block, rule, detail});
    }
    void checkTemplate(int index, const ScriptBlock &block, const QString &text)
    {
        if (text.isEmpty())
            return flaw(index, u"textMissing"_s);
        const auto used = templateSlots(text);
        if (!used)
            return flaw(index, u"templateBroken"_s, used.error().detail);
        for (const QString &slot : *used)
            if (std::find(block.when.begin(), block.when.end(), slot) == block.when.end())
                flaw(index, u"slotUndeclared"_s, slot);
    }
    void checkBlock(int index, const ScriptBlock &block)
    {
        checkTemplate(index, block, block.text.zh);
        checkTemplate(index, block, block.text.en);
        const auto &known = scriptSlotNames();
        for (const QString &slot : block.when)
            if (std::find(known.begin(), known.end(), slot) == known.end())
                flaw(index, u"slotUnknown"_s, slot);
    }
    void checkAlternatives()
    {
        std::set<BlockKind> kinds;
        std::set<BlockKind> always;
        for (const ScriptBlock &block : variant.blocks) {
            kinds.insert(block.kind);
            if (block.when.empty())
                always.insert(block.kind);
        }
        for (const BlockKind kind : kinds)
            if (!always.contains(kind))
                flaw(-1, u"noAlternative"_s, enumName(kind));
        for (const BlockKind kind : {BlockKind::Greeting, BlockKind::Close, BlockKind::Compliance})
            if (!kinds.contains(kind))
                flaw(-1, u"kindMissing"_s, enumName(kind));
    }
};

} // namespace

Text RenderedScript::opening() const
{
    QStringList zh;
    QStringList en;
    for (const ScriptLine &line : lines) {
        if (line.kind != BlockKind::Greeting && line.kind != BlockKind::Difference && line.kind != BlockKind::Offer)
            continue;
        zh += line.text.zh;
        en += line.text.en;
    }
    return {zh.join(QString()), en.join(u' ')};
}

RenderedScript renderScript(const Script &script, const ScriptVariant &variant, const ScriptSlots &values)
{
    const Words zh = inLanguage(values, Language::Zh);
    const Words en = inLanguage(values, Language::En);
    RenderedScript rendered{script.scriptId, variant.variantId, {}};
    for (const ScriptBlock &block : variant.blocks) {
        const bool isSaid = std::any_of(rendered.lines.begin(), rendered.lines.end(), [&block](const ScriptLine &line) {
            return line.kind == block.kind && line.topic == block.topic;
        });
        if (isSaid)
            continue;
        const Text text = said(block, zh, en);
        if (!text.isEmpty())
            rendered.lines.push_back({block.kind, block.topic, block.label, text});
    }
    return rendered;
}

const Script *findScript(std::span<const Script> scripts, AdviceType type, QStringView category)
{
    const Script *general = nullptr;
    for (const Script &script : scripts) {
        if (script.adviceType != type)
            continue;
        if (script.category == category)
            return &script;
        if (script.category.isEmpty())
            general = &script;
    }
    return general;
}

const ScriptVariant *variantFor(const Script &script, const MemberId &member)
{
    if (script.variants.empty())
        return nullptr;
    // FNV-1a, 32 bit: stable over builds and machines, which qHash isn't.
    quint32 hash = 2166136261U;
    for (const char byte : (member.toString() + script.scriptId.toString()).toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return &script.variants[hash % script.variants.size()];
}

std::vector<ScriptFlaw> checkScript(const Script &script)
{
    if (script.variants.empty())
        return {{{}, -1, u"noVariants"_s, script.scriptId.toString()}};
    std::vector<ScriptFlaw> flaws;
    for (const ScriptVariant &variant : script.variants) {
        Checker checker{variant, {}};
        for (size_t i = 0; i < variant.blocks.size(); ++i)
            checker.checkBlock(static_cast<int>(i), variant.blocks[i]);
        checker.checkAlternatives();
        flaws.insert(flaws.end(), checker.flaws.begin(), checker.flaws.end());
    }
    return flaws;
}

} // namespace zhike
