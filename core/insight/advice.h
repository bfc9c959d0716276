// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/fit.h"
#include "core/insight/reason.h"
#include "core/insight/situation.h"

/// Next best action: eligibility → applicability → suitability → contact policy → priority = propensity × context × value × lever,
/// one per category, at most policy.adviceShown. Every rejected candidate keeps the rule that rejected it ("why not others").
namespace zhike {

enum class AdviceType { Service, Repeat, Set, Cross, UpSell, Retain };
template <>
struct EnumNames<AdviceType> {
    static constexpr EnumName<AdviceType> values[] = {{AdviceType::Service, "service"}, {AdviceType::Repeat, "repeat"},
                                                      {AdviceType::Set, "set"}, {AdviceType::Cross, "cross"},
                                                      {AdviceType::UpSell, "upSell"}, {AdviceType::Retain, "retain"}};
};
/// Everything but service and retain: waits behind open service. (Consent and fatigue hold for everything but service.)
[[nodiscard]] bool isSelling(AdviceType type);
/// "换新" / "Replace", "报修" … for the badge of the card.
[[nodiscard]] Text adviceTypeText(AdviceType type);

enum class Strategy { Retain, UpSell, CrossSell };
template <>
struct EnumNames<Strategy> {
    static constexpr EnumName<Strategy> values[] = {
        {Strategy::Retain, "retain"}, {Strategy::UpSell, "upSell"}, {Strategy::CrossSell, "crossSell"}};
};
[[nodiscard]] Text strategyText(Strategy strategy);
/// Offer keys of policy.offers: "gift" → "赠品", "tradeIn" → "以旧换新", "freeInstall", "service", "bundle", "discount".
[[nodiscard]] Text offerText(QStringView offer);

/// The four factors, kept for the explanation. Each is positive; 1 is neutral for the last three.
struct Priority {
    double propensity = 0;
    double context = 1;
    double value = 1;
    double lever = 1;
    [[nodiscard]] double total() const { return propensity * context * value * lever; }
};

struct Advice {
    AdviceId adviceId; ///< "<type>/<category>/<modelId>": the same advice computed again has the same id
    AdviceType type = AdviceType::Service;
    QString category;
    ModelId model;       ///< the model to offer; for service and retain the model of the unit concerned
    UnitCode unit;       ///< the unit it is about, empty when there is none
    std::vector<ModelId> companions; ///< set: the further models of the set, at most two
    Score demand;
    std::vector<Reason> reasons; ///< in the order to show; the first five are the chips
    Strategy strategy = Strategy::UpSell;
    std::vector<QString> offers; ///< offer keys allowed under this strategy
    Fit fit;
    int communityRank = 0;       ///< 0: not ranked
    bool isCityRank = false;     ///< the rank is the city's
    ScriptId script;             ///< "<type>/<category>" (findScript falls back to "<type>")
    Priority priority;
};
[[nodiscard]] AdviceId makeAdviceId(AdviceType type, QStringView category, const ModelId &model);

/// A candidate that wasn't shown. Rules: "consentMissing", "serviceFirst", "fatigue", "restsAfterNotNow", "never", "accepted",
/// "doesNotFit", "lessSuitable", "onePerCategory", "inSet", "demandLow", "alreadyOwned", "notEnoughRoom", "nothingOffered".
/// Without consent to advice nothing personal is computed at all: only service, and `silence` says why.
struct RejectedAdvice {
    AdviceId adviceId;
    AdviceType type = AdviceType::Repeat;
    QString category;
    ModelId model;
    Reason rule; ///< reasonText(rule) says it: "30 天内已主动联系 2 次，12 月 3 日起可再提"
};

struct AdviceList {
    std::vector<Advice> shown;          ///< strongest first
    std::vector<RejectedAdvice> rejected;
    std::vector<Reason> silence;        ///< why there is no selling advice (consent, service first, fatigue); empty otherwise
};
[[nodiscard]] AdviceList adviseNext(const Situation &situation);

/// How much room the fatigue rule leaves. Invalid `freesOn`: there is room today.
struct ContactRoom {
    int used = 0; ///< unsolicited contacts within the window
    QDate freesOn;
    [[nodiscard]] bool isFree() const { return !freesOn.isValid(); }
};
[[nodiscard]] ContactRoom contactRoom(const Member &member, const Policy &policy, const QDate &today);

} // namespace zhike
