// SPDX-License-Identifier: Apache-2.0
#include "core/desk/lens.h"

#include "core/insight/advice.h"
#include "core/insight/script.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Text joined(const std::vector<Reason> &reasons)
{
    Text all;
    for (const Reason &reason : reasons) {
        const Text words = reasonText(reason);
        if (words.isEmpty())
            continue;
        all.zh += (all.zh.isEmpty() ? QString() : u"；"_s) + words.zh;
        all.en += (all.en.isEmpty() ? QString() : u"; "_s) + words.en;
    }
    return all;
}

void addScript(AdviceView &view, const Advice &advice, const Situation &situation, const Lens &lens)
{
    const Script *script = findScript(lens.shared.scripts, advice.type, advice.category);
    const ScriptVariant *variant = script ? variantFor(*script, situation.member.memberId) : nullptr;
    if (!variant)
        return;
    view.script = renderScript(*script, *variant, scriptSlots(situation, advice)).opening();
    view.scriptVariant = variant->variantId;
}

AdviceView viewOf(const Advice &advice, const Situation &situation, const Lens &lens)
{
    AdviceView view;
    view.adviceId = advice.adviceId;
    view.type = enumName(advice.type);
    view.typeWords = adviceTypeText(advice.type);
    view.category = advice.category;
    view.model = advice.model;
    view.name = lens.shared.modelName(advice.model);
    if (view.name.isEmpty())
        view.name = lens.shared.categoryName(advice.category);
    view.demand = advice.demand.kind.isEmpty() ? -1 : advice.demand.value;
    view.trend = advice.demand.trend > 0 ? 1 : advice.demand.trend < 0 ? -1 : 0;
    view.windowMonths = advice.demand.windowMonths;
    for (const Reason &reason : advice.reasons)
        if (const Text words = reasonText(reason); !words.isEmpty())
            view.reasons.push_back({reason.code, words});
    view.strategy = enumName(advice.strategy);
    view.strategyWords = strategyText(advice.strategy);
    for (const QString &offer : advice.offers)
        view.offers.push_back(offerText(offer));
    view.fit = fitText(advice.fit);
    view.about = advice.unit;
    addScript(view, advice, situation, lens);
    return view;
}

} // namespace

AdviceBlock describeAdvice(const Situation &situation, const Lens &lens)
{
    const AdviceList list = adviseNext(situation);
    AdviceBlock block;
    for (const Advice &advice : list.shown)
        block.shown.push_back(viewOf(advice, situation, lens));
    for (const RejectedAdvice &rejected : list.rejected) {
        Text name = lens.shared.modelName(rejected.model);
        block.rejected.push_back({name.isEmpty() ? lens.shared.categoryName(rejected.category) : name, reasonText(rejected.rule)});
    }
    block.notice = joined(list.silence);
    block.freshness = freshnessOf(lens);
    return block;
}

} // namespace zhike
