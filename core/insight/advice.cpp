// SPDX-License-Identifier: Apache-2.0
#include "core/insight/advice.h"

#include "core/insight/candidates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr int kRetainQuietDays = 180;
constexpr int kRetainActivity = 15; // this silent: keep the person, don't push a price

/// The newest answer of each kind that concerns a candidate.
struct Answers {
    bool isNever = false;
    QDate restsUntil; ///< after "not now"
    QDate acceptedUntil; ///< while an accepted advice is under way
};

/// An answer to one model speaks for its category: offering the next model of it the same day would be pushing.
/// Service and retain are answered one by one.
bool concerns(const AdviceAnswer &answer, const Advice &advice)
{
    if (answer.advice == advice.adviceId)
        return true;
    const auto type = enumFromName<AdviceType>(answer.type);
    return type && isSelling(*type) && isSelling(advice.type) && answer.category == advice.category;
}

Answers answersTo(const Situation &situation, const Advice &advice)
{
    Answers answers;
    for (const AdviceAnswer &answer : situation.member.adviceAnswers) {
        if (!concerns(answer, advice))
            continue;
        const QDate until = answer.at.toLocalTime().date().addDays(situation.policy.notNowRestDays);
        switch (answer.verdict) {
        case AdviceVerdict::Never:
            answers.isNever = true;
            break;
        case AdviceVerdict::NotNow:
            answers.restsUntil = answers.restsUntil.isValid() ? std::max(answers.restsUntil, until) : until;
            break;
        case AdviceVerdict::Accepted:
            answers.acceptedUntil = answers.acceptedUntil.isValid() ? std::max(answers.acceptedUntil, until) : until;
            break;
        }
    }
    return answers;
}

QJsonObject dateParameter(const QDate &date)
{
    return toParameter({date.toString(u"M 月 d 日"_s), date.toString(Qt::ISODate)});
}

std::optional<Reason> serviceFirst(const Ground &ground)
{
    if (!ground.trouble)
        return {};
    return Reason{u"serviceFirst"_s, {{"title"_L1, toParameter(reasonText(*ground.trouble))}}, 0};
}

std::optional<Reason> fatigued(const Situation &situation)
{
    if (situation.occasion == Occasion::MemberAsked)
        return {};
    const ContactRoom room = contactRoom(situation.member, situation.policy, situation.today);
    if (room.isFree())
        return {};
    return Reason{u"fatigue"_s,
                  {{"days"_L1, situation.policy.contactWindowDays},
                   {"count"_L1, room.used},
                   {"date"_L1, dateParameter(room.freesOn)}},
                  0};
}

/// The first rule of contact policy against this advice, in the order a person would name them.
std::optional<Reason> forbidden(const Ground &ground, const Advice &advice)
{
    const Situation &situation = ground.situation;
    if (isSelling(advice.type))
        if (auto rule = serviceFirst(ground))
            return rule;
    if (advice.type != AdviceType::Service)
        if (auto rule = fatigued(situation))
            return rule;
    const Answers answers = answersTo(situation, advice);
    if (answers.isNever)
        return Reason{u"never"_s, {}, 0};
    if (answers.acceptedUntil.isValid() && situation.today < answers.acceptedUntil)
        return Reason{u"accepted"_s, {}, 0};
    if (answers.restsUntil.isValid() && situation.today < answers.restsUntil)
        return Reason{u"restsAfterNotNow"_s, {{"date"_L1, dateParameter(answers.restsUntil)}}, 0};
    return {};
}

Strategy strategyOf(const Ground &ground, AdviceType type)
{
    const bool isKeeping =
        ground.quietDays >= kRetainQuietDays || (ground.quietDays >= 0 && ground.activity < kRetainActivity);
    if (!isSelling(type) || isKeeping)
        return Strategy::Retain;
    return type == AdviceType::Cross || type == AdviceType::Set ? Strategy::CrossSell : Strategy::UpSell;
}

std::vector<QString> offersUnder(const Policy &policy, Strategy strategy)
{
    for (const OfferRule &rule : policy.offers)
        if (rule.strategy == enumName(strategy))
            return rule.offers;
    return {};
}

