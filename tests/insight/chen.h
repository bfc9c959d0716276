// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/insight/script.h"
#include "core/insight/situation.h"

/// The demo brand as read from resources/, and Ms Chen of golden case 1 in it: an invented person. Change a fact, ask again.
namespace zhike::test {

/// The bytes of a file below resources/; empty when it can't be read.
[[nodiscard]] QJsonObject resource(const QString &path);
template <typename T>
[[nodiscard]] std::vector<T> listOf(const QJsonObject &from, const QString &key)
{
    std::vector<T> list;
    for (const auto &element : from.value(key).toArray())
        list.push_back(fromJson<T>(element.toObject()).valueOr(T()));
    return list;
}
[[nodiscard]] const std::vector<ProductModel> &catalogue();
[[nodiscard]] const Policy &policy();
[[nodiscard]] const std::vector<Script> &scripts();

inline const QDate kToday(2026, 11, 21);
inline const QDateTime kNow(kToday, QTime(10, 57), Qt::UTC);

/// Pulsator washer of 2018-03, two repairs within the last year, middle income, grade B, reads health news, consents to advice.
struct Chen {
    Chen();
    Member member;
    std::vector<Unit> units; ///< washer, refrigerator, air conditioner, water heater
    Household household;
    Community community;     ///< 海悦府
    Community city;
    Policy rules = policy();
    QDate today = kToday;
    Occasion occasion = Occasion::WeSpeakFirst;

    [[nodiscard]] Situation situation() const;
    Unit &washer() { return units.front(); }
    void addTag(const QString &path, const Text &label);
    void dropTag(const QString &path);
    void addRepair(Unit &unit, const QDate &closedOn, WorkStage stage = WorkStage::Done);
    void contacted(const QDate &on);
    void answered(const AdviceId &advice, const QString &category, AdviceVerdict verdict, const QDate &on);
};

} // namespace zhike::test
