// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/profile/member.h"

/// Accounts that were merged into others, with everything that was moved: a merge can be undone exactly, and an op that
/// still names an ended account finds the person (docs/decisions/0007).
namespace zhike::central {

/// What a merge moved from `merged` to `keptId`. Lists name what the remaining account did not have before.
struct KeptMerge {
    Member merged; ///< as it was, without the proposal
    QString scope;
    MemberId keptId;
    OpId op; ///< the agreement
    std::vector<Identity> identities;
    std::vector<UnitCode> units;
    std::vector<QString> tags;
    std::vector<QString> events; ///< ids of timeline events
    std::vector<QString> ledger; ///< entry ids of the points ledger
    bool tookHousehold = false;
    bool tookHome = false;

    static void fields(auto &self, auto &&field)
    {
        field("merged", self.merged);
        field("scope", self.scope);
        field("keptId", self.keptId);
        field("opId", self.op);
        field("identities", self.identities);
        field("units", self.units);
        field("tags", self.tags);
        field("events", self.events);
        field("ledger", self.ledger);
        field("tookHousehold", self.tookHousehold);
        field("tookHome", self.tookHome);
    }
};

[[nodiscard]] std::optional<KeptMerge> findMerge(Transaction &tx, const MemberId &merged);
void keepMerge(Transaction &tx, const KeptMerge &merge);
void forgetMerge(Transaction &tx, const MemberId &merged);

/// The account a member lives in now: itself unless merged, at the end of the chain otherwise.
[[nodiscard]] MemberId livesIn(Transaction &tx, const MemberId &member);
/// The same object with every text that is an ended account's id replaced by the account that person has now.
[[nodiscard]] QJsonObject redirected(Transaction &tx, const QJsonObject &body);

/// Ids of a member's timeline events. They stand in the member's scope, and only that is read: a merge is rare, an
/// index on every event would be paid for daily.
[[nodiscard]] std::vector<QString> eventsOf(Transaction &tx, const MemberId &member, const QString &scope);
/// Gives these events to a member who lives in `scope`, under number `n`.
struct NewHome {
    MemberId member;
    QString scope;
    qint64 n = 0;
};
void moveEvents(Transaction &tx, const std::vector<QString> &events, const NewHome &home);

} // namespace zhike::central