/// Everything that follows from type, category and model.
void complete(Candidate &candidate, const Ground &ground)
{
    Advice &advice = candidate.advice;
    advice.adviceId = makeAdviceId(advice.type, advice.category, advice.model);
    advice.strategy = strategyOf(ground, advice.type);
    advice.offers = offersUnder(ground.situation.policy, advice.strategy);
    const QString type = enumName(advice.type);
    advice.script = ScriptId(advice.category.isEmpty() ? type : type + u'/' + advice.category);
    if (!candidate.rejection)
        candidate.rejection = forbidden(ground, advice);
}

bool isCompanion(const Situation &situation, const Advice &set, const QString &category)
{
    return std::any_of(set.companions.begin(), set.companions.end(), [&](const ModelId &id) {
        const ProductModel *model = findModel(situation.models, id);
        return model && model->category == category;
    });
}

/// Why a permitted candidate still isn't shown beside the ones already chosen.
std::optional<Reason> crowdedOut(const Situation &situation, const std::vector<Advice> &shown, const Advice &advice)
{
    for (const Advice &other : shown) {
        if (other.category == advice.category)
            return Reason{u"onePerCategory"_s, {}, 0};
        if (isSelling(advice.type) && isCompanion(situation, other, advice.category))
            return Reason{u"inSet"_s, {}, 0};
    }
    if (static_cast<int>(shown.size()) >= situation.policy.adviceShown)
        return Reason{u"notEnoughRoom"_s, {{"count"_L1, situation.policy.adviceShown}}, 0};
    return {};
}

std::vector<Candidate> allCandidates(const Ground &ground, bool mayAdvise)
{
    std::vector<Candidate> all = serviceCandidates(ground);
    if (mayAdvise) {
        for (const auto &some : {replacementCandidates(ground), crossCandidates(ground), retainCandidates(ground)})
            all.insert(all.end(), some.begin(), some.end());
    }
    for (Candidate &candidate : all)
        complete(candidate, ground);
    std::stable_sort(all.begin(), all.end(), [](const Candidate &a, const Candidate &b) {
        const double first = a.advice.priority.total();
        const double second = b.advice.priority.total();
        return first != second ? first > second : a.advice.adviceId < b.advice.adviceId;
    });
    return all;
}

/// Why nothing is sold today, said once instead of on every card.
std::vector<Reason> silenceOf(const Ground &ground, bool mayAdvise)
{
    if (!mayAdvise)
        return {{u"consentMissing"_s, {}, 0}};
    std::vector<Reason> silence;
    if (auto rule = serviceFirst(ground))
        silence.push_back(*rule);
    if (auto rule = fatigued(ground.situation))
        silence.push_back(*rule);
    return silence;
}

} // namespace

bool isSelling(AdviceType type) { return type != AdviceType::Service && type != AdviceType::Retain; }

AdviceId makeAdviceId(AdviceType type, QStringView category, const ModelId &model)
{
    return AdviceId(enumName(type) + u'/' + category.toString() + u'/' + model.toString());
}

AdviceList adviseNext(const Situation &situation)
{
    AdviceList list;
    if (situation.member.status != MemberStatus::Active) {
        list.silence = {{u"memberClosed"_s, {}, 0}};
        return list;
    }
    const bool mayAdvise = hasConsent(situation.member, Purpose::Advice, situation.channel);
    const Ground ground = surveyed(situation);
    for (Candidate &candidate : allCandidates(ground, mayAdvise)) {
        std::optional<Reason> rule = candidate.rejection;
        if (!rule)
            rule = crowdedOut(situation, list.shown, candidate.advice);
        const Advice &advice = candidate.advice;
        if (rule)
            list.rejected.push_back({advice.adviceId, advice.type, advice.category, advice.model, *rule});
        else
            list.shown.push_back(std::move(candidate.advice));
    }
    list.silence = silenceOf(ground, mayAdvise);
    return list;
}

} // namespace zhike
