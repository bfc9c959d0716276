// SPDX-License-Identifier: Apache-2.0
#include "core/action/table.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace zhike {
namespace {

template <size_t I = 0>
Result<Action> readAs(QStringView type, const QJsonObject &body)
{
    if constexpr (I == std::variant_size_v<Action>) {
        return Error{ErrorCode::ActionUnknown, type.toString()};
    } else {
        using A = std::variant_alternative_t<I, Action>;
        if (type != QLatin1StringView(A::type.name))
            return readAs<I + 1>(type, body);
        Result<A> value = fromJson<A>(body);
        if (!value)
            return value.error();
        return Action(*std::move(value));
    }
}

template <size_t I = 0>
std::optional<ActionType> typeNamed(QStringView name)
{
    if constexpr (I == std::variant_size_v<Action>) {
        return std::nullopt;
    } else {
        constexpr ActionType type = std::variant_alternative_t<I, Action>::type;
        return name == QLatin1StringView(type.name) ? std::optional(type) : typeNamed<I + 1>(name);
    }
}

} // namespace

ActionType typeOf(const Action &action)
{
    return std::visit([](const auto &a) { return a.type; }, action);
}

QString typeName(const Action &action) { return QString::fromLatin1(typeOf(action).name); }

QJsonObject bodyOf(const Action &action)
{
    return std::visit([](const auto &a) { return toJson(a); }, action);
}

Result<Action> readAction(QStringView type, const QJsonObject &body) { return readAs(type, body); }

bool mayAct(Role role, QStringView actionType)
{
    const std::optional<ActionType> type = typeNamed(actionType);
    if (!type)
        return false;
    return role == Role::Lead || (role == Role::Associate && type->rights == Rights::Counter);
}

bool mayAct(Role role, const Action &action)
{
    const auto *cancel = std::get_if<CancelOp>(&action);
    return mayAct(role, typeName(action)) && (!cancel || mayAct(role, cancel->cancelledType));
}

std::vector<Target> targets(const Action &action)
{
    return std::visit([](const auto &a) { return targets(a); }, action);
}

Result<void> check(const Action &action, const Documents &documents, const OpContext &context, const Policy &policy)
{
    return std::visit([&](const auto &a) { return check(a, documents, context, policy); }, action);
}

void fold(const Action &action, Documents &documents, const OpContext &context, const Policy &policy)
{
    std::visit([&](const auto &a) { fold(a, documents, context, policy); }, action);
}

void revert(const Action &action, Documents &documents, const OpContext &context, const Policy &policy)
{
    std::visit([&](const auto &a) { revert(a, documents, context, policy); }, action);
}

void addEvent(Documents &documents, TimelineEvent event)
{
    Member *member = documents.member(event.member);
    if (!member)
        return;
    member->contacts.push_back({event.at, event.lane, false});
    documents.events.push_back(std::move(event));
}

void removeMadeBy(Documents &documents, const OpId &op)
{
    const auto isItsOwn = [&op](const auto &made) { return made.op == op; };
    for (auto &[id, member] : documents.members) {
        std::erase_if(member.value.points, isItsOwn);
        std::erase_if(member.value.adviceAnswers, isItsOwn);
        std::erase_if(member.value.workOrders, isItsOwn);
        std::erase_if(member.value.consents, isItsOwn);
        std::erase_if(member.value.proposals, isItsOwn);
    }
    for (auto &[id, unit] : documents.units)
        std::erase_if(unit.value.workOrders, isItsOwn);
    std::erase_if(documents.events, isItsOwn);
}

} // namespace zhike
