// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/json.h"

/// Two accounts, one person: what a member's document says about it. Proposed by a terminal, decided by central, reversible.
namespace zhike {

/// Stands on both members until it is agreed, declined or taken back.
struct MergeProposal {
    OpId op; ///< the proposal's own; also its id
    MemberId keep; ///< the account that would stay
    MemberId merge; ///< the account that would end
    QString evidence; ///< "samePhone", "sameCard", "saidSo", "other"
    QString words;
    AssociateId by;
    QDateTime at;
    OpId agreedBy; ///< a lead has agreed at this terminal, central hasn't yet merged

    static void fields(auto &self, auto &&field)
    {
        field("opId", self.op);
        field("keepId", self.keep);
        field("mergeId", self.merge);
        field("evidence", self.evidence);
        field("words", self.words);
        field("by", self.by);
        field("at", self.at);
        field("agreedByOpId", self.agreedBy);
    }
    friend bool operator==(const MergeProposal &, const MergeProposal &) = default;
};

/// An account that now lives in this one.
struct MergedMember {
    MemberId member;
    OpId op; ///< the agreement
    QDateTime at;
    OpId undoneBy; ///< undone at this terminal, not yet by central

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("opId", self.op);
        field("at", self.at);
        field("undoneByOpId", self.undoneBy);
    }
    friend bool operator==(const MergedMember &, const MergedMember &) = default;
};

} // namespace zhike
