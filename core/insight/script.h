// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/advice.h"

#include <map>

/// What to say: a script document and how it becomes sentences. Private to staff: never on a screen the customer sees.
namespace zhike {

enum class BlockKind { Greeting, Difference, Offer, Objection, Close, Compliance };
template <>
struct EnumNames<BlockKind> {
    static constexpr EnumName<BlockKind> values[] = {{BlockKind::Greeting, "greeting"}, {BlockKind::Difference, "difference"},
                                                     {BlockKind::Offer, "offer"}, {BlockKind::Objection, "objection"},
                                                     {BlockKind::Close, "close"}, {BlockKind::Compliance, "compliance"}};
};

/// One block. Blocks of a variant with the same kind and topic are alternatives: the first one whose slots all have a value is said.
struct ScriptBlock {
    BlockKind kind = BlockKind::Greeting;
    QString topic;             ///< tells objections and differences apart: "price", "neighbours", …; may be empty
    Text label;                ///< what the customer says, for an objection: "网上更便宜"
    std::vector<QString> when; ///< slots the text uses; empty: always sayable
    Text text;                 ///< mustache, plain text: "{{name}}，您家那台{{category}}用了{{years}}"

    static void fields(auto &self, auto &&field)
    {
        field("kind", self.kind);
        field("topic", self.topic);
        field("label", self.label);
        field("when", self.when);
        field("text", self.text);
    }
    friend bool operator==(const ScriptBlock &, const ScriptBlock &) = default;
};

struct ScriptVariant {
    QString variantId; ///< "A", "B", …
    std::vector<ScriptBlock> blocks;

    static void fields(auto &self, auto &&field)
    {
        field("variantId", self.variantId);
        field("blocks", self.blocks);
    }
    friend bool operator==(const ScriptVariant &, const ScriptVariant &) = default;
};

struct Script {
    ScriptId scriptId; ///< "<adviceType>" or "<adviceType>/<category>"; also the document's id
    AdviceType adviceType = AdviceType::Service;
    QString category;  ///< empty: for every category
    std::vector<ScriptVariant> variants;

    static void fields(auto &self, auto &&field)
    {
        field("scriptId", self.scriptId);
        field("adviceType", self.adviceType);
        field("category", self.category);
        field("variants", self.variants);
    }
    friend bool operator==(const Script &, const Script &) = default;
};

/// Values for the placeholders, in both languages. A slot without a value is absent, never an empty text.
using ScriptSlots = std::map<QString, Text>;
/// name, category, model, benefit (the model's spec "highlight"), years, repairs, community, rank, niche, interest, price, unit,
/// offer, window, fault. `interest` is for `when` only: nobody is told what we know they read.
[[nodiscard]] ScriptSlots scriptSlots(const Situation &situation, const Advice &advice);
/// All slot names a script may use.
[[nodiscard]] const std::vector<QString> &scriptSlotNames();

struct ScriptLine {
    BlockKind kind = BlockKind::Greeting;
    QString topic;
    Text label;
    Text text; ///< ready to be read aloud; never contains "{{"
};
struct RenderedScript {
    ScriptId script;
    QString variantId;
    std::vector<ScriptLine> lines; ///< in the document's order, one a kind and topic
    /// Greeting, difference and offer as one paragraph: what the card shows.
    [[nodiscard]] Text opening() const;
};
[[nodiscard]] RenderedScript renderScript(const Script &script, const ScriptVariant &variant, const ScriptSlots &values);

/// The script for exactly this type and category, else for the type; nullptr when there is none.
[[nodiscard]] const Script *findScript(std::span<const Script> scripts, AdviceType type, QStringView category);
/// The same member hears the same variant of a script; members spread evenly over the variants. nullptr without variants.
[[nodiscard]] const ScriptVariant *variantFor(const Script &script, const MemberId &member);

/// What keeps a script from being published.
struct ScriptFlaw {
    QString variantId;
    int block = -1; ///< index in the variant, −1: the variant or the script as a whole
    QString rule;   ///< "noVariants", "templateBroken", "slotUnknown", "slotUndeclared", "noAlternative", "textMissing", "kindMissing"
    QString detail;
};
/// Empty: fit to be published. Templates compile, slots are known and declared in `when`, both languages are there, every kind
/// has an alternative that needs no slot, greeting, close and compliance exist.
[[nodiscard]] std::vector<ScriptFlaw> checkScript(const Script &script);

} // namespace zhike
